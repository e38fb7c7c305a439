// What every scoring model takes and gives: numbers by key in, a score with its terms, or what is missing, out.

/** A number that a model reads; `notes` says from how many feedback notes it was counted. */
export interface Input {
  readonly value: number;
  readonly notes?: number;
}

/** The numbers of one requirement by score key. */
export type Inputs = ReadonlyMap<string, Input>;

/** One number of the formula. */
export interface Term extends Input {
  readonly key: string;
  /** Weighted criteria: its part of all weights, 0 to 1. */
  readonly share?: number;
  /** Weighted criteria: what it adds to the score. */
  readonly points?: number;
  /** Weighted criteria: place on the criterion's scale after its direction, 0 (worst) to 1 (best). */
  readonly level?: number;
}

export type Score =
  | { readonly ok: true; readonly value: number; readonly terms: readonly Term[] }
  /** `zero` names a divisor that is zero or less; `missing` the keys without a number. */
  | { readonly ok: false; readonly terms: readonly Term[]; readonly missing: readonly string[]; readonly zero?: string };

/** Reads the terms of a formula in order; what has no number is named as missing. */
export function termsOf(inputs: Inputs, keys: readonly string[]): { terms: Term[]; missing: string[] } {
  const terms: Term[] = [];
  const missing: string[] = [];
  for (const key of keys) {
    const input = inputs.get(key);
    if (input) terms.push({ key, ...input });
    else missing.push(key);
  }
  return { terms, missing };
}

/** Score of a quotient: all keys must have a number and the divisor must be above zero. */
export function quotient(inputs: Inputs, over: readonly string[], divisor: string, top: (values: readonly number[]) => number): Score {
  const { terms, missing } = termsOf(inputs, [...over, divisor]);
  if (missing.length > 0) return { ok: false, terms, missing };
  const values = terms.map((term) => term.value);
  const below = values.pop() ?? 0;
  if (below <= 0) return { ok: false, terms, missing: [], zero: divisor };
  return { ok: true, value: top(values) / below, terms };
}

export const product = (values: readonly number[]): number => values.reduce((a, b) => a * b, 1);
export const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
