// Holds the page together: state in, drawing requests and intents out; what the parts of the page may ask for.
import type { MatrixIntent, MatrixItem, MatrixView, Measure } from '../../src/panels/matrix/protocol';
import { announce } from '../shared/announcer';
import { createArranging, overlaid, type Arranging } from './arranging';
import { filterOf } from './filter';
import { measureName, valueText } from './format';
import { markOf, type PriorityMark } from './mark';
import { plotOf, type Plot } from './plot';
import { axesOf, numberOf, sizeOf, type Kept, type Sort, type State } from './state';
import { words } from './texts';

/** What the filter lets through. */
export interface Shown {
  readonly ranked: readonly MatrixItem[];
  readonly unranked: readonly MatrixItem[];
  readonly all: readonly MatrixItem[];
  readonly hidden: number;
  /** Ranked ones by their priority's mark. */
  readonly marks: ReadonlyMap<PriorityMark, number>;
  readonly findings: { readonly count: number; readonly items: number; readonly errors: number };
}

export interface App {
  readonly state: State;
  /** Draws again with the next frame. */
  draw(): void;
  keep(changes: Partial<Kept>): void;
  post(intent: MatrixIntent): void;
  /** As arranged. */
  view(): MatrixView | undefined;
  readonly arranging: Arranging;
  /** Rank by the file alone. */
  rankInFile(id: string): number | undefined;
  axes(): { readonly x: Measure; readonly y: Measure } | undefined;
  shown(): Shown;
  /** Rows of the table, in the order the user chose. */
  rows(): readonly MatrixItem[];
  plot(): Plot | undefined;
  item(id: string | undefined): MatrixItem | undefined;
  /** The requirement that was selected last. */
  lead(): MatrixItem | undefined;
  /** Selects one, or adds it to the selection or takes it out. */
  select(id: string, how?: 'only' | 'toggle' | 'add'): void;
  open(item: MatrixItem | undefined): void;
  /** Layout is stale: sent numbers changed. */
  touch(): void;
}

/** Remembers the last result while all its sources stay the same. */
function memo<T>(): (sources: readonly unknown[], make: () => T) => T {
  let last: { readonly sources: readonly unknown[]; readonly value: T } | undefined;
  return (sources, make) => {
    if (!last || last.sources.length !== sources.length || sources.some((source, i) => source !== last?.sources[i])) last = { sources, value: make() };
    return last.value;
  };
}

const NOTHING: Shown = { ranked: [], unranked: [], all: [], hidden: 0, marks: new Map(), findings: { count: 0, items: 0, errors: 0 } };

function shownOf(view: MatrixView, filter: string): Shown {
  const all = view.items.filter(filterOf(filter));
  const ranked = all.filter((item) => item.rank !== undefined);
  const marks = new Map<PriorityMark, number>();
  for (const { priority } of ranked) marks.set(markOf(priority), (marks.get(markOf(priority)) ?? 0) + 1);
  const findings = { count: 0, items: 0, errors: 0 };
  for (const { findings: own } of all) {
    const count = own.errors + own.warnings + own.infos;
    findings.count += count;
    findings.errors += own.errors;
    if (count > 0) findings.items++;
  }
  return { all, ranked, unranked: all.filter((item) => item.rank === undefined), hidden: view.items.length - all.length, marks, findings };
}
const PRIORITY_ORDER = ['must', 'should', 'could', 'wont'];

function priorityOrder(item: MatrixItem): number {
  const at = PRIORITY_ORDER.indexOf(item.priority ?? '');
  return at < 0 ? PRIORITY_ORDER.length : at;
}

function sorted(items: readonly MatrixItem[], { key, down }: Sort, number: (item: MatrixItem, key: string) => number | undefined): readonly MatrixItem[] {
  const collator = new Intl.Collator(document.documentElement.lang || 'en', { numeric: true });
  const compare: Record<Sort['key'], (a: MatrixItem, b: MatrixItem) => number> = {
    rank: (a, b) => (a.rank ?? 0) - (b.rank ?? 0),
    id: (a, b) => collator.compare(a.id, b.id),
    title: (a, b) => collator.compare(a.title, b.title),
    score: (a, b) => (b.score ?? 0) - (a.score ?? 0),
    priority: (a, b) => priorityOrder(a) - priorityOrder(b),
    effort: (a, b) => (number(a, 'effort') ?? Infinity) - (number(b, 'effort') ?? Infinity) || 0,
  };
  const by = compare[key];
  return [...items].sort((a, b) => (down ? by(b, a) : by(a, b)) || (a.rank ?? 0) - (b.rank ?? 0));
}

export interface Surroundings {
  readonly state: State;
  readonly draw: () => void;
  readonly save: (kept: Kept) => void;
  readonly post: (intent: MatrixIntent) => void;
}

export function createApp({ state, draw, save, post }: Surroundings): App {
  const shownMemo = memo<Shown>();
  const rowsOf = memo<readonly MatrixItem[]>();
  const plotMemo = memo<Plot>();
  const viewOf = memo<MatrixView>();
  const fileRanks = memo<ReadonlyMap<string, number | undefined>>();
  const byId = memo<ReadonlyMap<string, MatrixItem>>();
  let stamp = 0;
  const number = (item: MatrixItem, key: string): number | undefined => numberOf(state, item, key);

  const app: App = {
    state,
    draw,
    post,
    keep(changes) {
      state.kept = { ...state.kept, ...changes };
      save(state.kept);
      draw();
    },
    arranging: createArranging(state, post, () => app.draw()),
    view() {
      const { view, arranged, kept } = state;
      return view && arranged ? viewOf([view, arranged], () => overlaid(view, arranged, kept)) : view;
    },
    rankInFile: (id) => state.view && fileRanks([state.view], () => new Map(state.view?.items.map((item) => [item.id, item.rank]))).get(id),
    axes: () => state.view && axesOf(state.view, state.kept),
    shown() {
      const view = app.view();
      if (!view) return NOTHING;
      return shownMemo([view, state.kept.filter], () => shownOf(view, state.kept.filter));
    },
    rows() {
      const { ranked } = app.shown();
      return rowsOf([ranked, state.kept.sort, stamp], () => sorted(ranked, state.kept.sort, number));
    },
    plot() {
      const view = app.view();
      const { kept, plotWidth: width, height } = state;
      const axes = app.axes();
      if (!view || !axes || width < 120 || height < 100) return undefined;
      const items = app.shown().all;
      return plotMemo([items, axes.x, axes.y, kept.size, kept.log, kept.thresholds, kept.zoom, kept.selection, stamp, width, height], () =>
        plotOf({ items, number, ...axes, size: sizeOf(view, kept), kept, width, height }),
      );
    },
    item(id) {
      const view = app.view();
      return id === undefined || !view ? undefined : byId([view], () => new Map(view.items.map((item) => [item.id, item]))).get(id);
    },
    lead: () => app.item(state.kept.selection.at(-1)),
    select(id, how = 'only') {
      const { selection } = state.kept;
      const others = selection.filter((one) => one !== id);
      state.cursor = id;
      if (how === 'only') app.keep({ selection: [id] });
      else app.keep({ selection: how === 'toggle' && selection.includes(id) ? others : [...others, id] });
      sayItem(app, app.item(id));
    },
    open(item) {
      if (item) post({ type: 'open', file: item.file, start: item.at, end: item.at + item.id.length });
    },
    touch() {
      stamp++;
      draw();
    },
  };
  return app;
}

/** Tells screen readers which requirement is selected and where it stands. */
function sayItem(app: App, item: MatrixItem | undefined): void {
  if (!item) return;
  const texts = words();
  const parts = [texts.said(item.id, item.title, item.rank)];
  const axes = app.axes();
  const x = axes && numberOf(app.state, item, axes.x.key);
  const y = axes && numberOf(app.state, item, axes.y.key);
  if (axes && x !== undefined && y !== undefined) parts.push(texts.saidValues(measureName(axes.x), valueText(axes.x.key, x), measureName(axes.y), valueText(axes.y.key, y)));
  if (app.state.kept.selection.length > 1) parts.push(texts.several(app.state.kept.selection.length));
  announce(texts.list(parts));
}
