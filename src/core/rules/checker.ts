// Keeps the problems of a workspace folder in step with its documents: after a change only what it can touch is checked again.
import type { Entity } from '../document/document';
import { assumeNoLoops, keepLoops, loopsByFile } from '../index/cycles';
import { emptySnapshot, updateSnapshot } from '../index/build';
import { differenceOf } from '../index/difference';
import type { DocumentFacts } from '../index/facts';
import { filesIn } from '../index/file-list';
import { textField } from '../index/lookup';
import type { Change, Snapshot } from '../index/snapshot';
import { ENTITY_TYPES, type EntityKind } from '../schema/entities';
import { type Problem, problemsOf } from './check';
import { createSensitive, type Sensitive } from './sensitive';
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

/** Beyond so many ids that came or went, nobody looks at each of them. */
const MOST_BORN = 50;

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
    const { ids, born, moved } = compare(before.files.get(file), after.files.get(file));
    // Words are compared with all words, a limited number of them in order; a number only with those around it.
    const all = born.size > MOST_BORN || [...born.values()].some((kind) => kind === undefined || 'named' in ENTITY_TYPES[kind]);
    for (const other of born.size === 0 ? [] : all ? sensitive.allSeeking() : sensitive.seeking([...born.keys()])) files.add(other);
    if (ids.size > 0 || moved) for (const other of sensitive.pointingTo(file)) files.add(other);
    for (const id of ids) {
      touched.add(id);
      for (const other of filesIn(after.namedIn.get(id))) files.add(other);
      for (const other of filesIn(after.definedIn.get(id))) files.add(other);
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

interface Comparison {
  /** Ids that mean something else than before. */
  readonly ids: ReadonlySet<string>;
  /** Those of them that came, went or are of another kind now; with the kind of one of the things, if any could be read. */
  readonly born: ReadonlyMap<string, EntityKind | undefined>;
  /** Things may stand elsewhere. */
  readonly moved: boolean;
}

function compare(before: DocumentFacts | undefined, after: DocumentFacts | undefined): Comparison {
  const difference = differenceOf(before, after);
  if (before && after && before.unreadIds.length + after.unreadIds.length === 0) {
    const [old, now] = [difference.before.entities, difference.after.entities];
    const moved = (before.parts !== undefined && difference.moved) || old.some(({ idRange }, i) => idRange.start !== now[i]?.idRange.start);
    if (sameMeanings(old, now)) return { ids: new Set(), born: new Map(), moved };
  }
  // What is the same in both states means the same in both.
  const [old, now] = [meanings(difference.before.entities, before?.unreadIds), meanings(difference.after.entities, after?.unreadIds)];
  const ids = new Set<string>();
  const born = new Map<string, EntityKind | undefined>();
  for (const id of new Set([...old.keys(), ...now.keys()])) {
    const [was, is] = [old.get(id), now.get(id)];
    if (was?.all === is?.all) continue;
    ids.add(id);
    if (was?.kinds !== is?.kinds) born.set(id, was?.kind ?? is?.kind);
  }
  return { ids, born, moved: true };
}

/** The usual case, told without a word of text: the same things in the same order. */
function sameMeanings(old: readonly Entity[], now: readonly Entity[]): boolean {
  if (old.length !== now.length) return false;
  return old.every((entity, i) => {
    const other = now[i];
    return other?.id === entity.id && other.kind === entity.kind && (other.fields === entity.fields || textField(other, 'status') === textField(entity, 'status'));
  });
}

/** What other files can see of an id: its kinds, and these with their statuses. */
interface Meaning {
  readonly kind: EntityKind | undefined;
  kinds: string;
  all: string;
}

/** Meanings of all ids that things define or a document seems to define. */
function meanings(entities: readonly Entity[], unreadIds: readonly string[] = []): Map<string, Meaning> {
  const all = new Map<string, Meaning>();
  const enter = (id: string, kind: EntityKind | undefined, kinds: string, status: string): void => {
    const meaning = all.get(id) ?? { kind, kinds: '', all: '' };
    meaning.kinds += kinds;
    meaning.all += `${kinds}${status};`;
    all.set(id, meaning);
  };
  for (const entity of entities) enter(entity.id, entity.kind, `${entity.kind}:`, textField(entity, 'status') ?? '');
  for (const id of unreadIds) enter(id, undefined, '?', '');
  return all;
}
