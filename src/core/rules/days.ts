// Counts days between dates as documents write them.
import { parseDay } from '../schedule/calendar';

/** Days from one date to another; nothing unless both are dates. */
export function daysBetween(from: unknown, to: unknown): number | undefined {
  const [start, end] = [dayOf(from), dayOf(to)];
  return start === undefined || end === undefined ? undefined : end - start;
}

export function dayOf(value: unknown): number | undefined {
  return typeof value === 'string' ? parseDay(value) : undefined;
}
