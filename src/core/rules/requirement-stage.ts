// Tells how far a requirement has come by its status.
import type { Entity } from '../document/document';

const ORDER = ['proposed', 'analysed', 'approved', 'planned', 'in-progress', 'implemented', 'verified', 'released'] as const;
type Stage = (typeof ORDER)[number];
const RANK: ReadonlyMap<unknown, number> = new Map(ORDER.map((stage, i) => [stage, i]));
const FIRST = ORDER.length;

/** Whether its status lies between two, both included: never for what was rejected or put off. */
export function isBetween({ fields }: Entity, from: Stage, to: Stage): boolean {
  const at = RANK.get(fields['status']);
  return at !== undefined && at >= (RANK.get(from) ?? FIRST) && at <= (RANK.get(to) ?? -1);
}

/** Rejected or put off: nobody works on it. */
export function isOut({ fields: { status } }: Entity): boolean {
  return status === 'rejected' || status === 'deferred';
}

/** Somebody has put a number to its worth or its effort. */
export function isAnalysed({ fields: { analysis, scores } }: Entity): boolean {
  return holdsNumber(analysis) || holdsNumber(scores);
}

function holdsNumber(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  for (const key in value) if (typeof (value as Readonly<Record<string, unknown>>)[key] === 'number') return true;
  return false;
}
