// What the roadmap rules share: the items of a file with their places in the plan of the product, and words for days and lists.
import type { Entity } from '../document/document';
import type { DocumentFacts } from '../index/facts';
import { scopeOf } from '../index/lookup';
import type { Snapshot } from '../index/snapshot';
import { formatDay, type Day } from '../schedule/calendar';
import { formatPeriod, type Granularity } from '../schedule/period';
import { isPromised, type Plan, planOf, type ScheduledItem } from '../schedule/plan';
import type { Placed } from '../schedule/resolve';
import type { Localized } from '../schema/entities';
import type { Range } from '../text/range';
import { placeOf } from './rule';

export function planAround(snapshot: Snapshot, { file }: DocumentFacts): Plan {
  return planOf(snapshot, scopeOf(snapshot, file));
}

export interface PlacedItem extends ScheduledItem {
  readonly place: Placed;
}

/** Items of a file that have a place and are promised: ideas, and what was cancelled, can't be late. */
export function* promisedIn(plan: Plan, { file }: DocumentFacts): Iterable<PlacedItem> {
  for (const item of plan.items) if (item.entity.file === file && isPromised(item.status) && isPlaced(item)) yield item;
}

export function isPlaced(item: ScheduledItem | undefined): item is PlacedItem {
  return item?.place.placed === true;
}

/** `on 2026-02-14`, `in 2026-Q1`. */
export function when(day: Day, as: Granularity = 'day'): Localized {
  const text = formatPeriod(day, as);
  return { en: `${as === 'day' ? 'on' : 'in'} ${text}`, zh: text };
}

export function dayText(day: Day): Localized {
  const text = formatDay(day);
  return { en: text, zh: text };
}

/** Ids that one sentence takes. */
const SHOWN = 5;

/** `RM-1, RM-2 and RM-3`; of many the first ones. */
export function idsText(ids: readonly string[]): Localized {
  const shown = ids.length > SHOWN ? [...ids.slice(0, SHOWN), '…'] : ids;
  const last = ids.length > 1 && ids.length <= SHOWN ? ` and ${ids.at(-1)}` : '';
  return { en: last ? shown.slice(0, -1).join(', ') + last : shown.join(', '), zh: shown.join('、') };
}

/** Where an item says when it ends. */
export function endRange(entity: Entity): Range {
  return placeOf(entity, 'end', 'duration', 'start');
}

/** Where an item says when it starts. */
export function startRange(entity: Entity): Range {
  return placeOf(entity, 'start', 'duration', 'end');
}

/** Where an entity names an id in a field. */
export function referenceRange({ references }: Pick<DocumentFacts, 'references'>, { range }: Entity, field: string, id: string): Range | undefined {
  return references.find((one) => one.id === id && one.field === field && range.start <= one.range.start && one.range.end <= range.end)?.range;
}
