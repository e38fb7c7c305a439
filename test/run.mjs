// Turns the whole project into one verdict: installs what is missing, builds, runs every stage two at a time; the last line is `N passed, N failed`.
//
//   node test/run.mjs              everything
//   node test/run.mjs unit web     only the named stages (and the build they need)
//   node test/run.mjs e2e:tree     one stage with an argument: of e2e and webviews the files whose names hold it, of unit the tests
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { installPackages, requireNode, ROOT } from './setup.mjs';

const LIMIT = 600_000;
const LANES = 2;
const LAST_LINE = /^(\d+) passed, (\d+) failed$/gm;

const tool = (name, ...args) => [path.join('node_modules', name), ...args];

// What a stage runs, one command after the other; `needs` names builds; `count` reads { passed, failed } from the output (else the stage counts as one).
const STAGES = {
  types: { commands: () => tsconfigs().map(file => tool('typescript/bin/tsc', '--noEmit', '--pretty', 'false', '-p', file)) },
  unit: { needs: ['unit tests'], editor: true, commands: filter => [tool('mocha/bin/mocha.js', '--reporter', 'dot', '--forbid-only', '--timeout', '20000', ...(filter ? ['--grep', filter] : []), 'out/test/**/*.test.cjs')], count: mochaCount },
  lint: { commands: () => [tool('eslint/bin/eslint.js', '.', '--max-warnings', '0')] },
  generated: { commands: () => [['schemas/generate.mjs', '--check']] },
  node: { needs: ['extension', 'suite'], editor: true, commands: () => [['test/editor/suite.mjs', 'node']], count: closingCount },
  web: { needs: ['extension', 'suite'], editor: true, commands: () => [['test/editor/suite.mjs', 'web']], count: closingCount },
  e2e: { needs: ['extension'], editor: true, commands: filter => [['test/editor/e2e.mjs', ...(filter ? [filter] : [])]], count: closingCount },
  serverless: { needs: ['extension', 'suite'], editor: true, commands: () => [['test/editor/suite.mjs', 'serverless']], count: closingCount },
  webviews: { needs: ['extension'], editor: true, commands: filter => [['test/editor/webviews.mjs', ...(filter ? [filter] : [])]], count: closingCount },
};
const BUILDS = {
  extension: { commands: () => [['esbuild.mjs']] },
  'unit tests': { commands: () => [['test/build.mjs', 'unit']] },
  suite: { commands: () => [['test/build.mjs', 'suite']] },
};

function tsconfigs() {
  const skipped = new Set(['node_modules', 'dist', 'out', '.git', '.vscode-test', '.vscode-data', 'media']);
  const search = folder => readdirSync(path.join(ROOT, folder), { withFileTypes: true }).flatMap(entry => {
    const name = path.join(folder, entry.name);
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : search(name);
    return /^tsconfig(\..+)?\.json$/.test(entry.name) && entry.name !== 'tsconfig.base.json' ? [name] : [];
  });
  return search('.');
}

function closingCount(output) {
  const last = [...output.matchAll(LAST_LINE)].at(-1);
  return { passed: Number(last?.[1] ?? 0), failed: Number(last?.[2] ?? 0) };
}

function mochaCount(output) {
  const number = word => Number(new RegExp(`^\\s*(\\d+) ${word}\\b`, 'm').exec(output)?.[1] ?? 0);
  return { passed: number('passing'), failed: number('failing') };
}

/** Runs `node ...args` in the project's folder; resolves to { code, output } and ends what exceeds the limit. */
function run(args) {
  return new Promise(resolve => {
    const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, FORCE_COLOR: '0' } });
    let output = '';
    const timer = setTimeout(() => {
      output += `\nended after ${LIMIT / 1000} s\n`;
      child.kill('SIGTERM');
    }, LIMIT);
    child.stdout.on('data', chunk => { output += chunk; });
    child.stderr.on('data', chunk => { output += chunk; });
    child.on('error', error => { output += String(error); });
    child.on('close', code => {
      clearTimeout(timer);
      resolve({ code: code ?? 1, output });
    });
  });
}

/** Runs a stage to its end and prints one line, or everything when it failed. Resolves to { passed, failed }. */
async function runStage(name, { commands, count }, filter) {
  const began = Date.now();
  let output = '';
  let failedCommands = 0;
  for (const args of commands(filter)) {
    const result = await run(args);
    output += result.output;
    if (result.code !== 0) failedCommands += 1;
  }
  const counted = count ? count(output) : { passed: failedCommands === 0 ? 1 : 0, failed: 0 };
  // A stage that ran nothing, or ended badly without naming a failed test, is a failure all the same.
  const failed = counted.failed || (failedCommands > 0 || counted.passed === 0 ? 1 : 0);
  const verdict = { passed: counted.passed, failed };
  const seconds = `${((Date.now() - began) / 1000).toFixed(1)} s`;
  const pending = /^\s*(\d+) pending\b/m.exec(output)?.[1] ?? [...output.matchAll(/^ {2}-- /gm)].length;
  const notes = [Number(pending) > 0 ? `${pending} left out` : '', ...[...output.matchAll(/^(?:desktop )?VS Code.*$/gm)].map(([line]) => line)].filter(Boolean);
  if (failedCommands === 0 && counted.passed + counted.failed === 0) output += '\nran nothing: a stage without tests is a failure\n';
  const line = `${failed ? 'NOT' : 'ok '} ${name.padEnd(20)} ${String(verdict.passed).padStart(5)} passed, ${failed} failed  ${seconds.padStart(8)}`;
  if (failed) console.log(`${line}\n${'-'.repeat(100)}\n${output.trimEnd() || 'no output'}\n${'-'.repeat(100)}`);
  else console.log([line, ...notes].join('  '));
  return verdict;
}

async function main(wanted) {
  requireNode();
  const chosen = wanted.map(word => word.split(':')).map(([name, ...filter]) => ({ name, filter: filter.join(':') }));
  const unknown = chosen.find(({ name }) => !Object.hasOwn(STAGES, name));
  if (unknown) throw new Error(`no stage "${unknown.name}"; there are: ${Object.keys(STAGES).join(', ')}`);
  const queue = chosen.length > 0 ? chosen : Object.keys(STAGES).map(name => ({ name, filter: '' }));
  installPackages();
  // From here on a package may be loaded.
  if (queue.some(({ name }) => STAGES[name].editor)) (await import('./editor/vscode.mjs')).installEditor();

  const total = { passed: 0, failed: 0 };
  const add = ({ passed, failed }) => {
    total.passed += passed;
    total.failed += failed;
    return failed === 0;
  };
  const needed = Object.keys(BUILDS).filter(build => queue.some(({ name }) => STAGES[name].needs?.includes(build)));
  const broken = new Set();
  await Promise.all(needed.map(async build => {
    if (!add(await runStage(`build of ${build}`, BUILDS[build]))) broken.add(build);
  }));
  const lane = async () => {
    for (let next; (next = queue.shift());) {
      const missing = STAGES[next.name].needs?.find(build => broken.has(build));
      if (missing) {
        console.log(`NOT ${next.name.padEnd(20)} not run: the build of ${missing} failed`);
        add({ passed: 0, failed: 1 });
      } else {
        add(await runStage(next.name, STAGES[next.name], next.filter));
      }
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 && total.passed > 0;
}

try {
  process.exitCode = (await main(process.argv.slice(2))) ? 0 : 1;
} catch (error) {
  console.error(error.message);
  console.log('\n0 passed, 1 failed');
  process.exitCode = 1;
}
