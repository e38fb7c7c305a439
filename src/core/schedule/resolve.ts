// Resolves each item's first and last day from its start, end, duration and dependencies, and says why where it can't.
import type { Day } from './calendar';
import { endAfter, parseDuration, startBefore, type Duration } from './duration';
import { parsePeriod, type Granularity, type Period } from './period';

/** What a plan says of an item; dates and durations as written, of any type. */
export interface PlanItem {
  readonly id: string;
  readonly start?: unknown;
  readonly end?: unknown;
  readonly duration?: unknown;
  /** Ids of items and milestones that must be over first; unknown ones are passed over. */
  readonly dependsOn: readonly string[];
}

/** A milestone's day, as a dependency. */
export interface FixedDay {
  readonly id: string;
  readonly day: Day;
}

export interface Placed {
  readonly placed: true;
  readonly start: Day;
  readonly end: Day;
  /** Granularity in which the start is written; `day` where it is computed. */
  readonly startAs: Granularity;
  readonly endAs: Granularity;
  /** The start comes from what the item depends on. */
  readonly follows: boolean;
  /** Start, end and duration are all given and disagree: by its duration the item would end on this day. */
  readonly contradicts?: Day;
}

export type Unplaced = { readonly placed: false } & (
  | { readonly reason: 'no-dates' }
  /** It follows its dependencies, but has neither an end nor a duration. */
  | { readonly reason: 'no-length' }
  | { readonly reason: 'unreadable'; readonly field: 'start' | 'end' | 'duration'; readonly value: string }
  | { readonly reason: 'end-before-start'; readonly start: Day; readonly end: Day }
  /** Each of these waits for the next one, the last for the first. */
  | { readonly reason: 'cycle'; readonly ids: readonly string[] }
  /** What it follows can't be placed. */
  | { readonly reason: 'waits'; readonly id: string }
);

export interface Schedule {
  /** One for each item, in the same order. */
  readonly items: readonly (Placed | Unplaced)[];
  /** Loops among all dependencies, whether or not dates hide them; every item stands in at most one. */
  readonly cycles: readonly (readonly string[])[];
}

interface Given {
  readonly start?: Period;
  readonly end?: Period;
  readonly duration?: Duration;
  readonly unreadable?: Unplaced;
}

const isGiven = (value: unknown): boolean => value !== undefined && value !== null;

function readFields(item: PlanItem): Given {
  const start = parsePeriod(item.start);
  const end = parsePeriod(item.end);
  const duration = parseDuration(item.duration);
  for (const [field, read] of [['start', start], ['end', end], ['duration', duration]] as const) {
    const value = item[field];
    if (isGiven(value) && !read) {
      const text = typeof value === 'object' ? '…' : String(value).slice(0, 40);
      return { unreadable: { placed: false, reason: 'unreadable', field, value: text } };
    }
  }
  return { ...(start && { start }), ...(end && { end }), ...(duration && { duration }) };
}

/** Whether the start comes from the dependencies, if there are any. */
const followsDependencies = (given: Given): boolean => !given.unreadable && !given.start && !(given.end && given.duration);

function placedBetween(start: Day, end: Day, rest: Omit<Placed, 'placed' | 'start' | 'end'>): Placed | Unplaced {
  return end < start ? { placed: false, reason: 'end-before-start', start, end } : { placed: true, start, end, ...rest };
}

function placeGiven({ start, end, duration }: Given): Placed | Unplaced {
  const as = { startAs: start?.granularity ?? 'day', endAs: end?.granularity ?? 'day', follows: false } as const;
  if (start && end) {
    const disagree = duration && (endAfter(start.first, duration) > end.last || endAfter(start.last, duration) < end.first);
    return placedBetween(start.first, end.last, { ...as, ...(disagree && { contradicts: endAfter(start.first, duration) }) });
  }
  if (start) return duration ? placedBetween(start.first, endAfter(start.first, duration), as) : placedBetween(start.first, start.last, { ...as, endAs: start.granularity });
  if (end) return duration ? placedBetween(startBefore(end.last, duration), end.last, as) : placedBetween(end.first, end.last, { ...as, startAs: end.granularity });
  return { placed: false, reason: 'no-dates' };
}

function placeAfter(day: Day, { end, duration }: Given): Placed | Unplaced {
  const as = { startAs: 'day', endAs: end?.granularity ?? 'day', follows: true } as const;
  if (end) return placedBetween(day + 1, end.last, as);
  return duration ? placedBetween(day + 1, endAfter(day + 1, duration), as) : { placed: false, reason: 'no-length' };
}

/** Loops of a graph of item positions, in linear time and without recursion; a node is told in one loop at most. */
function loopsOf(size: number, next: (item: number) => readonly number[]): number[][] {
  const NEW = -1;
  const DONE = -2;
  /** Depth of a node on the current path. */
  const depth = new Int32Array(size).fill(NEW);
  const loops: number[][] = [];
  for (let root = 0; root < size; root++) {
    if (depth[root] !== NEW) continue;
    /** The path; how many of each node's targets were followed; the deepest node so far that stands in a told loop. */
    const path = [root];
    const followed = [0];
    const told = [-1];
    depth[root] = 0;
    while (path.length > 0) {
      const top = path.length - 1;
      const node = path[top] ?? 0;
      const target = next(node)[followed[top] ?? 0];
      followed[top] = (followed[top] ?? 0) + 1;
      if (target === undefined) {
        depth[node] = DONE;
        path.pop();
        followed.pop();
        told.pop();
      } else if (depth[target] === NEW) {
        depth[target] = path.length;
        path.push(target);
        followed.push(0);
        told.push(told[top] ?? -1);
      } else if ((depth[target] ?? DONE) > (told[top] ?? -1)) {
        const start = depth[target] ?? 0;
        loops.push(path.slice(start));
        for (let i = start; i <= top; i++) told[i] = i;
      }
    }
  }
  return loops;
}

/** Items in an order in which each one's dependencies come before it, as far as loops allow. */
function orderOf(size: number, next: (item: number) => readonly number[]): number[] {
  const state = new Uint8Array(size);
  const order: number[] = [];
  for (let root = 0; root < size; root++) {
    const stack = [root];
    while (stack.length > 0) {
      const node = stack[stack.length - 1] ?? 0;
      if (state[node] === 0) {
        state[node] = 1;
        for (const target of next(node)) if (state[target] === 0) stack.push(target);
      } else {
        stack.pop();
        if (state[node] === 1) order.push(node);
        state[node] = 2;
      }
    }
  }
  return order;
}

/** Places all items. Linear in items and dependencies; never throws, whatever the fields hold. */
export function resolveSchedule(items: readonly PlanItem[], milestones: readonly FixedDay[] = []): Schedule {
  const positions = new Map<string, number>();
  items.forEach((item, at) => {
    if (!positions.has(item.id)) positions.set(item.id, at);
  });
  const days = new Map(milestones.map(({ id, day }) => [id, day]));
  const given = items.map(readFields);
  const before = items.map((item) => item.dependsOn.flatMap((id) => positions.get(id) ?? []));
  const followed = before.map((list, at) => (followsDependencies(given[at] ?? {}) ? list : []));
  const results: (Placed | Unplaced | undefined)[] = new Array<undefined>(items.length).fill(undefined);

  const idsOf = (loop: readonly number[]) => loop.map((at) => items[at]?.id ?? '');
  for (const loop of loopsOf(items.length, (at) => followed[at] ?? [])) {
    for (const at of loop) results[at] = { placed: false, reason: 'cycle', ids: idsOf(loop) };
  }
  for (const at of orderOf(items.length, (node) => followed[node] ?? [])) {
    results[at] ??= placeItem(items[at]?.dependsOn ?? [], given[at] ?? {}, (id) => {
      const position = positions.get(id);
      return position === undefined ? days.get(id) : results[position] ?? { placed: false, reason: 'cycle', ids: [id] };
    });
  }
  return { items: results.map((result) => result ?? { placed: false, reason: 'no-dates' }), cycles: loopsOf(items.length, (at) => before[at] ?? []).map(idsOf) };
}

function placeItem(dependsOn: readonly string[], given: Given, ended: (id: string) => Placed | Unplaced | Day | undefined): Placed | Unplaced {
  if (given.unreadable) return given.unreadable;
  if (!followsDependencies(given)) return placeGiven(given);
  let latest: Day | undefined;
  for (const id of dependsOn) {
    const result = ended(id);
    if (result === undefined) continue;
    if (typeof result !== 'number' && !result.placed) return { placed: false, reason: 'waits', id };
    const end = typeof result === 'number' ? result : result.end;
    if (latest === undefined || end > latest) latest = end;
  }
  return latest === undefined ? placeGiven(given) : placeAfter(latest, given);
}
