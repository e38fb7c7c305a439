// Answers questions about a snapshot: which product a file belongs to, what an id means there, who refers to it.
import type { Entity, Extract, Parts, Reference } from '../document/document';
import { aroundOf, itemOf } from '../document/parts';
import type { EntityKind } from '../schema/entities';
import { folderOf } from './build';
import { filesIn } from './file-list';
import type { DocumentFacts } from './facts';
import { type Grouping, groupFiles, type KeptGroups, regroup } from './grouping';
import type { Snapshot } from './snapshot';

const knownScopes = new WeakMap<Snapshot['products'], Map<string, string>>();

/** Folder of the product that a file belongs to: the nearest upward with a product file, else the workspace folder (`''`). */
export function scopeOf({ products }: Pick<Snapshot, 'products'>, file: string): string {
  // Most workspaces hold one product, at their top.
  if (products.size === 0 || (products.size === 1 && products.has(''))) return '';
  let known = knownScopes.get(products);
  if (!known) {
    known = new Map<string, string>();
    knownScopes.set(products, known);
  }
  let scope = known.get(file);
  if (scope === undefined) {
    scope = folderOf(file);
    while (scope !== '' && !products.has(scope)) scope = folderOf(scope);
    known.set(file, scope);
  }
  return scope;
}

/** Documents with more things than this are looked up by an index, made on first use. */
const FEW = 8;

/** What a document holds by id, in the order of the document. Of a long list only what is asked for is put in its place. */
function createIndex<T extends { readonly id: string }>(thingsIn: (extract: Extract) => readonly T[]): (facts: DocumentFacts, id: string, most?: number) => readonly T[] {
  const wholes = new WeakMap<DocumentFacts, ReadonlyMap<string, readonly T[]>>();
  const items = new WeakMap<Parts, ItemIndex>();
  const inWhole = (facts: DocumentFacts, id: string): readonly T[] => {
    let index = wholes.get(facts);
    if (!index) {
      const groups = new Map<string, T[]>();
      for (const thing of thingsIn(facts)) enter(groups, thing.id, thing);
      index = groups;
      wholes.set(facts, index);
    }
    return index.get(id) ?? [];
  };
  const inItems = (parts: Parts, id: string, most: number): readonly T[] => {
    let index = items.get(parts);
    if (!index) {
      index = indexItems(parts, thingsIn);
      items.set(parts, index);
    }
    const { before, behind } = aroundOf(parts);
    const own = ({ id: other }: T): boolean => other === id;
    const found = thingsIn(before).filter(own);
    const at = index.get(id) ?? [];
    for (const i of typeof at === 'number' ? [at] : at) {
      if (found.length >= most) break;
      for (const thing of thingsIn(itemOf(parts, i))) if (own(thing)) found.push(thing);
    }
    for (const thing of thingsIn(behind)) if (own(thing)) found.push(thing);
    return found.slice(0, most);
  };
  return (facts, id, most = Infinity) => {
    if (facts.parts) return inItems(facts.parts, id, most);
    const things = thingsIn(facts);
    return things.length <= FEW ? things.filter((thing) => thing.id === id) : inWhole(facts, id).slice(0, most);
  };
}

/** Items that hold an id; most ids stand in one only. */
type ItemIndex = ReadonlyMap<string, number | readonly number[]>;

function indexItems<T extends { readonly id: string }>({ items }: Parts, thingsIn: (extract: Extract) => readonly T[]): ItemIndex {
  const index = new Map<string, number | number[]>();
  items.forEach((item, i) => {
    for (const { id } of thingsIn(item)) {
      const known = index.get(id);
      if (known === undefined) index.set(id, i);
      else if (typeof known === 'number') {
        if (known !== i) index.set(id, [known, i]);
      } else if (known[known.length - 1] !== i) known.push(i);
    }
  });
  return index;
}

function enter<V>(groups: Map<string, V[]>, id: string, value: V): void {
  const group = groups.get(id);
  if (group) group.push(value);
  else groups.set(id, [value]);
}

const entitiesById = createIndex<Entity>(({ entities }) => entities);
const referencesById = createIndex<Reference>(({ references }) => references);

/** Definitions of an id, over all products, ordered by file and place. With `scope`, those of a product only; of very many, the first `most`. */
export function definitionsOf(snapshot: Snapshot, id: string, { scope, most = Infinity }: { readonly scope?: string; readonly most?: number } = {}): readonly Entity[] {
  const { files, definedIn } = snapshot;
  const all: Entity[] = [];
  for (const file of filesIn(definedIn.get(id))) {
    if (all.length >= most) break;
    const facts = scope === undefined || scopeOf(snapshot, file) === scope ? files.get(file) : undefined;
    if (facts) all.push(...entitiesById(facts, id, most - all.length));
  }
  return all;
}

/** All references to an id, whatever they mean by it, ordered by file and place. */
export function referencesOf({ files, namedIn }: Snapshot, id: string): readonly Reference[] {
  const all: Reference[] = [];
  for (const file of filesIn(namedIn.get(id))) {
    const facts = files.get(file);
    if (facts) all.push(...referencesById(facts, id));
  }
  return all;
}

export type Resolution =
  | { readonly kind: 'found'; readonly entity: Entity }
  | { readonly kind: 'ambiguous'; readonly entities: readonly Entity[] }
  | { readonly kind: 'unknown' };

const resolutions = new WeakMap<Snapshot, Map<string, Map<string, Resolution>>>();
const UNKNOWN: Resolution = { kind: 'unknown' };

/** What an id means in a file: its own product comes first, then the others, if only one of them defines it. Many rules ask for the same one: found once a snapshot. */
export function resolve(snapshot: Snapshot, id: string, file: string): Resolution {
  let scopes = resolutions.get(snapshot);
  if (!scopes) {
    scopes = new Map();
    resolutions.set(snapshot, scopes);
  }
  const home = scopeOf(snapshot, file);
  let known = scopes.get(home);
  if (!known) {
    known = new Map();
    scopes.set(home, known);
  }
  let resolution = known.get(id);
  if (!resolution) {
    resolution = resolveIn(snapshot, id, home);
    known.set(id, resolution);
  }
  return resolution;
}

function resolveIn(snapshot: Snapshot, id: string, home: string): Resolution {
  const names = filesIn(snapshot.definedIn.get(id));
  if (names.length === 0) return UNKNOWN;
  const own = names.find((name) => scopeOf(snapshot, name) === home);
  if (own !== undefined) return found(firstIn(snapshot, own, id));
  const firsts = new Map<string, string>();
  for (const name of names) {
    const scope = scopeOf(snapshot, name);
    if (!firsts.has(scope)) firsts.set(scope, name);
  }
  const entities = [...firsts.values()].flatMap((name) => firstIn(snapshot, name, id) ?? []);
  return entities.length > 1 ? { kind: 'ambiguous', entities } : found(entities[0]);
}

function firstIn({ files }: Snapshot, file: string, id: string): Entity | undefined {
  const facts = files.get(file);
  return facts && entitiesById(facts, id, 1)[0];
}

function found(entity: Entity | undefined): Resolution {
  return entity ? { kind: 'found', entity } : UNKNOWN;
}

/** The entity that a reference names, if just one does. */
export function entityOf(snapshot: Snapshot, id: string, file: string): Entity | undefined {
  const resolution = resolve(snapshot, id, file);
  return resolution.kind === 'found' ? resolution.entity : undefined;
}

const orders = new WeakMap<object, readonly string[]>();

/** Paths of all documents in order; sorted once while no file comes or goes. */
export function pathsOf({ files, paths }: Snapshot): readonly string[] {
  let order = orders.get(paths);
  if (!order) {
    order = [...files.keys()].sort();
    orders.set(paths, order);
  }
  return order;
}

/** All entities of a kind in a product, ordered by file and place. Reads the whole snapshot. */
export function entitiesIn(snapshot: Snapshot, scope: string, kind: EntityKind): Entity[] {
  return [...entitiesByKind(snapshot, scope).get(kind) ?? []];
}

const groupings = new WeakMap<Snapshot, Map<string, Grouping>>();
/** By what stays the same while no file comes or goes, and by scope. */
const kept = new WeakMap<object, Map<string, KeptGroups>>();

/** All entities of a product by kind, ordered by file and place. Made once a snapshot, from those of the one before: a keystroke changes what one file holds. */
export function entitiesByKind(snapshot: Snapshot, scope: string): Grouping {
  let scopes = groupings.get(snapshot);
  if (!scopes) groupings.set(snapshot, (scopes = new Map<string, Grouping>()));
  let kinds = scopes.get(scope);
  if (!kinds) {
    let groups = kept.get(snapshot.paths);
    if (!groups) kept.set(snapshot.paths, (groups = new Map<string, KeptGroups>()));
    let own = groups.get(scope);
    if (!own) groups.set(scope, (own = groupFiles(snapshot.files, pathsOf(snapshot).filter((file) => scopeOf(snapshot, file) === scope))));
    kinds = regroup(own, snapshot.files);
    scopes.set(scope, kinds);
  }
  return kinds;
}

/** References that mean this very entity, in order of file and place. */
export function referencesTo(snapshot: Snapshot, entity: Entity): Reference[] {
  return [...namersOf(snapshot, entity)];
}

/** The same one by one: whoever looks for any of a kind need not see all. */
export function* namersOf(snapshot: Snapshot, { id, file }: Pick<Entity, 'id' | 'file'>): Generator<Reference> {
  const scope = scopeOf(snapshot, file);
  for (const other of filesIn(snapshot.namedIn.get(id))) {
    const facts = snapshot.files.get(other);
    const meant = facts && entityOf(snapshot, id, other);
    if (facts && meant && scopeOf(snapshot, meant.file) === scope) yield* referencesById(facts, id);
  }
}

/** What people call an entity: its title or name, else its id. */
export function labelOf(entity: Entity): string {
  const label = entity.fields['title'] ?? entity.fields['name'];
  return typeof label === 'string' && label.trim() !== '' ? label.trim() : entity.id;
}

/** A field as text, when it is one. */
export function textField(entity: Entity, field: string): string | undefined {
  const value = entity.fields[field];
  return typeof value === 'string' ? value : undefined;
}

/** The texts of a list, when it is one. */
export function stringsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}

/** Workspace scopes that hold documents: each product's folder, and `''` when files lie outside all products. */
export function scopesOf(snapshot: Snapshot): string[] {
  const scopes = new Set(snapshot.products.keys());
  for (const file of snapshot.files.keys()) {
    if (scopes.has('')) break;
    if (scopeOf(snapshot, file) === '') scopes.add('');
  }
  return [...scopes].sort();
}

/** Scopes that some files lie in, in order. */
export function scopesOfFiles(snapshot: Snapshot, files: readonly string[]): string[] {
  const own = new Set(files.map((file) => scopeOf(snapshot, file)));
  return scopesOf(snapshot).filter((scope) => own.has(scope));
}
