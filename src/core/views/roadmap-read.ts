// Reads the fields of roadmap entities, which may hold anything, as values of the types that the view needs.
import type { Entity } from '../document/document';
import { entityOf, labelOf } from '../index/lookup';
import type { Snapshot } from '../index/snapshot';
import { allocationsOf } from '../schedule/fields';
import type { NamedRef, SourcePlace } from './roadmap-model';

export function sourceOf(entity: Entity): SourcePlace {
  return { file: entity.file, at: entity.idRange.start };
}

/** The named entity, as seen from a file. */
export function namedRef(snapshot: Snapshot, id: string, file: string): NamedRef {
  const entity = entityOf(snapshot, id, file);
  return entity ? { id, label: labelOf(entity), source: sourceOf(entity) } : { id };
}

export function teamsOf(snapshot: Snapshot, value: unknown, file: string): (NamedRef & { readonly people?: number })[] {
  return allocationsOf(value).map(({ team, people }) => ({ ...namedRef(snapshot, team, file), ...(people !== undefined && { people }) }));
}

/** Gives each entity a key of its own: its id, with a number behind it for the second and later ones of the same id. */
export function keysOf(entities: readonly Entity[]): Map<Entity, string> {
  const seen = new Map<string, number>();
  return new Map(
    entities.map((entity) => {
      const count = (seen.get(entity.id) ?? 0) + 1;
      seen.set(entity.id, count);
      return [entity, count === 1 ? entity.id : `${entity.id}~${count}`];
    }),
  );
}
