// Runs a check over the things of one kind that a document holds, each by itself.
import type { Document, Entity } from '../document/document';
import { nodeAt, pairOf } from '../document/tree';
import type { EntityKind } from '../schema/entities';
import type { Range } from '../text/range';
import type { Found, Rule } from './rule';

const NOTHING: readonly Found[] = [];

/** The check of a document alone that asks each thing of a kind. What could not be read is no reason to miss anything. */
export function eachOf(kind: EntityKind, find: (entity: Entity, document: Document) => Found | undefined): NonNullable<Rule['checkDocument']> {
  return (document) => {
    if (document.broken) return NOTHING;
    let all: Found[] | undefined;
    for (const entity of document.entities) {
      const found = entity.kind === kind ? find(entity, document) : undefined;
      if (found) (all ??= []).push(found);
    }
    return all ?? NOTHING;
  };
}

/** Place of the value of the first of these fields that stands there, else that of the id. */
export function placeIn({ root }: Document, { path, idRange }: Entity, ...fields: readonly string[]): Range {
  const node = nodeAt(root, path);
  for (const field of fields) {
    const value = pairOf(node, field)?.value;
    if (value?.kind === 'scalar' && value.start < value.end) return { start: value.start, end: value.end };
  }
  return idRange;
}

/** Nothing was written there: no value, an empty text or an empty list. */
export function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  return Array.isArray(value) && value.length === 0;
}
