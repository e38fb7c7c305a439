// Making a plan in the roadmap: dependencies by mouse and by keys, new things from nothing, undoing and doing again.
import { accessibilityProblems } from './panel-page.mjs';
import { bar, drag, FILE, lineOf, open, pull, row, sent, settled, written } from './roadmap-steps.mjs';

export const name = 'roadmap making';

/** Pulls the ring behind a bar to another bar, without letting go. */
async function pullLink(page, from, to) {
  await page.click(row(from));
  const ring = await page.locator(`[data-link="${from}"]`).boundingBox();
  const target = await page.locator(to).boundingBox();
  const [x, y] = [ring.x + 7, ring.y + 7];
  await pull(page, x, y, target.x + 10 - x, target.y + 8 - y);
}

const fill = async (page, title) => {
  await page.waitForFunction(() => document.activeElement?.id === 'draft');
  await page.keyboard.type(title);
  await page.keyboard.press('Enter');
  await page.waitForSelector('.draft', { state: 'detached' });
};

export async function run({ browser, assert, shot, step }) {
  await step('draws a dependency with the mouse', async () => {
    const panel = await open(browser, { theme: 'light' });
    const { page } = panel;
    await pullLink(page, 'RM-9', bar('RM-5'));
    assert.match(await page.locator('.tip').innerText(), /RM-5 waits for RM-9/);
    await shot(page, 'roadmap-link');
    await page.mouse.up();
    await page.waitForSelector('[data-from="RM-9"][data-to="RM-5"]');
    assert.match(lineOf(panel, 'RM-5'), /dependsOn: \[RM-9\]/);
    await pullLink(page, 'RM-5', '.milestone[data-key="MS-4"]');
    await page.mouse.up();
    await written(panel);
    assert.match(lineOf(panel, 'MS-4'), /deliverables: \[RM-5\]/);
    await settled(panel, assert);
  });

  await step('refuses a circle, spelled out, and writes nothing', async () => {
    const panel = await open(browser, { theme: 'hc' });
    const { page } = panel;
    await pullLink(page, 'RM-6', bar('RM-1'));
    assert.match(await page.locator('.tip.refused').innerText(), /RM-1 can’t wait for RM-6: it would close a circle, RM-1 → RM-4 → RM-6 → RM-1/);
    assert.equal(await page.locator('.new-wire.refused').count(), 1);
    await shot(page, 'roadmap-circle');
    await page.mouse.up();
    assert.match(await page.locator('.hints').innerText(), /would close a circle/);
    await pullLink(page, 'RM-9', bar('RM-5'));
    await page.keyboard.press('Escape');
    await page.mouse.up();
    assert.equal((await sent(panel, 'link')).length, 0);
    await settled(panel, assert);
  });

  await step('removes a clicked dependency by its button and by Delete', async () => {
    const panel = await open(browser);
    const { page } = panel;
    const before = panel.texts[FILE];
    await page.locator('[data-from="RM-1"][data-to="RM-4"] .reach').dispatchEvent('click');
    await page.click('.unlink');
    await written(panel);
    assert.ok(!lineOf(panel, 'RM-4').includes('dependsOn'), lineOf(panel, 'RM-4'));
    await page.keyboard.press('Control+z');
    await page.waitForSelector('[data-from="RM-1"][data-to="RM-4"]');
    assert.equal(panel.texts[FILE], before);
    await page.locator('[data-from="RM-9"][data-to="RM-10"] .reach').dispatchEvent('click');
    await page.locator('.names').focus();
    await page.keyboard.press('Delete');
    await page.waitForSelector('[data-from="RM-9"][data-to="RM-10"]', { state: 'detached' });
    assert.ok(!lineOf(panel, 'RM-10').includes('dependsOn'));
    await settled(panel, assert);
  });

  await step('sets and removes a dependency by keys', async () => {
    const panel = await open(browser);
    const { page } = panel;
    await page.click(row('RM-4'));
    await page.keyboard.press('Alt+d');
    await page.keyboard.press('ArrowDown');
    assert.match(await page.locator('.tip').innerText(), /RM-1/);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('.tip').count(), 0);
    await page.click(row('RM-1'));
    await page.keyboard.press('Alt+d');
    for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowDown');
    assert.match(await page.locator('.hints').innerText(), /Enter removes it/);
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-from="RM-1"][data-to="RM-4"]', { state: 'detached' });
    await page.keyboard.press('Alt+d');
    for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-from="RM-1"][data-to="RM-4"]');
    assert.match(lineOf(panel, 'RM-4'), /dependsOn: \[RM-1\]/);
    await settled(panel, assert);
  });

  await step('fills an empty roadmap with the keyboard alone', async () => {
    const panel = await open(browser, { files: { 'a.roadmap.yaml': 'title: T\n' }, wait: '.center' });
    const { page } = panel;
    for (const [key, title] of [['Shift+N', 'Rider app'], ['m', 'Public beta'], ['n', 'Trip planner']]) {
      if (key === 'n') await page.keyboard.press('Home');
      await page.keyboard.press(key);
      await fill(page, title);
      await page.waitForTimeout(80);
    }
    await page.waitForSelector(`${bar('RM-1')}.selected`);
    await page.keyboard.press('n');
    await shot(page, 'roadmap-new');
    assert.deepEqual(await accessibilityProblems(page), []);
    await fill(page, 'Step-free routing');
    await page.waitForSelector(`${bar('RM-2')}.selected`);
    assert.equal(panel.texts['a.roadmap.yaml'], `title: T
lanes:
  - id: LANE-1
    title: Rider app
milestones:
  - id: MS-1
    title: Public beta
    date: 2026-11-18
items:
  - id: RM-1
    title: Trip planner
    lane: LANE-1
    start: 2026-11-16
    end: 2026-12-25
  - id: RM-2
    title: Step-free routing
    lane: LANE-1
    start: 2026-12-28
    end: 2027-02-05
`);
    await settled(panel, assert);
  });

  await step('fills an empty roadmap with the mouse, and gives up on Escape', async () => {
    const panel = await open(browser, { files: { 'a.roadmap.yaml': 'title: T\n' }, wait: '.center' });
    const { page } = panel;
    await page.click('.center prd-button');
    await fill(page, 'Rider app');
    const lane = await page.waitForSelector('.lane-band');
    const box = await lane.boundingBox();
    await page.mouse.dblclick(box.x + 700, box.y + 60);
    await page.waitForSelector('.draft');
    await page.keyboard.press('Escape');
    await page.waitForSelector('.draft', { state: 'detached' });
    await page.mouse.dblclick(box.x + 700, box.y + 60);
    await fill(page, 'Trip: planner');
    await page.waitForSelector(bar('RM-1'));
    assert.match(panel.texts['a.roadmap.yaml'], /items:\n {2}- id: RM-1\n {4}title: "?'?Trip: planner"?'?\n {4}lane: LANE-1\n {4}start: 20\d\d-\d\d-\d\d\n {4}end: 20\d\d-\d\d-\d\d\n$/);
    await page.selectOption('.new', 'milestone');
    await fill(page, 'Beta');
    await page.waitForSelector('.milestone[data-key="MS-1"]');
    await settled(panel, assert);
  });

  await step('undoes and does again its own edits, byte for byte, and not those of others', async () => {
    const panel = await open(browser);
    const { page } = panel;
    // The editor prevents these keys' own meaning before the page hears of them.
    await page.evaluate(() => addEventListener('keydown', (event) => event.ctrlKey && event.preventDefault(), true));
    const before = panel.texts[FILE];
    await drag(page, 'RM-10', 60);
    await page.mouse.up();
    await written(panel);
    const moved = panel.texts[FILE];
    await page.click(row('RM-4'));
    await page.keyboard.press('Alt+Shift+ArrowRight');
    await written(panel);
    const resized = panel.texts[FILE];
    const after = async (key) => {
      const count = panel.posted.length;
      await page.keyboard.press(key);
      while (panel.posted.length === count) await page.waitForTimeout(10);
      await page.waitForTimeout(60);
      return panel.texts[FILE];
    };
    assert.equal(await after('Control+z'), moved);
    assert.equal(await after('Control+z'), before);
    await after('Control+z');
    assert.match(await page.locator('.hints').innerText(), /Nothing to undo/);
    assert.equal(await after('Control+y'), moved);
    assert.equal(await after('Control+Shift+Z'), resized);
    panel.write(FILE, `${resized}# typed by someone\n`);
    assert.equal(await after('Control+z'), `${resized}# typed by someone\n`);
    assert.match(await page.locator('.hints').innerText(), /changed since/);
    await settled(panel, assert);
  });
}
