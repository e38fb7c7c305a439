// Checks what writes for the user: a whole requirement from the suggestions, a statement split in two and taken back, a requirement in a file of its own, pasted lines as requirements, a pasted address as a link.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

export const name = 'writing';

const LIST = `requirements:
  - id: REQ-901
    title: Receipt
    type: functional
    status: proposed
    statement: When a rider pays, the app shall mail a receipt and close the trip.
`;

const item = (id, title) => `  - id: ${id}\n    title: ${title}\n    type: functional\n    status: proposed\n    statement: The app shall show the platform within 2 s.\n`;
const PAIR = `requirements:\n${item('REQ-811', 'First')}  # Needs a ticket.\n${item('REQ-812', 'Second')}`;

export async function before({ workspace }) {
  await writeFile(path.join(workspace, 'written.req.yaml'), LIST);
  await writeFile(path.join(workspace, 'pair.req.yaml'), PAIR);
  await writeFile(path.join(workspace, 'wishes.txt'), '- The app shall show delays.\n- The app shall name the platform.\n');
  await writeFile(path.join(workspace, 'address.txt'), 'https://example.org/notes/interviews');
}

export async function run({ page, ui, workspace, shot, step }) {
  const offers = page.locator('.suggest-widget.visible .monaco-list-row');
  const actions = page.locator('.action-widget .monaco-list-row');
  const text = () => page.locator('.editor-instance .view-lines').first().innerText().then(all => all.replaceAll('\u00a0', ' '));
  const shows = (part, there = true) => ui.until(async () => (await text()).includes(part) === there);
  /** Goes to an action by the keys and takes it: the list ignores the mouse until it moves. */
  const choose = async title => {
    await actions.first().waitFor();
    await ui.until(async () => {
      if ((await page.locator('.action-widget .monaco-list-row.focused').innerText()).replaceAll('\u00a0', ' ').includes(title)) return true;
      await page.keyboard.press('ArrowDown');
      return false;
    });
    await page.keyboard.press('Enter');
  };

  await step('a whole requirement is written from the suggestions, with the next id', async () => {
    await ui.open('written.req.yaml');
    // What is found in the statement tells that the folder has been read.
    await page.locator('.squiggly-info').first().waitFor();
    await page.keyboard.press('Control+End');
    await ui.type('  - ');
    await page.keyboard.press('Control+Space');
    await offers.filter({ hasText: 'New requirement' }).first().waitFor();
    await shot('suggestions');
    await page.keyboard.press('Tab');
    await shows('id: REQ-902');
    await shows('priority: should');
    await page.keyboard.press('Tab');
    await ui.type('Show the platform');
    await shows('title: Show the platform');
    await page.keyboard.press('Escape');
    await ui.until(async () => {
      await page.keyboard.press('Control+Z');
      return !/REQ-902|^\s*-\s*$/m.test(await text());
    });
  });

  await step('a statement with two demands is split, and one undo takes that back', async () => {
    const { x, y } = await ui.at('a receipt and');
    await page.mouse.click(x, y);
    await ui.until(async () => {
      await page.keyboard.press('Control+Shift+R');
      return actions.first().waitFor({ timeout: 3000 }).then(() => true, () => false);
    });
    await shot('refactorings');
    await choose('Split into REQ-901 and REQ-902');
    await shows('statement: When a rider pays, the app shall close the trip.');
    await shot('split');
    await page.keyboard.press('Control+Z');
    await shows('REQ-902', false);
    await shows('a receipt and close the trip.');
  });

  await step('a requirement is extracted to a file with its comment, and one undo brings it back', async () => {
    await ui.open('pair.req.yaml');
    const { x, y } = await ui.at('title: Second');
    await page.mouse.click(x, y);
    await ui.until(async () => {
      await page.keyboard.press('Control+Shift+R');
      return actions.first().waitFor({ timeout: 3000 }).then(() => true, () => false);
    });
    await choose('Extract REQ-812 to a file');
    await shows('REQ-812', false);
    const file = path.join(workspace, 'second.req.yaml');
    const content = () => readFile(file, 'utf8').catch(() => '');
    await ui.until(async () => (await content()).startsWith('# Needs a ticket.\nid: REQ-812\ntitle: Second\n'));
    await page.keyboard.press('Control+Z');
    await shows('REQ-812');
    await ui.until(async () => (await content()) === '');
  });

  await step('a requirement moves to a list that is chosen, and a word tells where it stands', async () => {
    await ui.open('pair.req.yaml');
    const { x, y } = await ui.at('title: First');
    await page.mouse.click(x, y);
    await ui.until(async () => {
      await page.keyboard.press('Control+Shift+R');
      return actions.first().waitFor({ timeout: 3000 }).then(() => true, () => false);
    });
    await choose('Move REQ-811 to another file');
    await page.locator('.quick-input-widget:visible .monaco-list-row').filter({ hasText: 'first.req.yaml' }).waitFor();
    await shot('move');
    await ui.pick('written.req.yaml');
    await ui.status('REQ-811 stands in written.req.yaml now').waitFor();
    await shows('REQ-811', false);
    const target = () => readFile(path.join(workspace, 'written.req.yaml'), 'utf8');
    await ui.until(async () => (await target()).includes('id: REQ-811'));
    await page.keyboard.press('Control+Z');
    await shows('REQ-811');
    await ui.open('written.req.yaml');
    await shows('REQ-811', false);
    await ui.save();
  });

  await step('pasted lines stay lines until they are asked to be requirements', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const paste = async file => {
      await ui.open(file);
      await page.keyboard.press('Control+A');
      await page.keyboard.press('Control+C');
      await ui.open('written.req.yaml');
      await page.keyboard.press('Control+End');
      await page.keyboard.press('Control+V');
    };
    await paste('wishes.txt');
    await shows('- The app shall name the platform.');
    await page.locator('.post-edit-widget').first().waitFor();
    await page.keyboard.press('Control+.');
    await choose('Paste as 2 requirements');
    await shows('title: Name the platform');
    await shows('statement: The app shall show delays.');
    await shot('pasted');
    await ui.until(async () => {
      await page.keyboard.press('Control+Z');
      return !(await text()).includes('delays');
    });
    await paste('address.txt');
    await shows('- title: example.org/notes/interviews');
    await shows('url: https://example.org/notes/interviews');
    await shot('link');
  });
}
