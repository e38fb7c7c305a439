// Turns a view of the priority matrix into its ranking under other weights, with dependencies, and cut by a capacity.
import { cutByRank, type Cost } from '../scoring/capacity';
import { bestSet } from '../scoring/best-set';
import { tidy } from '../scoring/scale';
import { scoringOf, withWeights, worthOf, type Scoring } from '../scoring/scoring';
import type { MatrixItem, MatrixView } from './matrix';
import { standingsOf, type RankedRow, type Standings } from './matrix-standings';

export interface Arrangement {
  /** Weights of criteria in place of those in the product file, by key. */
  readonly weights?: Readonly<Record<string, number>>;
  /** Nothing ranks above what it depends on. */
  readonly dependencies?: boolean;
  /** Effort that there is. */
  readonly capacity?: number;
}

/** A requirement's place; what it lacks where it has none. */
export interface ArrangedItem extends Pick<MatrixItem, 'score' | 'rank' | 'ranks' | 'tied' | 'missing' | 'zero'> {
  readonly id: string;
}

export interface ArrangedCut {
  readonly capacity: number;
  readonly taken: readonly string[];
  readonly used: number;
  readonly unused: number;
  /** Where the line is drawn: the first requirement that does not fit, and what it takes with what it needs. */
  readonly stopped?: { readonly id: string; readonly effort: number };
  readonly fits?: string;
  /** Above the line, but without effort, or in need of something without. */
  readonly uncounted: readonly string[];
  /** What `taken` brings; see `worthOf`. */
  readonly worth: number;
  /** The set of highest total worth, and what it would change. */
  readonly best: {
    readonly worth: number;
    readonly used: number;
    readonly unused: number;
    readonly taken: readonly string[];
    readonly comesIn: readonly string[];
    readonly dropsOut: readonly string[];
    /** No set is worth more. */
    readonly exact: boolean;
  };
}

export interface Arranged {
  /** By rank, then those without a score in the order of the view. */
  readonly items: readonly ArrangedItem[];
  readonly cut?: ArrangedCut;
  /** Against the view's ranks. */
  readonly up: number;
  readonly down: number;
}

const DONE = new Set(['implemented', 'verified', 'released']);

/** Where one of these stands nothing is left to plan. */
function isDone({ status }: MatrixItem): boolean {
  return status !== undefined && DONE.has(status);
}

const rowsByView = new WeakMap<MatrixView, readonly RankedRow[]>();

function rowsOf(view: MatrixView): readonly RankedRow[] {
  let rows = rowsByView.get(view);
  if (rows) return rows;
  const places = new Map(view.items.map(({ id }, i) => [id, i]));
  rows = view.items.map(({ id, priority, values, notes, needs }): RankedRow => ({
    id,
    ...(priority !== undefined && { priority }),
    inputs: new Map(Object.entries(values).filter(([key]) => !key.startsWith('analysis.')).map(([key, value]) => [key, { value, ...(key === 'userFeedback' && notes !== undefined && { notes }) }])),
    needs: needs.flatMap((need) => places.get(need) ?? []),
  }));
  rowsByView.set(view, rows);
  return rows;
}

/** Scoring of a view's product, as the view carries it. */
function scoringIn({ model, criteria }: MatrixView): Scoring {
  return scoringOf({ model, criteria });
}

/** Ranks a view's requirements anew; nothing of the view is changed. */
export function arrangeMatrix(view: MatrixView, { weights = {}, dependencies = false, capacity }: Arrangement): Arranged {
  const rows = rowsOf(view);
  const standings = standingsOf(rows, withWeights(scoringIn(view), weights), dependencies);
  const itemAt = (row: number): ArrangedItem => {
    const { score, ...place } = standings.of[row] as Standings['of'][number];
    return { id: rows[row]?.id ?? '', ...place, ...(score.ok ? { score: score.value } : score.zero !== undefined && { zero: score.zero }), missing: score.ok ? [] : score.missing };
  };
  const unranked = view.items.flatMap((_, row) => (standings.of[row]?.rank === undefined ? [row] : []));
  let [up, down] = [0, 0];
  view.items.forEach(({ rank }, row) => {
    const now = standings.of[row]?.rank;
    if (rank === undefined || now === undefined) return;
    if (now < rank) up++;
    else if (now > rank) down++;
  });
  return { items: [...standings.order, ...unranked].map(itemAt), ...(capacity !== undefined && { cut: cutOf(view, rows, standings, capacity) }), up, down };
}

function cutOf(view: MatrixView, rows: readonly RankedRow[], standings: Standings, capacity: number): ArrangedCut {
  const costs = view.items.map((item): Cost => {
    const effort = Object.hasOwn(item.values, 'effort') ? item.values['effort'] : undefined;
    return { done: isDone(item), ...(effort !== undefined && effort >= 0 && { effort }) };
  });
  const worths = standings.of.map(({ score }) => (score.ok ? worthOf(standings.scoring, score) : 0));
  const needs = (row: number): readonly number[] => rows[row]?.needs ?? [];
  // What is rejected takes nothing, unless something needs it after all.
  const order = standings.order.filter((row) => view.items[row]?.status !== 'rejected');
  const cut = cutByRank(order, costs, needs, capacity);
  const best = bestSet(order, worths, costs, needs, capacity);
  const id = (row: number): string => rows[row]?.id ?? '';
  const byRank = new Set(cut.taken);
  const chosen = new Set(best.taken);
  return {
    capacity,
    taken: cut.taken.map(id),
    used: cut.used,
    unused: cut.unused,
    ...(cut.stopped && { stopped: { id: id(cut.stopped.item), effort: cut.stopped.effort } }),
    ...(cut.fits !== undefined && { fits: id(cut.fits) }),
    uncounted: cut.uncounted.map(id),
    worth: tidy(cut.taken.reduce((sum, row) => sum + (worths[row] ?? 0), 0)),
    best: {
      worth: best.worth,
      used: best.used,
      unused: best.unused,
      taken: best.taken.map(id),
      comesIn: best.taken.filter((row) => !byRank.has(row)).map(id),
      dropsOut: cut.taken.filter((row) => !chosen.has(row)).map(id),
      exact: best.exact,
    },
  };
}

