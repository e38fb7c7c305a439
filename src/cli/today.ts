// Tells which day counts as today: the one that a call names, or the local date.
import { type Arguments, optionOf, type Surroundings, UsageError } from './command';
import { say, TEXTS } from './texts';

/** The local date. */
export function localDate(now = new Date()): string {
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part, i) => String(part).padStart(i === 0 ? 4 : 2, '0')).join('-');
}

/** The day given, or the local date. */
export function todayOf(args: Arguments, { language }: Pick<Surroundings, 'language'>, now = new Date()): string {
  const given = optionOf(args, 'today');
  if (given === undefined) return localDate(now);
  const date = /^\d{4}-\d{2}-\d{2}$/.test(given) ? new Date(`${given}T00:00:00Z`) : undefined;
  if (!date || Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== given) throw new UsageError(say(TEXTS.wrongDate, language, { value: given }));
  return given;
}
