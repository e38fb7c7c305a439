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

/** So many changed files are searched for in a group; of more, one pass over the group finds all. */
const FEW = 16;

/** Replaces, for every id that the changed files speak of, what those files say of it; keeps the order by file and place. */
function regroup<T extends Placed>(map: PersistentMap<readonly T[]>, before: readonly T[], after: readonly T[], changed: ReadonlyMap<string, unknown>, offset: (item: T) => number): PersistentMap<readonly T[]> {
  const added = new Map<string, T[]>(before.map(({ id }) => [id, []]));
  for (const item of after) {
    const own = added.get(item.id);
    if (own) own.push(item);
    else added.set(item.id, [item]);
  }
  const byPlace = (a: T, b: T): number => (a.file < b.file ? -1 : a.file > b.file ? 1 : offset(a) - offset(b));
  const groups = [...added].map(([id, own]) => {
    own.sort(byPlace);
    let group = map.get(id) ?? [];
    // A keystroke must not cost more because thousands of other files name the same person: their part of the group is copied as it is.
    if (changed.size <= FEW) for (const file of changed.keys()) group = withFile(group, file, own);
    else group = [...group.filter((item) => !changed.has(item.file)), ...own].sort(byPlace);
    return [id, group.length > 0 ? group : undefined] as const;
  });
  return map.with(groups);
}

/** A group, ordered by file, with those of `items` that stand in a file in place of what it had from there. */
function withFile<T extends Placed>(group: readonly T[], file: string, items: readonly T[]): readonly T[] {
  let start = 0;
  for (let end = group.length; start < end; ) {
    const middle = (start + end) >>> 1;
    if ((group[middle] as T).file < file) start = middle + 1;
    else end = middle;
  }
  let end = start;
  while (group[end]?.file === file) end++;
  return group.slice(0, start).concat(items.filter((item) => item.file === file), group.slice(end));
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
