// Turns the pointer over the chart into hovering, selecting, moving, panning and zooming.
import type { HoverCard } from '../shared/hover-card';
import type { App } from './app';
import type { Window } from './axis';
import type { Moving } from './moving';
import type { Bubble, Plot } from './plot';
import { ALL, type Zoom } from './state';

/** A bubble can be hit this far from its centre, however small it is. */
const REACH = 12;
const DRAG_FROM = 3;
const DEEPEST = 64;

/** The bubble under a point: one that holds it (the smallest on top), else the nearest one within reach. */
export function bubbleAt(plot: Plot, x: number, y: number): Bubble | undefined {
  let best: Bubble | undefined;
  let nearest = Infinity;
  for (const bubble of plot.bubbles) {
    const distance = Math.hypot(bubble.x - x, bubble.y - y);
    const beyond = distance <= bubble.radius ? -1 / (1 + bubble.radius) : distance - bubble.radius;
    if (distance > Math.max(REACH, bubble.radius) || beyond > nearest) continue;
    best = bubble;
    nearest = beyond;
  }
  return best;
}

function zoomWindow([from, to]: Window, at: number, factor: number): Window {
  const span = Math.min(1, Math.max(1 / DEEPEST, (to - from) / factor));
  const centre = from + (to - from) * at;
  const start = Math.min(1 - span, Math.max(0, centre - span * at));
  return [start, start + span];
}

/** Zooms both axes around a point of the plot (each 0 to 1, from left and from bottom). */
export function zoomBy(zoom: Zoom, factor: number, x = 0.5, y = 0.5): Zoom {
  return { x: zoomWindow(zoom.x, x, factor), y: zoomWindow(zoom.y, y, factor) };
}

function pan([from, to]: Window, by: number): Window {
  const span = to - from;
  const start = Math.min(1 - span, Math.max(0, from + by));
  return [start, start + span];
}

export function isZoomed(zoom: Zoom): boolean {
  return zoom.x[0] > ALL.x[0] || zoom.x[1] < ALL.x[1] || zoom.y[0] > ALL.y[0] || zoom.y[1] < ALL.y[1];
}

type Grip =
  | { readonly kind: 'bubble'; readonly bubble: Bubble; readonly x: number; readonly y: number; started: boolean }
  | { readonly kind: 'ground'; readonly zoom: Zoom; readonly x: number; readonly y: number; moved: boolean };

export interface ChartPointer {
  attach(area: HTMLElement): void;
  /** Lets go of whatever the pointer holds. */
  release(): void;
}

export function chartPointer(app: App, moving: Moving, card: HoverCard): ChartPointer {
  let grip: Grip | undefined;
  let area: HTMLElement | undefined;

  const pointOf = (event: MouseEvent): { x: number; y: number } => {
    const box = area?.getBoundingClientRect();
    return { x: event.clientX - (box?.left ?? 0), y: event.clientY - (box?.top ?? 0) };
  };
  const overPlot = (event: Event): boolean => event.target instanceof Element && event.target.closest('svg.plot') !== null;
  const hover = (id: string | undefined): void => {
    card.hover(id);
    if (app.state.hovered === id) return;
    if (id === undefined) delete app.state.hovered;
    else app.state.hovered = id;
    app.draw();
  };

  const down = (event: PointerEvent): void => {
    const plot = app.plot();
    if (!plot || event.button !== 0 || !overPlot(event)) return;
    const { x, y } = pointOf(event);
    const bubble = bubbleAt(plot, x, y);
    const additive = event.ctrlKey || event.metaKey || event.shiftKey;
    if (bubble) {
      grip = { kind: 'bubble', bubble, x, y, started: false };
      if (additive) app.select(bubble.item.id, 'toggle');
      else if (!bubble.selected) app.select(bubble.item.id);
    } else {
      grip = { kind: 'ground', zoom: app.state.kept.zoom, x, y, moved: false };
    }
    card.close();
    area?.setPointerCapture(event.pointerId);
  };

  const dragBubble = (held: Extract<Grip, { kind: 'bubble' }>, plot: Plot, x: number, y: number): void => {
    if (!held.started && Math.hypot(x - held.x, y - held.y) <= DRAG_FROM) return;
    if (!held.started) moving.take(held.bubble.item);
    held.started = true;
    if (app.state.move?.by !== 'pointer') return;
    const { frame } = plot;
    const atX = Math.max(frame.left, Math.min(frame.right, held.bubble.trueX + x - held.x));
    const atY = Math.max(frame.top, Math.min(frame.bottom, held.bubble.trueY + y - held.y));
    moving.to(plot.x.valueAt(atX), plot.y.valueAt(atY));
  };

  const move = (event: PointerEvent): void => {
    const plot = app.plot();
    if (!plot) return;
    const { x, y } = pointOf(event);
    if (!grip) {
      hover(overPlot(event) ? bubbleAt(plot, x, y)?.item.id : undefined);
      return;
    }
    if (grip.kind === 'bubble') dragBubble(grip, plot, x, y);
    else if (isZoomed(grip.zoom) && (grip.moved || Math.hypot(x - grip.x, y - grip.y) > DRAG_FROM)) {
      grip.moved = true;
      const { left, right, top, bottom } = plot.frame;
      const { zoom } = grip;
      const across = ((grip.x - x) / (right - left)) * (zoom.x[1] - zoom.x[0]);
      const upwards = ((y - grip.y) / (bottom - top)) * (zoom.y[1] - zoom.y[0]);
      app.keep({ zoom: { x: pan(zoom.x, across), y: pan(zoom.y, upwards) } });
    }
  };

  const up = (): void => {
    const held = grip;
    grip = undefined;
    if (held?.kind === 'bubble' && held.started) moving.commit();
    else if (held?.kind === 'ground' && !held.moved && app.state.kept.selection.length > 0) app.keep({ selection: [] });
  };

  const cancel = (): void => {
    if (grip?.kind === 'bubble' && grip.started) moving.giveUp();
    grip = undefined;
  };

  const wheel = (event: WheelEvent): void => {
    const plot = app.plot();
    if (!plot || !overPlot(event) || app.state.move) return;
    event.preventDefault();
    const { x, y } = pointOf(event);
    const { left, right, top, bottom } = plot.frame;
    const lines = event.deltaMode === 1 ? 16 : 1;
    const factor = Math.exp(Math.max(-0.5, Math.min(0.5, (-event.deltaY * lines) / 300)));
    app.keep({ zoom: zoomBy(app.state.kept.zoom, factor, (x - left) / (right - left), (bottom - y) / (bottom - top)) });
  };

  return {
    attach(element) {
      area = element;
      element.addEventListener('pointerdown', down);
      element.addEventListener('pointermove', move);
      element.addEventListener('pointerup', up);
      element.addEventListener('pointercancel', cancel);
      element.addEventListener('pointerleave', () => !grip && hover(undefined));
      element.addEventListener('wheel', wheel, { passive: false });
      element.addEventListener('dblclick', (event) => {
        const plot = app.plot();
        const { x, y } = pointOf(event);
        // The area captures the pointer while it is down, so clicks that a browser makes of that go to the area itself.
        if (plot && (event.target === element || overPlot(event))) app.open(bubbleAt(plot, x, y)?.item);
      });
    },
    release: cancel,
  };
}
