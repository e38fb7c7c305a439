// Turns every test/editor/e2e/*.e2e.mjs into a verdict: each drives the real workbench from outside, as a user would.
import assert from 'node:assert/strict';
import { cp, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { launchChromium } from './chromium.mjs';
import { report, runStage, runSteps } from './report.mjs';
import { openWorkbench } from './session.mjs';
import { ROOT, startServer } from './vscode.mjs';
import { sampleWorkspace } from './workspace.mjs';

const FOLDER = path.join(ROOT, 'test/editor/e2e');
const PICTURES = path.join(ROOT, 'out/e2e');

/** Every test starts with the sample as it is in the repository. */
async function resetWorkspace(folder) {
  for (const name of await readdir(folder)) await rm(path.join(folder, name), { recursive: true, force: true });
  await cp(sampleWorkspace(), folder, { recursive: true });
}

// A test is a file that exports `name`, `run({ page, ui, server, workspace, shot, assert, step })` and, if it needs other files, `before({ workspace })`.
async function runTest(module, file, browser, server) {
  const { workspace } = server;
  await resetWorkspace(workspace);
  await module.before?.({ workspace });
  const session = await openWorkbench(browser, server, PICTURES);
  const picture = async () => path.relative(ROOT, await session.shot(`${path.basename(file, '.e2e.mjs')}-failed`));
  const results = await runSteps(module.name, async step => {
    await session.ui.ready();
    await module.run({ ...session, server, workspace, assert, step });
  }, picture);
  await session.context.close().catch(() => {});
  return results;
}

await runStage(async wanted => {
  const files = (await readdir(FOLDER)).filter(name => name.endsWith('.e2e.mjs') && (wanted.length === 0 || wanted.some(part => name.includes(part)))).sort();
  await rm(PICTURES, { recursive: true, force: true });
  const results = [];
  const server = await startServer({ workspace: sampleWorkspace(), vsix: process.env.PRD_VSIX, verbose: Boolean(process.env.VERBOSE) });
  try {
    const browser = await launchChromium();
    for (const file of files) results.push(...await runTest(await import(pathToFileURL(path.join(FOLDER, file)).href), file, browser, server));
    await browser.close();
  } finally {
    await server.stop();
  }
  return report(results);
});
