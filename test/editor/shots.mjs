// Lists the pictures of the README: each a name, a theme, a language and what to do before it is taken.
import { readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

// Two slips, as they happen: a mistyped key and an id that nothing has.
const DEPARTURES = {
  en: `requirements:
  - id: REQ-301
    title: Show the next departures
    type: functional
    status: approved
    prioirty: must
    owner: "@ling"
    statement: When the rider opens a stop, the app shall list its next five departures within 1 s.
    acceptance:
      - given: a stop that is served by two lines
        when: the rider opens it
        then: both lines are listed by time of departure
    dependsOn: [REQ-7, REQ-999]
    goals: [GOAL-2]
`,
  'zh-cn': `requirements:
  - id: REQ-301
    title: 显示下一班车
    type: functional
    status: approved
    prioirty: must
    owner: "@ling"
    statement: 乘客打开站点时，应用应在 1 秒内列出接下来的五班车。
    acceptance:
      - given: 有两条线路经过的站点
        when: 乘客打开该站点
        then: 两条线路按发车时间列出
    dependsOn: [REQ-7, REQ-999]
    goals: [GOAL-2]
`,
};

const UNFINISHED = `requirements:
  - id: REQ-302
    title: Remember the last ticket
    type: functional
    status: proposed
    priority: should
    statement: When the rider opens the shop, the app shall offer the ticket bought last.
    dependsOn: []
`;

const addDepartures = locale => ({ workspace }) => writeFile(path.join(workspace, 'departures.req.yaml'), DEPARTURES[locale]);

// What only the server in the browser has (forwarded ports, keyboard layout) says nothing about the product.
const SERVER_ONLY = ['.statusbar-item[id="status.forwardedPorts"]', '.statusbar-item[id="status.workbench.keyboardLayout"]',
  '.panel .action-item:has(a[aria-label^="Ports"])', '.panel .action-item:has(a[aria-label^="端口"])'];
const tidy = page => page.addStyleTag({ content: `${SERVER_ONLY.join(', ')} { display: none !important; }` });

// Below the line and beside no minimap there is room for what a hover or a list says.
const SPACIOUS = { 'editor.minimap.enabled': false, 'editor.hover.above': false };

/** The Product view, filled. */
async function product(ui, page) {
  await tidy(page);
  await ui.view('PRD');
  await page.locator('.sidebar .pane-body .monaco-list-row').nth(4).waitFor();
}

async function editorWithFindings(ui, page) {
  await product(ui, page);
  await ui.toggle('Riders on time');
  await ui.open('departures.req.yaml');
  await page.locator('.squiggly-error').first().waitFor();
  await ui.problems();
  await ui.problem('REQ-999').first().waitFor();
  await ui.hover('[REQ-7');
}

async function completion(ui, page) {
  await product(ui, page);
  await ui.open('last-ticket.req.yaml');
  const { x, y } = await ui.at('[]');
  await page.mouse.click(x, y);
  await page.keyboard.press('Control+Space');
  await page.locator('.suggest-widget.visible .monaco-list-row').nth(3).waitFor();
  await page.keyboard.type('ticket');
  await page.waitForTimeout(600);
  if (!(await page.locator('.suggest-details-container:visible').count())) await page.keyboard.press('Control+Space');
  await page.locator('.suggest-details-container').waitFor();
}

/** The light bulb's menu at the id that nothing has. */
async function quickFix(ui, page) {
  await product(ui, page);
  await ui.open('departures.req.yaml');
  await page.locator('.squiggly-error').first().waitFor();
  // Lenses push the lines down.
  await page.locator('.codelens-decoration').first().waitFor();
  await page.waitForTimeout(1000);
  const { x, y } = await ui.at('REQ-999');
  await page.mouse.click(x, y);
  await page.keyboard.press('Control+.');
  await page.locator('.action-widget .monaco-list-row').nth(2).waitFor();
  await page.waitForTimeout(500);
}

/** A new id for a requirement, shown before it is written everywhere. */
async function rename(ui, page) {
  await product(ui, page);
  await ui.open('door-to-door.req.yaml');
  const { x, y } = await ui.at('[REQ-7]');
  await page.mouse.click(x, y);
  await page.keyboard.press('F2');
  const box = page.locator('.rename-box input.rename-input');
  await box.waitFor();
  await box.fill('REQ-107');
  await page.keyboard.press('Control+Enter');
  await page.locator('.refactor-preview, .bulk-edit-panel').first().waitFor();
  await page.waitForTimeout(1500);
}

/** Opens a panel beside the Product view, or over the whole window, and returns its page. */
async function panel(ui, page, command, ready, { alone = false } = {}) {
  await product(ui, page);
  if (alone) await page.keyboard.press('Control+B');
  await ui.command(command);
  const inside = ui.webview();
  await inside.locator(ready).first().waitFor();
  // Fonts, sizes and the first glide.
  await page.waitForTimeout(800);
  return inside;
}

async function centre(locator) {
  const box = await locator.boundingBox();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

async function card(page, inside, locator, shown = '.card') {
  const { x, y } = await centre(locator);
  await page.mouse.move(x - 30, y - 30);
  await page.mouse.move(x, y, { steps: 6 });
  await inside.locator(shown).first().waitFor();
  await page.waitForTimeout(300);
}

/** Holds something with the mouse, moved by so many pixels. */
async function hold(page, locator, across, upwards) {
  const { x, y } = await centre(locator);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + across / 2, y - upwards / 2, { steps: 4 });
  await page.mouse.move(x + across, y - upwards, { steps: 6 });
  await page.waitForTimeout(300);
}

const bar = (inside, key) => inside.locator(`[data-bar][data-key$="${key}"]`);
const bubble = (inside, id) => inside.locator(`.bubbles .bubble[data-id="${id}"]`);

/** name, theme (dark, light, hc, hcl), locale (en, zh-cn), before({ workspace }) to add files, run(ui, page) to bring the window into the state to show. */
export const shots = [
  { name: 'editor', theme: 'dark', before: addDepartures('en'), settings: SPACIOUS, run: editorWithFindings },
  { name: 'editor-zh', theme: 'light', locale: 'zh-cn', before: addDepartures('zh-cn'), settings: SPACIOUS, run: editorWithFindings },
  { name: 'completion', theme: 'dark', before: ({ workspace }) => writeFile(path.join(workspace, 'last-ticket.req.yaml'), UNFINISHED), settings: SPACIOUS, run: completion },
  { name: 'quick-fix', theme: 'light', before: addDepartures('en'), settings: SPACIOUS, run: quickFix },
  { name: 'rename', theme: 'dark', settings: SPACIOUS, run: rename },
  {
    name: 'roadmap',
    theme: 'dark',
    async run(ui, page) {
      const inside = await panel(ui, page, 'PRD: Open Roadmap', '[data-bar]');
      await card(page, inside, bar(inside, 'RM-1'));
    },
  },
  {
    name: 'roadmap-light',
    theme: 'light',
    async run(ui, page) {
      const inside = await panel(ui, page, 'PRD: Open Roadmap', '[data-bar]');
      await hold(page, bar(inside, 'RM-4'), 60, 0);
    },
  },
  {
    name: 'matrix',
    theme: 'dark',
    async run(ui, page) {
      const inside = await panel(ui, page, 'PRD: Open Priority Matrix', '.bubbles .bubble', { alone: true });
      await card(page, inside, bubble(inside, 'REQ-7'), '.about');
    },
  },
  {
    name: 'matrix-zh',
    theme: 'light',
    locale: 'zh-cn',
    async run(ui, page) {
      const inside = await panel(ui, page, 'PRD: 打开优先级矩阵', '.bubbles .bubble', { alone: true });
      await hold(page, bubble(inside, 'REQ-12'), 45, -55);
    },
  },
  {
    name: 'welcome',
    theme: 'light',
    // A repository without product documents.
    async before({ workspace }) {
      for (const name of await readdir(workspace)) await rm(path.join(workspace, name), { recursive: true, force: true });
      await writeFile(path.join(workspace, 'README.md'), '# Corner shop\n');
    },
    async run(ui, page) {
      await tidy(page);
      await ui.view('PRD');
      await page.getByRole('button', { name: 'Create a product' }).waitFor();
      await ui.command('PRD: Open Walkthrough');
      await page.locator('.getting-started-step').first().waitFor();
      await page.waitForTimeout(1200);
    },
  },
];
