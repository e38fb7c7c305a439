// Turns 40, 1,000 and 10,000 things into the time of the panels' view models, each from a snapshot that nothing was asked of before.
import { interleave, median, ms, printTable, ratio, timed, times } from './measure.mjs';
import { TODAY, workspaceOf } from './workspace.mjs';

const SIZES = [40, 1000, 10_000];
const NONE = () => ({ errors: 0, warnings: 0, infos: 0 });

export async function run({ core, quick, rounds, record }) {
  const count = rounds ?? (quick ? 4 : 12);
  const rows = [];
  const views = {
    roadmap: { options: size => ({ n: 40, items: size, clean: true }), make: snapshot => core.roadmapView(snapshot, '', { today: TODAY, findings: NONE }) },
    matrix: { options: size => ({ n: size, layout: 'list', perList: 500, clean: true }), make: snapshot => core.matrixView(snapshot, '', { findings: NONE }) },
  };
  for (const [name, { options, make }] of Object.entries(views)) {
    const cases = {};
    for (const size of SIZES) {
      const { checker } = workspaceOf(core, options(size));
      const view = make(checker.snapshot());
      if (view.items.length !== size) throw new Error(`the ${name} shows ${view.items.length} of ${size}`);
      const json = JSON.stringify(view);
      // A snapshot after no change holds the same, but none of the answers that are kept with one.
      cases[size] = () => ({ view: asNew(core, checker, make), json: timed(() => JSON.parse(json)) });
    }
    const results = await interleave(count + 2, cases);
    for (const size of SIZES) {
      const [took, parsed] = ['view', 'json'].map(what => results[size].slice(2).map(one => one[what]));
      rows.push({ view: name, items: size, 'median ms': ms(median(took)), 'µs an item': (median(took) / size * 1000).toFixed(1), '÷ JSON.parse of the view': times(ratio(took, parsed)) });
      record(`views.${name}.${size}`, { median: median(took), ofJson: ratio(took, parsed) });
    }
  }
  printTable(`View models of the panels, median of ${count}`, rows);
}

function asNew(core, checker, make) {
  const snapshot = core.updateSnapshot(checker.snapshot(), []);
  return timed(() => make(snapshot));
}
