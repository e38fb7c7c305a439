// Checks the priority matrix in the workbench: ways in, ways to the source, following edits, a drag as two numbers, a reload, themes.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { centre, changedLines, drag, fileText, listen, saveTab, undo } from './panels.mjs';

export const name = 'matrix';

const FILE = 'requirements/riders-on-time.req.yaml';
/** Where the requirement that is dragged stands. */
const HOME = 'requirements/operations.req.yaml';
const TAB = 'operations.req.yaml';
const ID = 'REQ-47';

export async function run({ page, ui, workspace, shot, assert, step }) {
  const complaints = listen(page);
  const file = path.join(workspace, FILE);
  const original = await readFile(file, 'utf8');
  const inside = ui.webview();
  const bubble = id => inside.locator(`.bubbles .bubble[data-id="${id}"]`);
  const rank = id => inside.locator(`.ranking tr[data-id="${id}"]`);
  const tab = page.locator('.tab').filter({ hasText: 'Priority matrix: Tramline' });
  const close = async () => {
    await tab.first().click();
    await tab.first().locator('.codicon-close').click();
    await tab.waitFor({ state: 'detached' });
  };

  await step('it opens from the palette', async () => {
    await ui.command('PRD: Open Priority Matrix');
    await bubble(ID).waitFor();
    assert.match(await inside.locator('body').innerText(), /61 shown/);
    await shot('opened');
    await close();
  });

  await step('it opens from the tree', async () => {
    await ui.view('PRD');
    await ui.row('Requirements documents').first().hover();
    await ui.row('Requirements documents').first().getByRole('button', { name: 'Open Priority Matrix' }).click();
    await bubble(ID).waitFor();
    await close();
  });

  await step('it opens from the title of an editor', async () => {
    await ui.open(FILE);
    await page.locator('.editor-actions').getByRole('button', { name: /Priority Matrix/ }).first().click();
    await bubble(ID).waitFor();
  });

  await step('it follows an edit of the file', async () => {
    await writeFile(file, original.replace('title: Live arrival times at every stop', 'title: Times of arrival'));
    await rank('REQ-31').getByText('Times of arrival').waitFor();
    await writeFile(file, original);
    await rank('REQ-31').getByText('Live arrival times').waitFor();
  });

  await step('Enter and a double click open the source', async () => {
    const { x, y } = await centre(bubble(ID));
    await page.mouse.click(x, y);
    await page.keyboard.press('Enter');
    await ui.at('title: Lost property report');
    await tab.first().click();
    // The chart glides to its new width.
    await page.waitForTimeout(600);
    const other = await centre(bubble('REQ-62'));
    await page.mouse.dblclick(other.x, other.y);
    await page.locator('.tab.active[data-resource-name="tickets.req.yaml"]').waitFor();
    await shot('source');
    await page.keyboard.press('Control+K');
    await page.keyboard.press('Control+W');
    await ui.command('PRD: Open Priority Matrix');
    await bubble(ID).waitFor();
  });

  await step('a drag writes the two numbers and nothing else, and one undo takes it back', async () => {
    const before = await readFile(path.join(workspace, HOME), 'utf8');
    const from = await centre(bubble(ID));
    await drag(page, from, { x: from.x + 150, y: from.y - 60 });
    await page.locator(`.tab.dirty[data-resource-name="${TAB}"]`).waitFor();
    await shot('dragged');
    await saveTab(page, ui, TAB);
    const after = await fileText(ui, workspace, HOME, text => text !== before);
    const changed = changedLines(before, after);
    assert.deepEqual(changed.map(([was]) => was.split(':')[0]), ['value', 'effort']);
    for (const [, now] of changed) assert.match(now, /^(value|effort): \d+(\.\d+)?$/);
    await undo(page, ui, TAB);
    await fileText(ui, workspace, HOME, text => text === before);
  });

  await step('a reload keeps the panel and its selection', async () => {
    await tab.first().click();
    const { x, y } = await centre(bubble('REQ-62'));
    await page.mouse.click(x, y);
    await inside.locator('.ranking tr[aria-selected="true"][data-id="REQ-62"]').waitFor();
    await page.waitForTimeout(300);
    await ui.reload();
    await bubble(ID).waitFor();
    await inside.locator('.ranking tr[aria-selected="true"][data-id="REQ-62"]').waitFor();
    await shot('reloaded');
  });

  await step('it follows the theme', async () => {
    const ground = () => inside.locator('body').evaluate(body => getComputedStyle(body).backgroundColor);
    const light = await ground();
    await ui.command('Preferences: Toggle between Light/Dark Themes');
    await ui.until(async () => (await ground()) !== light);
    await shot('dark');
    await ui.command('Preferences: Toggle between Light/Dark Themes');
    await ui.until(async () => (await ground()) === light);
  });

  await step('nothing is refused or thrown in its page', () => assert.deepEqual(complaints, []));
}
