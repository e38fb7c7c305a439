// Resolves each item's first and last day from its start, end, duration and dependencies, and says why where it can't.
import type { Day } from './calendar';
import { endAfter, parseDuration, startBefore, type Duration } from './duration';
import { loopsOf, orderOf } from './graph';
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
  /** Latest day on which it may start and still be as written: a quarter as a start leaves all its days open. */
  readonly startBy: Day;
  /** Earliest day on which it may be over and still be as written. */
  readonly endFrom: Day;
  /** Days of work: its duration where it has the choice of its days, else all from start to end. */
  readonly work: number;
  /** Start, end and duration are all given and disagree: by its duration the item would end on this day. */
  readonly contradicts?: Day;
}

export type Unplaced = { readonly placed: false } & (
  | { readonly reason: 'no-dates' }
  /** It follows its dependencies, but has neither an end nor a duration. */
  | { readonly reason: 'no-length' }
  | { readonly reason: 'unreadable'; readonly field: 'start' | 'end' | 'duration'; readonly value: string }
  /** `follows`: it can't start earlier, because of what it depends on. */
  | { readonly reason: 'end-before-start'; readonly start: Day; readonly end: Day; readonly follows?: true }
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

/** What else is known of an item than its days; the days that it leaves open are none where this doesn't say so. */
type Rest = Pick<Placed, 'startAs' | 'endAs' | 'follows'> & Partial<Pick<Placed, 'startBy' | 'endFrom' | 'work' | 'contradicts'>>;

function placedBetween(start: Day, end: Day, rest: Rest): Placed | Unplaced {
  if (end < start) return { placed: false, reason: 'end-before-start', start, end, ...(rest.follows && { follows: true }) };
  return { placed: true, start, end, startBy: start, endFrom: end, work: end - start + 1, ...rest };
}

function placeGiven({ start, end, duration }: Given): Placed | Unplaced {
  const as = { startAs: start?.granularity ?? 'day', endAs: end?.granularity ?? 'day', follows: false } as const;
  if (start && end) return placeBetweenPeriods(start, end, duration, as);
  if (start && duration) return placedBetween(start.first, endAfter(start.first, duration), { ...as, startBy: start.last });
  if (end && duration) return placedBetween(startBefore(end.last, duration), end.last, { ...as, endFrom: end.first });
  const lone = start ?? end;
  if (!lone) return { placed: false, reason: 'no-dates' };
  return placedBetween(lone.first, lone.last, { ...as, startAs: lone.granularity, endAs: lone.granularity, startBy: lone.last, endFrom: lone.first });
}

function placeBetweenPeriods(start: Period, end: Period, duration: Duration | undefined, as: Rest): Placed | Unplaced {
  const ends = duration && endAfter(start.first, duration);
  const disagree = duration && ends !== undefined && (ends > end.last || endAfter(start.last, duration) < end.first);
  return placedBetween(start.first, end.last, {
    ...as,
    startBy: Math.min(start.last, end.last),
    endFrom: Math.max(start.first, end.first),
    ...(ends !== undefined && !disagree && { work: ends - start.first + 1 }),
    ...(disagree && { contradicts: ends }),
  });
}

function placeAfter(day: Day, { end, duration }: Given): Placed | Unplaced {
  const as = { startAs: 'day', endAs: end?.granularity ?? 'day', follows: true } as const;
  if (end) return placedBetween(day + 1, end.last, { ...as, endFrom: Math.max(day + 1, end.first) });
  return duration ? placedBetween(day + 1, endAfter(day + 1, duration), as) : { placed: false, reason: 'no-length' };
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
