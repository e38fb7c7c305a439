// Tells how far each requirement's rank moves when any weight of the scoring changes by a quarter.
import type { Term } from './score';
import type { Scoring } from './scoring';

/** By what part a weight is moved down and up, one at a time. */
export const SWAY = 0.25;

export interface RankRange {
  readonly best: number;
  readonly worst: number;
}

export interface Scored {
  /** In the order of the model's formula. */
  readonly terms: readonly Term[];
  readonly score: number;
}

/** Room for positions beside 32 bits of score in a number. */
const POSITIONS = 2 ** 21;

/**
 * What a row's score becomes, or a number in the same order, when the weight of one term is multiplied. Weighted criteria and the addends of
 * WSJF are multiplied by their weights. Factors and divisors have theirs as exponent, as in the weighted product model (Percy Bridgman,
 * “Dimensional Analysis”, 1922): all count once, and an exponent of 1.25 lets one count a quarter more.
 */
function swayed({ model, criteria }: Scoring, at: number, factor: number): (row: Scored) => number {
  const less = factor - 1;
  if (model === 'weighted') {
    const counted = criteria.filter(({ weight }) => weight > 0);
    const total = counted.reduce((sum, { weight }) => sum + weight, 0);
    const more = (less * (counted[at]?.weight ?? 0) * 100) / total;
    // The sum of all weights is the same for all requirements.
    return ({ score, terms }) => score + more * (terms[at]?.level ?? 0);
  }
  const power = (row: Scored, exponent: number): number => (row.score === 0 ? 0 : row.score * Math.abs(row.terms[at]?.value ?? 1) ** exponent);
  if (model === 'ice') return (row) => power(row, less);
  return (row) => {
    if (at === row.terms.length - 1) return power(row, -less);
    return model === 'wsjf' ? row.score + (less * (row.terms[at]?.value ?? 0)) / (row.terms.at(-1)?.value ?? 1) : power(row, less);
  };
}

/** Positions of rows by score, highest first, then as they stand. Scores count in single precision: what differs by rounding alone is a tie. */
function sortedBy(rows: readonly Scored[], score: (row: Scored) => number): number[] {
  const single = new Float32Array(1);
  const bits = new Uint32Array(single.buffer);
  // One number a row, which sorts without a call for each comparison: the score's bits turned so that a higher score is less, then the position.
  const keys = Float64Array.from(rows, (row, i) => {
    single[0] = score(row) || 0;
    const raw = bits[0] as number;
    const rising = raw >= 0x8000_0000 ? 0xffff_ffff - raw : raw + 0x8000_0000;
    return (0xffff_ffff - rising) * POSITIONS + i;
  }).sort();
  return Array.from(keys, (key) => key % POSITIONS);
}

/**
 * Best and worst rank of each item, its own among them, over all cases in which one weight is a quarter smaller or larger and the others stay.
 * `scored` stands in the order that decides ties; `order` holds the ranks as they are; `arrange` reorders each case as the ranks were.
 */
export function rankRanges(scoring: Scoring, scored: readonly Scored[], order: readonly number[], arrange: (order: readonly number[]) => readonly number[]): RankRange[] {
  const best = new Int32Array(scored.length);
  const worst = new Int32Array(scored.length);
  order.forEach((item, i) => (best[item] = worst[item] = i + 1));
  const weights = scored[0]?.terms.length ?? 0;
  for (let at = 0; weights > 1 && at < weights && scored.length > 1 && scored.length < POSITIONS; at++) {
    for (const factor of [1 - SWAY, 1 + SWAY]) {
      arrange(sortedBy(scored, swayed(scoring, at, factor))).forEach((item, i) => {
        if (i + 1 < (best[item] ?? 0)) best[item] = i + 1;
        if (i + 1 > (worst[item] ?? 0)) worst[item] = i + 1;
      });
    }
  }
  return scored.map((_, i) => ({ best: best[i] ?? 0, worst: worst[i] ?? 0 }));
}
