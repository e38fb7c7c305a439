// Turns a folder of 10,000 files into the time of a check that begins with a stored index, with and without changed files, against one that begins with nothing.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { storedCorpus } from './corpus.mjs';
import { checked } from './cold.mjs';
import { interleave, median, ms, printTable, ratio, times } from './measure.mjs';
import { builtCli } from './package.mjs';

const FILES = 10_000;
/** One in a hundred of the files changes. */
const CHANGED = 100;

/** Writes another statement into one file of a hundred; another one each round. Gives what puts the old texts back. */
function change(folder, round) {
  const before = [];
  for (let i = 1 + (round % CHANGED); i <= FILES; i += CHANGED) {
    const file = path.join(folder, `requirements/${String(Math.floor((i - 1) / 500)).padStart(3, '0')}/REQ-${String(i).padStart(6, '0')}.req.yaml`);
    const text = readFileSync(file, 'utf8');
    before.push([file, text]);
    writeFileSync(file, text.replace('rationale: >\n', `rationale: >\n  Changed in round ${round}.\n`));
  }
  return () => before.forEach(([file, text]) => writeFileSync(file, text));
}

export async function run({ out, quick, rounds, record }) {
  const cli = builtCli(out);
  const { folder } = storedCorpus(out, { n: FILES, use: 'warm' });
  const cache = path.join(out, 'warm-index');
  const count = rounds ?? (quick ? 1 : 5);
  const withCache = () => checked(cli, folder, ['--cache-location', cache]);
  const cold = () => checked(cli, folder);
  const same = (warm, bare) => {
    if (JSON.stringify(warm.problems) !== JSON.stringify(bare.problems)) throw new Error('a check with a stored index finds something else than one without');
    return warm;
  };
  const { all } = await interleave(count, {
    all(round) {
      rmSync(cache, { recursive: true, force: true });
      const bare = cold();
      const writing = same(withCache(), bare);
      const warm = same(withCache(), bare);
      const undo = change(folder, round);
      try {
        const changed = withCache();
        // Once is enough to see that the changed files were read.
        if (round === 0) same(changed, cold());
        return { bare, writing, warm, changed };
      } finally {
        undo();
      }
    },
  });
  const took = (what, clock = 'ms') => all.map(round => round[what][clock]);
  const names = { bare: 'without a stored index', writing: 'that stores one', warm: 'with it, nothing changed', changed: 'with it, 1 % changed' };
  printTable(`Check of ${FILES} files, whole processes, ${count} rounds`, Object.entries(names).map(([what, name]) => ({
    check: name, ms: ms(median(took(what))), '÷ cold': times(ratio(took(what), took('bare'))), 'CPU ms': ms(median(took(what, 'cpu'))), 'CPU ÷ cold': times(ratio(took(what, 'cpu'), took('bare', 'cpu'))), 'peak RSS, MB': Math.round(median(took(what, 'rss'))),
  })));
  for (const what of ['writing', 'warm', 'changed']) record(`warm.${what}`, { ofCold: ratio(took(what), took('bare')), cpuOfCold: ratio(took(what, 'cpu'), took('bare', 'cpu')), rssMb: median(took(what, 'rss')), rounds: count });
}
