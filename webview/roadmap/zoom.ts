// Changes which part of time is in sight: zoom around a point, fit, today, an item.
import { dayOf } from '../shared/locale';
import { animate } from '../shared/motion';
import type { Span } from './moving';
import { extentOf, timeOf, type Page } from './page';
import { boundScale, timescale, ZOOM_SCALES } from './timescale';
import type { RoadmapView, ZoomLevel } from './types';

const GLIDE_MS = 160;
/** Room beside the first and the last bar when everything is in sight. */
const MARGIN = 14;
const MAX_FIT_SCALE = 18;

let stop: () => void = () => undefined;

function clampLeft(page: Page, view: RoadmapView): void {
  const time = timeOf(page, view);
  page.left = Math.max(time.from, Math.min(page.left, time.to - page.chartWidth / page.scale));
}

/** Glides to a scale and a left edge. */
function glide(page: Page, view: RoadmapView, scale: number, leftAt: (scale: number) => number, draw: () => void): void {
  stop();
  const from = { scale: page.scale, left: page.left };
  const end = { scale, left: leftAt(scale) };
  stop = animate(GLIDE_MS, (t) => {
    page.scale = t === 1 ? end.scale : from.scale * (end.scale / from.scale) ** t;
    // Between two scales the left edge follows from a point that stays where it is, else it runs straight.
    const share = from.scale === end.scale ? t : (1 / page.scale - 1 / from.scale) / (1 / end.scale - 1 / from.scale);
    page.left = t === 1 ? end.left : from.left + (end.left - from.left) * share;
    clampLeft(page, view);
    draw();
  });
}

function bounded(page: Page, view: RoadmapView, scale: number): number {
  const extent = extentOf(view);
  return boundScale(scale, extent.end - extent.start + (page.chartWidth / scale) * 1.2 + 62);
}

/** Zooms so that the day at `pivot` pixels from the chart's left edge stays there. */
export function zoomAround(page: Page, view: RoadmapView, scale: number, pivot: number, draw: () => void, smooth = true): void {
  const target = bounded(page, view, scale);
  const day = page.left + pivot / page.scale;
  if (smooth) {
    glide(page, view, target, (to) => day - pivot / to, draw);
    return;
  }
  stop();
  page.scale = target;
  page.left = day - pivot / target;
  clampLeft(page, view);
  draw();
}

export function zoomToLevel(page: Page, view: RoadmapView, level: ZoomLevel, draw: () => void): void {
  const today = (dayOf(view.today) - page.left) * page.scale;
  const pivot = today >= 0 && today <= page.chartWidth ? today : page.chartWidth / 2;
  zoomAround(page, view, ZOOM_SCALES[level], pivot, draw);
}

function fitted(page: Page, view: RoadmapView): { readonly scale: number; readonly left: number } {
  const extent = extentOf(view);
  const days = extent.end - extent.start + 1;
  const scale = Math.min(Math.max(page.chartWidth - 2 * MARGIN, 60) / days, MAX_FIT_SCALE);
  return { scale, left: extent.start - MARGIN / scale };
}

/** Everything in sight. */
export function fitAll(page: Page, view: RoadmapView, draw: () => void): void {
  const { scale, left } = fitted(page, view);
  glide(page, view, bounded(page, view, scale), () => left, draw);
}

export function goTo(page: Page, view: RoadmapView, day: number, share: number, draw: () => void): void {
  glide(page, view, page.scale, (scale) => day - (page.chartWidth * share) / scale, draw);
}

/** Scrolls as little as shows the span, or its start where it is too long. */
export function showSpan(page: Page, view: RoadmapView, span: Span, draw: () => void): void {
  const room = page.chartWidth / page.scale;
  const margin = 24 / page.scale;
  const sees = span.start >= page.left && span.end + 1 <= page.left + room;
  if (sees) return;
  const left = span.start < page.left || span.end - span.start > room ? span.start - margin : span.end + 1 + margin - room;
  glide(page, view, page.scale, () => left, draw);
}

/** The first sight of a roadmap: all of it where months can still be told apart, else the time around today. */
export function placeFirst(page: Page, view: RoadmapView): void {
  stop();
  const { scale: whole, left } = fitted(page, view);
  // Where nothing stands yet, months are what is planned in.
  const scale = view.items.length + view.milestones.length === 0 ? ZOOM_SCALES.months : whole;
  page.scale = Math.max(scale, ZOOM_SCALES.quarters);
  page.left = scale === whole && scale >= ZOOM_SCALES.quarters ? left : dayOf(view.today) - (page.chartWidth * 0.25) / page.scale;
  clampLeft(page, view);
}

/** After a resize or a new view the scale of time may have other ends. */
export function keepInside(page: Page, view: RoadmapView): void {
  const extent = timeOf(page, view);
  const time = timescale(extent.from, extent.to, page.scale);
  page.left = Math.max(time.from, Math.min(page.left, time.to - page.chartWidth / page.scale));
}
