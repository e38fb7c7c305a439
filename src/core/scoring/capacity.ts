// Draws the line under a ranking where a budget of effort ends.
import { closureOf, type Needs } from './needs';
import { tidy } from './scale';

/** What an item takes of a budget. */
export interface Cost {
  /** Nothing where its effort isn't known. */
  readonly effort?: number;
  /** Made already: takes nothing, and what needs it has it. */
  readonly done: boolean;
}

export interface Cut {
  /** Items that the budget pays for, in the order in which they came in; what is done isn't among them. */
  readonly taken: readonly number[];
  readonly used: number;
  readonly unused: number;
  /** The first item that did not fit: here the line is drawn. `effort` counts what it would have brought. */
  readonly stopped?: { readonly item: number; readonly effort: number };
  /** The first one behind the line that what is left would still pay for. */
  readonly fits?: number;
  /** Items that can't be counted: they, or something that they need, have no effort. */
  readonly uncounted: readonly number[];
}

/** Effort of an item with all that it needs and that is not there yet; nothing where a part of it isn't known. */
function effortOf(parts: readonly number[], costs: readonly Cost[]): number | undefined {
  let sum = 0;
  for (const part of parts) {
    const effort = costs[part]?.effort;
    if (effort === undefined) return undefined;
    sum += effort;
  }
  return tidy(sum);
}

/** Down the ranking, an item brings what it needs; the first that doesn't fit draws the line. */
export function cutByRank(order: readonly number[], costs: readonly Cost[], needs: Needs, budget: number): Cut {
  const taken = new Set<number>();
  const uncounted: number[] = [];
  const given = (item: number): boolean => taken.has(item) || costs[item]?.done === true;
  let used = 0;
  let stopped: Cut['stopped'];
  let fits: number | undefined;
  for (const item of order) {
    if (given(item)) continue;
    const parts = closureOf(item, needs, given);
    const effort = effortOf(parts, costs);
    if (effort === undefined) {
      if (!stopped) uncounted.push(item);
    } else if (stopped) {
      if (used + effort > budget + 1e-9) continue;
      fits = item;
      break;
    } else if (used + effort > budget + 1e-9) stopped = { item, effort };
    else {
      // What it brings comes in before it.
      for (const part of parts.reverse()) taken.add(part);
      used = tidy(used + effort);
    }
  }
  return { taken: [...taken], used, unused: tidy(Math.max(0, budget - used)), ...(stopped && { stopped }), ...(fits !== undefined && { fits }), uncounted };
}
