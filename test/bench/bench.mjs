// Turns a generated workspace into tables of how long, how large and how right: what `npm run bench` prints.
//
//   npm run bench                        all but the editor: a few minutes
//   npm run bench -- --quick             small rounds
//   npm run bench -- --editor            activation and scan in the real editor as well
//   npm run bench -- --only edits,sizes  some parts: cold, edits, language, views, sizes, editor
//   npm run bench -- --rounds 9          as many rounds for each figure
//   npm run bench -- --json FILE         the figures as JSON too
//
// The numbers of a busy machine drift by a factor of two and more within minutes. So what is compared runs in turn (A B C, C B A, ...), and a
// ratio is the median of the ratios within each round. The baseline is `parseDocument` of the YAML library over the same texts, without
// any check; `JSON.parse` of the same data is the second. Ratios can be compared between machines and days, milliseconds can not.
// A missed limit is printed beside the figure; nothing here fails for being slow.
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
import { load } from './measure.mjs';
import { yamlLanguageServer } from './peers.mjs';

const OUT = path.join(ROOT, 'out/bench');
const PARTS = {
  cold: () => import('./cold.mjs'),
  typing: () => import('./typing.mjs'),
  edits: () => import('./edits.mjs'),
  language: () => import('./language.mjs'),
  views: () => import('./views.mjs'),
  sizes: () => import('./package.mjs'),
  editor: () => import('./editor.mjs'),
};

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    editor: { type: 'boolean', default: false },
    peers: { type: 'boolean', default: false },
    rounds: { type: 'string' },
    only: { type: 'string' },
    json: { type: 'string' },
  },
});

function wantedParts() {
  const names = values.only?.split(',').map(name => name.trim()) ?? Object.keys(PARTS).filter(name => name !== 'editor');
  const unknown = names.find(name => !Object.hasOwn(PARTS, name));
  if (unknown !== undefined) throw new Error(`no part is called ${unknown}; there are ${Object.keys(PARTS).join(', ')}`);
  return values.editor && !names.includes('editor') ? [...names, 'editor'] : names;
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

const parts = wantedParts();
const rounds = wantedRounds();
const figures = {};
mkdirSync(OUT, { recursive: true });
console.log(`Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}, load ${load()}`);
const core = await bundledCore();
const peer = values.peers ? yamlLanguageServer(OUT) : undefined;
for (const name of parts) {
  const { run } = await PARTS[name]();
  await run({ core, out: OUT, quick: values.quick, rounds, peer, record: (figure, value) => { figures[figure] = value; } });
}
if (values.json) writeFileSync(path.resolve(values.json), `${JSON.stringify({ node: process.versions.node, load: load(), figures }, null, 2)}\n`);
