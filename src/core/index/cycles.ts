// Finds the loops among entities that depend on each other.
import type { Reference } from '../document/document';
import { GRAPH_FIELDS } from './build';
import { entityOf, scopeOf } from './lookup';
import type { Snapshot } from './snapshot';

/** A reference that closes a loop, with the ids on the way: the first one again at the end. */
export interface Loop {
  readonly reference: Reference;
  readonly ids: readonly string[];
  /** The references that make the loop, beginning with `reference`. */
  readonly steps: readonly Reference[];
}

interface Edge {
  readonly to: string;
  readonly reference: Reference;
}
type Graph = Map<string, Edge[]>;

/** Loops longer than this are told by one reference only, and not spelled out. */
const LONGEST = 200;

/** References told of things that depend on each other in many ways. */
const MOST = 500;

const cache = new WeakMap<object, ReadonlyMap<string, readonly Loop[]>>();

/** Loops by the file of the reference; computed once for a dependency graph, in time linear in it. */
export function loopsByFile(snapshot: Snapshot): ReadonlyMap<string, readonly Loop[]> {
  let loops = cache.get(snapshot.graph);
  if (!loops) {
    const byFile = new Map<string, Loop[]>();
    for (const field of GRAPH_FIELDS) {
      for (const loop of loopsIn(graphOf(snapshot, field))) {
        const own = byFile.get(loop.reference.file);
        if (own) own.push(loop);
        else byFile.set(loop.reference.file, [loop]);
      }
    }
    loops = byFile;
    cache.set(snapshot.graph, loops);
  }
  return loops;
}

/** Requirements and what they name in one field; an edge to itself is left to another rule. */
function graphOf(snapshot: Snapshot, field: string): Graph {
  const graph: Graph = new Map();
  for (const facts of snapshot.files.values()) {
    for (const reference of facts.references) {
      if (reference.field !== field || reference.fromKind !== 'requirement' || reference.from === undefined) continue;
      const target = entityOf(snapshot, reference.id, reference.file);
      if (!target) continue;
      const from = `${scopeOf(snapshot, reference.file)}\0${reference.from}`;
      const to = `${scopeOf(snapshot, target.file)}\0${target.id}`;
      if (from === to) continue;
      const edges = graph.get(from);
      if (edges) edges.push({ to, reference });
      else graph.set(from, [{ to, reference }]);
    }
  }
  return graph;
}

function* loopsIn(graph: Graph): Iterable<Loop> {
  for (const component of componentsOf(graph)) {
    if (component.size < 2) continue;
    let told = 0;
    for (const from of component) {
      for (const edge of graph.get(from) ?? []) {
        if (!component.has(edge.to) || told >= (component.size > LONGEST ? 1 : MOST)) continue;
        told++;
        const back = component.size > LONGEST ? [] : wayBack(graph, component, edge.to, from);
        const steps = [edge.reference, ...back];
        yield { reference: edge.reference, steps, ids: [idOf(from), ...steps.map(({ id }) => id)] };
      }
    }
  }
}

function idOf(node: string): string {
  return node.slice(node.indexOf('\0') + 1);
}

/** References of the shortest way from one node to another inside a component (breadth first). */
function wayBack(graph: Graph, component: ReadonlySet<string>, from: string, to: string): Reference[] {
  const came = new Map<string, { readonly node: string; readonly reference: Reference }>();
  const queue = [from];
  for (let i = 0; i < queue.length && !came.has(to); i++) {
    const node = queue[i] as string;
    for (const edge of graph.get(node) ?? []) {
      if (!component.has(edge.to) || edge.to === from || came.has(edge.to)) continue;
      came.set(edge.to, { node, reference: edge.reference });
      queue.push(edge.to);
    }
  }
  const way: Reference[] = [];
  for (let step = came.get(to); step; step = came.get(step.node)) way.unshift(step.reference);
  return way;
}

/** Strongly connected components (Tarjan 1972), with an explicit stack: the graph may be a chain of any length. */
function componentsOf(graph: Graph): Set<string>[] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const open = new Set<string>();
  const stack: string[] = [];
  const components: Set<string>[] = [];
  for (const root of graph.keys()) {
    if (index.has(root)) continue;
    const work: { node: string; next: number }[] = [{ node: root, next: 0 }];
    while (work.length > 0) {
      const top = work[work.length - 1] as { node: string; next: number };
      const { node } = top;
      if (top.next === 0) {
        low.set(node, index.size);
        index.set(node, index.size);
        open.add(node);
        stack.push(node);
      }
      const edge = graph.get(node)?.[top.next++];
      if (edge) {
        if (!index.has(edge.to)) work.push({ node: edge.to, next: 0 });
        else if (open.has(edge.to)) low.set(node, Math.min(low.get(node) ?? 0, index.get(edge.to) ?? 0));
        continue;
      }
      work.pop();
      const parent = work.at(-1);
      if (parent) low.set(parent.node, Math.min(low.get(parent.node) ?? 0, low.get(node) ?? 0));
      if (low.get(node) === index.get(node)) components.push(closed(node, open, stack));
    }
  }
  return components;
}

/** Takes a finished component, which ends with its root, off the stack of open nodes. */
function closed(root: string, open: Set<string>, stack: string[]): Set<string> {
  const component = new Set<string>();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    component.add(node);
    open.delete(node);
    if (node === root) break;
  }
  return component;
}
