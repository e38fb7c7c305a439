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
  readonly start: Period | undefined;
  readonly end: Period | undefined;
  readonly duration: Duration | undefined;
  readonly unreadable?: Unplaced;
}

const NOTHING: Given = { start: undefined, end: undefined, duration: undefined };

function unreadable(field: 'start' | 'end' | 'duration', value: unknown, read: unknown): Unplaced | undefined {
  if (read || value === undefined || value === null) return undefined;
  return { placed: false, reason: 'unreadable', field, value: typeof value === 'object' ? '…' : String(value).slice(0, 40) };
}

function readFields(item: Pick<PlanItem, 'start' | 'end' | 'duration'>): Given {
  const start = parsePeriod(item.start);
  const end = parsePeriod(item.end);
  const duration = parseDuration(item.duration);
  const wrong = unreadable('start', item.start, start) ?? unreadable('end', item.end, end) ?? unreadable('duration', item.duration, duration);
  return wrong ? { ...NOTHING, unreadable: wrong } : { start, end, duration };
}

/** Whether the start comes from the dependencies, if there are any. */
const followsDependencies = (given: Given): boolean => !given.unreadable && !given.start && !(given.end && given.duration);

/** From a day to another one; a period as start or end leaves some of its days open. */
interface Edges {
  readonly start: Day;
  readonly end: Day;
  readonly startBy?: Day;
  readonly endFrom?: Day;
  readonly startAs?: Granularity | undefined;
  readonly endAs?: Granularity | undefined;
}

/** Written out, without a spread: there may be thousands, at every keystroke. */
function placeAt({ start, end, startBy = start, endFrom = end, startAs = 'day', endAs = 'day' }: Edges, work = end - start + 1): Placed | Unplaced {
  if (end < start) return { placed: false, reason: 'end-before-start', start, end };
  return { placed: true, start, end, startAs, endAs, follows: false, startBy, endFrom, work };
}

function placeGiven({ start, end, duration }: Given): Placed | Unplaced {
  if (start && end) return placeBetween(start, end, duration);
  if (start && duration) return placeAt({ start: start.first, end: endAfter(start.first, duration), startBy: start.last, startAs: start.granularity });
  if (end && duration) return placeAt({ start: startBefore(end.last, duration), end: end.last, endFrom: end.first, endAs: end.granularity });
  const lone = start ?? end;
  if (!lone) return { placed: false, reason: 'no-dates' };
  return placeAt({ start: lone.first, end: lone.last, startBy: lone.last, endFrom: lone.first, startAs: lone.granularity, endAs: lone.granularity });
}

/** Place of an item by its own dates, whatever it depends on. */
export function placeAlone(dates: Pick<PlanItem, 'start' | 'end' | 'duration'>): Placed | Unplaced {
  const given = readFields(dates);
  return given.unreadable ?? placeGiven(given);
}

function placeBetween(start: Period, end: Period, duration: Duration | undefined): Placed | Unplaced {
  const edges = { start: start.first, end: end.last, startBy: Math.min(start.last, end.last), endFrom: Math.max(start.first, end.first), startAs: start.granularity, endAs: end.granularity };
  if (!duration) return placeAt(edges);
  const ends = endAfter(start.first, duration);
  if (ends <= end.last && endAfter(start.last, duration) >= end.first) return placeAt(edges, ends - start.first + 1);
  const place = placeAt(edges);
  return place.placed ? { ...place, contradicts: ends } : place;
}

function placeAfter(day: Day, { end, duration }: Given): Placed | Unplaced {
  const start = day + 1;
  if (!end && !duration) return { placed: false, reason: 'no-length' };
  const place = end ? placeAt({ start, end: end.last, endFrom: Math.max(start, end.first), endAs: end.granularity }) : placeAt({ start, end: duration ? endAfter(start, duration) : start });
  return place.placed || place.reason === 'end-before-start' ? { ...place, follows: true } : place;
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
  const followed = before.map((list, at) => (followsDependencies(given[at] ?? NOTHING) ? list : []));
  const results: (Placed | Unplaced | undefined)[] = new Array<undefined>(items.length).fill(undefined);

  const idsOf = (loop: readonly number[]) => loop.map((at) => items[at]?.id ?? '');
  for (const loop of loopsOf(items.length, (at) => followed[at] ?? [])) {
    for (const at of loop) results[at] = { placed: false, reason: 'cycle', ids: idsOf(loop) };
  }
  for (const at of orderOf(items.length, (node) => followed[node] ?? [])) {
    results[at] ??= placeItem(items[at]?.dependsOn ?? [], given[at] ?? NOTHING, (id) => {
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
