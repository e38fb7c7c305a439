// Turns a roadmap item's new dates into the smallest edits of its fields, each in the granularity in which it is written.
import type { Document, Entity } from '../document/document';
import { FIRST_DAY, LAST_DAY, parseDay } from '../schedule/calendar';
import { formatPeriod, parsePeriod, type Granularity } from '../schedule/period';
import { setFields } from './set-fields';

export type MoveItemResult = ReturnType<typeof setFields> | { readonly ok: false; readonly reason: 'range' };

/** ISO dates of the first and the last day. */
export interface NewDates {
  readonly start: string;
  readonly end: string;
}

/**
 * Edits that move an item: only dates that are written change (a start beside a duration stays the only date), and what already says
 * the new date stays as it is. An item without any date, which follows its dependencies, gets a start of its own. Refuses dates that
 * aren't ISO dates in order, or lie outside the years that documents may name (`range`).
 */
export function moveItem(document: Document, entity: Entity, dates: NewDates): MoveItemResult {
  const start = parseDay(dates.start);
  const end = parseDay(dates.end);
  if (start === undefined || end === undefined || end < start || start < FIRST_DAY || end > LAST_DAY) return { ok: false, reason: 'range' };
  const { fields } = entity;
  const changes: { path: string[]; value: string | number }[] = [];
  for (const [field, day] of [['start', start], ['end', end]] as const) {
    const now = fields[field];
    const period = parsePeriod(now);
    const value = period && asWritten(day, period.granularity, now);
    if (value !== undefined && value !== now) changes.push({ path: [field], value });
  }
  const dated = parsePeriod(fields['start']) ?? parsePeriod(fields['end']);
  if (!dated) changes.push({ path: ['start'], value: asWritten(start, 'day', '') });
  return changes.length === 0 ? { ok: true, edits: [] } : setFields(document, entity, changes);
}

/** A year that was written as a number stays a number. */
function asWritten(day: number, granularity: Granularity, now: unknown): string | number {
  const text = formatPeriod(day, granularity);
  return typeof now === 'number' ? Number(text) : text;
}
