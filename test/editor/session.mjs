// Turns a server into an open workbench: a fresh page with its driver and a way to keep pictures.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { driver } from './e2e/ui.mjs';

export const SIZE = { width: 1400, height: 860 };
const LIMIT = process.env.CI ? 60_000 : 30_000;

/** Opens the workbench in a page of its own context (no state of earlier pages) and goes to it. `shot(name)` writes `folder/name.png`. */
export async function openWorkbench(browser, server, folder, payload) {
  const context = await browser.newContext({ viewport: SIZE });
  const page = await context.newPage();
  page.setDefaultTimeout(LIMIT);
  const shot = async name => {
    const file = path.join(folder, `${name}.png`);
    await mkdir(path.dirname(file), { recursive: true });
    await page.screenshot({ path: file, animations: 'disabled' });
    return file;
  };
  const ui = driver(page);
  await page.goto(server.url(payload));
  return { context, page, ui, shot };
}
