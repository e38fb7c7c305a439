// Opens the priority matrix for a test, and reads what its page shows and posts.
import { arrived } from './panel-page.mjs';
import { openMatrix, settled } from './matrix-host.mjs';

const WIDE = { width: 1392, height: 780 };

export async function withMatrix(browser, files, options, use) {
  const host = await openMatrix(browser, files, { ...WIDE, ...options });
  try {
    await host.page.waitForSelector('.state', { timeout: 20_000 });
    await settled(host.page);
    host.page.setDefaultTimeout(8000);
    await use(host, host.page);
    const problems = await host.panel.problems();
    if (problems.length > 0) throw new Error(problems.join('\n'));
  } finally {
    await host.close();
  }
}

export const selectedRows = (page) => page.$$eval('.ranking tr[aria-selected="true"]', (rows) => rows.map((row) => row.dataset.id));
export const ringed = (page) => page.$$eval('.bubbles .ring', (rings) => rings.map((ring) => ring.closest('[data-id]').dataset.id));
export const stateLine = (page) => page.$eval('.state', (line) => line.textContent.replace(/\s+/g, ' ').trim());
export const said = (page) => page.$eval('[aria-live]', (region) => region.textContent).catch(() => '');
/** What the page has posted so far; a message takes a frame and a turn to arrive. */
export async function posted(host, type) {
  await arrived(host.panel.page);
  return host.panel.posted.filter((message) => type === undefined || message.type === type);
}
export const sent = (host) => posted(host, 'setScores');
export const last = async (host) => (await posted(host)).at(-1);
export const focusChart = (page) => page.focus('svg.plot');

export async function drag(page, from, to, { release = true } = {}) {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 6, from.y + 6);
  await page.mouse.move(to.x, to.y, { steps: 4 });
  if (release) await page.mouse.up();
  await settled(page);
}
