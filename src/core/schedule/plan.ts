// Turns a product's roadmap and team files into one plan: when each item is, what decides the end, who is booked, how far it has come.
import type { Entity } from '../document/document';
import { filesOfKind } from '../index/holdings';
import { entityOf, labelOf, scopeOf } from '../index/lookup';
import type { Snapshot } from '../index/snapshot';
import type { Day } from './calendar';
import { criticalPath, type Slack, type Work } from './critical-path';
import { allocationsOf, type ItemStatus, statusOf, textsOf } from './fields';
import { loopsOf } from './graph';
import { type Booking, bookingOf, type LoadStep, loadOf, type Overload, overloadsOf } from './load';
import { parsePeriod, type Period } from './period';
import { type Placed, resolveSchedule, type Unplaced } from './resolve';

export interface ScheduledItem {
  readonly entity: Entity;
  readonly status: ItemStatus;
  readonly place: Placed | Unplaced;
  /** Positions of the items that it waits for. */
  readonly after: readonly number[];
  /** Positions of the milestones that it waits for. */
  readonly afterMilestones: readonly number[];
  /** It has a place in time, and what slips it moves the end of the plan; one that nothing is linked with is on no path. */
  readonly critical: boolean;
  /** Where it has a place, is promised and not over, and ends on a certain day. */
  readonly slack?: Slack | undefined;
}

export interface ScheduledMilestone {
  readonly entity: Entity;
  /** Its last day counts. */
  readonly period: Period;
  /** Positions of the items that it lists as deliverables, by id or by title. */
  readonly feeders: readonly number[];
}

export interface TeamLoad {
  readonly id: string;
  /** Nothing where no file defines the team. */
  readonly entity?: Entity;
  readonly capacity?: number;
  readonly bookings: readonly Booking[];
  readonly steps: readonly LoadStep[];
  readonly overloads: readonly Overload[];
}

export interface Plan {
  /** Ordered by file and place. */
  readonly items: readonly ScheduledItem[];
  /** Those with a date, ordered by file and place. */
  readonly milestones: readonly ScheduledMilestone[];
  /** Positions of items that wait for each other: each for the next one, the last for the first. */
  readonly cycles: readonly (readonly number[])[];
  /** Earliest day on which all that is promised can be over. */
  readonly end?: Day;
  /** Teams in the order in which items name them. */
  readonly teams: () => readonly TeamLoad[];
}

const plans = new WeakMap<Snapshot, Map<string, Plan>>();

/** The plan of a product, over all its roadmap files; made once a snapshot, for all who ask. */
export function planOf(snapshot: Snapshot, scope: string): Plan {
  let known = plans.get(snapshot);
  if (!known) plans.set(snapshot, (known = new Map<string, Plan>()));
  let plan = known.get(scope);
  if (!plan) known.set(scope, (plan = makePlan(snapshot, scope)));
  return plan;
}

function makePlan(snapshot: Snapshot, scope: string): Plan {
  const all = filesOfKind(snapshot, 'roadmap').flatMap((file) => (scopeOf(snapshot, file) === scope ? (snapshot.files.get(file)?.entities ?? []) : []));
  const entities = all.filter(({ kind }) => kind === 'roadmapItem');
  const dated = all.flatMap((entity) => {
    const period = entity.kind === 'milestone' ? parsePeriod(entity.fields['date']) : undefined;
    return period ? [{ entity, period }] : [];
  });
  const positions = firstsOf(entities, ({ id }) => id);
  const milestones = feedersOf(dated, positions, firstsOf(entities, labelOf));
  const dependencies = entities.map(({ fields }) => textsOf(fields['dependsOn']));
  const { items: places } = resolveSchedule(
    entities.map(({ id, fields }, at) => ({ id, start: fields['start'], end: fields['end'], duration: fields['duration'], dependsOn: dependencies[at] ?? [] })),
    dated.map(({ entity, period }) => ({ id: entity.id, day: period.last })),
  );
  const milestonePositions = firstsOf(dated, ({ entity }) => entity.id);
  const after = dependencies.map((ids) => positionsOf(ids, positions));
  const statuses = entities.map(({ fields }) => statusOf(fields['status']));
  const dues = duesOf(milestones);
  const works = entities.map((_, at): Work => ({ place: places[at] ?? NOWHERE, after: after[at] ?? NONE, counts: isPromised(statuses[at]), due: dues.get(at) }));
  const { end, slacks } = criticalPath(works);
  const linked = linkedIn(after, statuses);
  const items = entities.map((entity, at): ScheduledItem => {
    const slack = slacks[at];
    const status = statuses[at] ?? 'planned';
    // Written out, without a spread: there may be thousands.
    return {
      entity,
      status,
      place: places[at] ?? NOWHERE,
      after: after[at] ?? NONE,
      afterMilestones: positionsOf(dependencies[at] ?? NO_IDS, milestonePositions, positions),
      critical: slack?.critical === true && linked.has(at),
      slack: isPromised(status) && status !== 'done' && isCertain(places[at]) ? slack : undefined,
    };
  });
  let teams: readonly TeamLoad[] | undefined;
  return {
    items,
    milestones,
    cycles: loopsOf(entities.length, (at) => after[at] ?? []),
    ...(end !== undefined && { end }),
    teams: () => (teams ??= teamsOf(snapshot, items)),
  };
}

const NONE: readonly number[] = [];
const NO_IDS: readonly string[] = [];
const NOWHERE: Unplaced = { placed: false, reason: 'no-dates' };

/** Ideas promise nothing, and what was cancelled won't come. */
export function isPromised(status: ItemStatus | undefined): boolean {
  return status !== 'idea' && status !== 'cancelled';
}

function isCertain(place: Placed | Unplaced | undefined): boolean {
  return place?.placed === true && place.end === place.endFrom;
}

/** Positions of what waits for something, or is waited for. */
function linkedIn(after: readonly (readonly number[])[], statuses: readonly ItemStatus[]): ReadonlySet<number> {
  const linked = new Set<number>();
  after.forEach((list, at) => {
    if (list.length === 0 || !isPromised(statuses[at])) return;
    linked.add(at);
    for (const other of list) linked.add(other);
  });
  return linked;
}

/** Position of the first thing of each name. */
function firstsOf<T>(things: readonly T[], nameOf: (thing: T) => string): Map<string, number> {
  const firsts = new Map<string, number>();
  things.forEach((thing, at) => {
    const name = nameOf(thing);
    if (!firsts.has(name)) firsts.set(name, at);
  });
  return firsts;
}

/** Positions of those ids that have one, and none among the others. */
function positionsOf(ids: readonly string[], positions: ReadonlyMap<string, number>, others?: ReadonlyMap<string, number>): readonly number[] {
  let found: number[] | undefined;
  for (const id of ids) {
    const at = others?.has(id) ? undefined : positions.get(id);
    if (at !== undefined) (found ??= []).push(at);
  }
  return found ?? NONE;
}

function feedersOf(dated: readonly Omit<ScheduledMilestone, 'feeders'>[], byId: ReadonlyMap<string, number>, byTitle: ReadonlyMap<string, number>): ScheduledMilestone[] {
  return dated.map((milestone) => ({
    ...milestone,
    feeders: [...new Set(textsOf(milestone.entity.fields['deliverables']).flatMap((name) => byId.get(name) ?? byTitle.get(name) ?? []))],
  }));
}

/** The earliest day by which each item that feeds milestones is due. */
function duesOf(milestones: readonly ScheduledMilestone[]): Map<number, Day> {
  const dues = new Map<number, Day>();
  for (const { period, feeders } of milestones) {
    for (const at of feeders) dues.set(at, Math.min(dues.get(at) ?? Infinity, period.last));
  }
  return dues;
}

/** Ideas book nobody. */
function teamsOf(snapshot: Snapshot, items: readonly ScheduledItem[]): TeamLoad[] {
  const bookings = new Map<string, Booking[]>();
  const files = new Map<string, string>();
  items.forEach(({ entity, status, place }, at) => {
    for (const { team, people } of allocationsOf(entity.fields['allocations'])) {
      const list = bookings.get(team) ?? [];
      bookings.set(team, list);
      if (!files.has(team)) files.set(team, entity.file);
      if (place.placed && people !== undefined && isPromised(status)) list.push(bookingOf(at, place, people));
    }
  });
  return [...bookings].map(([id, list]) => {
    const entity = entityOf(snapshot, id, files.get(id) ?? '');
    const capacity = entity?.kind === 'team' ? entity.fields['capacity'] : undefined;
    const known = typeof capacity === 'number' && capacity >= 0;
    return { id, ...(entity && { entity }), ...(known && { capacity }), bookings: list, steps: loadOf(list), overloads: known ? overloadsOf(list, capacity) : [] };
  });
}
