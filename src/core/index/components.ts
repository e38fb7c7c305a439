// Splits a graph of requirements into the groups whose members all lead to each other.
import type { Reference } from '../document/document';

/** Requirements that one step goes through. */
const STEP = 100;

export interface Edge {
  readonly to: Node;
  readonly reference: Reference;
}

/** A requirement of a product, with what the search for loops notes of it. */
export interface Node {
  readonly id: string;
  readonly edges: Edge[];
  /** Place in the order of discovery, from 0; -1 before. */
  index: number;
  low: number;
  open: boolean;
}

/** References of the shortest way from one node to another inside a component (breadth first). */
export function wayBack(component: ReadonlySet<Node>, from: Node, to: Node): Reference[] {
  const came = new Map<Node, { readonly node: Node; readonly reference: Reference }>();
  const queue = [from];
  for (let i = 0; i < queue.length && !came.has(to); i++) {
    const node = queue[i] as Node;
    for (const edge of node.edges) {
      if (!component.has(edge.to) || edge.to === from || came.has(edge.to)) continue;
      came.set(edge.to, { node, reference: edge.reference });
      queue.push(edge.to);
    }
  }
  const way: Reference[] = [];
  for (let step = came.get(to); step; step = came.get(step.node)) way.unshift(step.reference);
  return way;
}

/** Strongly connected components of two and more (Tarjan 1972), with an explicit stack: the graph may be a chain of any length. */
export function* componentsOf(starts: readonly Node[]): Generator<void, Set<Node>[]> {
  const stack: Node[] = [];
  const components: Set<Node>[] = [];
  let count = 0;
  let steps = 0;
  for (const start of starts) {
    if (++steps % STEP === 0) yield;
    if (start.index >= 0) continue;
    const work: { readonly node: Node; next: number }[] = [{ node: start, next: 0 }];
    while (work.length > 0) {
      const top = work[work.length - 1] as { node: Node; next: number };
      const { node } = top;
      if (top.next === 0) {
        node.index = node.low = count++;
        node.open = true;
        stack.push(node);
      }
      const edge = node.edges[top.next++];
      if (edge) {
        if (edge.to.index < 0) work.push({ node: edge.to, next: 0 });
        else if (edge.to.open) node.low = Math.min(node.low, edge.to.index);
        continue;
      }
      work.pop();
      const parent = work.at(-1)?.node;
      if (parent) parent.low = Math.min(parent.low, node.low);
      if (node.low !== node.index) continue;
      const component = closed(node, stack);
      if (component.size > 1) components.push(component);
    }
  }
  return components;
}

/** Takes a finished component, which ends with its root, off the stack of open nodes. */
function closed(root: Node, stack: Node[]): Set<Node> {
  const component = new Set<Node>();
  for (let node = stack.pop(); node; node = stack.pop()) {
    component.add(node);
    node.open = false;
    if (node === root) break;
  }
  return component;
}
