// Converts between ISO dates and days counted from 1970-01-01 (UTC), and does calendar arithmetic on them.

/** Whole days since 1970-01-01. */
export type Day = number;

const MS = 86_400_000;

export function dayFrom(year: number, month: number, day: number): Day {
  return Date.UTC(year, month - 1, day) / MS;
}

export interface DayParts {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

export function partsOf(day: Day): DayParts {
  const date = new Date(day * MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** `2026-03-31`; nothing when there is no such day in the calendar, or it lies outside the years that documents may name. */
export function parseDay(text: string): Day | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return undefined;
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < FIRST_YEAR || year > LAST_YEAR) return undefined;
  const day = dayFrom(year, month, date);
  if (month >= 1 && month <= 12 && date >= 1 && date <= 28) return day;
  const parts = partsOf(day);
  return parts.month === month && parts.day === date ? day : undefined;
}

export function formatDay(day: Day): string {
  return new Date(day * MS).toISOString().slice(0, 10);
}

/** Years that a document may name. */
export const FIRST_YEAR = 1900;
export const LAST_YEAR = 2999;
export const FIRST_DAY: Day = dayFrom(FIRST_YEAR, 1, 1);
export const LAST_DAY: Day = dayFrom(LAST_YEAR, 12, 31);

/** Keeps a computed day within the years that documents may name. */
export function clampDay(day: Day): Day {
  return Math.min(Math.max(day, FIRST_DAY), LAST_DAY);
}

/** The same date some whole months later (or earlier); the last day of a shorter month. */
export function addMonths(day: Day, months: number): Day {
  const parts = partsOf(day);
  const index = parts.year * 12 + parts.month - 1 + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  const length = dayFrom(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, 1) - dayFrom(year, month, 1);
  return dayFrom(year, month, Math.min(parts.day, length));
}
