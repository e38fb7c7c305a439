// Keeps the problems of a workspace folder in step with its documents: after a change only what it can touch is checked again.
import type { Entity } from '../document/document';
import { assumeNoLoops, keepLoops, loopsByFile } from '../index/cycles';
import { emptySnapshot, updateSnapshot } from '../index/build';
import { differenceOf, entitiesAnywhere } from '../index/difference';
import type { DocumentFacts } from '../index/facts';
import { textField } from '../index/lookup';
import type { Change, Snapshot } from '../index/snapshot';
import { type Problem, problemsOf } from './check';
import { createItemChecks, type ItemChecks } from './item-checks';

export interface Checker {
  snapshot(): Snapshot;
  /** Makes a new snapshot; the files whose problems may have changed wait to be checked. */
  update(changes: readonly Change[]): void;
  /** The same for a part of many changes: then all files wait, and nobody asks which ones a change can touch. */
  load(changes: readonly Change[]): void;
  /** Takes the problems that were found earlier in these very documents, all of them: no file waits then. Files without any may be left out. */
  restore(problems: ReadonlyMap<string, readonly Problem[]>): void;
  /** Files that wait, those that are gone included. */
  waiting(): ReadonlySet<string>;
  /** Checks a file and takes it off the waiting ones. */
  check(file: string): readonly Problem[];
  /** Problems as last found. */
  problems(file: string): readonly Problem[];
}

/** `today` gives the day that counts as today, `YYYY-MM-DD`. */
export function createChecker(today: () => string): Checker {
  let snapshot = emptySnapshot();
  const found = new Map<string, readonly Problem[]>();
  const waiting = new Set<string>();
  const sensitive = createSensitive();
  const items = createItemChecks();
  let loading = false;

  return {
    snapshot: () => snapshot,
    waiting() {
      if (loading) for (const file of snapshot.files.keys()) waiting.add(file);
      loading = false;
      return waiting;
    },
    problems: (file) => found.get(file) ?? [],
    update(changes) {
      const before = snapshot;
      snapshot = updateSnapshot(before, changes);
      for (const file of affectedBy(before, snapshot, changes, { sensitive, items })) waiting.add(file);
    },
    load(changes) {
      snapshot = updateSnapshot(snapshot, changes);
      for (const { file } of changes) waiting.add(file);
      for (const { file } of changes) items.forget(file);
      loading = true;
    },
    restore(problems) {
      found.clear();
      for (const [file, own] of problems) {
        found.set(file, own);
        sensitive.note(file, own);
      }
      waiting.clear();
      loading = false;
      if (tellNoLoops(snapshot, problems.values())) assumeNoLoops(snapshot);
    },
    check(file) {
      waiting.delete(file);
      const problems = problemsOf(snapshot, file, today(), items);
      if (problems.length > 0) found.set(file, problems);
      else found.delete(file);
      sensitive.note(file, problems);
      return problems;
    },
  };
}

/** Whether problems would tell of loops, if there were any: the rule is on, and no comment silences it. */
function tellNoLoops(snapshot: Snapshot, problems: Iterable<readonly Problem[]>): boolean {
  if (snapshot.config.rules['ref/cycle'] === 'off') return false;
  for (const own of problems) if (own.some(({ rule }) => rule === 'ref/cycle')) return false;
  for (const { ignores } of snapshot.files.values()) if (ignores.some(({ rule }) => rule === 'ref/cycle')) return false;
  return true;
}

/** Which files have problems that speak of ids and places elsewhere. */
interface Sensitive {
  note(file: string, problems: readonly Problem[]): void;
  /** Files that name ids which are nowhere: any id that comes or goes may be what they mean. */
  readonly seeking: ReadonlySet<string>;
  /** Files whose problems show places in a file. */
  pointingTo(file: string): Iterable<string>;
}

function createSensitive(): Sensitive {
  const seeking = new Set<string>();
  const targets = new Map<string, readonly string[]>();
  const pointers = new Map<string, Set<string>>();
  return {
    seeking,
    pointingTo: (file) => pointers.get(file) ?? [],
    note(file, problems) {
      if (problems.some(({ rule }) => rule === 'ref/unknown')) seeking.add(file);
      else seeking.delete(file);
      for (const target of targets.get(file) ?? []) pointers.get(target)?.delete(file);
      const shown = new Set(problems.flatMap(({ related = [] }) => related.flatMap((place) => (place.file === undefined || place.file === file ? [] : [place.file]))));
      if (shown.size > 0) targets.set(file, [...shown]);
      else targets.delete(file);
      for (const target of shown) {
        const files = pointers.get(target);
        if (files) files.add(file);
        else pointers.set(target, new Set([file]));
      }
    },
  };
}

/** Files whose problems can differ between two snapshots. What is known of the items of other files than the changed ones is forgotten. */
function affectedBy(before: Snapshot, after: Snapshot, changes: readonly Change[], { sensitive, items }: { readonly sensitive: Sensitive; readonly items: ItemChecks }): Iterable<string> {
  const changed = changes.map(({ file }) => file);
  if (before.products !== after.products || before.config !== after.config || changed.some((file) => productChanged(before.files.get(file), after.files.get(file)))) {
    const all = new Set([...changed, ...after.files.keys()]);
    for (const file of all) items.forget(file);
    return all;
  }
  const files = new Set<string>();
  const touched = new Set<string>();
  for (const file of changed) {
    const { ids, moved } = compare(before.files.get(file), after.files.get(file));
    if (ids.size > 0) for (const other of sensitive.seeking) files.add(other);
    if (ids.size > 0 || moved) for (const other of sensitive.pointingTo(file)) files.add(other);
    for (const id of ids) {
      touched.add(id);
      for (const other of after.namedIn.get(id) ?? []) files.add(other);
      for (const other of after.definedIn.get(id) ?? []) files.add(other);
    }
  }
  if (before.graph !== after.graph) {
    keepLoops(before, after, changed);
    const [old, now] = [loopsByFile(before), loopsByFile(after)];
    if (old !== now) for (const loops of [old, now]) for (const file of loops.keys()) files.add(file);
  }
  for (const file of changed) {
    items.touch(file, touched);
    files.delete(file);
  }
  const others = [...files].filter((file) => after.files.has(file));
  for (const file of others) items.forget(file);
  return [...changed, ...others];
}

/** A product file's criteria decide which scores its requirements may carry. */
function productChanged(before: DocumentFacts | undefined, after: DocumentFacts | undefined): boolean {
  const scoring = (facts: DocumentFacts | undefined): unknown => (facts?.kind === 'product' ? facts.entities.find(({ kind }) => kind === 'product')?.fields['scoring'] : undefined);
  return JSON.stringify(scoring(before)) !== JSON.stringify(scoring(after));
}

/** Ids that mean something else than before, and whether any of them stands elsewhere. */
function compare(before: DocumentFacts | undefined, after: DocumentFacts | undefined): { readonly ids: ReadonlySet<string>; readonly moved: boolean } {
  const difference = differenceOf(before, after);
  if (before && after && before.unreadIds.length + after.unreadIds.length === 0) {
    const [old, now] = [difference.before.entities, difference.after.entities];
    if (sameMeanings(old, now)) return { ids: new Set(), moved: (before.parts !== undefined && difference.moved) || old.some(({ idRange }, i) => idRange.start !== now[i]?.idRange.start) };
  }
  const [old, now] = [meanings(before), meanings(after)];
  const ids = new Set<string>();
  for (const [id, meaning] of old) if (now.get(id) !== meaning) ids.add(id);
  for (const id of now.keys()) if (!old.has(id)) ids.add(id);
  return { ids, moved: true };
}

/** The usual case, told without a word of text: the same things in the same order. */
function sameMeanings(old: readonly Entity[], now: readonly Entity[]): boolean {
  if (old.length !== now.length) return false;
  return old.every((entity, i) => {
    const other = now[i];
    return other?.id === entity.id && other.kind === entity.kind && (other.fields === entity.fields || textField(other, 'status') === textField(entity, 'status'));
  });
}

/** What other files can see of each id that a document defines or seems to define. */
function meanings(facts: DocumentFacts | undefined): Map<string, string> {
  const meaning = new Map<string, string>();
  for (const entity of facts ? entitiesAnywhere(facts) : []) meaning.set(entity.id, `${meaning.get(entity.id) ?? ''}${entity.kind}:${textField(entity, 'status') ?? ''};`);
  for (const id of facts?.unreadIds ?? []) meaning.set(id, `${meaning.get(id) ?? ''}?`);
  return meaning;
}
