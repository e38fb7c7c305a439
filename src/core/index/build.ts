// Makes a new snapshot from an old one and the documents that changed.
import type { Entity, Extract, Reference } from '../document/document';
import { CONFIG_FILE } from '../document/file-kind';
import { DEFAULT_CONFIG, readConfig } from './config';
import { changeFiles, type FileList } from './file-list';
import { type Difference, differenceOf, entitiesAnywhere, referencesAnywhere } from './difference';
import type { DocumentFacts } from './facts';
import { persistentMap, type PersistentMap } from './persistent-map';
import type { Change, Snapshot } from './snapshot';

export function emptySnapshot(): Snapshot {
  return { version: 0, files: persistentMap(), definedIn: persistentMap(), namedIn: persistentMap(), saidIn: persistentMap(), unreadIn: persistentMap(), paths: {}, graph: {}, products: new Map(), config: DEFAULT_CONFIG };
}

/** A changed file before and after. */
interface Step {
  readonly file: string;
  readonly before: DocumentFacts | undefined;
  readonly after: DocumentFacts | undefined;
  readonly difference: Difference;
}

/** The snapshot after the changes; costs in proportion to what the changed documents hold and to the ids that they take up or drop. */
export function updateSnapshot(snapshot: Snapshot, changes: readonly Change[]): Snapshot {
  const byFile = new Map(changes.map((change) => [change.file, change.facts]));
  const steps: Step[] = [];
  for (const [file, after] of byFile) {
    const before = snapshot.files.get(file);
    if (before || after) steps.push({ file, before, after, difference: differenceOf(before, after) });
  }
  const config = byFile.get(CONFIG_FILE);
  const products = productsAfter(snapshot, steps);
  return {
    version: snapshot.version + 1,
    files: put(snapshot.files, byFile),
    definedIn: relist(snapshot.definedIn, steps, ({ entities }) => entities, entitiesAnywhere),
    namedIn: relist(snapshot.namedIn, steps, ({ references }) => references, referencesAnywhere),
    saidIn: relist(snapshot.saidIn, steps, ({ entities }) => gistsIn(entities), (facts) => gistsIn(entitiesAnywhere(facts))),
    unreadIn: relist(snapshot.unreadIn, steps.filter(({ before, after }) => hasUnread(before) || hasUnread(after)).map((step) => ({ ...step, difference: { before: unreadBy(step.before), after: unreadBy(step.after) } })), (ids) => ids, unreadBy),
    paths: steps.every(({ before, after }) => before && after) ? snapshot.paths : {},
    graph: products === snapshot.products && steps.every(sameGraph) ? snapshot.graph : {},
    products,
    config: byFile.has(CONFIG_FILE) ? readConfig(config?.config) : snapshot.config,
  };
}

/** The map with changes; the first ones make it. */
function put<V>(map: PersistentMap<V>, changes: Iterable<readonly [string, V | undefined]>): PersistentMap<V> {
  if (map.size > 0) return map.with(changes);
  const entries = new Map<string, V>();
  for (const [key, value] of changes) if (value !== undefined) entries.set(key, value);
  return persistentMap(entries);
}

type Named = readonly { readonly id: string }[];

/** Keys of what entities say. */
function gistsIn(entities: readonly Entity[]): Named {
  const gists: { readonly id: string }[] = [];
  for (const { gist } of entities) if (gist !== undefined) gists.push({ id: gist });
  return gists;
}

function hasUnread(facts: DocumentFacts | undefined): boolean {
  return facts !== undefined && facts.unreadIds.length > 0;
}

function unreadBy(facts: DocumentFacts | undefined): Named {
  return facts?.unreadIds.map((id) => ({ id })) ?? [];
}

/** A changed file, with what differs between its two states as far as a list is concerned. */
interface Relisted<D> {
  readonly file: string;
  readonly before: DocumentFacts | undefined;
  readonly after: DocumentFacts | undefined;
  readonly difference: { readonly before: D; readonly after: D };
}

/** Enters the changed files under the ids that they have taken up, and strikes them out under those that they have dropped. */
function relist<D>(map: PersistentMap<FileList>, steps: readonly Relisted<D>[], named: (difference: D) => Named, all: (facts: DocumentFacts) => Named): PersistentMap<FileList> {
  const added = new Map<string, string[]>();
  const dropped = new Map<string, Set<string>>();
  for (const { file, before, after, difference } of steps) {
    // A keystroke among a thousand things of one file hardly ever touches an id.
    if (before && after && sameIds(named(difference.before), named(difference.after))) continue;
    if (!before) {
      for (const { id } of after ? all(after) : []) {
        const files = added.get(id);
        if (!files) added.set(id, [file]);
        else if (files[files.length - 1] !== file) files.push(file);
      }
      continue;
    }
    const [was, is] = [idsOf(all(before)), idsOf(after ? all(after) : [])];
    for (const id of is) if (!was.has(id)) push(added, id, file);
    for (const id of was) {
      if (is.has(id)) continue;
      const files = dropped.get(id);
      if (files) files.add(file);
      else dropped.set(id, new Set([file]));
    }
  }
  if (added.size === 0 && dropped.size === 0) return map;
  const lists: [string, FileList | undefined][] = [];
  for (const [id, files] of added) lists.push([id, changeFiles(map.get(id), files, dropped.get(id))]);
  for (const [id, files] of dropped) if (!added.has(id)) lists.push([id, changeFiles(map.get(id), [], files)]);
  return put(map, lists);
}

function sameIds(before: Named, after: Named): boolean {
  if (before.length !== after.length) return false;
  for (let i = 0; i < before.length; i++) if (before[i]?.id !== after[i]?.id) return false;
  return true;
}

function idsOf(named: Named): Set<string> {
  const ids = new Set<string>();
  for (const { id } of named) ids.add(id);
  return ids;
}

function push(lists: Map<string, string[]>, id: string, file: string): void {
  const list = lists.get(id);
  if (list) list.push(file);
  else lists.set(id, [file]);
}

/** Fields whose references make the dependency graph. */
export const GRAPH_FIELDS: ReadonlySet<string> = new Set(['dependsOn', 'parent']);

/** Ten thousand entries that the collector has to weigh cost more than to look again. */
const MANY = 50;

const dependencies = new WeakMap<object, readonly Reference[]>();

/** The few references that can be part of the dependency graph; of many they are picked out once, for a change makes all documents be asked again. */
export function dependenciesIn(extract: Pick<Extract, 'references'>): readonly Reference[] {
  if (extract.references.length <= MANY) return extract.references.filter(isDependency);
  let found = dependencies.get(extract);
  if (!found) {
    found = extract.references.filter(isDependency);
    dependencies.set(extract, found);
  }
  return found;
}

export function isDependency({ field, fromKind }: Reference): boolean {
  return fromKind === 'requirement' && GRAPH_FIELDS.has(field);
}

/** Whether a change leaves the ids of a document and its dependencies as they are, their places included. */
function sameGraph({ before, after, difference }: Step): boolean {
  if (!before || !after || (before.parts && difference.moved)) return false;
  const [own, other] = [difference.before.entities, difference.after.entities];
  if (own.length !== other.length) return false;
  for (let i = 0; i < own.length; i++) if (own[i]?.id !== other[i]?.id || own[i]?.kind !== other[i]?.kind) return false;
  const [edges, others] = [dependenciesIn(difference.before), dependenciesIn(difference.after)];
  return edges.length === others.length && edges.every((edge, i) => sameEdge(edge, others[i]) && edge.range.start === others[i]?.range.start && edge.range.end === others[i]?.range.end);
}

/** Whether two references lead from the same thing to the same id. */
export function sameEdge(one: Reference, other: Reference | undefined): boolean {
  return one.from === other?.from && one.field === other?.field && one.id === other.id;
}

export function folderOf(file: string): string {
  const slash = file.lastIndexOf('/');
  return slash < 0 ? '' : file.slice(0, slash);
}

function productsAfter(snapshot: Snapshot, steps: readonly Step[]): Snapshot['products'] {
  const moved = steps.filter(({ before, after }) => (before?.kind === 'product') !== (after?.kind === 'product'));
  if (moved.length === 0) return snapshot.products;
  const products = new Map(snapshot.products);
  for (const { file, after } of moved) {
    const folder = folderOf(file);
    const others = (products.get(folder) ?? []).filter((other) => other !== file);
    const files = after?.kind === 'product' ? [...others, file].sort() : others;
    if (files.length > 0) products.set(folder, files);
    else products.delete(folder);
  }
  return products;
}
