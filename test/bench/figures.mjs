// Turns recorded figures into the table of what is to be reached: for the terminal, and as Markdown for the README.
import { readFileSync } from 'node:fs';

const atMost = { ok: (value, limit) => value <= limit, sign: '≤' };
const atLeast = { ok: (value, limit) => value >= limit, sign: '≥' };
const plain = value => (value < 0.1 ? value.toFixed(3) : value < 10 ? value.toFixed(2) : value < 100 ? value.toFixed(1) : String(Math.round(value)));
const mb = value => `${Math.round(value)} MB`;
const milliseconds = value => `${plain(value)} ms`;
const by = value => `${plain(value)} ×`;

/** Name, where the figure is recorded, bound and stretch, and how they are meant. */
const ROWS = [
  ['cold check of 10,000 files ÷ `yaml` parseDocument alone', f => f['cold.10000']?.against.yaml.wall, 0.45, 0.3, atMost, plain],
  ['cold check of 10,000 files ÷ js-yaml `load` alone', f => f['cold.10000']?.against['js-yaml'].wall, 1.6, 1.3, atMost, plain],
  ['cold check of 10,000 files: faster than yaml-language-server', f => overPeer(f['cold.10000']), 5, 8, atLeast, by],
  ['cold check of 1,000 files ÷ `yaml` parseDocument alone', f => f['cold.1000']?.against.yaml.wall, undefined, undefined, atMost, plain],
  ['cold check of 1,000 files: faster than yaml-language-server', f => overPeer(f['cold.1000']), 5, 8, atLeast, by],
  ['cold check of 10,000 files: peak memory', f => f['cold.10000']?.rssMb, undefined, undefined, atMost, mb],
  ['cold check of 100,000 files ÷ `yaml` parseDocument alone', f => f['cold.100000']?.against.yaml.wall, 0.4, 0.3, atMost, plain],
  ['cold check of 100,000 files: peak memory', f => f['cold.100000']?.rssMb, 600, 400, atMost, mb],
  ['keystroke in a file of 1.2 MB: faster than yaml-language-server', f => f['faster.large.keystroke']?.ratio, 300, 1000, atLeast, by],
  ['keystroke in a file of 1.2 MB: 95 of 100 take at most', f => f['typing.large.keystroke']?.p95, 5, 2, atMost, milliseconds],
  ['keystroke in a file of 1 KB: faster than yaml-language-server', f => f['faster.small.keystroke']?.ratio, 3, 10, atLeast, by],
  ['hover in a file of 1.2 MB, after a keystroke: faster than yaml-language-server', f => f['faster.large.hover']?.ratio, 100, 500, atLeast, by],
  ['hover there, text unchanged: faster than yaml-language-server', f => f['faster.large.hoverAgain']?.ratio, 100, 500, atLeast, by],
  ['completion there, after a keystroke: faster than yaml-language-server', f => f['faster.large.completion']?.ratio, 100, 500, atLeast, by],
  ['completion there, text unchanged: faster than yaml-language-server', f => f['faster.large.completionAgain']?.ratio, 100, 500, atLeast, by],
  ['warm start of 10,000 files ÷ cold start', f => f['warm.warm']?.ofCold, 0.2, 0.1, atMost, plain],
  ['warm start of 10,000 files, 1 % of them changed, ÷ cold start', f => f['warm.changed']?.ofCold, 0.35, 0.15, atMost, plain],
  ['one change among 100,000 files ÷ among 1,000', f => f['update.100000']?.ofSmallest, undefined, undefined, atMost, by],
];

function overPeer(figures) {
  const peer = Object.entries(figures?.against ?? {}).find(([name]) => name.startsWith('yaml-language-server'));
  return peer && 1 / peer[1].wall;
}

/** Rows of those figures that were measured: `{ figure, measured, bound, stretch, verdict }`. */
export function reached(figures) {
  const rows = ROWS.flatMap(([figure, of, bound, stretch, { ok, sign }, unit]) => {
    const value = of(figures);
    if (value === undefined) return [];
    const limit = number => (number === undefined ? '' : `${sign} ${Number.isInteger(number) ? unit(number).replace(/\.0+(?= |$)/, '') : unit(number)}`);
    const verdict = bound === undefined ? '' : ok(value, stretch) ? 'ok, stretch too' : ok(value, bound) ? 'ok' : 'MISSED';
    return [{ figure, measured: unit(value), bound: limit(bound), stretch: limit(stretch), verdict }];
  });
  return [...rows, ...faultRows(figures)];
}

function faultRows(figures) {
  const sum = (counts, what) => counts.reduce((total, one) => total + one[what], 0);
  return Object.keys(figures).filter(key => key.startsWith('found.')).flatMap(key => {
    const n = Number(key.slice('found.'.length));
    const { beside, ...kinds } = figures[key];
    const [found, seeded] = ['found', 'seeded'].map(what => sum(Object.values(kinds), what));
    const clean = figures[`clean.${n}`]?.problems;
    const files = n.toLocaleString('en');
    return [
      { figure: `planted faults found in ${files} files, of ${Object.keys(kinds).length} kinds`, measured: `${found} of ${seeded}, ${beside} beside them`, bound: 'all, 0', stretch: '', verdict: found === seeded && beside === 0 ? 'ok' : 'MISSED' },
      { figure: `findings in ${files} files without faults`, measured: String(clean), bound: '0', stretch: '', verdict: clean === 0 ? 'ok' : 'MISSED' },
    ];
  });
}

/** The table for the README, of the figures that `--json` wrote into a file. */
export function markdownOf(file) {
  const { machine, command, figures } = JSON.parse(readFileSync(file, 'utf8'));
  return [
    `\`${command}\`, Node ${machine.node}, ${machine.cores} cores (${machine.model}), ${machine.platform}:`,
    '',
    '| Figure | Measured | Bound | Stretch |',
    '|---|---|---|---|',
    ...reached(figures).map(row => `| ${row.figure} | ${row.measured}${row.verdict === 'MISSED' ? ' (missed)' : ''} | ${row.bound} | ${row.stretch} |`),
  ].join('\n');
}
