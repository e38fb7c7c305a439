// Words an item's dates, progress and state for cards, rows and the live region.
import { dayOf, formatDay, language } from '../shared/locale';
import { periodName } from './bar-layout';
import type { Span } from './moving';
import { texts } from './texts';
import type { FindingCounts, RoadmapItem } from './types';

const DAY = { day: 'numeric', month: 'short' } as const;
const FULL = { ...DAY, year: 'numeric' } as const;

export function shortDay(day: number): string {
  return formatDay(day, DAY);
}

export function longDay(day: number): string {
  return formatDay(day, FULL);
}

export function weekday(day: number): string {
  return formatDay(day, { ...DAY, weekday: 'short' });
}

/** Both days, the year once where it is the same. */
export function spanText({ start, end }: Span): string {
  if (start === end) return longDay(start);
  const sameYear = formatDay(start, { year: 'numeric' }) === formatDay(end, { year: 'numeric' });
  if (!sameYear) return texts.dateRange(longDay(start), longDay(end));
  return language() === 'zh' ? texts.dateRange(longDay(start), shortDay(end)) : texts.dateRange(shortDay(start), longDay(end));
}

/** A day or a period as people say it: `Q1 2027`, `Feb 2027`. */
export function periodText(text: string): string {
  if (text.length === 10) return longDay(dayOf(text));
  const name = periodName(text);
  const year = Number(text.slice(0, 4));
  if (text.includes('-Q')) return texts.quarter(Number(text.slice(6)), year);
  if (text.includes('-H')) return language() === 'zh' ? `${formatDay(dayOf(`${year}-01-01`), { year: 'numeric' })}${name}` : `${name} ${year}`;
  return name !== '' ? name : formatDay(dayOf(`${text}-01`), { month: 'short', year: 'numeric' });
}

/** Dates in the granularity in which they are written. */
export function datesText({ dates, notPlaced }: RoadmapItem): string {
  if (!dates) return notPlaced ? texts.notPlacedReason(notPlaced) : '';
  const { startText, endText } = dates;
  if (startText === undefined && endText === undefined) return spanText({ start: dayOf(dates.start), end: dayOf(dates.end) });
  const start = startText === undefined ? longDay(dayOf(dates.start)) : periodText(startText);
  const end = endText === undefined ? longDay(dayOf(dates.end)) : periodText(endText);
  return start === end ? start : texts.dateRange(start, end);
}

/** The end as the narrow column shows it: a day without its year, or the period's name. */
export function endText({ dates }: RoadmapItem): string {
  if (!dates) return '';
  if (dates.endText === undefined) return shortDay(dayOf(dates.end));
  return periodName(dates.endText) || formatDay(dayOf(dates.end), { month: 'short' });
}

export function findingTotal({ errors, warnings }: FindingCounts): number {
  return errors + warnings;
}

/** What a row says to a screen reader. */
export function rowLabel(item: RoadmapItem): string {
  const total = findingTotal(item.findings);
  return [
    `${item.id} ${item.title}`,
    texts.status[item.status],
    datesText(item),
    item.progress ? `${item.progress.percent}%` : '',
    item.owner?.label ?? item.owner?.id ?? '',
    item.lateDays > 0 ? texts.daysLate(item.lateDays) : '',
    item.critical ? texts.critical : '',
    total > 0 ? texts.findingCount(total) : '',
  ].filter(Boolean).join(', ');
}
