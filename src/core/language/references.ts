// Turns an id under the cursor into all places that use it.
import type { Document } from '../document/document';
import { referencesOf } from '../index/lookup';
import type { Snapshot } from '../index/snapshot';
import { idAt } from './id-at';
import { type Location, usesOf } from './uses';

/** Places that name what the id at an offset means, its definition first if asked for; each place once. */
export function findReferences(snapshot: Snapshot, document: Document, offset: number, { includeDeclaration }: { readonly includeDeclaration: boolean }): Location[] {
  const place = idAt(snapshot, document, offset);
  if (!place) return [];
  if (place.entities.length === 0) return referencesOf(snapshot, place.id).map(({ file, range }) => ({ file, range }));
  const found = place.entities.flatMap((entity) => [...(includeDeclaration ? [{ file: entity.file, range: entity.idRange }] : []), ...usesOf(snapshot, entity)]);
  const seen = new Set<string>();
  return found.filter(({ file, range }) => {
    const key = `${range.start} ${file}`;
    return !seen.has(key) && seen.add(key);
  });
}
