// Finds the loops among entities that depend on each other.
import type { Entity, Reference } from '../document/document';
import { GRAPH_FIELDS } from './build';
import type { DocumentFacts } from './facts';
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
  readonly to: Node;
  readonly reference: Reference;
}

/** A requirement of a product, with what the search for loops notes of it. */
interface Node {
  readonly id: string;
  readonly edges: Edge[];
  /** Place in the order of discovery, from 0; -1 before. */
  index: number;
  low: number;
  open: boolean;
}

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

/** So many requirements are visited for an added reference; beyond, all loops are searched for anew. */
const VISITED = 300;

/**
 * Takes over that there are no loops from the snapshot before, where references were added that close none; else the next question about
 * loops reads the whole graph, which is too much for a keystroke among ten thousand requirements.
 */
export function keepLoopless(before: Snapshot, after: Snapshot, files: readonly string[]): void {
  if (before.graph === after.graph || before.products !== after.products || cache.get(before.graph)?.size !== 0) return;
  const budget = { left: VISITED };
  for (const file of files) {
    const [old, now] = [before.files.get(file), after.files.get(file)];
    if (idsIn(old) !== idsIn(now)) return;
    const known = new Set(old && dependenciesIn(old).map(edgeOf));
    for (const reference of now ? dependenciesIn(now) : []) if (!known.has(edgeOf(reference)) && mayLoop(after, reference, budget)) return;
  }
  cache.set(after.graph, new Map());
}

/** What a document defines: another document's reference may come to mean something else only if this changes. */
function idsIn(facts: DocumentFacts | undefined): string {
  return facts?.entities.map(({ kind, id }) => `${kind}:${id}`).join('\n') ?? '';
}

function edgeOf({ from, field, id }: Reference): string {
  return `${from ?? ''}>${field}>${id}`;
}

/** Whether a way leads from what a reference names back to where it stands, or the budget is too small to tell. */
function mayLoop(snapshot: Snapshot, { field, from, id, file }: Reference, budget: { left: number }): boolean {
  const home = scopeOf(snapshot, file);
  const first = entityOf(snapshot, id, file);
  if (!first || (first.id === from && scopeOf(snapshot, first.file) === home)) return false;
  const key = (entity: Entity): string => `${scopeOf(snapshot, entity.file)}\0${entity.id}`;
  const seen = new Set([key(first)]);
  const queue = [first];
  for (let next = queue.pop(); next; next = queue.pop()) {
    if (next.id === from && scopeOf(snapshot, next.file) === home) return true;
    if (budget.left-- <= 0) return true;
    for (const target of targetsOf(snapshot, next, field)) {
      if (seen.has(key(target))) continue;
      seen.add(key(target));
      queue.push(target);
    }
  }
  return false;
}

/** What a requirement names in a field, in all places that define it in its product. */
function* targetsOf(snapshot: Snapshot, { id, file }: Entity, field: string): Iterable<Entity> {
  const scope = scopeOf(snapshot, file);
  const places = new Set((snapshot.definitions.get(id) ?? []).map((entity) => entity.file));
  for (const place of places) {
    const facts = scopeOf(snapshot, place) === scope ? snapshot.files.get(place) : undefined;
    for (const reference of facts ? dependenciesIn(facts) : []) {
      const target = reference.field === field && reference.from === id ? entityOf(snapshot, reference.id, place) : undefined;
      if (target) yield target;
    }
  }
}

const dependencies = new WeakMap<DocumentFacts, readonly Reference[]>();

/** The few references of a document that can be part of a loop; picked out once, for a change makes all documents be asked again. */
function dependenciesIn(facts: DocumentFacts): readonly Reference[] {
  let found = dependencies.get(facts);
  if (!found) {
    found = facts.references.filter(({ field, fromKind }) => fromKind === 'requirement' && GRAPH_FIELDS.has(field));
    dependencies.set(facts, found);
  }
  return found;
}

/** Requirements that name others in one field, with those; an edge to itself is left to another rule. */
function graphOf(snapshot: Snapshot, field: string): readonly Node[] {
  const scopes = new Map<string, Map<string, Node>>();
  const nodeOf = (file: string, id: string): Node => {
    const scope = scopeOf(snapshot, file);
    let nodes = scopes.get(scope);
    if (!nodes) {
      nodes = new Map<string, Node>();
      scopes.set(scope, nodes);
    }
    const known = nodes.get(id);
    if (known) return known;
    const node: Node = { id, edges: [], index: -1, low: -1, open: false };
    nodes.set(id, node);
    return node;
  };
  const starts: Node[] = [];
  for (const facts of snapshot.files.values()) {
    for (const reference of dependenciesIn(facts)) {
      if (reference.field !== field || reference.from === undefined) continue;
      const target = entityOf(snapshot, reference.id, reference.file);
      if (!target) continue;
      const from = nodeOf(reference.file, reference.from);
      const to = nodeOf(target.file, target.id);
      if (from === to) continue;
      if (from.edges.length === 0) starts.push(from);
      from.edges.push({ to, reference });
    }
  }
  return starts;
}

function* loopsIn(starts: readonly Node[]): Iterable<Loop> {
  for (const component of componentsOf(starts)) {
    let told = 0;
    for (const from of component) {
      for (const edge of from.edges) {
        if (!component.has(edge.to) || told >= (component.size > LONGEST ? 1 : MOST)) continue;
        told++;
        const back = component.size > LONGEST ? [] : wayBack(component, edge.to, from);
        const steps = [edge.reference, ...back];
        yield { reference: edge.reference, steps, ids: [from.id, ...steps.map(({ id }) => id)] };
      }
    }
  }
}

/** References of the shortest way from one node to another inside a component (breadth first). */
function wayBack(component: ReadonlySet<Node>, from: Node, to: Node): Reference[] {
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
function componentsOf(starts: readonly Node[]): Set<Node>[] {
  const stack: Node[] = [];
  const components: Set<Node>[] = [];
  let count = 0;
  for (const start of starts) {
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
