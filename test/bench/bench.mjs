// Turns generated workspaces into tables of how long, how large and how right: what `npm run bench` prints.
//
//   npm run bench                        all but what the next three add: some ten minutes
//   npm run bench -- --large             100,000 files as well
//   npm run bench -- --peers             yaml-language-server on the same files and schema as well; npm installs it below out/bench
//   npm run bench -- --editor            activation and scan in the real editor as well
//   npm run bench -- --quick             few rounds
//   npm run bench -- --only typing,warm  some parts: cold, warm, typing, edits, language, views, wording, sizes, large, editor
//   npm run bench -- --rounds 9          as many rounds for each figure
//   npm run bench -- --json FILE         the figures as JSON too
//   npm run bench -- --table FILE        no measurement: the README's table, of such a file
//
// The numbers of a busy machine drift by a factor of two and more within minutes. So what is compared runs in turn (A B C, C B A, ...), and a
// ratio is the median of the ratios within each round. Ratios can be compared between machines and days, milliseconds can not.
// A missed limit is printed beside the figure; nothing here fails for being slow.
//
// What is compared with reads the same files in the same way and then parses each, without any check: `parseDocument` of yaml, `load` of
// js-yaml, and `JSON.parse` of the same values. These, the checks and the peers run in processes of their own, start and end included.
//
// corpus.mjs writes the same requirements for the same seed: the product, its goals, team, feedback and roadmap, and N requirements of 1 KB.
// One requirement in fifty has a fault, of six kinds in turn; the check has to find all of them and nothing else ("found/seeded"), and nothing
// in the corpus without faults. Everything is written below out/bench.
import { build } from 'esbuild';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { ROOT } from '../setup.mjs';
import { markdownOf, reached } from './figures.mjs';
import { load, printTable } from './measure.mjs';
import { yamlLanguageServer } from './peers.mjs';

const OUT = path.join(ROOT, 'out/bench');
const PARTS = {
  cold: () => import('./cold.mjs'),
  warm: () => import('./warm.mjs'),
  typing: () => import('./typing.mjs'),
  edits: () => import('./edits.mjs'),
  language: () => import('./language.mjs'),
  views: () => import('./views.mjs'),
  wording: () => import('./wording.mjs'),
  sizes: () => import('./package.mjs'),
  large: () => import('./large.mjs'),
  editor: () => import('./editor.mjs'),
};
/** Parts that run only when they are asked for. */
const ASKED = ['large', 'editor'];

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    large: { type: 'boolean', default: false },
    peers: { type: 'boolean', default: false },
    editor: { type: 'boolean', default: false },
    rounds: { type: 'string' },
    only: { type: 'string' },
    json: { type: 'string' },
    table: { type: 'string' },
  },
});

function wantedParts() {
  const names = values.only?.split(',').map(name => name.trim()) ?? Object.keys(PARTS).filter(name => !ASKED.includes(name));
  const unknown = names.find(name => !Object.hasOwn(PARTS, name));
  if (unknown !== undefined) throw new Error(`no part is called ${unknown}; there are ${Object.keys(PARTS).join(', ')}`);
  return [...names, ...ASKED.filter(name => values[name] && !names.includes(name))];
}

function wantedRounds() {
  if (values.rounds === undefined) return undefined;
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds takes a whole number from 1');
  return rounds;
}

/** The core as the product bundles it: with the library's build of ES modules. */
async function bundledCore() {
  await build({
    absWorkingDir: ROOT, entryPoints: ['test/bench/core.ts', 'test/bench/limits.ts'], outdir: OUT, outExtension: { '.js': '.mjs' }, bundle: true, format: 'esm', platform: 'node', target: 'es2022', logLevel: 'warning',
    alias: { yaml: path.join(ROOT, 'node_modules/yaml/browser/index.js') },
  });
  return import(pathToFileURL(path.join(OUT, 'core.mjs')).href);
}

/** Words that give the same figures again. */
const command = () => ['npm run bench', ...[...ASKED, 'peers', 'quick'].filter(name => values[name]).map(name => `--${name}`), ...['only', 'rounds'].filter(name => values[name]).map(name => `--${name} ${values[name]}`)].join(' ').replace(' --', ' -- --');

async function measure() {
  const parts = wantedParts();
  const rounds = wantedRounds();
  const figures = {};
  const machine = { node: process.versions.node, cores: cpus().length, model: cpus()[0]?.model.trim() ?? 'unknown processor', platform: process.platform, load: load() };
  mkdirSync(OUT, { recursive: true });
  console.log(`Node ${machine.node}, ${machine.cores} × ${machine.model}, load ${machine.load}`);
  const core = await bundledCore();
  const peer = values.peers ? yamlLanguageServer(OUT) : undefined;
  for (const name of parts) {
    const { run } = await PARTS[name]();
    await run({ core, out: OUT, quick: values.quick, rounds, peer, record: (figure, value) => { figures[figure] = value; } });
    // After each part: a long run that is stopped has not been in vain.
    if (values.json) writeFileSync(path.resolve(values.json), `${JSON.stringify({ command: command(), machine: { ...machine, loadAfter: load() }, figures }, null, 2)}\n`);
  }
  const rows = reached(figures);
  if (rows.length > 0) printTable('What is to be reached', rows);
}

if (values.table) console.log(markdownOf(path.resolve(values.table)));
else await measure();
