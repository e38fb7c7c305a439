// Turns a script into a look at the running product: starts VS Code with the built extension, opens it and calls the script with a driver.
//
//   node test/editor/try.mjs script.mjs [--theme dark|light|hc|hcl] [--locale zh-cn] [--workspace DIR] [--out DIR]
//
// The script's default export gets { page, ui, server, workspace, shot, assert }; shot('name') writes <out>/name.png (out/try by default).
// The workspace is a copy; without a script the window is opened and one picture taken.
import assert from 'node:assert/strict';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { launchChromium } from './chromium.mjs';
import { openWorkbench } from './session.mjs';
import { ROOT, startServer } from './vscode.mjs';
import { sampleWorkspace } from './workspace.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    theme: { type: 'string', default: 'dark' },
    locale: { type: 'string', default: 'en' },
    workspace: { type: 'string', default: sampleWorkspace() },
    out: { type: 'string', default: path.join(ROOT, 'out/try') },
    verbose: { type: 'boolean', default: false },
  },
});

const look = async ({ shot }) => { console.log(await shot('window')); };
const script = positionals[0] ? (await import(pathToFileURL(path.resolve(positionals[0])).href)).default : look;
const server = await startServer({ workspace: values.workspace, theme: values.theme, locale: values.locale, verbose: values.verbose });
try {
  const browser = await launchChromium();
  try {
    const session = await openWorkbench(browser, server, path.resolve(values.out));
    if (values.verbose) session.page.on('console', message => console.log('[page]', message.type(), message.text().slice(0, 400)));
    try {
      await session.ui.ready();
      await script({ ...session, server, workspace: server.workspace, assert });
    } catch (error) {
      console.error(error);
      console.error(`picture: ${await session.shot('failed').catch(() => 'none')}`);
      process.exitCode = 1;
    }
  } finally {
    await browser.close();
  }
} finally {
  await server.stop();
}
process.exit();
