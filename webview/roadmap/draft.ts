// Says which dates a new item or milestone would have, as it is written, by the day where it begins and the zoom.
import { utcMonday } from 'd3-time';
import { dateOf, dayOfDate, isoOf } from '../shared/locale';
import type { RoadmapLane, ZoomLevel } from './types';

/** A thing that is about to be written; its dates as they will be written. */
export interface Draft {
  readonly kind: 'item' | 'lane' | 'milestone';
  readonly lane?: RoadmapLane;
  readonly start?: string;
  readonly end?: string;
  /** Where its form stands, in the window. */
  readonly x: number;
  readonly y: number;
}

/** The period that holds a day: `2027-03`, `2027-Q1`, `2027-H1`. */
function period(day: number, months: 1 | 3 | 6): string {
  const date = dateOf(day);
  const part = Math.floor(date.getUTCMonth() / months) + 1;
  return `${date.getUTCFullYear()}-${months === 1 ? String(part).padStart(2, '0') : months === 3 ? `Q${part}` : `H${part}`}`;
}

/** Whole working weeks at the zooms that show weeks, else the quarter or the half that holds the day. */
export function itemDates(day: number, zoom: ZoomLevel): { readonly start: string; readonly end: string } {
  if (zoom === 'quarters' || zoom === 'years') {
    const text = period(day, zoom === 'quarters' ? 3 : 6);
    return { start: text, end: text };
  }
  const monday = dayOfDate(utcMonday.floor(dateOf(day)));
  return { start: isoOf(monday), end: isoOf(monday + (zoom === 'weeks' ? 11 : 39)) };
}

export function milestoneDate(day: number, zoom: ZoomLevel): string {
  return zoom === 'quarters' ? period(day, 1) : zoom === 'years' ? period(day, 3) : isoOf(Math.floor(day));
}
