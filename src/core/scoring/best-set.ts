// Picks the requirements of highest total worth that a budget of effort pays for, each with what it needs.
import type { Cost } from './capacity';
import { forestKnapsack, MOST_CELLS, type Load } from './forest-knapsack';
import { circlesOf, closureOf, type Needs } from './needs';
import { tidy } from './scale';

export interface BestSet {
  readonly taken: readonly number[];
  readonly used: number;
  readonly unused: number;
  readonly worth: number;
  /** No set is worth more. Otherwise none better was found within bounds, or efforts were rounded up to find it. */
  readonly exact: boolean;
}

/** Items that need each other, as one. */
interface Group {
  readonly items: readonly number[];
  readonly worth: number;
  readonly effort: number;
  /** Positions of groups. */
  readonly needs: readonly number[];
}

/** Cells of all tables of one search together. */
const MOST_WORK = 80_000_000;
const STEPS = [1, 0.5, 0.25, 0.2, 0.1, 0.05, 0.01];

/** What can be taken at all: items whose effort is known, with all that they need, within the budget. */
function groupsOf(order: readonly number[], worths: readonly number[], costs: readonly Cost[], needs: Needs, budget: number): Group[] {
  const done = (item: number): boolean => costs[item]?.done === true;
  const wanted = new Set<number>();
  for (const item of order) {
    if (done(item) || wanted.has(item)) continue;
    const parts = closureOf(item, needs, done);
    let effort = 0;
    for (const part of parts) effort += costs[part]?.effort ?? Infinity;
    if (effort <= budget + 1e-9) for (const part of parts) wanted.add(part);
  }
  const place = new Map<number, number>();
  const wantedNeeds: Needs = (item) => needs(item).filter((need) => wanted.has(need));
  return circlesOf([...wanted], wantedNeeds).map((items, at) => {
    for (const item of items) place.set(item, at);
    const below = items.flatMap((item) => needs(item)).flatMap((need) => place.get(need) ?? []);
    return {
      items,
      worth: items.reduce((sum, item) => sum + (worths[item] ?? 0), 0),
      effort: tidy(items.reduce((sum, item) => sum + (costs[item]?.effort ?? 0), 0)),
      needs: [...new Set(below)].filter((need) => need !== at),
    };
  });
}

/** The coarsest unit that all efforts are multiples of; where the table would be too large, a coarser one by which they round up. */
function unitOf(groups: readonly Group[], budget: number): { readonly unit: number; readonly exact: boolean } {
  const fits = (unit: number): boolean => groups.every(({ effort }) => Math.abs(effort / unit - Math.round(effort / unit)) < 1e-6);
  const unit = STEPS.find(fits);
  const smallest = (budget * Math.max(1, groups.length)) / MOST_CELLS;
  return unit !== undefined && unit >= smallest ? { unit, exact: true } : { unit: Math.max(smallest, 0.01), exact: false };
}

/** What every group needs, directly or through others. */
function allNeeds(groups: readonly Group[]): readonly ReadonlySet<number>[] {
  const all: Set<number>[] = [];
  // Groups stand behind what they need.
  for (const { needs } of groups) all.push(new Set(needs.flatMap((need) => [need, ...(all[need] ?? [])])));
  return all;
}

/**
 * The set of highest total worth within the budget in which nothing lacks what it needs. Items that each need one other are solved at once
 * (`forestKnapsack`). Where one needs several, the rest of its needs is left out first, which can only promise too much; then a broken need
 * is either brought in or its item left out, and sets that can't beat the best one are not followed (branch and bound, Land and Doig, 1960).
 */
export function bestSet(order: readonly number[], worths: readonly number[], costs: readonly Cost[], needs: Needs, budget: number): BestSet {
  const groups = groupsOf(order, worths, costs, needs, budget);
  const total = groups.reduce((sum, { effort }) => sum + effort, 0);
  const { unit, exact } = unitOf(groups, Math.min(budget, total));
  const units = Math.floor(Math.min(budget, total) / unit + 1e-6);
  const sizes = groups.map(({ effort }) => Math.ceil(effort / unit - 1e-6));
  const found = search(groups, sizes, units);
  const items = found.taken.flatMap((group) => groups[group]?.items ?? []);
  const place = new Map(order.map((item, i) => [item, i]));
  items.sort((a, b) => (place.get(a) ?? Infinity) - (place.get(b) ?? Infinity) || a - b);
  const used = tidy(items.reduce((sum, item) => sum + (costs[item]?.effort ?? 0), 0));
  return { taken: items, used, unused: tidy(Math.max(0, budget - used)), worth: tidy(found.worth), exact: exact && found.complete };
}

interface Branch {
  readonly forced: ReadonlySet<number>;
  readonly left: ReadonlySet<number>;
}

function search(groups: readonly Group[], sizes: readonly number[], units: number): { worth: number; taken: readonly number[]; complete: boolean } {
  const below = allNeeds(groups);
  // The need that brings most of the others stands for all of them.
  const parents = groups.map(({ needs }) => needs.reduce<number | undefined>((best, need) => (best === undefined || (below[need]?.size ?? 0) > (below[best]?.size ?? 0) ? need : best), undefined));
  let best = { worth: 0, taken: [] as readonly number[] };
  let work = MOST_WORK;
  const branches: Branch[] = [{ forced: new Set(), left: new Set() }];
  for (let branch = branches.pop(); branch; branch = branches.pop()) {
    const { forced, left } = branch;
    let room = units;
    let worth = 0;
    for (const group of forced) {
      room -= sizes[group] ?? 0;
      worth += groups[group]?.worth ?? 0;
    }
    if (room < 0) continue;
    const free = groups.flatMap((_, i) => (forced.has(i) || left.has(i) ? [] : [i]));
    work -= free.length * (room + 1);
    if (work < 0) return { ...best, complete: false };
    const at = new Map(free.map((group, i) => [group, i]));
    const loads = free.map((group): Load => {
      const parent = at.get(parents[group] ?? -1);
      return { worth: groups[group]?.worth ?? 0, units: sizes[group] ?? 0, ...(parent !== undefined && { parent }) };
    });
    const relaxed = forestKnapsack(loads, room);
    if (worth + relaxed.worth <= best.worth + 1e-9) continue;
    const taken = new Set([...forced, ...relaxed.taken.map((i) => free[i] ?? 0)]);
    const broken = [...taken].find((group) => groups[group]?.needs.some((need) => !taken.has(need)));
    if (broken === undefined) {
      best = { worth: worth + relaxed.worth, taken: [...taken] };
      continue;
    }
    const lacking = groups[broken]?.needs.find((need) => !taken.has(need)) as number;
    const dependants = groups.flatMap((_, i) => (i === broken || below[i]?.has(broken) ? [i] : []));
    branches.push({ forced, left: new Set([...left, ...dependants]) });
    const brought = [lacking, ...(below[lacking] ?? [])];
    if (!brought.some((group) => left.has(group))) branches.push({ forced: new Set([...forced, ...brought]), left });
  }
  return { ...best, complete: true };
}
