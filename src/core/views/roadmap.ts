// Turns a product's roadmap files into one view: lanes, items with their dates and progress, milestones, dependencies.
import type { Entity } from '../document/document';
import { entitiesByKind, entityOf, labelOf, scopeOf } from '../index/lookup';
import type { Snapshot } from '../index/snapshot';
import { formatDay, parseDay, type Day } from '../schedule/calendar';
import { formatPeriod, parsePeriod, type Granularity } from '../schedule/period';
import { resolveSchedule, type Placed, type Unplaced } from '../schedule/resolve';
import type { BrokenFile, Dependency, FindingCounts, NotPlaced, Progress, RoadmapDates, RoadmapItem, RoadmapLane, RoadmapMilestone, RoadmapView } from './roadmap-model';
import { keysOf, namedRef, percentOf, rolledUp, sourceOf, statusOf, teamsOf, textOf, textsOf } from './roadmap-read';

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
  const itemKeys = keysOf(entities.get('roadmapItem') ?? []);
  const context: Context = { ...options, snapshot, now: parseDay(options.today), laneKeys: new Map([...lanes].map(([lane, key]) => [`${lane.file}\0${lane.idRange.start}`, key])) };

  const days = [...(entities.get('milestone') ?? [])].flatMap((entity) => {
    const period = parsePeriod(entity.fields['date']);
    return period ? [{ entity, id: entity.id, day: period.last, granularity: period.granularity }] : [];
  });
  const schedule = resolveSchedule([...itemKeys.keys()].map((entity) => ({
    id: entity.id,
    start: entity.fields['start'],
    end: entity.fields['end'],
    duration: entity.fields['duration'],
    dependsOn: textsOf(entity.fields['dependsOn']),
  })), days);
  const items = [...itemKeys].map(([entity, key], at) => itemOf(context, entity, key, schedule.items[at]));
  const milestones = milestonesOf(context, days, items);
  const product = entities.get('product')?.[0];
  return {
    version: snapshot.version,
    product: product ? labelOf(product) : '',
    today: options.today,
    files: roadmapFiles(snapshot, scope),
    lanes: [...lanes].map(([entity, key]): RoadmapLane => ({ key, id: entity.id, title: labelOf(entity), source: sourceOf(entity) })),
    items,
    milestones,
    dependencies: dependenciesOf([...itemKeys], milestones, days),
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
  const rolled = rolledUp(requirements);
  return rolled && { percent: rolled.percent, from: 'requirements', requirements: rolled.count };
}

function laneOf({ snapshot, laneKeys }: Context, entity: Entity): string | undefined {
  const id = textOf(entity.fields['lane']);
  const lane = id === undefined ? undefined : entityOf(snapshot, id, entity.file);
  return lane && laneKeys.get(`${lane.file}\0${lane.idRange.start}`);
}

function itemOf(context: Context, entity: Entity, key: string, result: Placed | Unplaced | undefined): RoadmapItem {
  const { snapshot, now } = context;
  const { fields, file } = entity;
  const status = statusOf(fields['status']);
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
    ...(result?.placed && { dates: datesOf(result) }),
    ...(result && !result.placed && { notPlaced: notPlacedOf(result) }),
    status,
    ...(progress && { progress }),
    ...(owner !== undefined && { owner: namedRef(snapshot, owner, file) }),
    teams: teamsOf(snapshot, fields['allocations'], file),
    ...(prd !== undefined && { prd: namedRef(snapshot, prd, file) }),
    goals: textsOf(fields['goals']).map((id) => namedRef(snapshot, id, file)),
    requirements: requirementIds,
    tags: [...new Set([...textsOf(fields['tags']), ...requirements.flatMap((requirement) => textsOf(requirement.fields['tags']))])],
    lateDays: result?.placed && !over && now !== undefined ? Math.max(0, now - result.end) : 0,
    findings: { errors, warnings },
  };
}

interface DatedMilestone {
  readonly entity: Entity;
  readonly day: Day;
  readonly granularity: Granularity;
}

function milestonesOf(context: Context, dated: readonly DatedMilestone[], items: readonly RoadmapItem[]): RoadmapMilestone[] {
  const keys = keysOf(dated.map(({ entity }) => entity));
  const named = new Map(items.flatMap((item) => [[item.title, item], [item.id, item]] as const).reverse());
  return dated.map(({ entity, day, granularity }) => {
    const passed = context.now !== undefined && day < context.now;
    const open = textsOf(entity.fields['deliverables']).some((name) => {
      const item = named.get(name);
      return item !== undefined && item.status !== 'done' && item.status !== 'cancelled';
    });
    const dayText = written(day, granularity);
    const { errors, warnings } = context.findings(entity);
    return {
      key: keys.get(entity) ?? entity.id,
      id: entity.id,
      title: labelOf(entity),
      source: sourceOf(entity),
      day: formatDay(day),
      ...(dayText !== undefined && { dayText }),
      done: passed && !open,
      missed: passed && open,
      findings: { errors, warnings },
    };
  });
}

/** Items wait for items and milestones; a milestone waits for the items that it lists as deliverables, by id or by title. */
function dependenciesOf(items: readonly (readonly [Entity, string])[], milestones: readonly RoadmapMilestone[], dated: readonly DatedMilestone[]): Dependency[] {
  const keys = new Map<string, string>();
  for (const [entity, key] of items) if (!keys.has(entity.id)) keys.set(entity.id, key);
  for (const { id, key } of milestones) if (!keys.has(id)) keys.set(id, key);
  const titles = new Map(items.map(([entity, key]) => [labelOf(entity), key] as const).reverse());
  const edges = (to: string, from: readonly (string | undefined)[]): Dependency[] =>
    [...new Set(from)].flatMap((key) => (key === undefined || key === to ? [] : [{ from: key, to }]));
  return [
    ...items.flatMap(([entity, key]) => edges(key, textsOf(entity.fields['dependsOn']).map((id) => keys.get(id)))),
    ...milestones.flatMap(({ key }, at) => edges(key, textsOf(dated[at]?.entity.fields['deliverables']).map((name) => keys.get(name) ?? titles.get(name)))),
  ];
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
