// Weighted criteria: each number placed on its criterion's scale, weighed and added to 0–100.
import { termsOf, type Inputs, type Score, type Term } from './score';

export interface Criterion {
  readonly key: string;
  readonly title?: string;
  readonly weight: number;
  /** `down`: less is better. */
  readonly direction: 'up' | 'down';
  readonly min: number;
  readonly max: number;
}

/** Place of a value on a criterion's scale, 0 (worst) to 1 (best); values outside the scale count as its end. */
export function levelOf(criterion: Criterion, value: number): number {
  const { min, max } = criterion;
  if (max <= min) return 0;
  const level = Math.min(1, Math.max(0, (value - min) / (max - min)));
  return criterion.direction === 'down' ? 1 - level : level;
}

interface Counted {
  readonly criteria: readonly Criterion[];
  readonly keys: readonly string[];
  readonly byKey: ReadonlyMap<string, Criterion>;
  readonly total: number;
}

/** By the list that a product's requirements share. */
const counts = new WeakMap<readonly Criterion[], Counted>();

function countedOf(criteria: readonly Criterion[]): Counted {
  let known = counts.get(criteria);
  if (!known) {
    const counted = criteria.filter((criterion) => criterion.weight > 0);
    const total = counted.reduce((all, criterion) => all + criterion.weight, 0);
    known = { criteria: counted, keys: counted.map(({ key }) => key), byKey: new Map(counted.map((criterion) => [criterion.key, criterion])), total };
    counts.set(criteria, known);
  }
  return known;
}

/**
 * Simple additive weighting with linear value functions (Ward Edwards, “How to use multiattribute utility measurement for social
 * decisionmaking”, 1977: SMART): 100 × Σ weight × level ÷ Σ weight, where level = (x − min) ÷ (max − min), or 1 − that where less is
 * better. Criteria of weight 0 are neither asked for nor counted.
 */
export function weighted(inputs: Inputs, criteria: readonly Criterion[]): Score {
  const { criteria: counted, keys, byKey, total } = countedOf(criteria);
  const read = termsOf(inputs, keys);
  let value = 0;
  const terms = read.terms.map((term): Term => {
    const criterion = byKey.get(term.key) as Criterion;
    const share = criterion.weight / total;
    const level = levelOf(criterion, term.value);
    const points = 100 * share * level;
    value += points;
    // Not spread: this runs for each number of each requirement.
    return term.notes === undefined ? { key: term.key, value: term.value, share, level, points } : { key: term.key, value: term.value, notes: term.notes, share, level, points };
  });
  if (read.missing.length > 0 || counted.length === 0) return { ok: false, terms, missing: read.missing };
  return { ok: true, value, terms };
}
