// Turns a workspace of 1,000 files in the real editor into the time of activation, the scan's time and the longest block of the extension host.
import { build } from 'esbuild';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { launchChromium } from '../editor/chromium.mjs';
import { startServer } from '../editor/vscode.mjs';
import { ROOT } from '../setup.mjs';
import { generate, writeCorpus } from './corpus.mjs';
import { median, ms, printTable } from './measure.mjs';
import { packagedCopy } from './package.mjs';

const LIMIT = 300_000;
const WORKSPACES = [
  { name: '1,000 files', count: 3, options: { n: 1000 } },
  { name: '10,000 files and one of 1,000 requirements', count: 1, options: { n: 11_000, listed: 1000 } },
];
const EXTENSION_ID = 'prd-workbench.prd-workbench';

/** A second extension that starts before any other and watches the host; the module that asks it for what it saw. */
async function buildProbe(out) {
  const folder = path.join(out, 'probe');
  mkdirSync(folder, { recursive: true });
  const common = { absWorkingDir: ROOT, bundle: true, format: 'cjs', platform: 'node', target: 'es2022', external: ['vscode'], define: { __EXTENSION__: JSON.stringify(EXTENSION_ID), __FILE__: JSON.stringify('/package/dist/extension.js'), __LONG__: JSON.stringify('first.req.yaml') } };
  await build({ ...common, entryPoints: ['test/bench/host-probe.ts'], outfile: path.join(folder, 'probe.js') });
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name: 'bench-probe', publisher: 'prd-workbench', version: '0.0.1', engines: { vscode: '^1.90.0' }, activationEvents: ['*'], main: './probe.js' }));
  return folder;
}

async function measure(browser, workspace, extension, probe) {
  // The page's address can name one extension only: the probe counts as installed.
  const server = await startServer({ workspace, mode: 'link', extension: probe });
  let timer;
  try {
    const context = await browser.newContext({ viewport: { width: 1400, height: 860 } });
    const page = await context.newPage();
    const url = server.url([['extensionDevelopmentPath', server.remote(extension)], ['extensionTestsPath', server.remote(path.join(probe, 'probe.js'))]]);
    await new Promise((resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`no result in ${LIMIT / 1000} s\n${server.log().slice(-2000)}`)), LIMIT);
      page.on('crash', () => reject(new Error('the page crashed')));
      page.exposeFunction('codeAutomationExit', code => (code === 0 ? resolve() : reject(new Error(`the probe ended with ${code}\n${server.log().slice(-2000)}`)))).then(() => page.goto(url)).catch(reject);
    });
    await context.close();
    return JSON.parse(readFileSync(path.join(server.dir, 'bench.json'), 'utf8'));
  } finally {
    clearTimeout(timer);
    await server.stop();
  }
}

export async function run({ out, quick, rounds, record }) {
  const extension = packagedCopy(out);
  const probe = await buildProbe(out);
  const browser = await launchChromium();
  try {
    for (const { name, count, options } of WORKSPACES) {
      const workspace = path.join(out, `corpus-editor-${options.n}`);
      writeCorpus(workspace, generate(options).files);
      const results = [];
      for (let round = rounds ?? (quick ? 1 : count); round > 0; round--) results.push(await measure(browser, workspace, extension, probe));
      tell({ name, options, results, record });
    }
  } finally {
    await browser.close();
  }
}

function tell({ name, options, results, record }) {
  const figures = {
    activationMs: 'activation, by the extension itself',
    activationBlockMs: 'block of the host that holds the activation and the loading of the code',
    settledMs: 'from active to all problems found',
    longestMs: 'longest block of the host meanwhile, other extensions included',
    longestOwnMs: 'longest time of one block that is the extension\'s own',
    over50: 'blocks above 50 ms meanwhile (count)',
    typingMs: 'from a keystroke in the file of 1,000 requirements to its problems, 200 ms of delay included',
    typingLongestMs: 'longest block while typing there',
    typingOwnMs: 'longest time of one of them that is the extension\'s own',
    rescanMs: 'a second scan',
    rescanLongestMs: 'longest block during the second scan',
    rescanOwnMs: 'longest time of one of them that is the extension\'s own',
    idleLongestMs: 'longest block in 3 s without work, for comparison',
  };
  printTable(`In ${results[0].editor}, Node host, ${name}, ${results[0].documents} of them with problems, median of ${results.length}`, Object.entries(figures).filter(([key]) => results[0][key] !== undefined).map(([key, name]) => {
    const numbers = results.map(result => result[key]);
    record(`editor.${options.n}.${key}`, { median: median(numbers), all: numbers });
    return { figure: name, median: key === 'over50' ? String(median(numbers)) : `${ms(median(numbers))} ms`, worst: key === 'over50' ? String(Math.max(...numbers)) : `${ms(Math.max(...numbers))} ms` };
  }));
}
