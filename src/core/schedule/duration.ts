// Reads durations (`3d`, `2w`, `1.5m`, `1q`) and counts them from a start or back from an end.
import { addMonths, clampDay, type Day } from './calendar';

/** Calendar time: whole months, and days beside them. */
export interface Duration {
  readonly months: number;
  readonly days: number;
}

/** Mean days of a month in the Gregorian calendar's 400 years: 146,097 days over 4,800 months. */
const MEAN_MONTH = 146_097 / 4_800;
/** Longer than all years that a document may name. */
const MAX_MONTHS = 1_200 * 12;

/** Days and weeks are calendar days; the part of a month counts as that part of a mean month, rounded to days. */
export function parseDuration(value: unknown): Duration | undefined {
  const match = typeof value === 'string' ? /^(\d+(?:\.\d+)?)([dwmq])$/.exec(value) : null;
  if (!match) return undefined;
  const amount = Number(match[1]);
  const unit = match[2];
  if (!(amount > 0)) return undefined;
  if (unit === 'd' || unit === 'w') return { months: 0, days: Math.max(1, Math.round(Math.min(amount * (unit === 'w' ? 7 : 1), MAX_MONTHS * MEAN_MONTH))) };
  const months = Math.min(amount * (unit === 'q' ? 3 : 1), MAX_MONTHS);
  const whole = Math.floor(months);
  return { months: whole, days: Math.max(whole === 0 ? 1 : 0, Math.round((months - whole) * MEAN_MONTH)) };
}

/** A duration in days, of months the mean ones. */
export function daysOf({ months, days }: Duration): number {
  return months * MEAN_MONTH + days;
}

/** Last day of work that starts on `start`. */
export function endAfter(start: Day, duration: Duration): Day {
  return clampDay(addMonths(start, duration.months) + duration.days - 1);
}

/** First day of work that ends on `end`: the latest one from which the duration reaches `end`. */
export function startBefore(end: Day, duration: Duration): Day {
  return clampDay(addMonths(end + 1 - duration.days, -duration.months));
}
