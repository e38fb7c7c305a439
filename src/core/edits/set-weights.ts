// Turns new weights of a product's criteria into the smallest edits of its file.
import type { Document, Entity } from '../document/document';
import type { TextEdit } from '../text/range';
import { setValues } from './set-fields';

export type SetWeightsResult = ReturnType<typeof setValues> | { readonly ok: false; readonly reason: 'unknown' };

/**
 * Edits that write `weights` (by criterion key) into the criteria that the product lists, those that change alone. Refuses a key that it
 * doesn't list and a weight that is no number from 0 (`unknown`).
 */
export function setWeights(document: Document, product: Entity, weights: Readonly<Record<string, number>>): SetWeightsResult {
  const scoring = product.fields['scoring'] as { readonly criteria?: unknown } | null | undefined;
  const criteria: readonly unknown[] = Array.isArray(scoring?.criteria) ? scoring.criteria : [];
  const edits: TextEdit[] = [];
  for (const [key, weight] of Object.entries(weights)) {
    // The first of equal keys is the one that counts.
    const at = criteria.findIndex((criterion) => (criterion as { readonly key?: unknown } | null)?.key === key);
    if (at < 0 || !Number.isFinite(weight) || weight < 0) return { ok: false, reason: 'unknown' };
    if ((criteria[at] as { readonly weight?: unknown }).weight === weight) continue;
    const result = setValues(document, [...product.path, 'scoring', 'criteria', at], [{ path: ['weight'], value: weight }]);
    if (!result.ok) return result;
    edits.push(...result.edits);
  }
  return { ok: true, edits };
}
