// Finds the loops among entities that depend on each other.
import type { Entity, Extract, Reference } from '../document/document';
import { componentsOf, type Node, wayBack } from './components';
import { dependenciesIn, GRAPH_FIELDS, isDependency, sameEdge } from './build';
import { differenceOf } from './difference';
import { filesIn } from './file-list';
import { entityOf, pathsOf, referencesOf, scopeOf } from './lookup';
import type { Snapshot } from './snapshot';
import { runThrough } from '../text/steps';

/** A reference that closes a loop, with the ids on the way: the first one again at the end. */
export interface Loop {
  readonly reference: Reference;
  readonly ids: readonly string[];
  /** The references that make the loop, beginning with `reference`. */
  readonly steps: readonly Reference[];
}

/** Files that one step goes through. */
const STEP = 100;

/** Loops longer than this are told by one reference only, and not spelled out. */
const LONGEST = 200;

/** References told of things that depend on each other in many ways. */
const MOST = 500;

/** All loops of a dependency graph. */
interface Loops {
  /** By the file of the reference that closes it. */
  readonly byFile: ReadonlyMap<string, readonly Loop[]>;
  /** Files and ids of everything that lies on a loop: while they stay as they are, these loops stay. */
  readonly files: ReadonlySet<string>;
  readonly ids: ReadonlySet<string>;
}

const cache = new WeakMap<object, Loops>();

/** Loops by the file of the reference; computed once for a dependency graph, in time linear in it. */
export function loopsByFile(snapshot: Snapshot): ReadonlyMap<string, readonly Loop[]> {
  return (cache.get(snapshot.graph) ?? runThrough(findLoops(snapshot))).byFile;
}

/** Does the work of `loopsByFile` ahead, in short steps. */
export function* findLoopsInSteps(snapshot: Snapshot): Generator<void> {
  if (!cache.has(snapshot.graph)) yield* findLoops(snapshot);
}

/** Takes it as known that there are no loops. */
export function assumeNoLoops(snapshot: Snapshot): void {
  cache.set(snapshot.graph, { byFile: new Map(), files: new Set(), ids: new Set() });
}

function* findLoops(snapshot: Snapshot): Generator<void, Loops> {
  const byFile = new Map<string, Loop[]>();
  const files = new Set<string>();
  const ids = new Set<string>();
  for (const starts of yield* graphsOf(snapshot)) {
    for (const component of yield* componentsOf(starts)) {
      for (const node of component) {
        ids.add(node.id);
        for (const { reference } of node.edges) files.add(reference.file);
      }
      for (const loop of loopsIn(component)) {
        const own = byFile.get(loop.reference.file);
        if (own) own.push(loop);
        else byFile.set(loop.reference.file, [loop]);
      }
    }
  }
  const loops = { byFile, files, ids };
  cache.set(snapshot.graph, loops);
  return loops;
}

/** So many requirements are visited for what a change adds; beyond, all loops are searched for anew. */
const VISITED = 1000;

/**
 * Takes over the loops of the snapshot before, where a change touches none of them and makes no new one; else the next question about
 * loops reads the whole graph, which is too much for a keystroke among ten thousand requirements.
 */
export function keepLoops(before: Snapshot, after: Snapshot, files: readonly string[]): void {
  const known = cache.get(before.graph);
  if (!known || before.graph === after.graph || before.products !== after.products || files.some((file) => known.files.has(file))) return;
  const added = addedBy(before, after, files, known.ids);
  if (!added) return;
  const budget = { left: VISITED };
  for (const { target, field, sources } of added) if (closesLoop(after, target, field, sources, budget)) return;
  cache.set(after.graph, known);
}

/** References in one field that may lead elsewhere than before, by what they lead to now. */
interface Added {
  readonly target: Entity;
  readonly field: string;
  /** Requirements that the references stand in. */
  readonly sources: Set<string>;
}

/** What the changed files add to the graph, be it by a reference or by an id that others named already; nothing when an id on a loop is touched. */
function addedBy(before: Snapshot, after: Snapshot, files: readonly string[], looped: ReadonlySet<string>): Iterable<Added> | undefined {
  const added = new Map<string, Added>();
  const add = ({ id, file, field, from }: Reference): void => {
    const target = from === undefined ? undefined : entityOf(after, id, file);
    const source = target && keyOf(after, file, from ?? '');
    const key = target && `${field}\0${keyOf(after, target.file, target.id)}`;
    if (!target || source === undefined || key === undefined || source === keyOf(after, target.file, target.id)) return;
    const known = added.get(key);
    if (known) known.sources.add(source);
    else added.set(key, { target, field, sources: new Set([source]) });
  };
  for (const file of files) {
    const difference = differenceOf(before.files.get(file), after.files.get(file));
    for (const id of touchedIds(difference.before, difference.after)) {
      if (looped.has(id)) return undefined;
      for (const reference of referencesOf(after, id)) if (isDependency(reference)) add(reference);
    }
    const [edges, others] = [dependenciesIn(difference.before), dependenciesIn(difference.after)];
    if (edges.length === others.length && edges.every((edge, i) => sameEdge(edge, others[i]))) continue;
    const known = new Set(edges.map(edgeOf));
    for (const reference of others) if (!known.has(edgeOf(reference))) add(reference);
  }
  return added.values();
}

/** Ids that a document defines in one state and not, or as something else, in the other. */
function touchedIds({ entities: old }: Extract, { entities: now }: Extract): Set<string> {
  if (old.length === now.length && old.every(({ id, kind }, i) => id === now[i]?.id && kind === now[i]?.kind)) return new Set();
  const keys = (entities: readonly Entity[]): Set<string> => new Set(entities.map(({ kind, id }) => `${kind}:${id}`));
  const [was, is] = [keys(old), keys(now)];
  return new Set([...old.filter(({ kind, id }) => !is.has(`${kind}:${id}`)), ...now.filter(({ kind, id }) => !was.has(`${kind}:${id}`))].map(({ id }) => id));
}

function edgeOf({ from, field, id }: Reference): string {
  return `${from ?? ''}>${field}>${id}`;
}

function keyOf(snapshot: Snapshot, file: string, id: string): string {
  return `${scopeOf(snapshot, file)}\0${id}`;
}

/** Whether a way in a field leads from an entity to one of the sources, or the budget is too small to tell. */
function closesLoop(snapshot: Snapshot, start: Entity, field: string, sources: ReadonlySet<string>, budget: { left: number }): boolean {
  const seen = new Set([keyOf(snapshot, start.file, start.id)]);
  const queue = [start];
  for (let next = queue.pop(); next; next = queue.pop()) {
    if (sources.has(keyOf(snapshot, next.file, next.id)) || budget.left-- <= 0) return true;
    for (const target of targetsOf(snapshot, next, field)) {
      const key = keyOf(snapshot, target.file, target.id);
      if (seen.has(key)) continue;
      seen.add(key);
      queue.push(target);
    }
  }
  return false;
}

/** What a requirement names in a field, in all places that define it in its product. */
function* targetsOf(snapshot: Snapshot, { id, file }: Entity, field: string): Iterable<Entity> {
  const scope = scopeOf(snapshot, file);
  for (const place of filesIn(snapshot.definedIn.get(id))) {
    const facts = scopeOf(snapshot, place) === scope ? snapshot.files.get(place) : undefined;
    for (const reference of facts ? dependenciesIn(facts) : []) {
      const target = reference.field === field && reference.from === id ? entityOf(snapshot, reference.id, place) : undefined;
      if (target) yield target;
    }
  }
}

/** For each field that makes a graph the requirements that name others in it, with those; an edge to itself is left to another rule. */
function* graphsOf(snapshot: Snapshot): Generator<void, Iterable<readonly Node[]>> {
  const graphs = new Map([...GRAPH_FIELDS].map((field) => [field, createGraph(snapshot)] as const));
  let count = 0;
  // In order, so that the same loops are told in the same way whatever came first.
  for (const file of pathsOf(snapshot)) {
    if (++count % STEP === 0) yield;
    const references = snapshot.files.get(file)?.references ?? [];
    for (const reference of references) if (isDependency(reference)) graphs.get(reference.field)?.enter(reference);
  }
  return [...graphs.values()].map(({ starts }) => starts);
}

interface Graph {
  readonly starts: readonly Node[];
  enter(reference: Reference): void;
}

function createGraph(snapshot: Snapshot): Graph {
  const scopes = new Map<string, Map<string, Node>>();
  const starts: Node[] = [];
  const nodeOf = (file: string, id: string): Node => {
    const scope = scopeOf(snapshot, file);
    let nodes = scopes.get(scope);
    if (!nodes) scopes.set(scope, (nodes = new Map<string, Node>()));
    let node = nodes.get(id);
    if (!node) nodes.set(id, (node = { id, edges: [], index: -1, low: -1, open: false }));
    return node;
  };
  return {
    starts,
    enter(reference) {
      const target = reference.from === undefined ? undefined : entityOf(snapshot, reference.id, reference.file);
      if (!target) return;
      const from = nodeOf(reference.file, reference.from ?? '');
      const to = nodeOf(target.file, target.id);
      if (from === to) return;
      if (from.edges.length === 0) starts.push(from);
      from.edges.push({ to, reference });
    },
  };
}

function* loopsIn(component: ReadonlySet<Node>): Iterable<Loop> {
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
