// Reads the fields of roadmap entities, which may hold anything, as values of the types that the view needs.
import type { Entity } from '../document/document';
import { entityOf, labelOf } from '../index/lookup';
import type { Snapshot } from '../index/snapshot';
import { ITEM_STATUSES, type ItemStatus, type NamedRef, type SourcePlace } from './roadmap-model';

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The strings of a list; a lone string counts as a list of one. */
export function textsOf(value: unknown): string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return [...new Set(list.flatMap((one) => textOf(one) ?? []))];
}

export function percentOf(value: unknown): number | undefined {
  return typeof value === 'number' && value >= 0 && value <= 100 ? value : undefined;
}

export function statusOf(value: unknown): ItemStatus {
  return ITEM_STATUSES.find((status) => status === value) ?? 'planned';
}

export function sourceOf(entity: Entity): SourcePlace {
  return { file: entity.file, at: entity.idRange.start };
}

/** The named entity, as seen from a file. */
export function namedRef(snapshot: Snapshot, id: string, file: string): NamedRef {
  const entity = entityOf(snapshot, id, file);
  return entity ? { id, label: labelOf(entity), source: sourceOf(entity) } : { id };
}

export function teamsOf(snapshot: Snapshot, value: unknown, file: string): (NamedRef & { readonly people?: number })[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  return list.flatMap((one) => {
    if (typeof one !== 'object' || one === null) return [];
    const { team, people } = one as { readonly team?: unknown; readonly people?: unknown };
    const id = textOf(team);
    return id === undefined ? [] : [{ ...namedRef(snapshot, id, file), ...(typeof people === 'number' && people >= 0 && { people }) }];
  });
}

/** Share of a requirement that is finished, by its status; nothing for what was given up or put off. */
const FINISHED: Readonly<Record<string, number>> = {
  proposed: 0, analysed: 0, approved: 0, planned: 0, 'in-progress': 50, implemented: 80, verified: 90, released: 100,
};

/** Mean over the requirements that count, in whole percent. */
export function rolledUp(requirements: readonly Entity[]): { readonly percent: number; readonly count: number } | undefined {
  const shares = requirements.flatMap((requirement) => {
    const status = textOf(requirement.fields['status']);
    return status !== undefined && Object.hasOwn(FINISHED, status) ? [FINISHED[status] ?? 0] : [];
  });
  return shares.length === 0 ? undefined : { percent: Math.round(shares.reduce((sum, share) => sum + share, 0) / shares.length), count: shares.length };
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
