// Turns folders of 1,000 and 10,000 files into the time and memory of a first check, each measured in a process of its own.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { FAULTS, generate, writeCorpus } from './corpus.mjs';
import { interleave, median, ms, printTable, ratio, times } from './measure.mjs';

const CHILD = path.join(import.meta.dirname, 'cold-process.mjs');

/** Runs one measurement in a fresh process: nothing is warm. */
function fresh(what, folder) {
  const done = spawnSync(process.execPath, [CHILD, what, folder], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (done.status !== 0) throw new Error(`${what} of ${folder} ended with ${done.status ?? done.signal}\n${done.stderr}`);
  return JSON.parse(done.stdout);
}

/** What a check of a corpus found of the planted faults, by kind, and how many problems it found beside them. */
function compare(truth, problems) {
  const found = {};
  const expected = new Set();
  for (const { file, kind } of truth) {
    const rule = FAULTS[kind];
    const count = (found[kind] ??= { found: 0, seeded: 0 });
    count.seeded++;
    if (problems.some(problem => problem.file === file && problem.rule === rule)) count.found++;
    expected.add(`${file} ${rule}`);
  }
  // The other one of two equal ids is told as well.
  const beside = problems.filter(({ file, rule }) => rule !== FAULTS.duplicate && !expected.has(`${file} ${rule}`));
  return { found, beside };
}

function prepare(core, folder, options) {
  const { files, truth } = generate(options);
  writeCorpus(folder, files);
  const data = [...files.values()].map(text => core.parseYaml(text)).filter(document => document.errors.length === 0).map(document => JSON.stringify(document.toJS()));
  mkdirSync(path.dirname(folder), { recursive: true });
  writeFileSync(`${folder}.json`, JSON.stringify(data));
  return truth;
}

export async function run({ core, out, quick, rounds, record }) {
  const rows = [];
  const foundRows = [];
  for (const n of [1000, 10_000]) {
    const folder = path.join(out, `corpus-${n}`);
    const truth = prepare(core, folder, { n });
    const count = rounds ?? (quick ? 1 : n > 1000 ? 3 : 5);
    const results = await interleave(count, { check: () => fresh('check', folder), yaml: () => fresh('yaml', folder), json: () => fresh('json', folder) });
    const took = (what, clock = 'ms') => results[what].map(result => result[clock]);
    for (const [what, name] of [['check', 'whole check'], ['yaml', 'parseDocument alone'], ['json', 'JSON.parse alone']]) {
      rows.push({
        corpus: `${n} files: ${name}`, rounds: count, ms: ms(median(took(what))), '÷ parseDocument': times(ratio(took(what), took('yaml'))), '÷ JSON.parse': times(ratio(took(what), took('json'))),
        'CPU ms': ms(median(took(what, 'cpu'))), 'CPU ÷ parseDocument': times(ratio(took(what, 'cpu'), took('yaml', 'cpu'))),
        'peak RSS, MB': Math.round(median(results[what].map(result => result.rss))),
        ...(what === 'check' && { parts: Object.entries(results.check[0].parts).map(([part, took]) => `${part} ${ms(took)}`).join(', ') }),
      });
    }
    record(`cold.${n}`, { ms: median(took('check')), ofParseDocument: ratio(took('check'), took('yaml')), ofJson: ratio(took('check'), took('json')), cpuMs: median(took('check', 'cpu')), cpuOfParseDocument: ratio(took('check', 'cpu'), took('yaml', 'cpu')), rssMb: median(results.check.map(result => result.rss)) });
    const { found, beside } = compare(truth, results.check[0].problems);
    foundRows.push({ found: `${n} files, 2 % faulty`, ...Object.fromEntries(Object.entries(found).map(([kind, one]) => [kind, `${one.found}/${one.seeded}`])), 'beside them': beside.length });
    for (const { file, rule } of beside.slice(0, 5)) console.log(`  beside the planted faults: ${rule} in ${file}`);
    record(`found.${n}`, { ...found, beside: beside.length });
    const clean = `${folder}-clean`;
    writeCorpus(clean, generate({ n, clean: true }).files);
    const { problems } = fresh('check', clean);
    foundRows.push({ found: `${n} files, clean`, 'beside them': problems.length });
    for (const { file, rule } of problems.slice(0, 5)) console.log(`  in the clean corpus: ${rule} in ${file}`);
    record(`clean.${n}`, { problems: problems.length });
  }
  printTable('Cold check: read, parse, index, all problems', rows);
  printTable('Planted faults: found/seeded', foundRows);
}
