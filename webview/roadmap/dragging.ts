// Turns pointer movements over bars into selections, moves and openings.
import type { Actions } from './actions';
import { movedBy, snapUnit, spanOf, stepsFor, type Span } from './moving';
import type { Page } from './page';
import { SNAP_UNITS, zoomLevel } from './timescale';
import type { RoadmapItem } from './types';

export interface Surface {
  readonly page: Page;
  readonly actions: Actions;
  /** The scrolling element, once it is drawn. */
  scroller(): HTMLElement | null;
  /** Left edge of the chart in the window. */
  chartLeft(): number;
  itemOf(key: string): RoadmapItem | undefined;
  move(key: string, span: Span): void;
  draw(): void;
}

/** Movement that makes a press a drag. */
const SLOP = 4;
const EDGE = 28;
const EDGE_SPEED = 14;

function keyAt(event: Event, selector: string): string | undefined {
  return event.target instanceof Element ? event.target.closest<HTMLElement>(selector)?.dataset['key'] : undefined;
}

function follow(surface: Surface): void {
  const { page } = surface;
  const { drag } = page;
  const dates = drag && surface.itemOf(drag.key)?.dates;
  if (!drag || !dates) return;
  const day = page.left + (drag.clientX - surface.chartLeft()) / page.scale;
  drag.steps = stepsFor(drag.base, dates, drag.unit, day - drag.grabbed);
  drag.span = movedBy(drag.base, dates, drag.unit, drag.steps);
  surface.draw();
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

function beginDrag(surface: Surface, key: string, event: PointerEvent): boolean {
  const { page } = surface;
  const item = surface.itemOf(key);
  if (!item?.dates || page.pending) return false;
  const base = spanOf(item.dates);
  const unit = snapUnit(item.dates, SNAP_UNITS[zoomLevel(page.scale)]);
  const grabbed = page.left + (event.clientX - surface.chartLeft()) / page.scale;
  page.drag = { key, unit, base, grabbed, clientX: event.clientX, clientY: event.clientY, steps: 0, span: base };
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
  if (write && drag.steps !== 0) surface.move(drag.key, drag.span);
  surface.draw();
  return true;
}

export function listenToPointer(root: HTMLElement, surface: Surface): void {
  const { page, actions } = surface;
  let press: { readonly key: string; readonly x: number; readonly y: number } | undefined;
  root.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    const key = keyAt(event, '[data-bar]');
    if (key === undefined || keyAt(event, '.pointer') !== undefined) return;
    actions.select(key);
    root.querySelector<HTMLElement>('.names')?.focus({ preventScroll: true });
    press = { key, x: event.clientX, y: event.clientY };
    event.preventDefault();
  });
  root.addEventListener('pointermove', (event) => {
    if (press && !page.drag && Math.hypot(event.clientX - press.x, event.clientY - press.y) >= SLOP) {
      const start = new PointerEvent('pointerdown', { clientX: press.x, clientY: press.y });
      if (beginDrag(surface, press.key, start)) root.setPointerCapture(event.pointerId);
      press = undefined;
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
    endDrag(surface, true);
  });
  root.addEventListener('pointercancel', () => {
    press = undefined;
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
    const group = keyAt(event, '.lane-band');
    if (group === undefined) return;
    actions.select(group);
    // Without names there is no other place to fold it at.
    if (page.width === 'narrow') actions.fold(group);
  });
  root.addEventListener('dblclick', (event) => {
    const key = keyAt(event, '[data-bar]') ?? keyAt(event, '.name.item');
    if (key !== undefined) actions.open(key);
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
