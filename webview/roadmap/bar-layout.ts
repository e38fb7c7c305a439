// Decides where each bar of the timeline stands, and which of its labels fit inside, beside it, or nowhere.
import { textWidth } from '../shared/measure';
import type { Span } from './moving';
import { BAR, ROW, type ItemRow } from './rows';
import { texts } from './texts';
import type { Timescale } from './timescale';
import type { NamedRef } from './types';

/** The part of the chart in sight, in the chart's pixels. */
export interface Sight {
  readonly left: number;
  readonly right: number;
}

export interface BarBox {
  readonly row: ItemRow;
  readonly x1: number;
  readonly x2: number;
  readonly y: number;
  /** Where what belongs to the bar ends: later than `x2` where it is late. */
  readonly end: number;
  readonly title: 'inside' | 'right' | 'left';
  /** Offset of the label within the bar, so that a bar cut off at the left keeps it in sight. */
  readonly stick: number;
  readonly percent: string;
  /** Name of the period it is planned for, such as Q1. */
  readonly period: string;
  readonly initials: string;
  /** Left edge of the label beside the bar (right edge where it stands on the left). */
  readonly labelX: number;
  /** Both ends are periods, not days. */
  readonly softStart: boolean;
  readonly softEnd: boolean;
}

/** Narrower than this a bar is hard to see and to grab. */
const MIN_WIDTH = 5;
const ICON = 16;
const OWNER = 22;
const FADE = 18;

/** Two letters for a person: of the first and the last word, of a single word, or of the handle. */
export function initialsOf(owner: NamedRef | undefined): string {
  const words = (owner?.label ?? owner?.id.replace(/^@/, '') ?? '').split(/[\s._-]+/u).filter(Boolean);
  const first = [...(words[0] ?? '')];
  if (/\p{Script=Han}/u.test(words[0] ?? '')) return first[0] ?? '';
  const last = words.length > 1 ? [...(words.at(-1) ?? '')][0] : first[1];
  return `${first[0] ?? ''}${last ?? ''}`.toUpperCase();
}

/** `Q1` of `2026-Q1`: what a bar says of the period that it ends in. */
export function periodName(text: string | undefined): string {
  const match = /^(\d{4})(?:-(?:(\d{2})|([QH])(\d)))?$/.exec(text ?? '');
  if (!match) return '';
  const [, year, month, part, number] = match;
  if (part === 'Q') return texts.quarter(Number(number));
  if (part === 'H') return texts.half(Number(number));
  return month === undefined ? (year ?? '') : '';
}

export function barBox(row: ItemRow, span: Span, time: Timescale, sight: Sight, today: number, follows: boolean): BarBox {
  const { item } = row;
  const x1 = time.x(span.start);
  const x2 = Math.max(time.x(span.end + 1), x1 + MIN_WIDTH);
  const end = item.lateDays > 0 ? Math.max(x2, time.x(today)) : x2;
  const softStart = item.dates !== undefined && item.dates.startAs !== 'day';
  const softEnd = item.dates !== undefined && item.dates.endAs !== 'day';
  const stick = Math.max(0, Math.min(sight.left - x1, x2 - x1));
  const width = x2 - x1;
  const title = textWidth(item.title);
  const fixed = 8 + ICON + (softStart || softEnd ? FADE : 0);
  const inside = fixed + title <= width;
  let room = (inside ? width - fixed - title : width - fixed) - stick;
  const take = (needed: number): boolean => {
    if (needed > room) return false;
    room -= needed;
    return true;
  };
  const initials = initialsOf(item.owner);
  const percent = item.progress && item.progress.percent > 0 && item.progress.percent < 100 ? `${item.progress.percent}%` : '';
  const period = softEnd ? periodName(item.dates?.endText) : '';
  const showOwner = initials !== '' && take(OWNER);
  const showPercent = inside && percent !== '' && take(textWidth(percent, 11) + 4);
  const showPeriod = inside && period !== '' && take(textWidth(period, 11) + 4);
  const late = item.lateDays > 0;
  const right = late ? time.x(today) + 24 + textWidth(texts.daysLate(item.lateDays), 11) + 14 : end + (follows ? 12 : 5);
  const beside = title + (showOwner ? 6 : 28);
  const flip = right + beside > sight.right && x1 - beside - 8 > sight.left;
  return {
    row, x1, x2, end, stick, softStart, softEnd,
    y: row.y + (ROW - BAR) / 2,
    title: inside ? 'inside' : flip ? 'left' : 'right',
    percent: showPercent ? percent : '',
    period: showPeriod ? period : '',
    initials: showOwner ? initials : '',
    labelX: flip ? x1 - 4 : right,
  };
}

/** The right edge of all that is written beside a bar; its left edge where the label stands on the left. */
export function reachOf(box: BarBox, time: Timescale, today: number): { readonly left: number; readonly right: number } {
  const { item } = box.row;
  const label = textWidth(item.title) + 24;
  let right = box.end;
  if (item.lateDays > 0) right = Math.max(right, time.x(today) + 28 + textWidth(texts.daysLate(item.lateDays), 11));
  if (box.title === 'right') right = Math.max(right, box.labelX + label);
  return { left: box.title === 'left' ? box.labelX - label : box.x1, right };
}
