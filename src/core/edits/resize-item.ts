// Turns new ends of a roadmap item into the smallest edits: dates in the granularity in which they are written, a duration in its unit.
import type { Document, Entity } from '../document/document';
import type { ScalarValue } from '../document/format-scalar';
import { addMonths, type Day, FIRST_DAY, LAST_DAY, parseDay } from '../schedule/calendar';
import { endAfter, parseDuration } from '../schedule/duration';
import { formatPeriod, type Granularity, parsePeriod, type Period, periodOf } from '../schedule/period';
import type { MoveItemResult, NewDates } from './move-item';
import { setFields } from './set-fields';

export interface NewEnds extends NewDates {
  /** The start comes from what the item depends on, and goes on to. */
  readonly follows?: boolean;
}

/**
 * Edits after which an item starts and ends on these days, as exactly as what is written can say it. A start or an end that is not written
 * is added only where nothing else can say the day: beside a duration that changes instead, an end is not. Refuses what `moveItem` refuses.
 */
export function resizeItem(document: Document, entity: Entity, dates: NewEnds): MoveItemResult {
  const start = parseDay(dates.start);
  const end = parseDay(dates.end);
  if (start === undefined || end === undefined || end < start || start < FIRST_DAY || end > LAST_DAY) return { ok: false, reason: 'range' };
  const changes = [...changesOf(entity.fields, start, end, dates.follows === true)].map(([field, value]) => ({ path: [field], value }));
  return changes.length === 0 ? { ok: true, edits: [] } : setFields(document, entity, changes);
}

type Fields = Entity['fields'];

function* changesOf(fields: Fields, start: Day, end: Day, follows: boolean): Iterable<readonly [string, ScalarValue]> {
  const [from, to, duration] = [parsePeriod(fields['start']), parsePeriod(fields['end']), parseDuration(fields['duration'])];
  const lone = from ?? to;
  // A lone period is both: each end that leaves it has to be written.
  const needsStart = !from && !follows && (duration === undefined || !to) && (to ? start !== periodOf(end, to.granularity).first : lone === undefined);
  const needsEnd = !to && duration === undefined && lone !== undefined && end !== periodOf(start, lone.granularity).last;
  if (from || needsStart) yield* written('start', fields['start'], from?.granularity ?? to?.granularity ?? 'day', start, from && from.first === start);
  if (duration && keepsLength(from, to, duration)) {
    if (endAfter(start, duration) !== end) yield ['duration', durationText(String(fields['duration']), start, end)];
  }
  if (to || needsEnd) yield* written('end', fields['end'], to?.granularity ?? from?.granularity ?? 'day', end, to && to.last === end);
}

/** Whether the duration says where the item ends: beside two dates it does only while all three agree to the day. */
function keepsLength(from: Period | undefined, to: Period | undefined, duration: { readonly months: number; readonly days: number }): boolean {
  return !from || !to || (from.granularity === 'day' && to.granularity === 'day' && endAfter(from.first, duration) === to.last);
}

function* written(field: string, now: unknown, granularity: Granularity, day: Day, same: boolean | undefined): Iterable<readonly [string, ScalarValue]> {
  if (same) return;
  const text = formatPeriod(day, granularity);
  const value = typeof now === 'number' ? Number(text) : text;
  if (value !== now) yield [field, value];
}

/** The length from a first to a last day: in the unit in which it was written, else in weeks, else in days. */
function durationText(now: string, start: Day, end: Day): string {
  const unit = now.slice(-1);
  const days = end - start + 1;
  const months = unit === 'm' || unit === 'q' ? monthsBetween(start, end) : undefined;
  if (months !== undefined) return unit === 'q' && months % 3 === 0 ? `${months / 3}q` : `${months}m`;
  return unit !== 'd' && days % 7 === 0 ? `${days / 7}w` : `${days}d`;
}

function monthsBetween(start: Day, end: Day): number | undefined {
  const guess = Math.round((end - start + 1) / 30.44);
  return guess > 0 && addMonths(start, guess) - 1 === end ? guess : undefined;
}
