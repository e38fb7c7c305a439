// Turns edits of a 20 KB file in a large workspace into the time until its own problems stand, and until all others do.
import { requirementId } from './corpus.mjs';
import { against, interleave, median, ms, printTable, quantile, ratio, timed, times, watch } from './measure.mjs';
import { EDITED, editedWorkspace, reread, settle } from './workspace.mjs';

const OWN_LIMIT = 30;
const ALL_LIMIT = 100;
const WARM_UP = 8;

/** What a keystroke makes of a text, by the round it comes in. */
export const EDITS = {
  'a letter of a statement': (text, round) => insert(text, text.indexOf('\n    rationale:', text.length / 2), 'x'.repeat(1 + (round % 7))),
  'what a requirement depends on': (text, round) => insert(text, text.indexOf('    goals:', text.length / 2), `    dependsOn: [${requirementId(1 + (round % 2))}]\n`),
  'an id that 1,000 refer to': (text, round) => (round % 2 ? text : text.replace(/^( *- id: )REQ-000001$/m, '$1REQ-000999999')),
};
const PRODUCT = 'line.product.yaml';

function insert(text, at, what) {
  if (at < 0) throw new Error('the corpus has changed: no place to edit');
  return text.slice(0, at) + what + text.slice(at);
}

/** One edit from the text to the last problem, in wall time (`own`, `all`) and processor time (`ownCpu`, `allCpu`). */
export function keystroke(core, checker, file, text) {
  const read = watch();
  const document = reread(core, checker, file, text);
  const facts = core.factsOf(document, core.checkDocument(document));
  const parsed = read();
  checker.update([{ file, facts }]);
  const updated = read();
  checker.check(file);
  const own = read();
  const others = settle(checker);
  const all = read();
  if (facts.broken) throw new Error('the corpus has changed: the edit breaks the file');
  return { parse: parsed.ms, update: updated.ms - parsed.ms, updateCpu: updated.cpu - parsed.cpu, own: own.ms, ownCpu: own.cpu, all: all.ms, allCpu: all.cpu, others };
}

async function measure(core, checker, rounds, file, write) {
  const data = text => JSON.stringify(core.parseYaml(text).toJS());
  const json = data(write(0));
  const results = await interleave(rounds + WARM_UP, {
    ours: round => keystroke(core, checker, file, write(round)),
    yaml: round => {
      const read = watch();
      core.parseYaml(write(round));
      return read();
    },
    json: () => timed(() => JSON.parse(json)),
  });
  return Object.fromEntries(Object.entries(results).map(([name, list]) => [name, list.slice(WARM_UP)]));
}

function row(name, { ours, yaml, json }, what, limit) {
  const numbers = ours.map(one => one[what]);
  const cpu = ours.map(one => one[`${what}Cpu`]);
  return {
    edit: name, until: what === 'own' ? 'own problems' : `all (${Math.round(median(ours.map(one => one.others)))} more files)`,
    'median ms': ms(median(numbers)), 'p95 ms': ms(quantile(numbers, 0.95)), 'CPU ms': ms(median(cpu)), '÷ parseDocument': times(ratio(numbers, yaml.map(one => one.ms))),
    'CPU ÷ parseDocument': times(ratio(cpu, yaml.map(one => one.cpu))), '÷ JSON.parse': times(ratio(numbers, json)),
    // A busy machine stretches the wall's time, helping threads the processor's: the lesser of the two is nearer to the work.
    ...(limit && { limit: against(Math.min(median(numbers), median(cpu)), limit, 'ms') }),
  };
}

export async function run({ core, quick, rounds, record }) {
  const { checker, files } = editedWorkspace(core, 10_000);
  const count = rounds ?? (quick ? 12 : 40);
  const rows = [];
  const cases = Object.entries(EDITS).map(([name, edit]) => [name, EDITED, edit]);
  cases.push(["a weight of the product's scoring", PRODUCT, (text, round) => text.replace('weight: 35', `weight: ${35 + (round % 2)}`)]);
  for (const [name, file, edit] of cases) {
    const write = round => edit(files.get(file), round);
    const many = file === PRODUCT || name.startsWith('an id');
    const results = await measure(core, checker, many ? Math.ceil(count / 4) : count, file, write);
    const limited = file === EDITED;
    rows.push(row(name, results, 'own', limited && OWN_LIMIT), row(name, results, 'all', limited && ALL_LIMIT));
    const at = what => results.ours.map(one => one[what]);
    record(`keystroke.${name}`, Object.fromEntries(['parse', 'update', 'own', 'ownCpu', 'all', 'allCpu', 'others'].map(what => [what, { median: median(at(what)), p95: quantile(at(what), 0.95) }])));
    keystroke(core, checker, file, files.get(file));
  }
  const bytes = Buffer.byteLength(files.get(EDITED));
  printTable(`Keystroke in a file of ${(bytes / 1024).toFixed(1)} KB among 10,000 requirements, median of ${count}`, rows);
  await growth({ core, count, record });
}

/** The same edit among 1,000 and among 10,000 requirements. */
async function growth({ core, count, record }) {
  const sizes = [1000, 10_000];
  const spaces = sizes.map(n => editedWorkspace(core, n));
  const rows = [];
  for (const [name, edit] of Object.entries(EDITS).slice(0, 2)) {
    const cases = Object.fromEntries(sizes.map((n, i) => [n, round => keystroke(core, spaces[i].checker, EDITED, edit(spaces[i].files.get(EDITED), round))]));
    const results = await interleave(count + WARM_UP, cases);
    for (const [what, step] of Object.entries({ updateCpu: 'update of the index', ownCpu: 'own problems', allCpu: 'all problems' })) {
      const [small, large] = sizes.map(n => results[n].slice(WARM_UP).map(one => one[what]));
      rows.push({ edit: name, step, '1,000: CPU ms': ms(median(small)), '10,000: CPU ms': ms(median(large)), 'grows by': times(ratio(large, small)) });
      record(`growth.${name}.${what}`, { at1000: median(small), at10000: median(large), ratio: ratio(large, small) });
    }
    for (const { checker, files } of spaces) keystroke(core, checker, EDITED, files.get(EDITED));
  }
  printTable(`Growth with the workspace, median of ${count}`, rows);
}
