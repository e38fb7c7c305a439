// What the browser tests of the roadmap share: opening it, finding bars and rows, dragging, waiting for what was written.
import { arrived } from './panel-page.mjs';
import { ROADMAP } from './roadmap-data.mjs';
import { openRoadmap } from './roadmap-host.mjs';

export const FILE = 'tramline.roadmap.yaml';

export const bar = (key) => `[data-bar][data-key="${key}"]`;
export const row = (key) => `.names [data-key="${key}"]`;

export async function open(browser, options = {}) {
  const panel = await openRoadmap(browser, { files: ROADMAP, ...options });
  await panel.page.waitForSelector(options.wait ?? '[data-bar]');
  await panel.page.waitForTimeout(60);
  return panel;
}

/** Presses at a place and moves the pointer by so many pixels, without letting go. */
export async function pull(page, x, y, dx, dy = 0) {
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + dx / 2, y + dy / 2);
  await page.mouse.move(x + dx, y + dy);
  await page.waitForTimeout(40);
}

/** Presses a bar 12 pixels from its start. */
export async function drag(page, key, by) {
  const box = await page.locator(bar(key)).boundingBox();
  await pull(page, box.x + 12, box.y + 8, by);
}

/** Selects a bar and presses one of its ends. */
export async function dragEnd(page, key, end, by) {
  await page.click(row(key));
  const box = await page.locator(bar(key)).boundingBox();
  await pull(page, end === 'start' ? box.x - 2 : box.x + box.width + 2, box.y + 8, by);
}

export const scaleOf = (page) => page.evaluate(() => globalThis.fakeEditor.state.scale);

/** What the page has posted so far; a message takes a frame and a turn to arrive. */
export async function sent(panel, type) {
  await arrived(panel.page);
  return panel.posted.filter((message) => message.type === type);
}

/** Waits until nothing is on its way to the file. */
export async function written(panel) {
  await arrived(panel.page);
  await panel.page.waitForFunction(() => !document.querySelector('.pending'));
}

/** Line of the file that holds an id. */
export const lineOf = (panel, id, file = FILE) => panel.texts[file].split('\n').find((line) => line.includes(`id: ${id},`)) ?? '';

export async function settled(panel, assert) {
  assert.deepEqual(await panel.problems(), []);
  await panel.close();
}
