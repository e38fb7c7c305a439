// Tells how far a PRD has come by its status, and which requirements it lists.
import type { Entity } from '../document/document';
import type { DocumentFacts } from '../index/facts';
import { entityOf } from '../index/lookup';
import type { Snapshot } from '../index/snapshot';

const ORDER: readonly unknown[] = ['draft', 'review', 'approved', 'in-delivery', 'launched'];
type Stage = 'draft' | 'review' | 'approved' | 'in-delivery' | 'launched';

/** Whether its status is this one or a later one: never for what was retired or rejected. */
export function hasReached({ fields }: Entity, stage: Stage): boolean {
  return ORDER.indexOf(fields['status']) >= ORDER.indexOf(stage);
}

/** The PRD of a document whose text could be read. */
export function prdOf({ broken, entities }: Pick<DocumentFacts, 'broken' | 'entities'>): Entity | undefined {
  const [first] = entities;
  return !broken && first?.kind === 'prd' ? first : undefined;
}

/** Requirements that a PRD lists or holds, each once. */
export function requirementsOf({ references, entities }: DocumentFacts, { id, file }: Entity, snapshot: Snapshot): Entity[] {
  const all = new Set<Entity>();
  for (const reference of references) {
    if (reference.from !== id || reference.field !== 'requirements') continue;
    const entity = entityOf(snapshot, reference.id, file);
    if (entity?.kind === 'requirement') all.add(entity);
  }
  for (const entity of entities) if (entity.kind === 'requirement' && entity.container === id) all.add(entity);
  return [...all];
}

/** The first few ids of some things and how many there are more, to stand in a message. */
export function namesOf(things: readonly Entity[]): { readonly en: string; readonly zh: string } {
  const shown = things.slice(0, 3).map(({ id }) => id);
  const more = things.length - shown.length;
  const last = shown.length > 1 && more === 0 ? shown.pop() : undefined;
  return {
    en: shown.join(', ') + (last === undefined ? '' : ` and ${last}`) + (more > 0 ? ` and ${more} more` : ''),
    zh: [...shown, ...(last === undefined ? [] : [last])].join('、') + (more > 0 ? ` 等 ${things.length} 条` : ''),
  };
}
