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

/** Puts the things of items in their places: each once, as others may tell things apart by their identity. */
function createPlacing<T>(thingsIn: (item: Extract) => readonly T[], put: (thing: T, place: Place) => T): (parts: Parts, index: number) => readonly T[] {
  const placed = new WeakMap<Parts, (readonly T[] | undefined)[]>();
  return (parts, index) => {
    let known = placed.get(parts);
    if (!known) {
      known = [];
      placed.set(parts, known);
    }
    const place = placeOfItem(parts, index);
    return (known[index] ??= thingsIn(parts.items[index] as Extract).map((thing) => put(thing, place)));
  };
}

const entitiesIn = createPlacing<Entity>(({ entities }) => entities, (entity, place) => new PlacedEntity(entity, place));
const referencesIn = createPlacing<Reference>(({ references }) => references, (reference, place) => new PlacedReference(reference, place));

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
