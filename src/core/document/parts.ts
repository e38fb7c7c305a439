// What the pieces of a long document hold, each counting from its own beginning; put where it stands in the whole when somebody asks for it.
import type { Entity, Extract, Parts, Reference } from './document';
import { type Place, PlacedEntity, PlacedReference } from './place';

/** What stands behind the list is moved by the list's length. */
export function placeOfFrame({ head, starts, items }: Parts): Place {
  const length = (starts[items.length] ?? 0) - head;
  return { at: (offset) => (offset < head ? offset : offset + length) };
}

export function placeOfItem({ starts }: Parts, index: number): Place {
  const start = starts[index] ?? 0;
  return { at: (offset) => offset + start, index };
}

interface Placed {
  readonly entities: (readonly Entity[] | undefined)[];
  readonly references: (readonly Reference[] | undefined)[];
}

const placed = new WeakMap<Parts, Placed>();

/** What has been put in its place of a document: each thing once, as others may tell things apart by their identity. */
function placedIn(parts: Parts): Placed {
  let known = placed.get(parts);
  if (!known) {
    known = { entities: [], references: [] };
    placed.set(parts, known);
  }
  return known;
}

function entitiesIn(parts: Parts, index: number): readonly Entity[] {
  const known = placedIn(parts).entities;
  let entities = known[index];
  if (!entities) {
    const place = placeOfItem(parts, index);
    entities = (parts.items[index] as Extract).entities.map((entity) => new PlacedEntity(entity, place));
    known[index] = entities;
  }
  return entities;
}

function referencesIn(parts: Parts, index: number): readonly Reference[] {
  const known = placedIn(parts).references;
  let references = known[index];
  if (!references) {
    const place = placeOfItem(parts, index);
    references = (parts.items[index] as Extract).references.map((reference) => new PlacedReference(reference, place));
    known[index] = references;
  }
  return references;
}

/** Entities and references of one item. */
export function itemOf(parts: Parts, index: number): Extract {
  return {
    get entities() {
      return entitiesIn(parts, index);
    },
    get references() {
      return referencesIn(parts, index);
    },
  };
}

interface Around {
  readonly before: Extract;
  readonly behind: Extract;
}

const known = new WeakMap<Parts, Around>();

/** Entities and references before and behind the list. */
export function aroundOf(parts: Parts): Around {
  let around = known.get(parts);
  if (!around) {
    around = splitFrame(parts);
    known.set(parts, around);
  }
  return around;
}

function splitFrame(parts: Parts): Around {
  const { frame: { entities, references }, head } = parts;
  const place = placeOfFrame(parts);
  const isBefore = ({ range }: Entity | Reference): boolean => range.start < head;
  return {
    before: { entities: entities.filter(isBefore), references: references.filter(isBefore) },
    behind: {
      entities: entities.filter((entity) => !isBefore(entity)).map((entity) => new PlacedEntity(entity, place)),
      references: references.filter((reference) => !isBefore(reference)).map((reference) => new PlacedReference(reference, place)),
    },
  };
}

/** All entities in the order of the text. */
export function entitiesOf(parts: Parts): readonly Entity[] {
  const { before, behind } = aroundOf(parts);
  const all = [...before.entities];
  for (let i = 0; i < parts.items.length; i++) for (const entity of entitiesIn(parts, i)) all.push(entity);
  all.push(...behind.entities);
  return all;
}

/** All references in the order of the text. */
export function referencesOf(parts: Parts): readonly Reference[] {
  const { before, behind } = aroundOf(parts);
  const all = [...before.references];
  for (let i = 0; i < parts.items.length; i++) for (const reference of referencesIn(parts, i)) all.push(reference);
  all.push(...behind.references);
  return all;
}

/** The extracts in the order of the text, as they are; what stands before and behind the list is one. */
export function* extractsIn({ frame, items }: Parts): Iterable<Extract> {
  yield frame;
  yield* items;
}
