// The face of a thing: the few fields that rules ask of it from other files. While it stays the same, nobody else needs to look again.
import type { Entity } from '../document/document';
import type { EntityKind } from '../schema/entities';

/**
 * Fields by kind, beside the kind itself and the thing that it stands in. A rule that reads another field of a thing of some other file
 * needs it here. Never a statement: typing prose touches nobody. Of titles only
 * those of roadmap items, which milestones list as deliverables.
 */
const FACES: Readonly<Partial<Record<EntityKind, readonly string[]>>> = {
  product: ['stage'],
  goal: ['horizon', 'due'],
  prd: ['status', 'stage', 'goals'],
  requirement: ['status', 'priority', 'type', 'estimate'],
  roadmap: ['start', 'end'],
  milestone: ['date', 'deliverables'],
  roadmapItem: ['title', 'status', 'start', 'end', 'duration', 'progress', 'horizon', 'owner', 'allocations'],
  feedback: ['status', 'sentiment', 'date'],
  improvement: ['status'],
  risk: ['status', 'response', 'probability', 'impact'],
  team: ['function', 'capacity'],
  person: ['team', 'load', 'role', 'skills'],
};
const NO_FIELDS: readonly string[] = [];

export function sameFace(a: Entity, b: Entity): boolean {
  if (a.id !== b.id || a.kind !== b.kind || a.container !== b.container) return false;
  if (a.fields === b.fields) return true;
  for (const field of FACES[a.kind] ?? NO_FIELDS) if (!sameValue(a.fields[field], b.fields[field])) return false;
  return true;
}

function sameValue(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b));
}

/** Text that is equal for equal faces. */
export function faceOf({ kind, container = '', fields }: Entity): string {
  let face = `${kind}@${container}`;
  for (const field of FACES[kind] ?? NO_FIELDS) face += `;${JSON.stringify(fields[field]) ?? ''}`;
  return face;
}
