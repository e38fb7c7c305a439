// Finds the defined id that a mistyped one most likely means.
import { editDistance, nearest } from '../text/nearest';
import { ENTITY_TYPES, type EntityKind } from '../schema/entities';
import { entitiesIn, entityOf, scopeOf } from './lookup';
import type { Snapshot } from './snapshot';

/** Names are compared one by one among at most so many. */
const MOST_NAMES = 500;

/** An id that is looked for: as written, where, and what its field takes. */
export interface Wanted {
  readonly id: string;
  readonly file: string;
  readonly kinds: readonly EntityKind[];
  /** The thing that names it, which can't mean itself. */
  readonly from?: string | undefined;
}

/** A defined id of one of the kinds, one slip of the pen away; its cost does not grow with the number of ids. */
export function nearestId(snapshot: Snapshot, { id, file, kinds, from }: Wanted): string | undefined {
  const fits = (candidate: string): boolean => {
    const entity = candidate === id || candidate === from ? undefined : entityOf(snapshot, candidate, file);
    return entity !== undefined && kinds.includes(entity.kind);
  };
  for (const candidate of slips(id, snapshot, kinds)) if (fits(candidate)) return candidate;
  const named = kinds.filter((kind) => 'named' in ENTITY_TYPES[kind]);
  const names = named.flatMap((kind) => entitiesIn(snapshot, scopeOf(snapshot, file), kind).slice(0, MOST_NAMES)).flatMap((entity) => (entity.id === from ? [] : [entity.id]));
  return nearest(id, names);
}

/** Ids that differ in one digit too many, one swapped, one wrong or one missing, or in the prefix. */
function* slips(id: string, snapshot: Snapshot, kinds: readonly EntityKind[]): Iterable<string> {
  const match = /^(.*-)(\d{1,9})$/.exec(id);
  const [, prefix = '', digits = ''] = match ?? [];
  if (!match) return;
  for (const kind of kinds) {
    const wanted = `${snapshot.config.prefixes[kind]}-`;
    if (prefix !== wanted && editDistance(prefix, wanted, 2) <= 2) yield wanted + digits;
  }
  for (let i = 0; i < digits.length; i++) yield prefix + digits.slice(0, i) + digits.slice(i + 1);
  for (let i = 0; i + 1 < digits.length; i++) yield prefix + digits.slice(0, i) + digits.charAt(i + 1) + digits.charAt(i) + digits.slice(i + 2);
  for (let i = digits.length - 1; i >= 0; i--) for (let d = 0; d < 10; d++) yield `${prefix}${digits.slice(0, i)}${d}${digits.slice(i + 1)}`;
  for (let i = digits.length; i >= 0; i--) for (let d = 0; d < 10; d++) yield `${prefix}${digits.slice(0, i)}${d}${digits.slice(i)}`;
}
