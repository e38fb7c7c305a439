// Tells how grave a risk is, and whether anybody still has to care.
import type { Entity } from '../document/document';

/** From here on a risk is high: the red corner of a matrix of five by five. */
const HIGH = 12;

/** Probability times impact, where it is high. */
export function highOf({ fields: { probability, impact } }: Entity): number | undefined {
  const weight = typeof probability === 'number' && typeof impact === 'number' ? probability * impact : 0;
  return weight >= HIGH ? weight : undefined;
}

export function isLive({ fields: { status } }: Entity): boolean {
  return status !== 'closed';
}
