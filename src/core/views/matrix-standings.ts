// Turns requirements with their numbers into scores, ranks, ties and ranges of ranks under a scoring.
import { needsFirst } from '../scoring/needs';
import { tieOrder } from '../scoring/ranking';
import type { Inputs, Score } from '../scoring/score';
import { scoreOf, type Scoring } from '../scoring/scoring';
import { rankRanges, type RankRange, type Scored } from '../scoring/sensitivity';

/** A requirement as a ranking sees it. */
export interface RankedRow {
  readonly id: string;
  readonly priority?: string;
  readonly inputs: Inputs;
  /** Positions of the requirements that it needs. */
  readonly needs: readonly number[];
}

export interface Standing {
  readonly score: Score;
  /** From 1; nothing without a score. */
  readonly rank?: number;
  /** Where the rank moves to when any weight changes by a quarter. */
  readonly ranks?: RankRange;
  /** How many others have the same score: priority, then id decides between them. */
  readonly tied?: number;
}

export interface Standings {
  readonly scoring: Scoring;
  /** By position in the rows. */
  readonly of: readonly Standing[];
  /** Positions of those with a score, best first. */
  readonly order: readonly number[];
}

const tieOrders = new WeakMap<readonly RankedRow[], readonly number[]>();

function tieOrderOf(rows: readonly RankedRow[]): readonly number[] {
  let order = tieOrders.get(rows);
  if (!order) tieOrders.set(rows, (order = tieOrder(rows)));
  return order;
}

/** `dependencies`: nothing ranks above what it depends on. */
export function standingsOf(rows: readonly RankedRow[], scoring: Scoring, dependencies: boolean): Standings {
  const scores = rows.map(({ inputs }) => scoreOf(scoring, inputs));
  const value = (row: number): number => {
    const score = scores[row];
    return score?.ok ? score.value : NaN;
  };
  // In the order that decides ties, which a stable sort keeps.
  const ranked = tieOrderOf(rows).filter((row) => scores[row]?.ok);
  const needs = (row: number): readonly number[] => rows[row]?.needs ?? [];
  const place = new Map(ranked.map((row, i) => [row, i]));
  const arranged = (order: readonly number[]): readonly number[] => {
    if (!dependencies) return order;
    return needsFirst(order.map((i) => ranked[i] ?? 0), needs).map((row) => place.get(row) ?? 0);
  };
  const base = ranked.map((_, i) => i).sort((a, b) => value(ranked[b] ?? 0) - value(ranked[a] ?? 0) || a - b);
  const order = arranged(base);
  const scored = ranked.map((row): Scored => ({ terms: scores[row]?.terms ?? [], score: value(row) }));
  const ranges = rankRanges(scoring, scored, order, arranged);
  const equal = new Map<number, number>();
  for (const row of ranked) equal.set(value(row), (equal.get(value(row)) ?? 0) + 1);
  const of: Standing[] = scores.map((score) => ({ score }));
  order.forEach((i, at) => {
    const row = ranked[i] ?? 0;
    const tied = (equal.get(value(row)) ?? 1) - 1;
    const ranks = ranges[i];
    of[row] = { score: scores[row] as Score, rank: at + 1, ...(ranks && { ranks }), ...(tied > 0 && { tied }) };
  });
  return { scoring, of, order: order.map((i) => ranked[i] ?? 0) };
}
