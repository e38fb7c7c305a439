// Turns every test/webview/*.webview.mjs into a verdict: each opens a panel's real bundle in a browser, without an editor around it.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { launchChromium } from './chromium.mjs';
import { report, runStage, runSteps } from './report.mjs';
import { ROOT } from './vscode.mjs';

const FOLDER = path.join(ROOT, 'test/webview');
const PICTURES = path.join(ROOT, 'out/webview');

const keep = async (page, name) => {
  const file = path.join(PICTURES, `${name}.png`);
  await page.screenshot({ path: file, animations: 'disabled' });
  return file;
};

// A test is a file that exports `name` and `run({ browser, assert, shot, step })`, where shot(page, name) keeps a picture.
async function runTest(module, file, browser) {
  const picture = async () => {
    const page = browser.contexts().flatMap(context => context.pages()).at(-1);
    return page && path.relative(ROOT, await keep(page, `${path.basename(file, '.webview.mjs')}-failed`));
  };
  const results = await runSteps(module.name, step => module.run({ browser, assert, shot: keep, step }), picture);
  for (const context of browser.contexts()) await context.close().catch(() => {});
  return results;
}

await runStage(async wanted => {
  const all = existsSync(FOLDER) ? await readdir(FOLDER) : [];
  const files = all.filter(name => name.endsWith('.webview.mjs') && (wanted.length === 0 || wanted.some(part => name.includes(part)))).sort();
  await rm(PICTURES, { recursive: true, force: true });
  await mkdir(PICTURES, { recursive: true });
  const results = [];
  const browser = await launchChromium();
  for (const file of files) results.push(...await runTest(await import(pathToFileURL(path.join(FOLDER, file)).href), file, browser));
  await browser.close();
  return report(results);
});
