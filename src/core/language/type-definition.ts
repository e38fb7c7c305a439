// Turns an id under the cursor into what its thing belongs to: a requirement's PRD, an item's roadmap, a person's team.
import type { Document, Entity } from '../document/document';
import { entitiesByKind, entityOf, scopeOf } from '../index/lookup';
import type { Snapshot } from '../index/snapshot';
import type { EntityKind } from '../schema/entities';
import type { Definition } from './definition';
import { homeOf } from './home';
import { idAt } from './id-at';

/** Fields that name what a thing belongs to, by its kind; the first that leads somewhere counts. */
const FIELDS: Readonly<Partial<Record<EntityKind, readonly string[]>>> = {
  roadmapItem: ['prd', 'lane'],
  milestone: ['lane'],
  person: ['team'],
  team: ['lead'],
};

export function typeDefinition(snapshot: Snapshot, document: Document, offset: number): Definition | undefined {
  const place = idAt(snapshot, document, offset);
  const targets = (place?.entities ?? []).flatMap((entity) => ownerOf(snapshot, entity) ?? []);
  if (!place || targets.length === 0) return undefined;
  return { origin: place.range, targets: targets.map(({ file, idRange, range }) => ({ file, range: idRange, targetRange: range })) };
}

function ownerOf(snapshot: Snapshot, entity: Entity): Entity | undefined {
  for (const field of FIELDS[entity.kind] ?? []) {
    const id = entity.fields[field];
    const named = typeof id === 'string' ? entityOf(snapshot, id, entity.file) : undefined;
    if (named) return named;
  }
  const home = homeOf(snapshot, entity);
  if (home) return home;
  return entity.kind === 'product' ? undefined : entitiesByKind(snapshot, scopeOf(snapshot, entity.file)).get('product')?.[0];
}
