// Answers by which formula the product of a scope scores its requirements.
import type { Snapshot } from '../index/snapshot';
import { keptScoringOf, type Scoring } from '../scoring/scoring';

/** Scoring of the first product of a scope that says how it scores; nothing where none does. */
export function scoringIn(snapshot: Snapshot, scope: string): Scoring | undefined {
  for (const file of snapshot.products.get(scope) ?? []) {
    const value = snapshot.files.get(file)?.entities.find(({ kind }) => kind === 'product')?.fields['scoring'];
    if (typeof value === 'object' && value !== null) return keptScoringOf(value);
  }
  return undefined;
}
