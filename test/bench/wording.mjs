// Turns labelled and real sentences into counts of what each wording rule finds in them, and into samples to read by hand.
//
//   npm run bench -- --only wording                counts, and how the rules do on labelled sentences
//   WORDING=vague npm run bench -- --only wording  also what this rule found: every n-th finding, 30 of them at most, to be judged by a reader
//
// The sentences are those of others and no part of the product: they lie in ../shared/data beside the checkout, or in the folder that
// WORDING_DATA names; without them only the time is measured. Each sentence is looked at as the statement of a requirement. Those of reqeval
// are labelled: readers disagree on what the pronoun means, or they agree; those of class PE in promise-nfr demand performance.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../setup.mjs';
import { generate } from './corpus.mjs';
import { median, ms, printTable } from './measure.mjs';

const DATA = process.env.WORDING_DATA ?? path.join(ROOT, '../shared/data');
const SAMPLE = 30;

const clean = text => text.replace(/\\t/g, ' ').replace(/\\%/g, '%').replace(/\\/g, '').replace(/\s+/g, ' ').trim();
const linesOf = file => readFileSync(file, 'utf8').split(/\r?\n/);
const below = folder => (existsSync(folder) ? readdirSync(folder).sort().map(name => path.join(folder, name)) : []);

/** Bullets, numbered lines and cells of a Markdown text, without its marks. */
function itemsOf(file) {
  const bare = text => text.replace(/\*\*|`/g, '').replace(/<[^>]*>/g, '').trim();
  return linesOf(file).flatMap(line => {
    if (/^\s*\|/.test(line)) return line.split('|').map(bare).filter(cell => cell.length > 12);
    const item = /^\s*(?:[-*+]|\d+\.)\s+(.*)$/.exec(line);
    return item && item[1].length > 12 ? [bare(item[1])] : [];
  });
}

/** Sentences by the set that they come from; a label where they have one. */
function sentences() {
  const sets = [];
  const promise = path.join(DATA, 'promise-nfr/nfr.csv');
  if (existsSync(promise)) {
    const rows = linesOf(promise).slice(1).flatMap(line => {
      const row = /^\d+,'?(.*?)'?,([A-Z]+)$/.exec(line);
      return row ? [{ text: clean(row[1]), label: row[2] }] : [];
    });
    sets.push({ name: 'promise-nfr', rows });
  }
  const reqeval = path.join(DATA, 'reqeval/training.tsv');
  if (existsSync(reqeval)) {
    const rows = linesOf(reqeval).slice(1).flatMap(line => {
      const [id, text, label] = line.split('\t');
      if (!id || !text) return [];
      const at = text.indexOf('<referential>');
      return [{ text: text.replace(/<\/?referential>/g, ''), label, at }];
    });
    sets.push({ name: 'reqeval', rows });
  }
  for (const file of below(path.join(DATA, 'kiro-rpidns'))) sets.push({ name: 'kiro', rows: linesOf(file).flatMap(line => (/^\d+\. .*\bSHALL\b/.test(line) ? [{ text: line.replace(/^\d+\. /, '') }] : [])) });
  for (const file of below(path.join(DATA, 'reqstool'))) sets.push({ name: 'reqstool', rows: linesOf(file).flatMap(line => (/^ {4}description: /.test(line) ? [{ text: clean(line.slice(17).replace(/^["']|["']$/g, '')) }] : [])) });
  sets.push({ name: 'devbench', rows: below(path.join(DATA, 'devbench')).flatMap(itemsOf).map(text => ({ text })) });
  sets.push({ name: 'zh-prd', rows: below(path.join(DATA, 'zh-prd')).flatMap(itemsOf).map(text => ({ text })) });
  return sets.filter(({ rows }) => rows.length > 0);
}

/** Of all pronouns, and of those that the rule marks, how many readers disagree on. */
function pronouns(core, rows) {
  const flagged = rows.filter(({ text, at }) => core.judge(text, 'statement').some(({ rule, range }) => rule === 'pronoun' && range.start === at));
  const disagree = list => list.filter(({ label }) => label === 'NOCUOUS').length;
  return { rows: rows.length, base: disagree(rows) / rows.length, flagged: flagged.length, precision: disagree(flagged) / flagged.length, recall: disagree(flagged) / disagree(rows) };
}

export async function run({ core, record }) {
  const sets = sentences();
  const counts = new Map();
  const found = new Map();
  for (const { name, rows } of sets) {
    for (const { text, label } of rows) {
      const judged = core.judge(text, 'statement').filter(({ other }) => !other);
      if (label === 'PE' && !core.hasNumber(text)) judged.push({ rule: 'no-number', range: { start: 0, end: 20 } });
      for (const { rule, range } of judged) {
        const row = counts.get(rule) ?? {};
        row[name] = (row[name] ?? 0) + 1;
        counts.set(rule, row);
        if (!found.has(rule)) found.set(rule, []);
        found.get(rule).push(`${name.padEnd(12)} ${text.slice(0, range.start)}⟦${text.slice(range.start, range.end)}⟧${text.slice(range.end)}`);
      }
    }
  }
  if (sets.length > 0) {
    printTable('Wording rules: findings', [...counts.keys()].sort().map(rule => ({ rule, all: found.get(rule).length, ...Object.fromEntries(sets.map(({ name }) => [name, counts.get(rule)[name] ?? 0])) })));
    console.log(`  sentences: ${sets.map(({ name, rows }) => `${name} ${rows.length}`).join(', ')}`);
    const labelled = sets.find(({ name }) => name === 'reqeval');
    if (labelled) {
      const { rows, base, flagged, precision, recall } = pronouns(core, labelled.rows);
      console.log(`  pronouns: readers disagree on ${(base * 100).toFixed(0)} % of ${rows}; of the ${flagged} that are marked on ${(precision * 100).toFixed(0)} %, which are ${(recall * 100).toFixed(0)} % of those`);
      record('wording.pronoun', { rows, base, flagged, precision, recall });
    }
    record('wording.findings', Object.fromEntries([...found].map(([rule, list]) => [rule, list.length])));
  }
  for (const rule of process.env.WORDING?.split(',') ?? []) {
    const all = found.get(rule) ?? [];
    const step = Math.max(1, Math.ceil(all.length / SAMPLE));
    console.log(`\n${rule}: every ${step} of ${all.length}`);
    for (let i = 0; i < all.length; i += step) console.log(`  ${all[i]}`);
  }
  const documents = [...generate({ n: 10_000, clean: true }).files].filter(([file]) => file.endsWith('.req.yaml')).map(([file, text]) => core.parseDocument(file, text));
  const length = documents.reduce((sum, { text }) => sum + text.length, 0);
  const took = Array.from({ length: 5 }, () => {
    const start = process.cpuUsage();
    for (const document of documents) core.wordingIn(document, 'vague');
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  printTable('Wording of 10,000 requirements', [{ 'MB of documents': (length / 1e6).toFixed(1), 'CPU ms': ms(median(took)), 'first run': ms(took[0]) }]);
  record('wording.ms', { median: median(took), first: took[0] });
}
