// Turns pointer movements over bars into selections, moves and openings.
import type { Actions } from './actions';
import { drawnTo, magnetsOf } from './magnets';
import { endSteps, endUnit, movedBy, resizedBy, snapUnit, spanOf, stepsFor, type Span } from './moving';
import type { Link } from './linking';
import { HEAD, timeOf, type Drag, type Grip, type Page } from './page';
import { SNAP_UNITS, zoomLevel } from './timescale';
import type { RoadmapDates, RoadmapItem, RoadmapView } from './types';

export interface Surface {
  readonly page: Page;
  readonly actions: Actions;
  /** The scrolling element, once it is drawn. */
  scroller(): HTMLElement | null;
  /** Left edge of the chart in the window. */
  chartLeft(): number;
  itemOf(key: string): RoadmapItem | undefined;
  view(): RoadmapView | undefined;
  /** Sends new dates; `resizes` where the length changes. */
  move(key: string, span: Span, resizes?: boolean): void;
  draw(): void;
}

/** Movement that makes a press a drag. */
const SLOP = 4;
const EDGE = 28;
const EDGE_SPEED = 14;

function keyAt(event: Event, selector: string): string | undefined {
  return event.target instanceof Element ? event.target.closest<HTMLElement>(selector)?.dataset['key'] : undefined;
}

function gripAt(event: Event): Grip {
  const handle = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-handle]')?.dataset['handle'] : undefined;
  return handle === 'start' || handle === 'end' ? handle : 'bar';
}

function follow(surface: Surface): void {
  const { page } = surface;
  const { drag } = page;
  const dates = drag && surface.itemOf(drag.key)?.dates;
  if (!drag || !dates) return;
  const days = page.left + (drag.clientX - surface.chartLeft()) / page.scale - drag.grabbed;
  Object.assign(drag, drag.grip === 'bar' ? { span: movedTo(drag, dates, days, page.scale), stopped: false } : resizedTo(drag, drag.grip, days, page.scale));
  surface.draw();
}

/** Moved to where a milestone or another item's end draws it, or by whole steps. */
function movedTo({ base, unit, magnets }: Drag, dates: RoadmapDates, days: number, scale: number): Span {
  const drawn = dates.startAs === 'day' && dates.endAs === 'day' ? drawnTo(magnets, [base.start + days, base.end + 1 + days], scale) : undefined;
  if (drawn === undefined) return movedBy(base, dates, unit, stepsFor(base, dates, unit, days));
  const by = Math.round(days + drawn);
  return { start: base.start + by, end: base.end + by };
}

function resizedTo({ base, unit, magnets }: Drag, grip: 'start' | 'end', days: number, scale: number): Pick<Drag, 'span' | 'stopped'> {
  const border = grip === 'start' ? base.start : base.end + 1;
  const drawn = drawnTo(magnets, [border + days], scale);
  if (drawn !== undefined) {
    const day = Math.round(border + days + drawn);
    const span = grip === 'start' ? { start: day, end: base.end } : { start: base.start, end: day - 1 };
    if (span.end >= span.start) return { span, stopped: false };
  }
  return resizedBy(base, grip, unit, endSteps(base, grip, unit, days));
}

/** Scrolls the chart while the pointer holds a bar near its edge. */
function creep(surface: Surface): void {
  const { page } = surface;
  if (!page.drag) return;
  const x = page.drag.clientX - surface.chartLeft();
  const push = x < EDGE ? x - EDGE : x > page.chartWidth - EDGE ? x - page.chartWidth + EDGE : 0;
  if (push !== 0) {
    page.left += (Math.max(-1, Math.min(1, push / EDGE)) * EDGE_SPEED) / page.scale;
    follow(surface);
  }
  requestAnimationFrame(() => creep(surface));
}

function beginDrag(surface: Surface, key: string, grip: Grip, event: PointerEvent): boolean {
  const { page } = surface;
  const view = surface.view();
  const item = surface.itemOf(key);
  if (!view || !item?.dates || page.pending) return false;
  const base = spanOf(item.dates);
  const zoom = SNAP_UNITS[zoomLevel(page.scale)];
  const unit = grip === 'bar' ? snapUnit(item.dates, zoom) : endUnit(item.dates, grip, zoom);
  // An end that is written as a period moves by periods alone.
  const free = grip === 'bar' || (grip === 'start' ? item.dates.startAs : item.dates.endAs) === 'day';
  const grabbed = page.left + (event.clientX - surface.chartLeft()) / page.scale;
  page.drag = { key, grip, unit, base, grabbed, magnets: free ? magnetsOf(view, key) : [], clientX: event.clientX, clientY: event.clientY, span: base, stopped: false };
  surface.actions.card.close();
  requestAnimationFrame(() => creep(surface));
  return true;
}

/** Ends a drag; writes the move only where asked to. Returns whether there was one. */
export function endDrag(surface: Surface, write: boolean): boolean {
  const { page } = surface;
  const { drag } = page;
  if (!drag) return false;
  page.drag = undefined;
  if (write && (drag.span.start !== drag.base.start || drag.span.end !== drag.base.end)) surface.move(drag.key, drag.span, drag.grip !== 'bar');
  surface.draw();
  return true;
}

/** The end of a new dependency follows the pointer; what lies under it is to wait. */
function aim(surface: Surface, link: Link, event: PointerEvent): void {
  const scroller = surface.scroller()?.getBoundingClientRect();
  const time = surface.view();
  if (!scroller || !time) return;
  link.to = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('[data-bar], .milestone, .name.item')?.dataset['key'];
  if (link.to === link.from) link.to = undefined;
  link.x = timeOf(surface.page, time).x(surface.page.left) + event.clientX - surface.chartLeft();
  link.y = event.clientY - scroller.top - HEAD + surface.page.top;
  surface.page.pointer = { x: event.clientX, y: event.clientY };
  surface.draw();
}

/** Ends a new dependency; returns whether there was one. */
export function endLink(surface: Surface, write: boolean): boolean {
  const { link } = surface.page;
  if (!link) return false;
  surface.page.link = undefined;
  if (write && link.to !== undefined) surface.actions.link(link.from, link.to, true);
  surface.draw();
  return true;
}

export function listenToPointer(root: HTMLElement, surface: Surface): void {
  const { page, actions } = surface;
  let press: { readonly links: boolean; readonly key: string; readonly grip: Grip; readonly x: number; readonly y: number } | undefined;
  root.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    const key = keyAt(event, '[data-bar]');
    if (key === undefined || keyAt(event, '.pointer') !== undefined) return;
    actions.choose(undefined);
    actions.select(key);
    root.querySelector<HTMLElement>('.names')?.focus({ preventScroll: true });
    press = { key, links: event.target instanceof Element && event.target.closest('[data-link]') !== null, grip: gripAt(event), x: event.clientX, y: event.clientY };
    event.preventDefault();
  });
  root.addEventListener('pointermove', (event) => {
    if (press && !page.drag && Math.hypot(event.clientX - press.x, event.clientY - press.y) >= SLOP) {
      const start = new PointerEvent('pointerdown', { clientX: press.x, clientY: press.y });
      if (press.links) {
        page.link = { from: press.key, to: undefined, x: 0, y: 0, byKeys: false };
        actions.card.close();
        root.setPointerCapture(event.pointerId);
      } else if (beginDrag(surface, press.key, press.grip, start)) root.setPointerCapture(event.pointerId);
      press = undefined;
    }
    if (page.link && !page.link.byKeys) {
      aim(surface, page.link, event);
      return;
    }
    if (page.drag) {
      page.drag.clientX = event.clientX;
      page.drag.clientY = event.clientY;
      follow(surface);
      return;
    }
    hover(surface, event);
  });
  root.addEventListener('pointerup', () => {
    press = undefined;
    endLink(surface, true);
    endDrag(surface, true);
  });
  root.addEventListener('pointercancel', () => {
    press = undefined;
    endLink(surface, false);
    endDrag(surface, false);
  });
  root.addEventListener('pointerleave', () => {
    actions.card.hover(undefined);
    if (page.hovered === undefined) return;
    page.hovered = undefined;
    surface.draw();
  });
  root.addEventListener('click', (event) => {
    const key = keyAt(event, '.name');
    if (key !== undefined) {
      actions.select(key);
      if (event.target instanceof Element && event.target.closest('.group')) actions.fold(key);
      return;
    }
    const arrow = event.target instanceof Element ? event.target.closest<SVGElement>('[data-arrow]') : null;
    const { from, to } = arrow?.dataset ?? {};
    actions.choose(from !== undefined && to !== undefined ? { from, to } : undefined);
    if (arrow) return;
    const group = keyAt(event, '.lane-band');
    if (group === undefined) return;
    actions.select(group);
    // Without names there is no other place to fold it at.
    if (page.width === 'narrow') actions.fold(group);
  });
  root.addEventListener('dblclick', (event) => {
    const key = keyAt(event, '[data-bar]') ?? keyAt(event, '.name.item');
    if (key !== undefined) actions.open(key);
    else if (event.target instanceof Element && !event.target.closest('button, form, .card, .group')) {
      if (event.target.closest('.chart')) actions.draft('item', { x: event.clientX, y: event.clientY });
      else if (event.target.closest('.axis')) actions.draft('milestone', { x: event.clientX, y: event.clientY });
    }
  });
}

function hover(surface: Surface, event: PointerEvent): void {
  const { page, actions } = surface;
  const onCard = event.target instanceof Element && event.target.closest('.card');
  if (onCard) return;
  const key = keyAt(event, '[data-bar], .name.item');
  if (event.pointerType !== 'touch') actions.card.hover(keyAt(event, '[data-bar]'));
  if (key === page.hovered) return;
  page.hovered = key;
  surface.draw();
}
