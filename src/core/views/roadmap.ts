// Turns a product's roadmap files into one view: lanes, items with their dates and progress, milestones, dependencies.
import type { Entity } from '../document/document';
import { entitiesByKind, entityOf, labelOf, scopeOf } from '../index/lookup';
import type { Snapshot } from '../index/snapshot';
import { formatDay, parseDay, type Day } from '../schedule/calendar';
import { percentOf, textOf, textsOf } from '../schedule/fields';
import { formatPeriod, type Granularity } from '../schedule/period';
import { type Plan, planOf, type ScheduledItem, type ScheduledMilestone } from '../schedule/plan';
import { rolledUp } from '../schedule/progress';
import type { Placed, Unplaced } from '../schedule/resolve';
import type { BrokenFile, Dependency, FindingCounts, NotPlaced, Progress, RoadmapDates, RoadmapItem, RoadmapLane, RoadmapLoad, RoadmapMilestone, RoadmapView } from './roadmap-model';
import { keysOf, namedRef, sourceOf, teamsOf } from './roadmap-read';

export interface RoadmapOptions {
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** Counts of what was found within an entity's text. */
  findings(entity: Entity): FindingCounts;
}

interface Context extends RoadmapOptions {
  readonly snapshot: Snapshot;
  readonly now: Day | undefined;
  readonly laneKeys: ReadonlyMap<string, string>;
}

/** The roadmap of a product, over all its roadmap files. */
export function roadmapView(snapshot: Snapshot, scope: string, options: RoadmapOptions): RoadmapView {
  const entities = entitiesByKind(snapshot, scope);
  const lanes = keysOf(entities.get('lane') ?? []);
  const plan = planOf(snapshot, scope);
  const itemKeys = [...keysOf(plan.items.map(({ entity }) => entity)).values()];
  const milestoneKeys = [...keysOf(plan.milestones.map(({ entity }) => entity)).values()];
  const context: Context = { ...options, snapshot, now: parseDay(options.today), laneKeys: new Map([...lanes].map(([lane, key]) => [`${lane.file}\0${lane.idRange.start}`, key])) };
  const items = plan.items.map((item, at) => itemOf(context, item, itemKeys[at] ?? item.entity.id));
  const milestones = plan.milestones.map((milestone, at) => milestoneOf(context, milestone, milestoneKeys[at] ?? milestone.entity.id, plan));
  const product = entities.get('product')?.[0];
  return {
    version: snapshot.version,
    product: product ? labelOf(product) : '',
    today: options.today,
    files: roadmapFiles(snapshot, scope),
    lanes: [...lanes].map(([entity, key]): RoadmapLane => ({ key, id: entity.id, title: labelOf(entity), source: sourceOf(entity) })),
    items,
    milestones,
    dependencies: dependenciesOf(plan, itemKeys, milestoneKeys),
    loads: loadsOf(plan, itemKeys),
    ...(plan.end !== undefined && { end: formatDay(plan.end) }),
    broken: brokenFiles(snapshot, scope),
    counts: countsOf(items, milestones),
  };
}

/** A date as written, where it says less than a day. */
function written(day: Day, granularity: Granularity): string | undefined {
  return granularity === 'day' ? undefined : formatPeriod(day, granularity);
}

function datesOf(placed: Placed): RoadmapDates {
  const startText = written(placed.start, placed.startAs);
  const endText = written(placed.end, placed.endAs);
  return {
    start: formatDay(placed.start),
    end: formatDay(placed.end),
    startAs: placed.startAs,
    endAs: placed.endAs,
    ...(startText !== undefined && { startText }),
    ...(endText !== undefined && { endText }),
    follows: placed.follows,
    ...(placed.contradicts !== undefined && { contradicts: formatDay(placed.contradicts) }),
  };
}

function notPlacedOf(unplaced: Unplaced): NotPlaced {
  switch (unplaced.reason) {
    case 'end-before-start':
      return { reason: unplaced.reason, start: formatDay(unplaced.start), end: formatDay(unplaced.end) };
    case 'unreadable':
      return { reason: unplaced.reason, field: unplaced.field, value: unplaced.value };
    case 'cycle':
      return { reason: unplaced.reason, ids: unplaced.ids };
    case 'waits':
      return { reason: unplaced.reason, id: unplaced.id };
    default:
      return { reason: unplaced.reason };
  }
}

function progressOf(entity: Entity, requirements: readonly Entity[]): Progress | undefined {
  const given = percentOf(entity.fields['progress']);
  if (given !== undefined) return { percent: Math.round(given), from: 'given' };
  if (entity.fields['status'] === 'done') return { percent: 100, from: 'status' };
  const rolled = rolledUp(requirements.map((requirement) => requirement.fields));
  return rolled && { percent: rolled.percent, from: 'requirements', requirements: rolled.count };
}

function laneOf({ snapshot, laneKeys }: Context, entity: Entity): string | undefined {
  const id = textOf(entity.fields['lane']);
  const lane = id === undefined ? undefined : entityOf(snapshot, id, entity.file);
  return lane && laneKeys.get(`${lane.file}\0${lane.idRange.start}`);
}

function itemOf(context: Context, { entity, status, place, critical, slack }: ScheduledItem, key: string): RoadmapItem {
  const { snapshot, now } = context;
  const { fields, file } = entity;
  const requirementIds = textsOf(fields['requirements']);
  const requirements = requirementIds.flatMap((id) => entityOf(snapshot, id, file) ?? []);
  const lane = laneOf(context, entity);
  const progress = progressOf(entity, requirements);
  const owner = textOf(fields['owner']);
  const prd = textOf(fields['prd']);
  const over = status === 'done' || status === 'cancelled';
  const { errors, warnings } = context.findings(entity);
  return {
    key,
    id: entity.id,
    title: labelOf(entity),
    source: sourceOf(entity),
    ...(lane !== undefined && { lane }),
    ...(place.placed ? { dates: datesOf(place) } : { notPlaced: notPlacedOf(place) }),
    status,
    ...(progress && { progress }),
    ...(owner !== undefined && { owner: namedRef(snapshot, owner, file) }),
    teams: teamsOf(snapshot, fields['allocations'], file),
    ...(prd !== undefined && { prd: namedRef(snapshot, prd, file) }),
    goals: textsOf(fields['goals']).map((id) => namedRef(snapshot, id, file)),
    requirements: requirementIds,
    tags: [...new Set([...textsOf(fields['tags']), ...requirements.flatMap((requirement) => textsOf(requirement.fields['tags']))])],
    lateDays: place.placed && !over && now !== undefined ? Math.max(0, now - place.end) : 0,
    critical,
    ...(slack && { slack: slack.total, freeSlack: slack.free }),
    findings: { errors, warnings },
  };
}

function milestoneOf(context: Context, { entity, period, feeders }: ScheduledMilestone, key: string, plan: Plan): RoadmapMilestone {
  const passed = context.now !== undefined && period.last < context.now;
  const open = feeders.some((at) => !['done', 'cancelled'].includes(plan.items[at]?.status ?? 'done'));
  const dayText = written(period.last, period.granularity);
  const { errors, warnings } = context.findings(entity);
  return {
    key,
    id: entity.id,
    title: labelOf(entity),
    source: sourceOf(entity),
    day: formatDay(period.last),
    ...(dayText !== undefined && { dayText }),
    done: passed && !open,
    missed: passed && open,
    findings: { errors, warnings },
  };
}

/** Items wait for items and milestones; a milestone waits for the items that it lists as deliverables. */
function dependenciesOf({ items, milestones }: Plan, itemKeys: readonly string[], milestoneKeys: readonly string[]): Dependency[] {
  const edges = (to: string | undefined, from: readonly (string | undefined)[]): Dependency[] =>
    [...new Set(from)].flatMap((key) => (key === undefined || to === undefined || key === to ? [] : [{ from: key, to }]));
  return [
    ...items.flatMap(({ after, afterMilestones }, at) => edges(itemKeys[at], [...after.map((one) => itemKeys[one]), ...afterMilestones.map((one) => milestoneKeys[one])])),
    ...milestones.flatMap(({ feeders }, at) => edges(milestoneKeys[at], feeders.map((one) => itemKeys[one]))),
  ];
}

function loadsOf(plan: Plan, itemKeys: readonly string[]): RoadmapLoad[] {
  return plan.teams().map(({ id, entity, capacity, steps, overloads }) => ({
    id,
    label: entity ? labelOf(entity) : id,
    ...(capacity !== undefined && { capacity }),
    steps: steps.map(({ from, to, people }) => ({ from: formatDay(from), to: formatDay(to), people })),
    overloads: overloads.map(({ from, to, peak, bookings }) => ({ from: formatDay(from), to: formatDay(to), peak, items: [...new Set(bookings.map(({ item }) => itemKeys[item] ?? ''))] })),
  }));
}

function roadmapFiles(snapshot: Snapshot, scope: string): string[] {
  return [...snapshot.files.values()].filter(({ kind, file }) => kind === 'roadmap' && scopeOf(snapshot, file) === scope).map(({ file }) => file).sort();
}

function brokenFiles(snapshot: Snapshot, scope: string): BrokenFile[] {
  return roadmapFiles(snapshot, scope).flatMap((file) => {
    const facts = snapshot.files.get(file);
    return facts?.broken ? [{ file, at: facts.findings[0]?.range.start ?? 0 }] : [];
  });
}

function countsOf(items: readonly RoadmapItem[], milestones: readonly RoadmapMilestone[]): RoadmapView['counts'] {
  const all = [...items, ...milestones];
  return {
    items: items.length,
    notPlaced: items.filter((item) => !item.dates).length,
    findings: {
      errors: all.reduce((sum, { findings }) => sum + findings.errors, 0),
      warnings: all.reduce((sum, { findings }) => sum + findings.warnings, 0),
    },
  };
}
