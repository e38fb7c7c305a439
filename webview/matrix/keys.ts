// Turns keys into walking, moving, opening, zooming and switching views.
import type { HoverCard } from '../shared/hover-card';
import type { App } from './app';
import { fillSelected } from './fill';
import type { Moving } from './moving';
import type { Bubble } from './plot';
import { zoomBy } from './pointer';
import { ALL, type Mode } from './state';
import { toggleDependencies, toggleWhatIf } from './toolbar';

const DIRECTIONS: Readonly<Record<string, readonly [across: number, upwards: number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

const MODES: Readonly<Record<string, Mode>> = { 1: 'chart', 2: 'both', 3: 'table' };

/** The nearest bubble in a direction: what lies aside counts double, so that the walk keeps its line. */
export function neighbour(bubbles: readonly Bubble[], from: Bubble, [across, upwards]: readonly [number, number]): Bubble | undefined {
  let best: Bubble | undefined;
  let least = Infinity;
  for (const bubble of bubbles) {
    if (bubble === from) continue;
    const dx = bubble.x - from.x;
    const dy = from.y - bubble.y;
    const ahead = dx * across + dy * upwards;
    const aside = Math.abs(across === 0 ? dx : dy);
    if (ahead < 0.5 || aside > 2 * ahead) continue;
    const cost = ahead + 2 * aside;
    if (cost < least) {
      least = cost;
      best = bubble;
    }
  }
  return best;
}

/** The next one of a list before or behind the selected one. */
export function byRank(app: App, step: 1 | -1): void {
  const { ranked } = app.shown();
  const lead = app.lead();
  const at = lead ? ranked.indexOf(lead) : -1;
  const next = at < 0 ? ranked[step > 0 ? 0 : ranked.length - 1] : ranked[at + step];
  if (next) app.select(next.id);
}

export interface Keys {
  /** Keys on the chart. */
  chart(event: KeyboardEvent): void;
}

function walk(app: App, direction: readonly [number, number], add: boolean): void {
  const plot = app.plot();
  const lead = app.lead();
  const from = lead && plot?.bubbles.find((bubble) => bubble.item.id === lead.id);
  const first = (): Bubble | undefined => plot && [...plot.bubbles].sort((a, b) => (a.item.rank ?? Infinity) - (b.item.rank ?? Infinity))[0];
  const next = plot && from ? neighbour(plot.bubbles, from, direction) : first();
  if (next) app.select(next.item.id, add ? 'add' : 'only');
}

function typing(event: KeyboardEvent): boolean {
  return event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
}

/** Keys of the whole page are listened to at once; those of the chart are handed to it. */
export function createKeys(app: App, moving: Moving, card: HoverCard, release: () => void): Keys {
  let chord = false;

  addEventListener('keydown', (event) => {
    const primary = event.ctrlKey || event.metaKey;
    if (event.key === 'Escape') {
      const wasPointer = app.state.move?.by === 'pointer';
      if (moving.giveUp() || card.close()) event.preventDefault();
      if (wasPointer) release();
      return;
    }
    if (primary && event.key.toLowerCase() === 'k') {
      chord = true;
      return;
    }
    const lead = app.lead();
    if (chord && primary && event.key.toLowerCase() === 'i' && lead) {
      card.toggle(lead.id);
      event.preventDefault();
    }
    if (!['Control', 'Meta'].includes(event.key)) chord = false;
    if (primary || event.altKey || typing(event)) return;
    const mode = MODES[event.key];
    if (mode) app.keep({ mode });
    else if (event.key.toLowerCase() === 'd') toggleDependencies(app);
    else if (event.key.toLowerCase() === 'w') toggleWhatIf(app);
    else if (event.key === 'F2' && !app.state.fill && !(event.target instanceof Element && event.target.closest('.ranking'))) fillSelected(app);
    else if (event.key === '[' || event.key === ']') byRank(app, event.key === ']' ? 1 : -1);
    else return;
    event.preventDefault();
  });
  addEventListener('keyup', (event) => {
    if (event.key === 'Alt' && app.state.move?.by === 'keys') moving.commit();
  });
  addEventListener('blur', () => {
    if (app.state.move?.by === 'keys') moving.commit();
  });

  return {
    chart(event) {
      if (event.target !== event.currentTarget && event.target instanceof Element && event.target.closest('[role="slider"]')) return;
      const direction = DIRECTIONS[event.key];
      if (event.ctrlKey || event.metaKey) return;
      if (direction && event.altKey) moving.step(...direction);
      else if (event.altKey) return;
      else if (direction) walk(app, direction, event.shiftKey);
      else if (event.key === 'Enter') app.open(app.lead());
      else if (event.key === '+' || event.key === '=') app.keep({ zoom: zoomBy(app.state.kept.zoom, 1.5) });
      else if (event.key === '-' || event.key === '_') app.keep({ zoom: zoomBy(app.state.kept.zoom, 1 / 1.5) });
      else if (event.key === '0') app.keep({ zoom: ALL });
      else return;
      event.preventDefault();
    },
  };
}
