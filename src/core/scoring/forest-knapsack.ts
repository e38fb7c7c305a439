// Picks the items of highest total worth that a budget pays for, where an item may need one other: exact, by dynamic programming.

export interface Load {
  readonly worth: number;
  /** Whole units of the budget, from 0. */
  readonly units: number;
  /** Position of the item that it can't come without. */
  readonly parent?: number;
}

/** Cells of the table beyond which it isn't made. */
export const MOST_CELLS = 20_000_000;

/** Items so that each stands behind its parent and before whatever isn't below it, and where what is below it ends. */
function preorder(loads: readonly Load[]): { readonly order: number[]; readonly end: number[] } {
  const below: number[][] = loads.map(() => []);
  const roots: number[] = [];
  loads.forEach(({ parent }, i) => (parent === undefined ? roots : below[parent])?.push(i));
  const order: number[] = [];
  const end: number[] = [];
  const path = [{ at: -1, items: roots, next: 0 }];
  for (let top = path.at(-1); top; top = path.at(-1)) {
    const item = top.items[top.next++];
    if (item === undefined) {
      if (top.at >= 0) end[top.at] = order.length;
      path.pop();
    } else {
      order.push(item);
      path.push({ at: order.length - 1, items: below[item] ?? [], next: 0 });
    }
  }
  return { order, end };
}

/**
 * The best set by the recurrence best(i, w) = max(best(end of i, w), worth(i) + best(i + 1, w − units(i))) over items in depth-first order:
 * leaving an item out leaves out all below it. Without parents this is the 0/1 knapsack of Richard Bellman, “Dynamic Programming” (1957);
 * with them it is the tree knapsack of Johnson and Niemi, “On knapsacks, partitions, and a new dynamic programming technique for trees”
 * (1983). Of sets of equal worth it takes the one with the earlier items. Time and room grow with items × units.
 */
export function forestKnapsack(loads: readonly Load[], units: number): { readonly worth: number; readonly taken: readonly number[] } {
  const { order, end } = preorder(loads);
  const width = units + 1;
  const takes = new Uint8Array(order.length * width);
  const rows: (Float64Array | undefined)[] = [];
  const uses = new Int32Array(order.length + 1).fill(1);
  for (const at of end) uses[at] = (uses[at] ?? 0) + 1;
  const spare: Float64Array[] = [];
  rows[order.length] = new Float64Array(width);
  for (let i = order.length - 1; i >= 0; i--) {
    const { worth, units: own } = loads[order[i] ?? 0] as Load;
    const out = rows[end[i] ?? 0] as Float64Array;
    const into = rows[i + 1] as Float64Array;
    const row = spare.pop() ?? new Float64Array(width);
    const eps = 1e-9 * Math.max(1, Math.abs(worth));
    for (let w = 0; w < width; w++) {
      const without = out[w] as number;
      const with_ = w >= own ? worth + (into[w - own] as number) : -Infinity;
      const take = with_ > without + eps || (worth > 0 && with_ >= without - eps);
      row[w] = take ? Math.max(with_, without) : without;
      if (take) takes[i * width + w] = 1;
    }
    rows[i] = row;
    for (const used of [i + 1, end[i] ?? 0]) {
      uses[used] = (uses[used] ?? 0) - 1;
      const free = rows[used];
      if (uses[used] === 0 && free) {
        spare.push(free);
        rows[used] = undefined;
      }
    }
  }
  const taken: number[] = [];
  let worth = 0;
  for (let i = 0, w = units; i < order.length; ) {
    const item = order[i] ?? 0;
    if (takes[i * width + w] === 1) {
      const load = loads[item] as Load;
      taken.push(item);
      worth += load.worth;
      w -= load.units;
      i++;
    } else i = end[i] ?? order.length;
  }
  return { worth, taken };
}
