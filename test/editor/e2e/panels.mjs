// Turns an open panel into what a test asks of it: its page, the text behind it, and what its page complains about.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** Collects what the pages of panels complain about: refused content, exceptions, errors on the console. */
export function listen(page) {
  const complaints = [];
  page.on('console', message => {
    const where = message.location().url ?? '';
    const ours = /prd-workbench|dist\/webview|\/webview\//.test(where) || /Content Security Policy|dist\/webview/.test(message.text());
    if (message.type() === 'error' && ours) complaints.push(`${message.text()} (${where})`);
  });
  page.on('pageerror', error => {
    if (/dist\/webview/.test(error.stack ?? '')) complaints.push(String(error.stack));
  });
  return complaints;
}

/** The middle of something, in the window. */
export async function centre(locator) {
  const box = await locator.boundingBox();
  assert.ok(box, 'nothing is drawn there');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Drags with the mouse, a few steps as a hand does. */
export async function drag(page, from, to) {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + (to.x - from.x) / 3, from.y + (to.y - from.y) / 3, { steps: 2 });
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
}

/** Line by line: what one text has that the other has not, as [before, after]. */
export function changedLines(before, after) {
  const [a, b] = [before.split('\n'), after.split('\n')];
  assert.equal(a.length, b.length, 'lines came or went');
  return a.flatMap((line, i) => (line === b[i] ? [] : [[line.trim(), b[i].trim()]]));
}

/** Reads a file of the workspace until it satisfies `holds`; returns its text. */
export function fileText(ui, workspace, file, holds) {
  return ui.until(async () => {
    const text = await readFile(path.join(workspace, file), 'utf8');
    return holds(text) ? text : undefined;
  });
}

/** Shows a file's tab, which an edit opened, and saves it. */
export async function saveTab(page, ui, name) {
  await page.locator(`.tabs-container .tab[data-resource-name="${name}"]`).first().click();
  await page.locator('.editor-instance .view-line').first().waitFor();
  await ui.save();
  await page.locator(`.tabs-container .tab.dirty[data-resource-name="${name}"]`).waitFor({ state: 'detached' });
}

/** Takes the last change of the file in front back, and saves. */
export async function undo(page, ui, name) {
  await page.locator('.editor-group-container.active .view-lines').first().click();
  await page.keyboard.press('Control+Z');
  await page.locator(`.tabs-container .tab.dirty[data-resource-name="${name}"]`).first().waitFor();
  await ui.save();
  await page.locator(`.tabs-container .tab.dirty[data-resource-name="${name}"]`).waitFor({ state: 'detached' });
}
