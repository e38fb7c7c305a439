// Makes a new snapshot from an old one and the documents that changed.
import type { Entity, Reference } from '../document/document';
import { CONFIG_FILE } from '../document/file-kind';
import { DEFAULT_CONFIG, readConfig } from './config';
import type { DocumentFacts } from './facts';
import { persistentMap, type PersistentMap } from './persistent-map';
import type { Change, Snapshot } from './snapshot';

export function emptySnapshot(): Snapshot {
  return { version: 0, files: persistentMap(), definitions: persistentMap(), references: persistentMap(), unread: persistentMap(), graph: {}, products: new Map(), config: DEFAULT_CONFIG };
}

/** The snapshot after the changes; costs in proportion to what the changed documents hold and to the uses of their ids. */
export function updateSnapshot(snapshot: Snapshot, changes: readonly Change[]): Snapshot {
  const byFile = new Map(changes.map((change) => [change.file, change.facts]));
  const before: DocumentFacts[] = [];
  const after: DocumentFacts[] = [];
  for (const [file, facts] of byFile) {
    const old = snapshot.files.get(file);
    if (old) before.push(old);
    if (facts) after.push(facts);
  }
  const config = byFile.get(CONFIG_FILE);
  const products = productsAfter(snapshot, before, after);
  return {
    version: snapshot.version + 1,
    files: snapshot.files.with(byFile),
    definitions: regroup<Entity>(snapshot.definitions, before.flatMap((facts) => facts.entities), after.flatMap((facts) => facts.entities), byFile, (entity) => entity.idRange.start),
    references: regroup<Reference>(snapshot.references, before.flatMap((facts) => facts.references), after.flatMap((facts) => facts.references), byFile, (reference) => reference.range.start),
    unread: regroup<Unread>(snapshot.unread, before.flatMap(unreadOf), after.flatMap(unreadOf), byFile, () => 0),
    graph: products === snapshot.products && sameGraph(before, after) ? snapshot.graph : {},
    products,
    config: byFile.has(CONFIG_FILE) ? readConfig(config?.config) : snapshot.config,
  };
}

interface Placed {
  readonly id: string;
  readonly file: string;
}

/** Replaces, for every id that the changed files speak of, what those files say of it; keeps the order by file and place. */
function regroup<T extends Placed>(map: PersistentMap<readonly T[]>, before: readonly T[], after: readonly T[], changed: ReadonlyMap<string, unknown>, offset: (item: T) => number): PersistentMap<readonly T[]> {
  const groups = new Map<string, T[]>();
  const groupOf = (id: string): T[] => {
    let group = groups.get(id);
    if (!group) {
      group = (map.get(id) ?? []).filter((item) => !changed.has(item.file));
      groups.set(id, group);
    }
    return group;
  };
  for (const item of before) groupOf(item.id);
  for (const item of after) groupOf(item.id).push(item);
  for (const group of groups.values()) group.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : offset(a) - offset(b)));
  return map.with([...groups].map(([id, group]) => [id, group.length > 0 ? group : undefined] as const));
}

/** A document that seems to define an id. */
type Unread = Placed;

function unreadOf({ file, unreadIds }: DocumentFacts): Unread[] {
  return unreadIds.map((id) => ({ id, file }));
}

/** Fields whose references make the dependency graph. */
export const GRAPH_FIELDS: ReadonlySet<string> = new Set(['dependsOn', 'parent']);

function sameGraph(before: readonly DocumentFacts[], after: readonly DocumentFacts[]): boolean {
  const signature = (all: readonly DocumentFacts[]): string =>
    all
      .map(({ file, entities, references }) => {
        const edges = references.filter(({ field }) => GRAPH_FIELDS.has(field)).map(({ from, field, id, range }) => `${from}>${field}>${id}>${range.start}>${range.end}`);
        return [file, ...entities.map(({ kind, id }) => `${kind}:${id}`), ...edges].join('\n');
      })
      .sort()
      .join('\n\n');
  return signature(before) === signature(after);
}

export function folderOf(file: string): string {
  const slash = file.lastIndexOf('/');
  return slash < 0 ? '' : file.slice(0, slash);
}

function productsAfter(snapshot: Snapshot, before: readonly DocumentFacts[], after: readonly DocumentFacts[]): Snapshot['products'] {
  const isProduct = (facts: DocumentFacts): boolean => facts.kind === 'product';
  const gone = before.filter(isProduct).map((facts) => facts.file);
  const there = after.filter(isProduct).map((facts) => facts.file);
  if (gone.length === there.length && gone.every((file) => there.includes(file))) return snapshot.products;
  const products = new Map(snapshot.products);
  for (const file of [...gone, ...there]) {
    const folder = folderOf(file);
    const others = (products.get(folder) ?? []).filter((other) => other !== file);
    const files = there.includes(file) ? [...others, file].sort() : others;
    if (files.length > 0) products.set(folder, files);
    else products.delete(folder);
  }
  return products;
}
