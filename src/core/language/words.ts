// The words of hovers and completions in both languages, and how dates and durations are spoken.
import type { Entity } from '../document/document';
import { parseDay, partsOf, type Day } from '../schedule/calendar';
import { parsePeriod } from '../schedule/period';
import type { EntityKind, Localized } from '../schema/entities';
import { ENTITY_TYPES } from '../schema/entities';

export type Language = 'en' | 'zh';

/** What the host knows when somebody asks. */
export interface Asked {
  readonly language: Language;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** Counts of what was found in a thing's text, where somebody knows. */
  readonly findings?: (entity: Entity) => { readonly errors: number; readonly warnings: number };
}

/** `a requirement` without its article. */
export function kindName(kind: EntityKind, language: Language): string {
  return ENTITY_TYPES[kind].one[language].replace(/^an? /, '');
}

export function kindNames(kinds: readonly EntityKind[], language: Language): string {
  const names = kinds.map((kind) => ENTITY_TYPES[kind].one[language]);
  if (language === 'zh') return names.join('、');
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DAYS: Localized[] = ['Sun 日', 'Mon 一', 'Tue 二', 'Wed 三', 'Thu 四', 'Fri 五', 'Sat 六'].map((pair) => {
  const [en = '', zh = ''] = pair.split(' ');
  return { en, zh: `周${zh}` };
});

/** `31 Mar 2026`, `2026 年 3 月 31 日`; without the year where `year` says so. */
export function dayText(day: Day, language: Language, year = true): string {
  const parts = partsOf(day);
  if (language === 'zh') return `${year ? `${parts.year} 年 ` : ''}${parts.month} 月 ${parts.day} 日`;
  return `${parts.day} ${MONTHS[parts.month - 1] ?? ''}${year ? ` ${parts.year}` : ''}`;
}

/** `1 Jul – 30 Sep 2026`, `2026 年 7 月 1 日至 9 月 30 日`. */
export function spanText(first: Day, last: Day, language: Language): string {
  const same = partsOf(first).year === partsOf(last).year;
  if (language === 'zh') return `${dayText(first, language)}至 ${dayText(last, language, !same)}`;
  return `${dayText(first, language, !same)} – ${dayText(last, language)}`;
}

/** What a day or period means, with the distance of a day from today; nothing when it is none. */
export function periodText(value: unknown, { language, today }: Asked): string | undefined {
  const period = parsePeriod(value);
  if (!period) return undefined;
  if (period.granularity !== 'day') return spanText(period.first, period.last, language);
  const weekday = DAYS[(((period.first + 4) % 7) + 7) % 7]?.[language] ?? '';
  const distance = distanceText(period.first, parseDay(today), language);
  const text = language === 'zh' ? `${dayText(period.first, language)}，${weekday}` : `${weekday} ${dayText(period.first, language)}`;
  return distance ? `${text}${language === 'zh' ? '，' : ', '}${distance}` : text;
}

function distanceText(day: Day, today: Day | undefined, language: Language): string | undefined {
  if (today === undefined) return undefined;
  const days = day - today;
  if (days === 0) return language === 'zh' ? '今天' : 'today';
  const count = Math.abs(days);
  if (language === 'zh') return days > 0 ? `${count} 天后` : `${count} 天前`;
  const words = `${count} ${count === 1 ? 'day' : 'days'}`;
  return days > 0 ? `in ${words}` : `${words} ago`;
}

const UNITS: Readonly<Record<string, readonly [string, string, string]>> = {
  d: ['day', 'days', '天'],
  w: ['week', 'weeks', '周'],
  m: ['month', 'months', '个月'],
  q: ['quarter', 'quarters', '个季度'],
};

/** `2w` as `2 weeks`, `2 周`; nothing when it is no duration. */
export function durationText(value: unknown, language: Language): string | undefined {
  const match = typeof value === 'string' ? /^(\d{1,4}(?:\.\d{1,3})?)([dwmq])$/.exec(value) : null;
  const unit = UNITS[match?.[2] ?? ''];
  if (!match || !unit) return undefined;
  const amount = Number(match[1]);
  return language === 'zh' ? `${amount} ${unit[2]}` : `${amount} ${amount === 1 ? unit[0] : unit[1]}`;
}
