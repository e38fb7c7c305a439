// Finds which items decide when a plan is over, and how many days each of the others may slip.
import type { Day } from './calendar';
import { orderOf } from './graph';
import type { Placed, Unplaced } from './resolve';

export interface Work {
  readonly place: Placed | Unplaced;
  /** Positions of the items that it waits for. */
  readonly after: readonly number[];
  /** It is promised: what is a mere idea, or given up, holds nothing back. */
  readonly counts: boolean;
  /** Day by which it must be over for the milestones that it feeds. */
  readonly due?: Day | undefined;
}

export interface Slack {
  /** Days that it may slip before the end of the plan, or a milestone that it feeds, has to move; never negative. */
  readonly total: number;
  /** Days that it may slip before anything else has to move. */
  readonly free: number;
  /** Each day that it slips moves the end of the plan. */
  readonly critical: boolean;
}

export interface CriticalPath {
  /** Earliest day on which all that counts can be over; none where nothing that counts has a place. */
  readonly end?: Day;
  /** One for each item, in the same order; nothing for one without a place. */
  readonly slacks: readonly (Slack | undefined)[];
}

/** Plans are written in working weeks: what ends on a Friday and goes on on Monday goes on at once. */
const WEEKEND = 2;

/**
 * Critical path method (J. E. Kelley, M. R. Walker: Critical-Path Planning and Scheduling, Eastern Joint Computer Conference 1959). The
 * forward pass is the plan itself, as each item has its place; the backward pass gives from the end on how far each can slip. A written
 * start counts as “not before”. An item that may start or end anywhere in a period leaves its days to those around it. What is late
 * already is not counted twice: slack is 0 there, and all before it has its own. Linear in items and dependencies.
 */
export function criticalPath(works: readonly Work[]): CriticalPath {
  const places = works.map(({ place }) => (place.placed ? place : undefined));
  let end: Day | undefined;
  works.forEach(({ counts }, at) => {
    const place = places[at];
    if (counts && place && (end === undefined || place.endFrom > end)) end = place.endFrom;
  });
  if (end === undefined) return { slacks: places.map((place) => place && { total: 0, free: 0, critical: false }) };
  const last = end;
  const toEnd = places.map((place) => (place ? Math.max(0, last - place.endFrom) : 0));
  const total = works.map(({ due }, at) => lower(toEnd[at] ?? 0, due, places[at]));
  const free = [...total];
  const followed = new Uint8Array(works.length);
  for (const at of orderOf(works.length, (one) => works[one]?.after ?? []).reverse()) {
    const place = places[at];
    const { after = [], counts } = works[at] ?? {};
    if (!place || !counts) continue;
    for (const before of after) {
      const other = places[before];
      if (!other || before === at) continue;
      const gap = place.startBy - other.end - 1;
      const open = gap <= WEEKEND ? Math.min(gap, 0) : gap;
      toEnd[before] = Math.max(0, Math.min(toEnd[before] ?? 0, (toEnd[at] ?? 0) + open));
      total[before] = Math.max(0, Math.min(total[before] ?? 0, (total[at] ?? 0) + open));
      const own = followed[before] ? (free[before] ?? 0) : lower(Infinity, works[before]?.due, other);
      free[before] = Math.max(0, Math.min(own, open));
      followed[before] = 1;
    }
  }
  return {
    end,
    slacks: places.map((place, at) => place && { total: total[at] ?? 0, free: Math.min(free[at] ?? 0, total[at] ?? 0), critical: works[at]?.counts === true && toEnd[at] === 0 }),
  };
}

/** The slack, or less where something is due earlier. */
function lower(slack: number, due: Day | undefined, place: Placed | undefined): number {
  return due === undefined || !place ? slack : Math.max(0, Math.min(slack, due - place.endFrom));
}
