// Reads dates and periods (day, month, quarter, half, year) as spans of days, and writes a day back in the same granularity.
import { addMonths, dayFrom, FIRST_YEAR, formatDay, LAST_YEAR, parseDay, partsOf, type Day } from './calendar';

export type Granularity = 'day' | 'month' | 'quarter' | 'half' | 'year';

/** Months of a period; a day has none. */
export const MONTHS: Readonly<Record<Granularity, number>> = { day: 0, month: 1, quarter: 3, half: 6, year: 12 };

/** A period as written: its first day counts as a start, its last day as an end. */
export interface Period {
  readonly granularity: Granularity;
  readonly first: Day;
  readonly last: Day;
}

function span(granularity: Granularity, first: Day): Period {
  const months = MONTHS[granularity];
  return { granularity, first, last: months === 0 ? first : addMonths(first, months) - 1 };
}

/** `2026-03-31`, `2026-03`, `2026-Q1`, `2026-H1` or `2026` (text or number); nothing for anything else. */
export function parsePeriod(value: unknown): Period | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string') return undefined;
  const day = parseDay(text);
  if (day !== undefined) return span('day', day);
  const match = /^(\d{4})(?:-(?:(\d{2})|Q([1-4])|H([12])))?$/.exec(text);
  if (!match) return undefined;
  const [, year, month, quarter, half] = match;
  const y = Number(year);
  if (y < FIRST_YEAR || y > LAST_YEAR) return undefined;
  if (month !== undefined) return Number(month) >= 1 && Number(month) <= 12 ? span('month', dayFrom(y, Number(month), 1)) : undefined;
  if (quarter !== undefined) return span('quarter', dayFrom(y, Number(quarter) * 3 - 2, 1));
  if (half !== undefined) return span('half', dayFrom(y, Number(half) * 6 - 5, 1));
  return span('year', dayFrom(y, 1, 1));
}

/** The period of this granularity that holds a day. */
export function periodOf(day: Day, granularity: Granularity): Period {
  if (granularity === 'day') return span('day', day);
  const { year, month } = partsOf(day);
  const months = MONTHS[granularity];
  return span(granularity, dayFrom(year, Math.floor((month - 1) / months) * months + 1, 1));
}

/** The period that holds a day, as it is written in a document. */
export function formatPeriod(day: Day, granularity: Granularity): string {
  const { year, month } = partsOf(day);
  switch (granularity) {
    case 'day':
      return formatDay(day);
    case 'month':
      return formatDay(day).slice(0, 7);
    case 'quarter':
      return `${year}-Q${Math.ceil(month / 3)}`;
    case 'half':
      return `${year}-H${Math.ceil(month / 6)}`;
    case 'year':
      return String(year);
  }
}
