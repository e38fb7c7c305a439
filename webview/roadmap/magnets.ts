// Finds the days to which a dragged bar is drawn: milestones, and the ends of other items that are written as days.
import { dayOf } from '../shared/locale';
import type { RoadmapView } from './types';

/** Pixels within which a day draws. */
const REACH = 6;

/** Borders between days, in order: the start of a day, so that an end stands at the day after. */
export function magnetsOf(view: RoadmapView, moved: string): readonly number[] {
  const borders = new Set<number>();
  for (const { day, dayText } of view.milestones) if (dayText === undefined) borders.add(dayOf(day) + 1);
  for (const { key, dates } of view.items) {
    if (!dates || key === moved) continue;
    if (dates.startAs === 'day') borders.add(dayOf(dates.start));
    if (dates.endAs === 'day') borders.add(dayOf(dates.end) + 1);
  }
  return [...borders].sort((a, b) => a - b);
}

/** The border nearest to one of these places (in days, with parts), where one is near enough: how far it is from which place. */
export function drawnTo(magnets: readonly number[], places: readonly number[], scale: number): number | undefined {
  let best: number | undefined;
  for (const place of places) {
    let low = 0;
    let high = magnets.length;
    while (low < high) {
      const mid = (low + high) >> 1;
      if ((magnets[mid] ?? Infinity) < place) low = mid + 1;
      else high = mid;
    }
    for (const border of [magnets[low - 1], magnets[low]]) {
      if (border === undefined || Math.abs(border - place) * scale > REACH) continue;
      if (best === undefined || Math.abs(border - place) < Math.abs(best)) best = border - place;
    }
  }
  return best;
}
