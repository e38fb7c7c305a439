// Tells which files are of a kind, and whether a product holds anything of a kind at all: rules that ask for a link need something to link to.
import type { FileKind } from '../document/file-kind';
import type { DocumentFacts } from './facts';
import { scopeOf } from './lookup';
import type { Snapshot } from './snapshot';

/** Kinds of things that rules ask for, with the files that hold them. The first one of its product, or the last one that goes, lets all files be checked again. */
const HOLDERS = { goal: 'product', prd: 'prd', roadmapItem: 'roadmap', team: 'team', person: 'team' } as const satisfies Record<string, FileKind>;
export type HeldKind = keyof typeof HOLDERS;
const HELD = Object.keys(HOLDERS) as readonly HeldKind[];

const byKind = new WeakMap<object, ReadonlyMap<FileKind, readonly string[]>>();

/** Paths of all documents of a kind, in order. Requirements, of which there are most, are not kept. */
export function filesOfKind({ files, paths }: Snapshot, kind: Exclude<FileKind, 'requirements'>): readonly string[] {
  let known = byKind.get(paths);
  if (!known) {
    const lists = new Map<FileKind, string[]>();
    for (const [file, facts] of files) {
      if (facts.kind === 'requirements') continue;
      const list = lists.get(facts.kind);
      if (list) list.push(file);
      else lists.set(facts.kind, [file]);
    }
    for (const list of lists.values()) list.sort();
    byKind.set(paths, (known = lists));
  }
  return known.get(kind) ?? [];
}

const answers = new WeakMap<Snapshot, Map<string, boolean>>();

/** Whether the product of a scope holds any thing of a kind. */
export function hasAny(snapshot: Snapshot, scope: string, kind: HeldKind): boolean {
  let known = answers.get(snapshot);
  if (!known) answers.set(snapshot, (known = new Map<string, boolean>()));
  const key = `${kind} ${scope}`;
  let answer = known.get(key);
  if (answer === undefined) {
    answer = filesOfKind(snapshot, HOLDERS[kind]).some((file) => scopeOf(snapshot, file) === scope && snapshot.files.get(file)?.entities.some((entity) => entity.kind === kind));
    known.set(key, answer);
  }
  return answer;
}

/** Whether a product that one of these documents belongs to holds things of a kind now, and held none before, or the other way round. */
export function holdingsChanged(before: Snapshot, after: Snapshot, changed: Iterable<DocumentFacts | undefined>): boolean {
  for (const facts of changed) {
    if (!facts) continue;
    const kinds = HELD.filter((kind) => HOLDERS[kind] === facts.kind);
    if (kinds.length === 0) continue;
    const scope = scopeOf(after, facts.file);
    if (kinds.some((kind) => hasAny(before, scope, kind) !== hasAny(after, scope, kind))) return true;
  }
  return false;
}
