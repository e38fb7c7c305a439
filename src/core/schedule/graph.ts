// Walks a graph of positions in linear time and without recursion: its loops, and an order in which everything comes after what it waits for.

/** Positions that a position waits for. */
export type Next = (position: number) => readonly number[];

/** Loops of a graph; a node is told in one loop at most. */
export function loopsOf(size: number, next: Next): number[][] {
  const NEW = -1;
  const DONE = -2;
  /** Depth of a node on the current path. */
  const depth = new Int32Array(size).fill(NEW);
  const loops: number[][] = [];
  for (let root = 0; root < size; root++) {
    if (depth[root] !== NEW) continue;
    /** The path; how many of each node's targets were followed; the deepest node so far that stands in a told loop. */
    const path = [root];
    const followed = [0];
    const told = [-1];
    depth[root] = 0;
    while (path.length > 0) {
      const top = path.length - 1;
      const node = path[top] ?? 0;
      const target = next(node)[followed[top] ?? 0];
      followed[top] = (followed[top] ?? 0) + 1;
      if (target === undefined) {
        depth[node] = DONE;
        path.pop();
        followed.pop();
        told.pop();
      } else if (depth[target] === NEW) {
        depth[target] = path.length;
        path.push(target);
        followed.push(0);
        told.push(told[top] ?? -1);
      } else if ((depth[target] ?? DONE) > (told[top] ?? -1)) {
        const start = depth[target] ?? 0;
        loops.push(path.slice(start));
        for (let i = start; i <= top; i++) told[i] = i;
      }
    }
  }
  return loops;
}

/** Positions in an order in which each one comes after all that it waits for, as far as loops allow. */
export function orderOf(size: number, next: Next): number[] {
  const state = new Uint8Array(size);
  const order: number[] = [];
  for (let root = 0; root < size; root++) {
    const stack = [root];
    while (stack.length > 0) {
      const node = stack[stack.length - 1] ?? 0;
      if (state[node] === 0) {
        state[node] = 1;
        for (const target of next(node)) if (state[target] === 0) stack.push(target);
      } else {
        stack.pop();
        if (state[node] === 1) order.push(node);
        state[node] = 2;
      }
    }
  }
  return order;
}
