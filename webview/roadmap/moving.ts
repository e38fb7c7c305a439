// Computes where an item stands after it was moved by so many steps, as the editor will write it.
import { dayOf } from '../shared/locale';
import type { Granularity, RoadmapDates, SnapUnit } from './types';

/** First and last day. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const MONTHS: Readonly<Record<SnapUnit, number>> = { day: 0, week: 0, month: 1, quarter: 3, half: 6, year: 12 };
const DAYS: Readonly<Record<SnapUnit, number>> = { day: 1, week: 7, month: 30.44, quarter: 91.31, half: 182.62, year: 365.24 };

export function spanOf(dates: RoadmapDates): Span {
  return { start: dayOf(dates.start), end: dayOf(dates.end) };
}

/** The zoom's step, or the coarsest period that the item's dates are written in where that is coarser. */
export function snapUnit(dates: RoadmapDates, zoom: SnapUnit): SnapUnit {
  return [dates.startAs, dates.endAs].reduce<SnapUnit>((unit, written: Granularity) => (DAYS[written] > DAYS[unit] && MONTHS[written] > 0 ? written : unit), zoom);
}

/** The same date some months later; the last day of a shorter month. */
function addMonths(day: number, months: number): number {
  const date = new Date(day * 86_400_000);
  const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1);
  const length = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 0)).getUTCDate();
  return first / 86_400_000 + Math.min(date.getUTCDate(), length) - 1;
}

/** A span moved by whole steps. Its length in days stays, unless an end is written as a period: that moves by periods. */
export function movedBy(span: Span, dates: RoadmapDates, unit: SnapUnit, steps: number): Span {
  const months = MONTHS[unit] * steps;
  if (months === 0 && MONTHS[unit] === 0) return { start: span.start + DAYS[unit] * steps, end: span.end + DAYS[unit] * steps };
  const start = addMonths(span.start, months);
  const end = dates.endAs === 'day' ? span.end + start - span.start : addMonths(span.end + 1, months) - 1;
  return { start, end: Math.max(start, end) };
}

/** How many steps bring the start nearest to `days` from where it is. */
export function stepsFor(span: Span, dates: RoadmapDates, unit: SnapUnit, days: number): number {
  const guess = Math.round(days / DAYS[unit]);
  let best = guess;
  for (const steps of [guess - 1, guess + 1]) {
    const off = (candidate: number) => Math.abs(movedBy(span, dates, unit, candidate).start - span.start - days);
    if (off(steps) < off(best)) best = steps;
  }
  return best;
}
