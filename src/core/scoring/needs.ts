// Puts what items need before them: in an order of items, and as the set that an item brings along.

/** Items that each item needs, by position; positions are those of one list of items. */
export type Needs = (item: number) => readonly number[];

/**
 * The order with every item behind all that it needs, directly or through others: an item brings what it needs right before itself, so that
 * something small that much hangs on rises, and nothing falls by more places than were brought before it. Needs outside of the order are
 * followed, not placed. Items of a circle keep their order among themselves.
 */
export function needsFirst(order: readonly number[], needs: Needs): number[] {
  const place = new Map(order.map((item, i) => [item, i]));
  return circlesOf(order, needs).flatMap((group) => {
    const placed = group.filter((item) => place.has(item));
    return placed.length > 1 ? placed.sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0)) : placed;
  });
}

/** An item and all that it needs, directly or through others, but for what `given` holds and what only that needs. */
export function closureOf(item: number, needs: Needs, given: (item: number) => boolean): number[] {
  const found = new Set([item]);
  // A set may grow while it is walked.
  for (const one of found) for (const need of needs(one)) if (!given(need)) found.add(need);
  return [...found];
}

/**
 * Items, and all that they need, by circles: each group holds items that need each other, or one item alone; a group stands behind the
 * groups that it needs, and otherwise where its first item stands.
 * After Robert Tarjan, “Depth-first search and linear graph algorithms” (1972), without recursion.
 */
export function circlesOf(items: readonly number[], needs: Needs): number[][] {
  const index = new Map<number, number>();
  const low = new Map<number, number>();
  const open: number[] = [];
  const isOpen = new Set<number>();
  const groups: number[][] = [];
  const enter = (item: number): { item: number; below: readonly number[]; next: number } => {
    index.set(item, index.size);
    low.set(item, index.size - 1);
    open.push(item);
    isOpen.add(item);
    return { item, below: needs(item), next: 0 };
  };
  const lower = (item: number, to: number | undefined): void => void low.set(item, Math.min(low.get(item) ?? Infinity, to ?? Infinity));
  for (const first of items) {
    if (index.has(first)) continue;
    const path = [enter(first)];
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const need = top.below[top.next++];
      if (need !== undefined) {
        if (!index.has(need)) path.push(enter(need));
        else if (isOpen.has(need)) lower(top.item, index.get(need));
        continue;
      }
      path.pop();
      const above = path.at(-1);
      if (above) lower(above.item, low.get(top.item));
      if (low.get(top.item) !== index.get(top.item)) continue;
      const group = open.splice(open.lastIndexOf(top.item));
      for (const one of group) isOpen.delete(one);
      groups.push(group);
    }
  }
  return groups;
}
