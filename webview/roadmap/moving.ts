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

/** The step of one end: the period in which it is written, or the zoom's step. */
export function endUnit(dates: RoadmapDates, end: 'start' | 'end', zoom: SnapUnit): SnapUnit {
  const written = end === 'start' ? dates.startAs : dates.endAs;
  return written === 'day' ? zoom : written;
}

/** A span of which one end moved by whole steps, as far as it keeps the other one; `stopped` where that is less than it was asked for. */
export function resizedBy(span: Span, end: 'start' | 'end', unit: SnapUnit, steps: number): { readonly span: Span; readonly stopped: boolean } {
  const shift = (day: number): number => (MONTHS[unit] === 0 ? day + DAYS[unit] * steps : addMonths(day, MONTHS[unit] * steps));
  const next = end === 'start' ? { start: shift(span.start), end: span.end } : { start: span.start, end: shift(span.end + 1) - 1 };
  if (next.end >= next.start || steps === 0) return { span: next, stopped: false };
  const fewer = steps > 0 ? steps - 1 : steps + 1;
  // From far away most steps are skipped at once.
  const near = Math.trunc((span.end - span.start + 1) / DAYS[unit]) + 1;
  return { span: resizedBy(span, end, unit, Math.abs(fewer) > near ? Math.sign(fewer) * near : fewer).span, stopped: true };
}

/** How many steps bring an end nearest to `days` from where it is. */
export function endSteps(span: Span, end: 'start' | 'end', unit: SnapUnit, days: number): number {
  if (MONTHS[unit] === 0) return Math.round(days / DAYS[unit]);
  const from = end === 'start' ? span.start : span.end + 1;
  const guess = Math.round(days / DAYS[unit]);
  const off = (steps: number): number => Math.abs(addMonths(from, MONTHS[unit] * steps) - from - days);
  return [guess - 1, guess, guess + 1].reduce((best, steps) => (off(steps) < off(best) ? steps : best));
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
