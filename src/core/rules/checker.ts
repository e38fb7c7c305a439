// Keeps the problems of a workspace folder in step with its documents: after a change only what it can touch is checked again.
import { keepLoopless, loopsByFile } from '../index/cycles';
import { emptySnapshot, updateSnapshot } from '../index/build';
import type { DocumentFacts } from '../index/facts';
import { textField } from '../index/lookup';
import type { Change, Snapshot } from '../index/snapshot';
import { type Problem, problemsOf } from './check';

export interface Checker {
  snapshot(): Snapshot;
  /** Makes a new snapshot; the files whose problems may have changed wait to be checked. */
  update(changes: readonly Change[]): void;
  /** The same for a part of many changes: then all files wait, and nobody asks which ones a change can touch. */
  load(changes: readonly Change[]): void;
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
  /** Files whose problems speak of other files or of ids that are nowhere: any id that comes, goes or moves may matter to them. */
  const restless = new Set<string>();
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
      for (const file of affectedBy(before, snapshot, changes, restless)) waiting.add(file);
    },
    load(changes) {
      snapshot = updateSnapshot(snapshot, changes);
      for (const { file } of changes) waiting.add(file);
      loading = true;
    },
    check(file) {
      waiting.delete(file);
      const problems = problemsOf(snapshot, file, today());
      if (problems.length > 0) found.set(file, problems);
      else found.delete(file);
      if (problems.some((problem) => problem.rule === 'ref/unknown' || problem.related?.some((related) => related.file !== undefined && related.file !== file))) restless.add(file);
      else restless.delete(file);
      return problems;
    },
  };
}

/** Files whose problems can differ between two snapshots. */
function affectedBy(before: Snapshot, after: Snapshot, changes: readonly Change[], restless: ReadonlySet<string>): Iterable<string> {
  const changed = changes.map(({ file }) => file);
  if (before.products !== after.products || before.config !== after.config || changed.some((file) => productChanged(before.files.get(file), after.files.get(file)))) {
    return new Set([...changed, ...after.files.keys()]);
  }
  const files = new Set(changed);
  for (const file of changed) {
    const { ids, moved } = compare(before.files.get(file), after.files.get(file));
    if (moved) for (const other of restless) files.add(other);
    for (const id of ids) {
      for (const { file: other } of after.references.get(id) ?? []) files.add(other);
      for (const { file: other } of after.definitions.get(id) ?? []) files.add(other);
    }
  }
  if (before.graph !== after.graph) {
    keepLoopless(before, after, changed);
    for (const snapshot of [before, after]) for (const file of loopsByFile(snapshot).keys()) files.add(file);
  }
  return [...files].filter((file) => changed.includes(file) || after.files.has(file));
}

/** A product file's criteria decide which scores its requirements may carry. */
function productChanged(before: DocumentFacts | undefined, after: DocumentFacts | undefined): boolean {
  const scoring = (facts: DocumentFacts | undefined): unknown => (facts?.kind === 'product' ? facts.entities.find(({ kind }) => kind === 'product')?.fields['scoring'] : undefined);
  return JSON.stringify(scoring(before)) !== JSON.stringify(scoring(after));
}

/** Ids that mean something else than before, and whether any id came, went or moved. */
function compare(before: DocumentFacts | undefined, after: DocumentFacts | undefined): { readonly ids: ReadonlySet<string>; readonly moved: boolean } {
  const [old, now] = [before, after].map(meanings) as [Map<string, string>, Map<string, string>];
  const ids = new Set<string>();
  for (const [id, meaning] of old) if (now.get(id) !== meaning) ids.add(id);
  for (const id of now.keys()) if (!old.has(id)) ids.add(id);
  const places = (facts: DocumentFacts | undefined): string => facts?.entities.map(({ id, idRange }) => `${id}@${idRange.start}`).join() ?? '';
  return { ids, moved: ids.size > 0 || places(before) !== places(after) };
}

/** What other files can see of each id that a document defines or seems to define. */
function meanings(facts: DocumentFacts | undefined): Map<string, string> {
  const meaning = new Map<string, string>();
  for (const entity of facts?.entities ?? []) meaning.set(entity.id, `${meaning.get(entity.id) ?? ''}${entity.kind}:${textField(entity, 'status') ?? ''};`);
  for (const id of facts?.unreadIds ?? []) meaning.set(id, `${meaning.get(id) ?? ''}?`);
  return meaning;
}
