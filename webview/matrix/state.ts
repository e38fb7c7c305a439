// What the page knows: the view, what the user chose, and what is under way.
import type { Arranged, MatrixItem, MatrixMessage, MatrixView, Measure, ProductRef } from '../../src/panels/matrix/protocol';
import type { Window } from './axis';

export type Mode = 'chart' | 'both' | 'table';
export type SortKey = 'rank' | 'id' | 'title' | 'score' | 'priority' | 'effort';

export interface Sort {
  readonly key: SortKey;
  readonly down: boolean;
}

/** Survives a reload; no data. */
export interface Kept {
  readonly product?: ProductRef;
  readonly selection: readonly string[];
  readonly x?: string;
  readonly y?: string;
  /** Measure of the bubbles' size; `''` for equal ones. */
  readonly size?: string;
  /** The user's choice by measure; without one the data decide. */
  readonly log: Readonly<Record<string, boolean>>;
  readonly thresholds: Readonly<Record<string, number>>;
  readonly mode: Mode;
  readonly sort: Sort;
  readonly sash: number;
  readonly filter: string;
  readonly zoom: Zoom;
  readonly unrankedOpen: boolean;
  readonly scroll: number;
  readonly whatIf: boolean;
  /** Weights of criteria as moved, by key. */
  readonly weights: Readonly<Record<string, number>>;
  /** Nothing ranks above what it depends on. */
  readonly dependencies: boolean;
  readonly capacity?: number | undefined;
  /** The capacity is given to the set of highest worth, not down the ranking. */
  readonly best: boolean;
}

export interface Zoom {
  readonly x: Window;
  readonly y: Window;
}

export const ALL: Zoom = { x: [0, 1], y: [0, 1] };

export const SASH = { usual: 664, min: 300, chart: 420 } as const;

function kept<T>(value: unknown, test: (value: unknown) => value is T, usual: T): T {
  return test(value) ? value : usual;
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const isFlag = (value: unknown): value is boolean => typeof value === 'boolean';
const isTexts = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every(isText);
const isMode = (value: unknown): value is Mode => value === 'chart' || value === 'both' || value === 'table';

function recordOf<T>(value: unknown, test: (value: unknown) => value is T): Record<string, T> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, T] => test(entry[1])));
}

function windowOf(value: unknown): Window {
  const [a, b] = Array.isArray(value) ? (value as unknown[]) : [];
  return isNumber(a) && isNumber(b) && a >= 0 && b <= 1 && a < b ? [a, b] : [0, 1];
}

const SORT_KEYS: readonly SortKey[] = ['rank', 'id', 'title', 'score', 'priority', 'effort'];

/** Reads kept state of any age. */
export function restore(from: Partial<Kept>): Kept {
  const sort = SORT_KEYS.find((key) => key === from.sort?.key);
  return {
    ...(from.product && { product: from.product }),
    selection: kept(from.selection, isTexts, []),
    ...(isText(from.x) && { x: from.x }),
    ...(isText(from.y) && { y: from.y }),
    ...(isText(from.size) && { size: from.size }),
    log: recordOf(from.log, isFlag),
    thresholds: recordOf(from.thresholds, isNumber),
    mode: kept(from.mode, isMode, 'both'),
    sort: sort ? { key: sort, down: from.sort?.down === true } : { key: 'rank', down: false },
    sash: kept(from.sash, isNumber, SASH.usual),
    filter: kept(from.filter, isText, ''),
    zoom: { x: windowOf(from.zoom?.x), y: windowOf(from.zoom?.y) },
    unrankedOpen: kept(from.unrankedOpen, isFlag, true),
    scroll: kept(from.scroll, isNumber, 0),
    whatIf: kept(from.whatIf, isFlag, false),
    weights: recordOf(from.weights, isNumber),
    dependencies: kept(from.dependencies, isFlag, false),
    ...(isNumber(from.capacity) && from.capacity >= 0 && { capacity: from.capacity }),
    best: kept(from.best, isFlag, false),
  };
}

/** Bubbles on the way to new numbers: by the pointer or by keys. */
export interface Move {
  readonly by: 'pointer' | 'keys';
  readonly ids: readonly string[];
  /** The one that was taken; the others move by the same steps. */
  readonly lead: string;
  readonly x: number;
  readonly y: number;
}

/** Scores being filled in: whose, and what waits to be sent. */
export interface Fill {
  readonly ids: readonly string[];
  readonly waiting: Map<string, Readonly<Record<string, number | string>>>;
  /** Texts that no score can be made of, by cell. */
  readonly wrong: Map<string, string>;
  /** The cell to go to once it is drawn. */
  focus?: { readonly id: string; readonly key?: string } | undefined;
}

export type ViewMessage = Extract<MatrixMessage, { type: 'view' }>;

export interface State {
  view?: MatrixView;
  /** The view's ranking as arranged: by other weights, with dependencies, cut by a capacity. */
  arranged?: Arranged;
  /** A newer view that waits for its arrangement, so that ranks don't jump twice. */
  held?: ViewMessage;
  adopt?: (message: ViewMessage) => void;
  fill?: Fill;
  kept: Kept;
  /** Why the last change wasn't written. */
  refused?: Extract<MatrixMessage, { type: 'refused' }>;
  hovered?: string;
  /** Row of the table that its keys act on, where they went without selecting. */
  cursor?: string;
  /** Scroll of the list of what is not ranked. */
  unrankedScroll: number;
  move?: Move;
  /** Sent and not yet seen in a view: new numbers by requirement. */
  readonly sent: Map<string, Readonly<Record<string, number>>>;
  /** Of the page. */
  width: number;
  /** Of the chart's area. */
  plotWidth: number;
  height: number;
}

/** A requirement's number as it stands, is being moved to, or was sent. */
export function numberOf(state: Pick<State, 'sent'>, item: MatrixItem, key: string): number | undefined {
  const sent = state.sent.get(item.id)?.[key];
  if (sent !== undefined) return sent;
  const value = Object.hasOwn(item.values, key) ? item.values[key] : undefined;
  return typeof value === 'number' ? value : undefined;
}

export function measureOf(view: MatrixView, key: string | undefined): Measure | undefined {
  return view.measures.find((measure) => measure.key === key);
}

/** The measures of the axes, always two; a kept choice that is gone gives way to the usual one. */
export function axesOf(view: MatrixView, kept: Kept): { readonly x: Measure; readonly y: Measure } | undefined {
  const x = measureOf(view, kept.x) ?? measureOf(view, 'effort') ?? view.measures[0];
  const y = measureOf(view, kept.y) ?? measureOf(view, 'value') ?? view.measures[1];
  if (!x || !y) return undefined;
  return x === y ? { x, y: view.measures.find((measure) => measure !== x) ?? y } : { x, y };
}

/** The measure of the bubbles' size: the chosen one, else reach where there is any. */
export function sizeOf(view: MatrixView, kept: Kept): Measure | undefined {
  if (kept.size === '') return undefined;
  const measure = measureOf(view, kept.size) ?? measureOf(view, 'reach');
  return measure && measure.count > 0 ? measure : undefined;
}

/** One view at a time where there is no room for two. */
export function modeOf(state: Pick<State, 'kept' | 'width'>): Mode {
  return state.kept.mode === 'both' && state.width < 720 ? 'chart' : state.kept.mode;
}
