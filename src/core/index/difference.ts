// Finds what differs between two states of a document: of a long list only the items that were read anew.
import type { Entity, Extract, Reference } from '../document/document';
import { extractsIn } from '../document/parts';
import type { DocumentFacts } from './facts';

export interface Difference {
  /** What the states have apart from what is the same in both. Offsets may count from the item, so that only ids, kinds and fields say something. */
  readonly before: Extract;
  readonly after: Extract;
  /** The places of what is the same in both may differ. */
  readonly moved: boolean;
}

const NOTHING: Extract = { entities: [], references: [] };

export function differenceOf(before: DocumentFacts | undefined, after: DocumentFacts | undefined): Difference {
  const [old, now] = [before?.parts, after?.parts];
  if (!old || !now || old.frame !== now.frame) return { before: before ?? NOTHING, after: after ?? NOTHING, moved: true };
  const [a, b] = [old.items, now.items];
  const { first, last } = commonEnds(a, b);
  const moved = old.starts[a.length] !== now.starts[b.length];
  return { before: joined(a.slice(first, a.length - last)), after: joined(b.slice(first, b.length - last)), moved };
}

/** How many items two lists share at the beginning and, of the rest, at the end. */
export function commonEnds<T>(a: readonly T[], b: readonly T[]): { readonly first: number; readonly last: number } {
  const least = Math.min(a.length, b.length);
  let first = 0;
  while (first < least && a[first] === b[first]) first++;
  let last = 0;
  while (last < least - first && a[a.length - 1 - last] === b[b.length - 1 - last]) last++;
  return { first, last };
}

function joined(items: readonly Extract[]): Extract {
  const [only] = items;
  if (only && items.length === 1) return only;
  return { entities: items.flatMap(({ entities }) => entities), references: items.flatMap(({ references }) => references) };
}

/** All entities of a document; of a long list in no place. */
export function entitiesAnywhere(facts: DocumentFacts): readonly Entity[] {
  return facts.parts ? [...extractsIn(facts.parts)].flatMap(({ entities }) => entities) : facts.entities;
}

/** All references of a document; of a long list in no place. */
export function referencesAnywhere(facts: DocumentFacts): readonly Reference[] {
  return facts.parts ? [...extractsIn(facts.parts)].flatMap(({ references }) => references) : facts.references;
}
