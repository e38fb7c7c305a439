// Checks the roadmap panel in the workbench: ways in, ways to the source, following edits, a drag as the smallest edit, a reload, themes.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { centre, changedLines, drag, fileText, listen, saveTab, undo } from './panels.mjs';

export const name = 'roadmap';

const FILE = 'tramline.roadmap.yaml';
/** A second is the promise; a busy machine gets more. */
const TYPED_LIMIT = process.env.CI ? 6000 : 3000;

export async function run({ page, ui, workspace, shot, assert, step }) {
  const complaints = listen(page);
  const file = path.join(workspace, FILE);
  const original = await readFile(file, 'utf8');
  const inside = ui.webview();
  const bar = id => inside.locator(`[data-bar][data-key="${id}"]`);
  const row = id => inside.locator(`.names [data-key="${id}"]`);
  const tab = page.locator('.tab').filter({ hasText: 'Roadmap: Tramline' });
  const close = async () => {
    await tab.first().click();
    await tab.first().locator('.codicon-close').click();
    await tab.waitFor({ state: 'detached' });
  };

  await step('it opens from the palette', async () => {
    await ui.command('PRD: Open Roadmap');
    await bar('RM-4').waitFor();
    assert.ok((await inside.locator('[data-bar]').count()) >= 10);
    assert.match(await inside.locator('.state').innerText(), /18 items/);
    await shot('opened');
    await close();
  });

  await step('it opens from the tree', async () => {
    await ui.view('PRD');
    await ui.row('18 items').first().hover();
    await ui.row('18 items').first().getByRole('button', { name: 'Open Roadmap' }).click();
    await bar('RM-4').waitFor();
    await close();
  });

  await step('it opens from the title of an editor', async () => {
    await ui.open(FILE);
    await page.locator('.editor-actions').getByRole('button', { name: /^(Open )?Roadmap/ }).first().click();
    await bar('RM-4').waitFor();
  });

  await step('it follows a change on disk', async () => {
    await writeFile(file, original.replace('title: Step-free routing', 'title: Routes without steps'));
    await row('RM-4').getByText('Routes without steps').waitFor();
    await writeFile(file, original);
    await row('RM-4').getByText('Step-free routing').waitFor();
  });

  await step('Enter and a double click open the source', async () => {
    await row('RM-4').click();
    await page.keyboard.press('Enter');
    await ui.at('title: Step-free routing');
    await tab.first().click();
    await bar('RM-1').dblclick();
    await ui.at('title: Trip planner rewrite');
    await shot('source');
  });

  await step('it follows what is typed beside it, before it is saved, and its undoing', async () => {
    // The double click selected the id; its title stands in the line below.
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    const renamed = inside.locator('.timeline').getByText('Trip planner rewrite again').locator('visible=true').first();
    const began = Date.now();
    await ui.type(' again');
    await renamed.waitFor();
    const took = Date.now() - began;
    assert.ok(took < TYPED_LIMIT, `${took} ms`);
    await shot('typed');
    await page.keyboard.press('Control+Z');
    await renamed.waitFor({ state: 'detached' });
    await page.locator(`.tab.dirty[data-resource-name="${FILE}"]`).waitFor({ state: 'detached' });
    // One group again, the panel alone.
    await page.keyboard.press('Control+K');
    await page.keyboard.press('Control+W');
    await ui.command('PRD: Open Roadmap');
    await bar('RM-4').waitFor();
  });

  await step('a drag writes the two dates and nothing else, and one undo takes it back', async () => {
    const from = await centre(bar('RM-4'));
    await drag(page, from, { x: from.x + 60, y: from.y });
    await page.locator(`.tab.dirty[data-resource-name="${FILE}"]`).waitFor();
    await shot('dragged');
    await saveTab(page, ui, FILE);
    const after = await fileText(ui, workspace, FILE, text => text !== original);
    const changed = changedLines(original, after);
    assert.deepEqual(changed.map(([before]) => before), ['start: 2026-12-14', 'end: 2027-02-19']);
    for (const [, now] of changed) assert.match(now, /^(start|end): 2027-\d\d-\d\d$/);
    await undo(page, ui, FILE);
    await fileText(ui, workspace, FILE, text => text === original);
  });

  await step('a dragged end writes one date, and the panel takes it back byte for byte', async () => {
    await tab.first().click();
    await row('RM-4').click();
    const box = await bar('RM-4').boundingBox();
    await drag(page, { x: box.x + box.width + 2, y: box.y + 8 }, { x: box.x + box.width + 62, y: box.y + 8 });
    await page.locator(`.tab.dirty[data-resource-name="${FILE}"]`).waitFor();
    await shot('resized');
    await saveTab(page, ui, FILE);
    const after = await fileText(ui, workspace, FILE, text => text !== original);
    const changed = changedLines(original, after);
    assert.deepEqual(changed.map(([before]) => before), ['end: 2027-02-19']);
    await tab.first().click();
    await row('RM-4').click();
    await page.keyboard.press('Control+Z');
    await page.locator(`.tab.dirty[data-resource-name="${FILE}"]`).waitFor();
    await saveTab(page, ui, FILE);
    await fileText(ui, workspace, FILE, text => text === original);
  });

  await step('a reload keeps the panel, its zoom and its selection', async () => {
    await tab.first().click();
    await row('RM-9').click();
    await inside.getByRole('radio', { name: /^Weeks?$/ }).click();
    const level = () => inside.locator('[role="radio"][aria-checked="true"]').allInnerTexts().then(all => all.join());
    await ui.until(async () => /Week/.test(await level()));
    const kept = await level();
    await page.waitForTimeout(300);
    await ui.reload();
    await row('RM-9').waitFor();
    await inside.locator('.name.selected[data-key="RM-9"]').waitFor();
    assert.equal(await level(), kept);
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
