// Turns one of the three shapes of VS Code into a verdict: runs the mocha suite inside its extension host and prints what passed.
import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { launchChromium } from './chromium.mjs';
import { runInDesktop } from './desktop.mjs';
import { report, runStage } from './report.mjs';
import { openServerless } from './serverless.mjs';
import { ROOT, startServer } from './vscode.mjs';
import { sampleWorkspace } from './workspace.mjs';

const LIMIT = process.env.CI ? 200_000 : 150_000;
const EXTENSION_ID = 'prd-workbench.prd-workbench';

/** `node`: the desktop where it can be had, else the Node extension host of the npm-delivered server. */
async function inNodeHost() {
  const desktop = await runInDesktop();
  if (desktop.report) return desktop;
  console.log(`desktop VS Code not used: ${desktop.reason}`);
  return inServer('node');
}

/** The npm-delivered server; with `web` the extension runs in the page's web worker. */
async function inServer(host) {
  const settings = host === 'web' ? { 'remote.extensionKind': { [EXTENSION_ID]: ['web'] } } : {};
  const server = await startServer({ workspace: sampleWorkspace(), mode: 'tests', settings, verbose: Boolean(process.env.VERBOSE) });
  try {
    const url = server.url([['extensionDevelopmentPath', server.remote(ROOT)], ['extensionTestsPath', server.remote(path.join(ROOT, `out/editor/${host}.js`))]]);
    const { code } = await inBrowser(url, host);
    const file = path.join(server.dir, 'report.json');
    return { where: 'VS Code server from npm', code, report: JSON.parse(await readFile(file, 'utf8').catch(() => 'null')) };
  } catch (error) {
    error.message += `\n${server.log().slice(-3000)}`;
    throw error;
  } finally {
    await server.stop();
  }
}

/** VS Code as a static page, the shape of vscode.dev: no server, web worker host, workspace in memory. */
async function inServerless() {
  const site = await openServerless(ROOT, 'out/editor/web.js');
  try {
    // A full Chromium refuses the webview's service worker here, as third-party storage.
    const { code, report } = await inBrowser(site.url, 'serverless', { fromNpm: process.platform === 'linux' && process.arch === 'x64' });
    return { where: 'VS Code without a server', code, report };
  } finally {
    await site.stop();
  }
}

// Opens the page and waits for the workbench to call codeAutomationExit, as it does once a test run is over.
async function inBrowser(url, name, browserOptions = {}) {
  const browser = await launchChromium(browserOptions);
  let timer;
  try {
    const page = await browser.newPage({ viewport: { width: 1400, height: 860 } });
    let report;
    page.on('console', message => {
      if (process.env.VERBOSE) console.log('[page]', message.type(), message.text().slice(0, 400));
      const match = /PRD-REPORT (\{.*\})/s.exec(message.text());
      if (match) report = JSON.parse(match[1]);
    });
    const code = await new Promise((resolve, reject) => {
      timer = setTimeout(async () => {
        const picture = path.join(ROOT, `out/suite-${name}.png`);
        await page.screenshot({ path: picture }).catch(() => {});
        reject(new Error(`no result in ${LIMIT / 1000} s; the window is in ${path.relative(ROOT, picture)}`));
      }, LIMIT);
      page.on('crash', () => reject(new Error('the page crashed')));
      page.exposeFunction('codeAutomationExit', resolve).then(() => page.goto(url)).catch(reject);
    });
    return { code, report };
  } finally {
    clearTimeout(timer);
    await browser.close();
  }
}

const STAGES = { node: { host: 'node', run: inNodeHost }, web: { host: 'web', run: () => inServer('web') }, serverless: { host: 'web', run: inServerless } };

await runStage(async ([name]) => {
  const stage = STAGES[name];
  if (!stage) throw new Error(`name a stage: ${Object.keys(STAGES).join(', ')}`);
  await mkdir(path.join(ROOT, 'out'), { recursive: true });
  await rm(path.join(ROOT, `out/suite-${name}.png`), { force: true });
  const { where, code, report: found } = await stage.run();
  if (!found) throw new Error(`${where}: ended with ${code} and left no report`);
  console.log(`${where} ${found.vscode} (${found.uiKind}${found.remoteName ? `, remote ${found.remoteName}` : ''}), ${found.host} host`);
  const tests = [...found.tests];
  if (found.host !== stage.host) tests.push({ title: `ran in the ${stage.host} host`, state: 'failed', error: `ran in the ${found.host} host` });
  if (code !== 0 && found.failed === 0) tests.push({ title: 'ended cleanly', state: 'failed', error: `exit code ${code}` });
  return report(tests);
});
