// Keeps the problems of a workspace folder in step with its documents: after a change only what it can touch is checked again.
import type { FileKind } from '../document/file-kind';
import { assumeNoLoops, keepLoops, loopsByFile } from '../index/cycles';
import { emptySnapshot, updateSnapshot } from '../index/build';
import { compare } from '../index/comparison';
import type { DocumentFacts } from '../index/facts';
import { filesIn } from '../index/file-list';
import { isSaidTwice } from '../index/gists';
import { filesOfKind, holdingsChanged } from '../index/holdings';
import type { Change, Snapshot } from '../index/snapshot';
import { ENTITY_TYPES } from '../schema/entities';
import { isGist } from '../text/gist';
import { DAILY_KINDS, type Problem, problemsOf } from './check';
import { createSensitive, type Sensitive } from './sensitive';
import { createItemChecks, type ItemChecks } from './item-checks';
import { PLAN } from './rule';

export interface Checker {
  snapshot(): Snapshot;
  /** Makes a new snapshot; the files whose problems may have changed wait to be checked. */
  update(changes: readonly Change[]): void;
  /** The same for a part of many changes: then all files wait, and nobody asks which ones a change can touch. */
  load(changes: readonly Change[]): void;
  /** Takes what was found today in these very documents, all of it: no file waits then. */
  restore(checked: Checked): void;
  /** Ids that were asked about, by file: what `restore` needs beside the problems. */
  asked(): Checked['asked'];
  /** Files that wait, those that are gone included; on a new day also those whose problems hang on it. */
  waiting(): ReadonlySet<string>;
  /** Checks a file and takes it off the waiting ones. */
  check(file: string): readonly Problem[];
  /** Problems as last found. */
  problems(file: string): readonly Problem[];
}

/** What was found in the files of a workspace; those without anything may be left out. */
export interface Checked {
  readonly problems: ReadonlyMap<string, readonly Problem[]>;
  /** Ids that were asked more about than their faces. */
  readonly asked: ReadonlyMap<string, readonly string[]>;
}

/** `today` gives the day that counts as today, `YYYY-MM-DD`. */
export function createChecker(today: () => string): Checker {
  let snapshot = emptySnapshot();
  const found = new Map<string, readonly Problem[]>();
  const waiting = new Set<string>();
  const sensitive = createSensitive();
  const items = createItemChecks();
  let loading = false;
  /** The day that holds until somebody asks what waits, so that all is checked on the same one. */
  let day: string | undefined;
  const turn = (): void => {
    const now = today();
    if (day !== undefined && day !== now) {
      for (const file of filesOfKinds(snapshot, DAILY_KINDS)) {
        waiting.add(file);
        items.forget(file);
      }
    }
    day = now;
  };

  return {
    snapshot: () => snapshot,
    asked: () => sensitive.asked(),
    waiting() {
      turn();
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
    restore({ problems, asked }) {
      found.clear();
      for (const file of new Set([...problems.keys(), ...asked.keys()])) {
        const own = problems.get(file) ?? [];
        if (own.length > 0) found.set(file, own);
        sensitive.note(file, own, asked.get(file) ?? []);
      }
      day = today();
      waiting.clear();
      loading = false;
      if (tellNoLoops(snapshot, problems.values())) assumeNoLoops(snapshot);
    },
    check(file) {
      waiting.delete(file);
      const asked: string[] = [];
      const problems = problemsOf(snapshot, file, (day ??= today()), { memory: items, asks: (id) => asked.push(id) });
      if (problems.length > 0) found.set(file, problems);
      else found.delete(file);
      sensitive.note(file, problems, asked);
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

/** Beyond so many ids that came or went, nobody looks at each of them. */
const MOST_BORN = 50;

/** Files whose problems can differ between two snapshots. What is known of their items is forgotten as far as the change can matter to it. */
function affectedBy(before: Snapshot, after: Snapshot, changes: readonly Change[], { sensitive, items }: { readonly sensitive: Sensitive; readonly items: ItemChecks }): Iterable<string> {
  const changed = changes.map(({ file }) => file);
  if (before.products !== after.products || before.config !== after.config || isShared(before, after, changed)) {
    const all = new Set([...changed, ...after.files.keys()]);
    for (const file of all) items.forget(file);
    return all;
  }
  const files = new Set<string>();
  const all = { faces: new Set<string>(), touched: new Set<string>() };
  for (const file of changed) {
    const { faces, touched, born, moved } = compare(before.files.get(file), after.files.get(file));
    const kind = (after.files.get(file) ?? before.files.get(file))?.kind;
    if (touched.size > 0 && (kind === 'roadmap' || kind === 'team')) all.touched.add(PLAN);
    // Words are compared with all words, a limited number of them in order; a number only with those around it.
    const far = born.size > MOST_BORN || [...born.values()].some((kind) => kind === undefined || 'named' in ENTITY_TYPES[kind]);
    for (const other of born.size === 0 ? [] : far ? sensitive.allSeeking() : sensitive.seeking([...born.keys()])) files.add(other);
    if (faces.size > 0 || moved) for (const other of sensitive.pointingTo(file)) files.add(other);
    for (const id of faces) {
      all.faces.add(id);
      for (const other of filesIn(after.namedIn.get(id))) files.add(other);
    }
    // What only one requirement says is nobody else's business, which it is with most keystrokes in a statement.
    for (const id of touched) if (!isGist(id) || isSaidTwice(before, id) || isSaidTwice(after, id)) all.touched.add(id);
  }
  for (const id of all.touched) {
    for (const other of filesIn(after.definedIn.get(id))) files.add(other);
    for (const other of filesIn(after.saidIn.get(id))) files.add(other);
    for (const other of sensitive.asking(id)) files.add(other);
  }
  if (before.graph !== after.graph) {
    keepLoops(before, after, changed);
    const [old, now] = [loopsByFile(before), loopsByFile(after)];
    if (old !== now) for (const loops of [old, now]) for (const file of loops.keys()) files.add(file);
  }
  for (const file of changed) files.delete(file);
  const affected = [...changed, ...[...files].filter((file) => after.files.has(file))];
  for (const file of affected) items.touch(file, all);
  return affected;
}

/** Whether something has changed that all files of a product may hang on. */
function isShared(before: Snapshot, after: Snapshot, changed: readonly string[]): boolean {
  if (changed.some((file) => productChanged(before.files.get(file), after.files.get(file)))) return true;
  return holdingsChanged(before, after, changed.flatMap((file) => [before.files.get(file), after.files.get(file)]));
}

/** A product file's criteria decide which scores its requirements may carry. */
function productChanged(before: DocumentFacts | undefined, after: DocumentFacts | undefined): boolean {
  const scoring = (facts: DocumentFacts | undefined): unknown => (facts?.kind === 'product' ? facts.entities.find(({ kind }) => kind === 'product')?.fields['scoring'] : undefined);
  return JSON.stringify(scoring(before)) !== JSON.stringify(scoring(after));
}

function filesOfKinds(snapshot: Snapshot, kinds: ReadonlySet<FileKind>): readonly string[] {
  if (kinds.has('requirements')) return [...snapshot.files.keys()];
  return [...kinds].flatMap((kind) => (kind === 'requirements' ? [] : filesOfKind(snapshot, kind)));
}
