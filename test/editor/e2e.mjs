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
/** Tests that run at the same time. */
const LANES = 2;
const PICTURES = path.join(ROOT, 'out/e2e');

/** Every test starts with the sample as it is in the repository, or with an empty folder. */
async function resetWorkspace(folder, empty) {
  for (const name of await readdir(folder)) await rm(path.join(folder, name), { recursive: true, force: true });
  if (!empty) await cp(sampleWorkspace(), folder, { recursive: true });
}

// A test is a file that exports `name`, `run({ page, ui, server, workspace, shot, assert, step })` and, if it needs other files, `before({ workspace })`;
// `locale` asks for another language, `empty` for a folder without the sample.
async function runTest(module, file, browser, server) {
  const { workspace } = server;
  await resetWorkspace(workspace, module.empty);
  await module.before?.({ workspace });
  const session = await openWorkbench(browser, server, PICTURES);
  const short = path.basename(file, '.e2e.mjs');
  const picture = async () => path.relative(ROOT, await session.shot(`${short}-failed`));
  const results = await runSteps(module.name, async step => {
    await session.ui.ready(module.empty);
    await module.run({ ...session, shot: name => session.shot(`${short}-${name}`), server, workspace, assert, step });
  }, picture);
  await session.context.close().catch(() => {});
  return results;
}

/** Runs tests one after the other on a server of their own, a new one where the language changes. */
async function runLane(queue, browser) {
  const results = [];
  let server;
  try {
    for (let next; (next = queue.shift());) {
      const { module, file } = next;
      const locale = module.locale ?? 'en';
      if (server?.locale !== locale) {
        await server?.stop();
        server = { locale, ...(await startServer({ workspace: sampleWorkspace(), locale, vsix: process.env.PRD_VSIX, verbose: Boolean(process.env.VERBOSE) })) };
      }
      results.push(...await runTest(module, file, browser, server));
    }
  } finally {
    await server?.stop();
  }
  return results;
}

await runStage(async wanted => {
  const files = (await readdir(FOLDER)).filter(name => name.endsWith('.e2e.mjs') && (wanted.length === 0 || wanted.some(part => name.includes(part)))).sort();
  await rm(PICTURES, { recursive: true, force: true });
  const queue = await Promise.all(files.map(async file => ({ file, module: await import(pathToFileURL(path.join(FOLDER, file)).href) })));
  const browser = await launchChromium();
  const lanes = Array.from({ length: Math.min(LANES, queue.length) }, () => runLane(queue, browser));
  const settled = await Promise.allSettled(lanes);
  await browser.close();
  const broken = settled.find(({ status }) => status === 'rejected');
  if (broken) throw broken.reason;
  return report(settled.flatMap(({ value }) => value));
});
