// Rolls the statuses of requirements up to how much of an item is finished.
import { daysOf, parseDuration } from './duration';

export interface Rollup {
  /** Whole percent. */
  readonly percent: number;
  /** Requirements that count. */
  readonly count: number;
  /** What the statuses leave open, in whole percent: work in progress may have just begun or be nearly over. */
  readonly least: number;
  readonly most: number;
}

/** Percent finished by status: as it is counted, and what it may be. Nothing for what was given up or put off. */
const FINISHED: Readonly<Record<string, readonly [counted: number, least: number, most: number]>> = {
  proposed: [0, 0, 10],
  analysed: [0, 0, 10],
  approved: [0, 0, 10],
  planned: [0, 0, 10],
  'in-progress': [50, 0, 100],
  implemented: [80, 60, 100],
  verified: [90, 75, 100],
  released: [100, 100, 100],
};

/**
 * Mean of what is finished, weighted by the estimates as earned value management does (percent complete of each piece times its planned
 * size; PMI, Practice Standard for Earned Value Management, where 50 % for begun work is the fixed formula 50/50). Where one of the
 * requirements has no estimate, all count alike: a guess would hide that it is missing.
 */
export function rolledUp(requirements: readonly Readonly<Record<string, unknown>>[]): Rollup | undefined {
  const counted = requirements.flatMap(({ status, estimate }) => {
    const share = typeof status === 'string' && Object.hasOwn(FINISHED, status) ? FINISHED[status] : undefined;
    return share ? [{ share, estimate: parseDuration(estimate) }] : [];
  });
  if (counted.length === 0) return undefined;
  const estimated = counted.every(({ estimate }) => estimate);
  const weights = counted.map(({ estimate }) => (estimated && estimate ? daysOf(estimate) : 1));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = (which: 0 | 1 | 2): number => Math.round(counted.reduce((sum, { share }, at) => sum + share[which] * (weights[at] ?? 0), 0) / all);
  return { percent: mean(0), count: counted.length, least: mean(1), most: mean(2) };
}
