// Answers by which formula the product of a scope scores its requirements.
import type { Snapshot } from '../index/snapshot';
import { type Scoring, scoringOf } from '../scoring/scoring';

const known = new WeakMap<object, Scoring>();

/** Scoring of the first product of a scope that has any; nothing where none has. */
export function scoringIn(snapshot: Snapshot, scope: string): Scoring | undefined {
  for (const file of snapshot.products.get(scope) ?? []) {
    const value = snapshot.files.get(file)?.entities.find(({ kind }) => kind === 'product')?.fields['scoring'];
    if (typeof value !== 'object' || value === null) continue;
    let scoring = known.get(value);
    if (!scoring) known.set(value, (scoring = scoringOf(value)));
    return scoring;
  }
  return undefined;
}
