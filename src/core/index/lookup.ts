// Answers questions about a snapshot: which product a file belongs to, what an id means there, who refers to it.
import type { Entity, Reference } from '../document/document';
import type { EntityKind } from '../schema/entities';
import { folderOf } from './build';
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

export type Resolution =
  | { readonly kind: 'found'; readonly entity: Entity }
  | { readonly kind: 'ambiguous'; readonly entities: readonly Entity[] }
  | { readonly kind: 'unknown' };

/** What an id means in a file: its own product comes first, then the others, if only one of them defines it. */
export function resolve(snapshot: Snapshot, id: string, file: string): Resolution {
  const all = snapshot.definitions.get(id);
  if (!all || all.length === 0) return { kind: 'unknown' };
  const scope = scopeOf(snapshot, file);
  const own = all.find((entity) => scopeOf(snapshot, entity.file) === scope);
  if (own) return { kind: 'found', entity: own };
  const firsts = new Map(all.map((entity) => [scopeOf(snapshot, entity.file), entity] as const).reverse());
  const [first] = all;
  return firsts.size === 1 && first ? { kind: 'found', entity: first } : { kind: 'ambiguous', entities: [...firsts.values()].reverse() };
}

/** The entity that a reference names, if just one does. */
export function entityOf(snapshot: Snapshot, id: string, file: string): Entity | undefined {
  const resolution = resolve(snapshot, id, file);
  return resolution.kind === 'found' ? resolution.entity : undefined;
}

/** All entities of a kind in a product, ordered by file and place. Reads the whole snapshot. */
export function entitiesIn(snapshot: Snapshot, scope: string, kind: EntityKind): Entity[] {
  return [...entitiesByKind(snapshot, scope).get(kind) ?? []];
}

const groupings = new WeakMap<Snapshot, Map<string, Map<EntityKind, Entity[]>>>();

/** All entities of a product by kind, ordered by file and place; made once a snapshot. */
export function entitiesByKind(snapshot: Snapshot, scope: string): ReadonlyMap<EntityKind, readonly Entity[]> {
  let scopes = groupings.get(snapshot);
  if (!scopes) {
    scopes = new Map();
    for (const facts of [...snapshot.files.values()].sort((a, b) => (a.file < b.file ? -1 : 1))) {
      const own = scopeOf(snapshot, facts.file);
      const kinds = scopes.get(own) ?? new Map<EntityKind, Entity[]>();
      scopes.set(own, kinds);
      for (const entity of facts.entities) {
        const list = kinds.get(entity.kind);
        if (list) list.push(entity);
        else kinds.set(entity.kind, [entity]);
      }
    }
    groupings.set(snapshot, scopes);
  }
  return scopes.get(scope) ?? new Map();
}

/** References that mean this very entity, in order of file and place. */
export function referencesTo(snapshot: Snapshot, entity: Entity): Reference[] {
  return (snapshot.references.get(entity.id) ?? []).filter((reference) => {
    const found = entityOf(snapshot, entity.id, reference.file);
    return found !== undefined && scopeOf(snapshot, found.file) === scopeOf(snapshot, entity.file);
  });
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

/** Workspace scopes that hold documents: each product's folder, and `''` when files lie outside all products. */
export function scopesOf(snapshot: Snapshot): string[] {
  const scopes = new Set(snapshot.products.keys());
  for (const file of snapshot.files.keys()) {
    if (scopes.has('')) break;
    if (scopeOf(snapshot, file) === '') scopes.add('');
  }
  return [...scopes].sort();
}
