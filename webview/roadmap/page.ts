// Holds what the page shows and what the user chose, and computes the layout from it, once for each change.
import { dayOf } from '../shared/locale';
import { parseFilter } from './filter';
import type { Draft } from './draft';
import type { Link } from './linking';
import type { Span } from './moving';
import { layOutRows, type ItemRow, type Rows } from './rows';
import { boundScale, timescale, type Timescale } from './timescale';
import type { Dependency, KeptState, ProductKey, RoadmapView, SnapUnit } from './types';

/** What of a bar moves: all of it, or one of its ends. */
export type Grip = 'bar' | 'start' | 'end';

/** A bar that the pointer moves, or of which it moves an end. */
export interface Drag {
  readonly key: string;
  readonly grip: Grip;
  readonly unit: SnapUnit;
  readonly base: Span;
  /** Where in the chart the pointer took it. */
  readonly grabbed: number;
  /** Borders of days that draw it. */
  readonly magnets: readonly number[];
  /** Where the pointer is, in the window. */
  clientX: number;
  clientY: number;
  span: Span;
  /** It can't go as far as the pointer is. */
  stopped: boolean;
}

/** A move that was sent, until a view shows it. */
export interface Pending {
  readonly key: string;
  sent: Span;
  wanted: Span;
  /** Whether its length changes: then both ends are written as they are wanted. */
  resizes: boolean;
}

export type Width = 'wide' | 'medium' | 'narrow';

export interface Page {
  product: ProductKey | undefined;
  view: RoadmapView | undefined;
  shown: 'timeline' | 'table';
  selected: string | undefined;
  scale: number;
  left: number;
  top: number;
  dependencies: boolean;
  critical: boolean;
  slack: boolean;
  folded: Set<string>;
  filter: string;
  filterOpen: boolean;
  namesWidth: number;
  hovered: string | undefined;
  drag: Drag | undefined;
  pending: Pending | undefined;
  link: Link | undefined;
  /** Where in the window a dependency is being drawn to. */
  pointer: { readonly x: number; readonly y: number };
  /** The dependency that was clicked. */
  chosen: Dependency | undefined;
  draft: Draft | undefined;
  /** What was last refused, for the state line. */
  notice: string;
  width: Width;
  /** Size of the part of the chart in sight. */
  chartWidth: number;
  chartHeight: number;
  slow: boolean;
  /** The zoom was set once, from the state or from the first view. */
  placed: boolean;
}

export const HEAD = 68;
export const MIN_NAMES = 160;
export const MAX_NAMES = 480;
/** Days on either side of today that can be scrolled to. */
const MAX_AWAY = 60 * 366;

const number = (value: unknown, fallback: number, min: number, max: number): number => (typeof value === 'number' && value >= min && value <= max ? value : fallback);

/** The page at its start; `kept` may hold anything. */
export function createPage(kept: Partial<KeptState>): Page {
  return {
    product: kept.product,
    view: undefined,
    shown: kept.shown === 'table' ? 'table' : 'timeline',
    selected: typeof kept.selected === 'string' ? kept.selected : undefined,
    scale: number(kept.scale, 3.6, 0.01, 100),
    left: number(kept.left, 0, -1e6, 1e6),
    top: number(kept.top, 0, 0, 1e7),
    dependencies: kept.dependencies !== false,
    critical: kept.critical !== false,
    slack: kept.slack !== false,
    folded: new Set(Array.isArray(kept.collapsed) ? kept.collapsed.map(String) : []),
    filter: typeof kept.filter === 'string' ? kept.filter : '',
    filterOpen: false,
    namesWidth: number(kept.namesWidth, 296, MIN_NAMES, MAX_NAMES),
    hovered: undefined,
    drag: undefined,
    pending: undefined,
    link: undefined,
    pointer: { x: 0, y: 0 },
    chosen: undefined,
    draft: undefined,
    notice: '',
    width: 'wide',
    chartWidth: 800,
    chartHeight: 600,
    slow: false,
    placed: typeof kept.scale === 'number' && typeof kept.left === 'number',
  };
}

export function keep(page: Page): KeptState {
  return {
    ...(page.product && { product: page.product }),
    shown: page.shown,
    ...(page.selected !== undefined && { selected: page.selected }),
    scale: page.scale,
    left: page.left,
    top: page.top,
    dependencies: page.dependencies,
    critical: page.critical,
    slack: page.slack,
    collapsed: [...page.folded],
    filter: page.filter,
    namesWidth: page.namesWidth,
  };
}

interface Layout {
  readonly view: RoadmapView;
  readonly filter: string;
  readonly folded: string;
  readonly rows: Rows;
}

let layout: Layout | undefined;

/** Rows of the current view; the same object until the view, the filter or the folding changes. */
export function rowsOf(page: Page, view: RoadmapView): Rows {
  const folded = [...page.folded].join('\0');
  if (layout?.view !== view || layout.filter !== page.filter || layout.folded !== folded) {
    layout = { view, filter: page.filter, folded, rows: layOutRows(view, parseFilter(page.filter), page.folded) };
  }
  return layout.rows;
}

const extents = new WeakMap<RoadmapView, Span>();

/** From the first to the last day that something happens on; today where nothing has a date. */
export function extentOf(view: RoadmapView): Span {
  let extent = extents.get(view);
  if (!extent) {
    const today = dayOf(view.today);
    let start = Infinity;
    let end = -Infinity;
    const add = (first: string, last: string) => {
      start = Math.min(start, dayOf(first));
      end = Math.max(end, dayOf(last));
    };
    for (const { dates } of view.items) if (dates) add(dates.start, dates.end);
    for (const { day } of view.milestones) add(day, day);
    const clip = (day: number) => Math.max(today - MAX_AWAY, Math.min(today + MAX_AWAY, day));
    extent = end < start ? { start: today, end: today } : { start: clip(start), end: clip(end) };
    extents.set(view, extent);
  }
  return extent;
}

/** The scale of time with room to scroll past both ends. */
export function timeOf(page: Page, view: RoadmapView): Timescale {
  const extent = extentOf(view);
  const today = dayOf(view.today);
  const pad = Math.ceil((page.chartWidth / page.scale) * 0.6) + 31;
  const from = Math.min(extent.start, today) - pad;
  const to = Math.max(extent.end, today) + pad;
  page.scale = boundScale(page.scale, to - from);
  return timescale(from, to, page.scale);
}

/** Width of the names column at this width of the panel. */
export function namesWidth(page: Page): number {
  return page.width === 'narrow' ? 0 : page.width === 'medium' ? Math.min(page.namesWidth, 200) : page.namesWidth;
}

/** Where an item stands now: under the pointer, where it was sent to, or where the view says. */
export function spanNow(page: Page, row: ItemRow): Span | undefined {
  if (page.drag?.key === row.key) return page.drag.span;
  if (page.pending?.key === row.key) return page.pending.wanted;
  return row.span;
}
