// Turns days into pixels and back, and tells which ticks the axis shows at a zoom.
import { utcDay, utcMonday, utcMonth, utcYear, type CountableTimeInterval } from 'd3-time';
import { dateOf, dayOfDate, formatDay } from '../shared/locale';
import { texts } from './texts';
import type { SnapUnit, ZoomLevel } from './types';

export interface Timescale {
  /** First and last day that can be scrolled to. */
  readonly from: number;
  readonly to: number;
  /** Pixels a day. */
  readonly scale: number;
  readonly width: number;
  /** Left edge of a day. */
  x(day: number): number;
  day(x: number): number;
}

export const MIN_SCALE = 0.05;
export const MAX_SCALE = 40;
/** A wider drawing loses whole pixels to rounding in the browser. */
const MAX_WIDTH = 2_000_000;

export function timescale(from: number, to: number, scale: number): Timescale {
  return { from, to, scale, width: (to - from) * scale, x: (day) => (day - from) * scale, day: (x) => from + x / scale };
}

/** Keeps a scale within what can be drawn of so many days. */
export function boundScale(scale: number, days: number): number {
  return Math.max(MIN_SCALE, Math.min(scale, MAX_SCALE, MAX_WIDTH / Math.max(days, 1)));
}

/** Scale that each zoom button sets. */
export const ZOOM_SCALES: Readonly<Record<ZoomLevel, number>> = { weeks: 18, months: 3.6, quarters: 1.2, years: 0.4 };
export const ZOOM_LEVELS = Object.keys(ZOOM_SCALES) as readonly ZoomLevel[];

export function zoomLevel(scale: number): ZoomLevel {
  return scale >= 9 ? 'weeks' : scale >= 2 ? 'months' : scale >= 0.7 ? 'quarters' : 'years';
}

/** The step in which items move at a zoom. */
export const SNAP_UNITS: Readonly<Record<ZoomLevel, SnapUnit>> = { weeks: 'day', months: 'week', quarters: 'month', years: 'quarter' };

export interface Tick {
  readonly day: number;
  /** First day of the next tick. */
  readonly next: number;
  readonly label: string;
  /** Shorter label for where the long one has no room. */
  readonly short: string;
}

type Unit = 'day' | 'week' | 'month' | 'quarter' | 'half' | 'year' | 'decade';

/** The interval's floor and step, in days. */
const INTERVALS: Readonly<Record<Unit, readonly [CountableTimeInterval, number]>> = {
  day: [utcDay, 1], week: [utcMonday, 1], month: [utcMonth, 1], quarter: [utcMonth, 3], half: [utcMonth, 6], year: [utcYear, 1], decade: [utcYear, 10],
};

function floorOf(day: number, unit: Unit): Date {
  const [interval, step] = INTERVALS[unit];
  const floor = interval.floor(dateOf(day));
  if (unit === 'quarter' || unit === 'half') return utcMonth.offset(floor, -(floor.getUTCMonth() % step));
  return unit === 'decade' ? utcYear.offset(floor, -(floor.getUTCFullYear() % step)) : floor;
}

function labelsOf(day: number, unit: Unit): readonly [string, string] {
  const date = dateOf(day);
  const year = date.getUTCFullYear();
  const quarter = Math.floor(date.getUTCMonth() / 3) + 1;
  switch (unit) {
    case 'day':
    case 'week':
      return [formatDay(day, { day: 'numeric' }), formatDay(day, { day: 'numeric' })];
    case 'month':
      return [formatDay(day, { month: 'long', year: 'numeric' }), formatDay(day, { month: 'short' })];
    case 'quarter':
      return [texts.quarter(quarter, year), texts.quarter(quarter)];
    case 'half':
      return [texts.half(quarter <= 2 ? 1 : 2), texts.half(quarter <= 2 ? 1 : 2)];
    case 'year':
    case 'decade':
      return [formatDay(day, { year: 'numeric' }), String(year)];
  }
}

/** Ticks of a unit from the one that holds `from` to the last one before `to`. */
function ticksOf(from: number, to: number, unit: Unit): Tick[] {
  const [interval, step] = INTERVALS[unit];
  const ticks: Tick[] = [];
  for (let date = floorOf(from, unit); ; ) {
    const day = dayOfDate(date);
    if (day >= to) return ticks;
    date = interval.offset(date, step);
    const [label, short] = labelsOf(day, unit);
    ticks.push({ day, next: dayOfDate(date), label, short });
  }
}

export interface Ticks {
  readonly upper: readonly Tick[];
  readonly lower: readonly Tick[];
  /** Whether single days are wide enough for weekends to be told apart. */
  readonly weekends: boolean;
}

function unitsOf(scale: number): readonly [Unit, Unit] {
  if (scale >= 24) return ['month', 'day'];
  if (scale >= 6) return ['month', 'week'];
  if (scale >= 1.6) return ['quarter', 'month'];
  if (scale >= 0.5) return ['year', 'quarter'];
  return scale >= 0.12 ? ['year', 'half'] : ['decade', 'year'];
}

export function ticksBetween(from: number, to: number, scale: number): Ticks {
  const [upper, lower] = unitsOf(scale);
  return { upper: ticksOf(from, to, upper), lower: ticksOf(from, to, lower), weekends: scale >= 9 };
}

/** First days of the weekends between two days: each Saturday. */
export function saturdaysBetween(from: number, to: number): number[] {
  // 1970-01-03 was a Saturday.
  const first = Math.ceil((from - 3) / 7) * 7 + 3;
  return Array.from({ length: Math.max(0, Math.ceil((to - first) / 7)) }, (_, at) => first + at * 7);
}
