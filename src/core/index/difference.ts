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

/** How many items two lists share at the beginning and, of the rest, at the end; `same` says which count as shared besides those that are one. */
export function commonEnds<T>(a: readonly T[], b: readonly T[], same: (one: T, other: T) => boolean = nothingElse): { readonly first: number; readonly last: number } {
  const least = Math.min(a.length, b.length);
  let first = 0;
  while (first < least && (a[first] === b[first] || same(a[first] as T, b[first] as T))) first++;
  let last = 0;
  const [endA, endB] = [a.length - 1, b.length - 1];
  while (last < least - first && (a[endA - last] === b[endB - last] || same(a[endA - last] as T, b[endB - last] as T))) last++;
  return { first, last };
}

function nothingElse(): boolean {
  return false;
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
