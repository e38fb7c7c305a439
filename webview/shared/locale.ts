// Tells the page's language, and formats days and numbers for it.

export type Language = 'en' | 'zh';

/** Language tag that the editor gave the page. */
export function languageTag(): string {
  const tag = document.documentElement.lang || 'en';
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

export function language(): Language {
  return /^zh\b/i.test(languageTag()) ? 'zh' : 'en';
}

/** Locale for dates and numbers: that of the texts, so that a page never mixes two languages. */
export function locale(): string {
  const tag = languageTag();
  if (language() === 'zh') return tag;
  return /^en\b/i.test(tag) && tag !== 'en' ? tag : 'en-GB';
}

/** Texts of a panel in both languages. */
export type Texts<T> = Readonly<Record<Language, T>>;

export function choose<T>(texts: Texts<T>): T {
  return texts[language()];
}

const DAY_MS = 86_400_000;

/** Days since 1970-01-01 of an ISO date. */
export function dayOf(iso: string): number {
  return Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY_MS);
}

export function isoOf(day: number): string {
  return dateOf(day).toISOString().slice(0, 10);
}

export function dateOf(day: number): Date {
  return new Date(day * DAY_MS);
}

export function dayOfDate(date: Date): number {
  return Math.floor(date.getTime() / DAY_MS);
}

/** By the options object, then by what it holds: looking a format up must cost less than using it. */
const known = new WeakMap<Intl.DateTimeFormatOptions, Intl.DateTimeFormat>();
const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  let format = known.get(options);
  if (format) return format;
  const key = JSON.stringify(options);
  format = formats.get(key) ?? new Intl.DateTimeFormat(locale(), { ...options, timeZone: 'UTC' });
  formats.set(key, format);
  known.set(options, format);
  return format;
}

/** A day in words of the page's language; options as of `Intl.DateTimeFormat`, always in UTC. */
export function formatDay(day: number, options: Intl.DateTimeFormatOptions): string {
  return formatFor(options).format(dateOf(day));
}
