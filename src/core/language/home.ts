// Tells where a thing belongs: the thing that it stands in, else the PRD that lists it.
import type { Entity } from '../document/document';
import { entityOf, referencesTo } from '../index/lookup';
import type { Snapshot } from '../index/snapshot';

export function homeOf(snapshot: Snapshot, entity: Entity): Entity | undefined {
  const id = entity.container ?? (entity.kind === 'requirement' ? referencesTo(snapshot, entity).find((one) => one.fromKind === 'prd' && one.field === 'requirements')?.from : undefined);
  return id === undefined ? undefined : entityOf(snapshot, id, entity.file);
}
