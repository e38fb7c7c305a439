// Turns 100,000 files into the time and memory of a first check, and workspaces of 1,000, 10,000 and 100,000 files into the cost of one change.
import path from 'node:path';
import { resident } from './child.mjs';
import { alone, checked, coldFigures, coldRows } from './cold.mjs';
import { storedCorpus } from './corpus.mjs';
import { interleave, median, ms, printTable, ratio, times } from './measure.mjs';
import { builtCli } from './package.mjs';

const SIZES = [1000, 10_000, 100_000];
const UPDATES = path.join(import.meta.dirname, 'update-process.mjs');

export async function run({ out, quick, rounds, record }) {
  const cli = builtCli(out);
  const folders = Object.fromEntries(SIZES.map(n => [n, storedCorpus(out, { n }, n < SIZES.at(-1)).folder]));
  const largest = SIZES.at(-1);
  const count = rounds ?? (quick ? 1 : 5);
  const results = await interleave(count, { check: () => checked(cli, folders[largest]), yaml: () => alone('yaml', folders[largest]) });
  printTable('Cold check, whole processes', coldRows(`${largest} files`, count, results));
  record(`cold.${largest}`, coldFigures(results));
  await updates({ folders, rounds: rounds ?? (quick ? 3 : 9), record });
}

/** The same changes of one file in workspaces of growing size, each in a process that stays. */
async function updates({ folders, rounds, record }) {
  const spaces = [];
  try {
    // One after the other: they would take each other's processor.
    for (const n of SIZES) {
      const space = resident(UPDATES, [folders[n]]);
      spaces.push(space);
      await space.ask('load');
    }
    const cases = Object.fromEntries(SIZES.map((n, i) => [n, () => spaces[i].ask('update')]));
    const results = await interleave(rounds + 1, cases);
    const took = (n, what) => results[n].slice(1).map(one => one[what]);
    printTable(`One change of one file, CPU, median of ${rounds}`, SIZES.map(n => ({
      workspace: `${n} files`, 'µs until its own problems': (median(took(n, 'own')) * 1000).toFixed(0), 'µs until all': (median(took(n, 'all')) * 1000).toFixed(0),
      [`÷ ${SIZES[0]} files`]: times(ratio(took(n, 'all'), took(SIZES[0], 'all'))), 'heap, MB': ms(median(took(n, 'heapMb'))),
    })));
    for (const n of SIZES) record(`update.${n}`, { own: median(took(n, 'own')), all: median(took(n, 'all')), ofSmallest: ratio(took(n, 'all'), took(SIZES[0], 'all')), heapMb: median(took(n, 'heapMb')) });
  } finally {
    for (const space of spaces) space.end();
  }
}
