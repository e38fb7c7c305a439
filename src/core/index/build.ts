// Makes a new snapshot from an old one and the documents that changed.
import type { Reference } from '../document/document';
import { CONFIG_FILE } from '../document/file-kind';
import { DEFAULT_CONFIG, readConfig } from './config';
import type { DocumentFacts } from './facts';
import { persistentMap, type PersistentMap } from './persistent-map';
import type { Change, Files, Snapshot } from './snapshot';

export function emptySnapshot(): Snapshot {
  return { version: 0, files: persistentMap(), definedIn: persistentMap(), namedIn: persistentMap(), unreadIn: persistentMap(), paths: {}, graph: {}, products: new Map(), config: DEFAULT_CONFIG };
}

/** A changed file before and after. */
interface Step {
  readonly file: string;
  readonly before: DocumentFacts | undefined;
  readonly after: DocumentFacts | undefined;
}

/** The snapshot after the changes; costs in proportion to what the changed documents hold and to the ids that they take up or drop. */
export function updateSnapshot(snapshot: Snapshot, changes: readonly Change[]): Snapshot {
  const byFile = new Map(changes.map((change) => [change.file, change.facts]));
  const steps: Step[] = [];
  for (const [file, after] of byFile) {
    const before = snapshot.files.get(file);
    if (before || after) steps.push({ file, before, after });
  }
  const config = byFile.get(CONFIG_FILE);
  const products = productsAfter(snapshot, steps);
  return {
    version: snapshot.version + 1,
    files: snapshot.files.with(byFile),
    definedIn: relist(snapshot.definedIn, steps, definedBy),
    namedIn: relist(snapshot.namedIn, steps, namedBy),
    unreadIn: relist(snapshot.unreadIn, steps, unreadBy),
    paths: steps.every(({ before, after }) => before && after) ? snapshot.paths : {},
    graph: products === snapshot.products && steps.every(sameGraph) ? snapshot.graph : {},
    products,
    config: byFile.has(CONFIG_FILE) ? readConfig(config?.config) : snapshot.config,
  };
}

type Named = readonly { readonly id: string }[];

const definedBy = ({ entities }: DocumentFacts): Named => entities;
const namedBy = ({ references }: DocumentFacts): Named => references;
const unreadBy = ({ unreadIds }: DocumentFacts): Named => unreadIds.map((id) => ({ id }));

/** Enters the changed files under the ids that they have taken up, and strikes them out under those that they have dropped. */
function relist(map: PersistentMap<Files>, steps: readonly Step[], named: (facts: DocumentFacts) => Named): PersistentMap<Files> {
  const added = new Map<string, string[]>();
  const dropped = new Map<string, Set<string>>();
  for (const { file, before, after } of steps) {
    const [old, now] = [before ? named(before) : [], after ? named(after) : []];
    // A keystroke among a thousand things of one file hardly ever touches an id.
    if (sameIds(old, now)) continue;
    const [was, is] = [idsOf(old), idsOf(now)];
    for (const id of is) if (!was.has(id)) push(added, id, file);
    for (const id of was) {
      if (is.has(id)) continue;
      const files = dropped.get(id);
      if (files) files.add(file);
      else dropped.set(id, new Set([file]));
    }
  }
  if (added.size === 0 && dropped.size === 0) return map;
  const lists: [string, Files | undefined][] = [];
  for (const [id, files] of added) lists.push([id, merged(without(map.get(id), dropped.get(id)), files)]);
  for (const [id, files] of dropped) {
    if (added.has(id)) continue;
    const left = without(map.get(id), files);
    lists.push([id, left.length > 0 ? left : undefined]);
  }
  return map.with(lists);
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

function without(files: Files | undefined, gone: ReadonlySet<string> | undefined): Files {
  return files && gone ? files.filter((file) => !gone.has(file)) : (files ?? []);
}

/** So many files are put in place one by one; more are sorted with the rest. */
const FEW = 16;

function merged(files: Files, added: string[]): Files {
  if (files.length === 0) return added.sort();
  if (added.length > FEW) return [...files, ...added].sort();
  let list = files;
  for (const file of added) {
    let start = 0;
    for (let end = list.length; start < end; ) {
      const middle = (start + end) >>> 1;
      if ((list[middle] as string) < file) start = middle + 1;
      else end = middle;
    }
    list = list.slice(0, start).concat(file, list.slice(start));
  }
  return list;
}

/** Fields whose references make the dependency graph. */
export const GRAPH_FIELDS: ReadonlySet<string> = new Set(['dependsOn', 'parent']);

const dependencies = new WeakMap<DocumentFacts, readonly Reference[]>();

/** The few references of a document that can be part of the dependency graph; picked out once, for a change makes all documents be asked again. */
export function dependenciesIn(facts: DocumentFacts): readonly Reference[] {
  let found = dependencies.get(facts);
  if (!found) {
    found = facts.references.filter(({ field, fromKind }) => fromKind === 'requirement' && GRAPH_FIELDS.has(field));
    dependencies.set(facts, found);
  }
  return found;
}

/** Whether a change leaves the ids of a document and its dependencies as they are, their places included. */
function sameGraph({ before, after }: Step): boolean {
  if (!before || !after) return false;
  const [own, other] = [before.entities, after.entities];
  if (own.length !== other.length) return false;
  for (let i = 0; i < own.length; i++) if (own[i]?.id !== other[i]?.id || own[i]?.kind !== other[i]?.kind) return false;
  const [edges, others] = [dependenciesIn(before), dependenciesIn(after)];
  return edges.length === others.length && edges.every((edge, i) => sameEdge(edge, others[i]));
}

function sameEdge(one: Reference, other: Reference | undefined): boolean {
  return one.from === other?.from && one.field === other?.field && one.id === other.id && one.range.start === other.range.start && one.range.end === other.range.end;
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
