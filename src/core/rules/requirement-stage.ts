// Tells how far a requirement has come by its status.
import type { Entity } from '../document/document';

const ORDER: readonly unknown[] = ['proposed', 'analysed', 'approved', 'planned', 'in-progress', 'implemented', 'verified', 'released'];
type Stage = 'analysed' | 'approved' | 'planned' | 'in-progress' | 'implemented' | 'verified' | 'released';

/** Whether its status lies between two, both included: never for what was rejected or put off. */
export function isBetween({ fields }: Entity, from: Stage, to: Stage): boolean {
  const at = ORDER.indexOf(fields['status']);
  return at >= ORDER.indexOf(from) && at <= ORDER.indexOf(to);
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
  return typeof value === 'object' && value !== null && Object.values(value).some((one) => typeof one === 'number');
}
