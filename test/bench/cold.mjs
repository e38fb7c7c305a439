// Turns folders of 1,000 and 10,000 files into the time and memory of a first check and of what it is held against, each in a process of its own.
import path from 'node:path';
import { FAULTS, storedCorpus } from './corpus.mjs';
import { fresh } from './child.mjs';
import { interleave, median, ms, printTable, ratio, times } from './measure.mjs';
import { builtCli } from './package.mjs';
import { TODAY } from './workspace.mjs';

const LIMIT = path.join(import.meta.dirname, 'limit-process.mjs');
const STAGES = path.join(import.meta.dirname, 'stages-process.mjs');
/** Faults that a schema can tell, whoever reads it. */
const OF_SCHEMA = ['enum', 'required', 'type'];

/** The built command line on a folder, from the start of the process to its end, and the problems that it prints. */
export function checked(cli, folder, options = []) {
  const { stdout, ...figures } = fresh([cli, 'check', '--format', 'json', '--today', TODAY, ...options], { cwd: folder, codes: [0, 1] });
  return { ...figures, problems: JSON.parse(stdout).problems };
}

/** A parser alone, over the same files read in the same way. */
export const alone = (what, folder) => fresh([LIMIT, what, folder]);

/** What a check of a corpus found of the planted faults, by kind, and what it found beside them. */
function compare(truth, problems) {
  const told = new Set(problems.map(({ file, rule }) => `${file} ${rule}`));
  const expected = new Set(truth.map(({ file, kind }) => `${file} ${FAULTS[kind]}`));
  const found = foundByKind(truth, ({ file, kind }) => told.has(`${file} ${FAULTS[kind]}`));
  // The other one of two equal ids is told as well.
  return { found, beside: problems.filter(({ file, rule }) => rule !== FAULTS.duplicate && !expected.has(`${file} ${rule}`)) };
}

function foundByKind(truth, isFound) {
  const found = {};
  for (const fault of truth) {
    const count = (found[fault.kind] ??= { found: 0, seeded: 0 });
    count.seeded++;
    if (isFound(fault)) count.found++;
  }
  return found;
}

const shares = found => Object.fromEntries(Object.entries(found).map(([kind, one]) => [kind, `${one.found}/${one.seeded}`]));

/** What another checker said of the schema's faults: one that finds none is nothing to compare with. */
function foundByPeer(truth, flagged) {
  const files = new Set(flagged);
  const found = foundByKind(truth.filter(({ kind }) => [...OF_SCHEMA, 'syntax'].includes(kind)), ({ file }) => files.has(file));
  const missed = OF_SCHEMA.find(kind => found[kind] && found[kind].found === 0);
  if (missed) throw new Error(`the peer finds no fault of the kind ${missed}: it does not check`);
  return { found, beside: files.size - Object.values(found).reduce((sum, one) => sum + one.found, 0) };
}

/** Rows of one corpus, and its figures; `what` names the cases beside `check` and the base `yaml`. */
export function coldRows(name, count, results, extra = {}) {
  const took = (what, clock = 'ms') => results[what].map(result => result[clock]);
  return Object.keys(results).map(what => ({
    [name]: CASES[what] ?? what, rounds: count, ms: ms(median(took(what))), '÷ parseDocument': times(ratio(took(what), took('yaml'))), 'CPU ms': ms(median(took(what, 'cpu'))),
    'CPU ÷ parseDocument': times(ratio(took(what, 'cpu'), took('yaml', 'cpu'))), 'whole check ÷ it': times(ratio(took('check'), took(what))),
    'peak RSS, MB': Math.round(median(took(what, 'rss'))), ...(what === 'check' && extra),
  }));
}

const CASES = { check: 'whole check', yaml: 'parseDocument alone', 'js-yaml': 'js-yaml load alone', json: 'JSON.parse alone' };

export function coldFigures(results) {
  const took = (what, clock = 'ms') => results[what].map(result => result[clock]);
  const against = Object.fromEntries(Object.keys(results).filter(what => what !== 'check').map(what => [what, { wall: ratio(took('check'), took(what)), cpu: ratio(took('check', 'cpu'), took(what, 'cpu')), rssMb: median(took(what, 'rss')) }]));
  return { ms: median(took('check')), cpuMs: median(took('check', 'cpu')), rssMb: median(took('check', 'rss')), against, rounds: results.check.length };
}

export async function run({ out, quick, rounds, peer, record }) {
  const cli = builtCli(out);
  const foundRows = [];
  for (const n of [1000, 10_000]) {
    const { folder, json, truth } = storedCorpus(out, { n }, true);
    const count = rounds ?? (quick ? 1 : 5);
    const results = await interleave(count, {
      check: () => checked(cli, folder), yaml: () => alone('yaml', folder), 'js-yaml': () => alone('js-yaml', folder), json: () => alone('json', json),
      ...(peer && { [peer.name]: () => peer.check(folder) }),
    });
    const stages = JSON.parse(fresh([STAGES, folder]).stdout);
    const named = `${n} files`;
    printTable('Cold check, whole processes: find, read, parse, index, all problems', coldRows(named, count, results));
    console.log(`  stages, ms: ${Object.entries(stages).map(([stage, took]) => `${stage} ${ms(took)}`).join(', ')}`);
    record(`cold.${n}`, { ...coldFigures(results), stages });
    const { found, beside } = compare(truth, results.check[0].problems);
    foundRows.push({ found: `${named}, 2 % faulty`, ...shares(found), 'beside them': beside.length });
    for (const { file, rule } of beside.slice(0, 5)) console.log(`  beside the planted faults: ${rule} in ${file}`);
    record(`found.${n}`, { ...found, beside: beside.length });
    if (peer) {
      const theirs = foundByPeer(truth, results[peer.name][0].flagged);
      foundRows.push({ found: `${named}, ${peer.name} (files)`, ...shares(theirs.found), 'beside them': theirs.beside });
      record(`found by peer.${n}`, theirs);
    }
    const { problems } = checked(cli, storedCorpus(out, { n, clean: true }).folder);
    foundRows.push({ found: `${named}, clean`, 'beside them': problems.length });
    for (const { file, rule } of problems.slice(0, 5)) console.log(`  in the clean corpus: ${rule} in ${file}`);
    record(`clean.${n}`, { problems: problems.length });
  }
  printTable('Planted faults: found/seeded', foundRows);
}
