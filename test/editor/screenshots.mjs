// Turns the running product into the pictures of the README: media/screenshots/<name>.png.
//
//   node test/editor/screenshots.mjs [name …]    all pictures, or those whose names hold one of the words
import path from 'node:path';
import { launchChromium } from './chromium.mjs';
import { openWorkbench } from './session.mjs';
import { ROOT, startServer } from './vscode.mjs';
import { sampleWorkspace } from './workspace.mjs';
import { shots } from './shots.mjs';

const FOLDER = path.join(ROOT, 'media/screenshots');

async function take(browser, { name, theme = 'dark', locale = 'en', settings, before, run }) {
  const server = await startServer({ workspace: sampleWorkspace(), theme, locale, settings });
  try {
    await before?.({ workspace: server.workspace });
    const session = await openWorkbench(browser, server, FOLDER);
    try {
      await session.ui.ready();
      await run(session.ui, session.page);
      console.log(path.relative(ROOT, await session.shot(name)));
    } catch (error) {
      const picture = path.join(ROOT, `out/${name}-failed.png`);
      await session.page.screenshot({ path: picture }).catch(() => {});
      console.error(`${name}: ${error?.message ?? error}\nthe window is in ${path.relative(ROOT, picture)}`);
      process.exitCode = 1;
    } finally {
      await session.context.close();
    }
  } finally {
    await server.stop();
  }
}

const wanted = process.argv.slice(2);
const chosen = shots.filter(({ name }) => wanted.length === 0 || wanted.some(word => name.includes(word)));
if (chosen.length === 0) throw new Error(`no picture of that name; there are: ${shots.map(({ name }) => name).join(', ')}`);
const browser = await launchChromium();
try {
  for (const shot of chosen) await take(browser, shot);
} finally {
  await browser.close();
}
process.exit();
