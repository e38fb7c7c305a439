// Says what a new place of an item clashes with: what it waits for, and what waits for it.
import { dayOf } from '../shared/locale';
import { spanOf, type Span } from './moving';
import { texts } from './texts';
import type { RoadmapView } from './types';

/** Told at once; more would not be read while dragging. */
const MOST = 2;

/** What clashes at a new place and did not, or less, at the old one. */
export function clashesOf(view: RoadmapView, key: string, base: Span, span: Span): string[] {
  const told: string[] = [];
  for (const { from, to } of view.dependencies) {
    if (told.length === MOST) break;
    if (from !== key && to !== key) continue;
    const other = from === key ? to : from;
    const item = view.items.find((one) => one.key === other);
    const milestone = item ? undefined : view.milestones.find((one) => one.key === other);
    const place = item?.dates ? spanOf(item.dates) : milestone ? { start: dayOf(milestone.day), end: dayOf(milestone.day) } : undefined;
    if (!place) continue;
    const name = `${item?.id ?? milestone?.id ?? other} ${item?.title ?? milestone?.title ?? ''}`;
    const past = (at: Span): number => (to === key ? place.end - at.start + 1 : milestone ? at.end - place.end : item?.dates?.follows ? 0 : at.end - place.start + 1);
    const days = past(span);
    if (days <= 0 || days <= past(base)) continue;
    told.push(to === key ? texts.beforeEnd(days, name) : milestone ? texts.pastMilestone(days, name) : texts.pastStart(days, name));
  }
  return told;
}
