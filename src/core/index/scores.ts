// Answers which scores a requirement may carry: the schema's own and the criteria of its product.
import { shapeAt } from '../schema/shape';
import { nearest } from '../text/nearest';
import type { DocumentFacts, KeyPlace } from './facts';
import { scopeOf } from './lookup';
import type { Snapshot } from './snapshot';

/** Keys of the criteria that the product of a scope defines. */
export function criteriaOf(snapshot: Snapshot, scope: string): string[] {
  return (snapshot.products.get(scope) ?? []).flatMap((file) => {
    const product = snapshot.files.get(file)?.entities.find((entity) => entity.kind === 'product');
    const scoring = product?.fields['scoring'] as { criteria?: unknown } | null | undefined;
    const criteria = scoring?.criteria;
    if (!Array.isArray(criteria)) return [];
    return criteria.flatMap((criterion: { key?: unknown } | null) => (typeof criterion?.key === 'string' ? [criterion.key] : []));
  });
}

export interface UnknownScore extends KeyPlace {
  readonly near?: string;
}

export function* unknownScores(facts: DocumentFacts, snapshot: Snapshot): Iterable<UnknownScore> {
  const own = facts.ownScores;
  if (own.length === 0) return;
  const criteria = criteriaOf(snapshot, scopeOf(snapshot, facts.file));
  for (const { key, range } of own) {
    if (criteria.includes(key)) continue;
    const near = nearest(key, [...standardScores(), ...criteria]);
    yield { key, range, ...(near !== undefined && { near }) };
  }
}

let standard: ReadonlySet<string> | undefined;

/** Keys of scores that every product has. */
export function standardScores(): ReadonlySet<string> {
  standard ??= new Set(shapeAt('requirement', ['scores'])?.properties?.keys() ?? []);
  return standard;
}
