// Gives what a document defines and names at an offset, in a range, or by an id, without putting a long list together.
import type { Document, Entity, Extract, Reference } from '../document/document';
import { aroundOf, itemOf } from '../document/parts';
import { firstAtOrAfter } from '../document/pieces';
import { contains, type Range } from '../text/range';

/** Things that may touch an offset: of a long list only those of the item that it lies in. */
export function thingsAround(document: Document, offset: number): Extract {
  return thingsIn(document, { start: offset, end: offset });
}

/** Entities and references that touch a range, in the order of the text. */
export function thingsIn(document: Document, range: Range): Extract {
  const parts = document.pieces?.parts;
  const within = ({ range: own }: Entity | Reference): boolean => own.start <= range.end && range.start <= own.end;
  const touching = ({ entities, references }: Extract): Extract => ({ entities: entities.filter(within), references: references.filter(within) });
  if (!parts) return touching(document);
  const { before, behind } = aroundOf(parts);
  const first = Math.max(0, firstAtOrAfter(parts.starts, range.start + 1) - 1);
  const last = Math.min(parts.items.length, firstAtOrAfter(parts.starts, range.end + 1));
  const all = [touching(before)];
  for (let i = first; i < last; i++) all.push(touching(itemOf(parts, i)));
  all.push(touching(behind));
  return { entities: all.flatMap(({ entities }) => entities), references: all.flatMap(({ references }) => references) };
}

/** Entities and references of an id, in the order of the text. */
export function thingsNamed(document: Document, id: string): Extract {
  const parts = document.pieces?.parts;
  const named = ({ id: own }: { readonly id: string }): boolean => own === id;
  const ofId = ({ entities, references }: Extract): Extract => ({ entities: entities.filter(named), references: references.filter(named) });
  if (!parts) return ofId(document);
  const { before, behind } = aroundOf(parts);
  // The items as they are: only those that hold the id are put in their places.
  const items = parts.items.flatMap(({ entities, references }, i) => (entities.some(named) || references.some(named) ? [ofId(itemOf(parts, i))] : []));
  const all = [ofId(before), ...items, ofId(behind)];
  return { entities: all.flatMap(({ entities }) => entities), references: all.flatMap(({ references }) => references) };
}

/** The innermost thing around an offset. */
export function thingAround(document: Document, offset: number): Entity | undefined {
  return thingsAround(document, offset).entities.filter(({ range }) => contains(range, offset)).reduce<Entity | undefined>((inner, entity) => (inner && inner.range.start > entity.range.start ? inner : entity), undefined);
}
