// Turns timed work into medians, paired ratios and tables.
import { loadavg } from 'node:os';

/** The value below which the part `p` of the numbers lies. */
export function quantile(numbers, p) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const at = (sorted.length - 1) * p;
  const low = sorted[Math.floor(at)] ?? NaN;
  return low + ((sorted[Math.ceil(at)] ?? NaN) - low) * (at - Math.floor(at));
}

export const median = numbers => quantile(numbers, 0.5);

/** Milliseconds that `work` takes. */
export function timed(work) {
  const began = performance.now();
  work();
  return performance.now() - began;
}

/** Starts two clocks, of the wall and of the processor (all threads); gives a function that reads them, in milliseconds. */
export function watch() {
  const cpu = process.cpuUsage();
  const began = performance.now();
  return () => {
    const ms = performance.now() - began;
    const { user, system } = process.cpuUsage(cpu);
    return { ms, cpu: (user + system) / 1000 };
  };
}

/**
 * Runs the cases in turn, forwards and backwards by rounds, so that a change of the machine's speed meets all of them alike.
 * Each case gives its own number of milliseconds, or an object of such numbers. Returns the results of a case by round.
 * After `budget` milliseconds it ends early, but not before `least` rounds.
 */
export async function interleave(rounds, cases, { budget = Infinity, least = rounds } = {}) {
  const names = Object.keys(cases);
  const results = Object.fromEntries(names.map(name => [name, []]));
  const began = performance.now();
  for (let round = 0; round < rounds && (round < least || performance.now() - began < budget); round++) {
    for (const name of round % 2 ? [...names].reverse() : names) results[name][round] = await cases[name](round);
  }
  return results;
}

/** Median over the rounds of what one took divided by what the other took in the same round. */
export const ratio = (numbers, base) => median(numbers.map((value, i) => value / base[i]));

export function ms(value) {
  return value < 1 ? value.toFixed(3) : value < 100 ? value.toFixed(1) : String(Math.round(value));
}

export const times = value => (value < 10 ? value.toFixed(2) : value.toFixed(1));

/** `ok` or `MISSED`, beside the limit. Only said, never a failure. */
export function against(value, limit, unit) {
  return `${limit} ${unit} ${value <= limit ? 'ok' : 'MISSED'}`;
}

export const load = () => loadavg()[0].toFixed(1);

/** Prints rows that are objects of texts under a heading; the keys of the first row are the columns. */
export function printTable(heading, rows) {
  console.log(`\n${heading}  (load ${load()})`);
  const columns = [...new Set(rows.flatMap(row => Object.keys(row)))];
  const cells = [columns, ...rows.map(row => columns.map(column => String(row[column] ?? '')))];
  const widths = columns.map((_, i) => Math.max(...cells.map(line => line[i].length)));
  for (const [at, line] of cells.entries()) {
    console.log(`  ${line.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  ')}`);
    if (at === 0) console.log(`  ${widths.map(width => '-'.repeat(width)).join('  ')}`);
  }
}
