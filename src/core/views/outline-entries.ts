// Keeps what the tree sorts and groups things by, in order, from one snapshot to the next: only files that changed are looked at.
import type { Entity } from '../document/document';
import type { DocumentFacts } from '../index/facts';
import { definitionsOf, labelOf, scopeOf, textField } from '../index/lookup';
import { changedKeys, persistentMap, type PersistentMap } from '../index/persistent-map';
import type { Snapshot } from '../index/snapshot';
import type { EntityKind } from '../schema/entities';
import { compareEntries, type Entry, hasEntry, listFor, push, putIn, runOf, splitId, takeOut } from './entry-list';

export const GROUPINGS = ['prd', 'status', 'owner', 'goal', 'priority'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** Kinds that the tree sorts by id. Those of roadmap and team keep the order in which they are written. */
const SORTED: ReadonlySet<EntityKind> = new Set(['goal', 'prd', 'requirement', 'feedback', 'improvement', 'risk']);

/** A file that can't be read past a place, and what it was when it last could be. */
export interface Broken {
  readonly file: string;
  readonly kind: DocumentFacts['kind'];
  readonly title?: string;
}

/** What stands in one product. */
export interface ScopeEntries {
  /** In the order of the tree. */
  readonly sorted: Map<EntityKind, Entry[]>;
  /** How many PRDs list an id. */
  readonly listed: Map<string, number>;
  /** Requirements in no PRD, once somebody has asked. */
  loose?: Entry[];
  /** Requirements by what they are grouped by, once somebody has asked. */
  groups?: { readonly by: Grouping; readonly of: Map<string, Entry[]> };
  readonly broken: Map<string, Broken>;
  /** Files with roadmaps and teams. */
  readonly plans: Set<string>;
}

/** Entries that are read in one step. */
const STEP = 500;

interface FileEntries {
  readonly scope: string;
  readonly entries: readonly Entry[];
  readonly listed: readonly string[];
}

export interface Entries {
  readonly scopes: ReadonlyMap<string, ScopeEntries>;
  readonly of: (file: string) => readonly Entry[];
  /** Reads a snapshot from the start, in steps. */
  readonly load: (snapshot: Snapshot) => Generator<void>;
  /** Brings everything up to a snapshot. */
  readonly update: (snapshot: Snapshot) => void;
}

export function createEntries(): Entries {
  const scopes = new Map<string, ScopeEntries>();
  const files = new Map<string, FileEntries>();
  let seen: { files: PersistentMap<DocumentFacts>; products: unknown } = { files: persistentMap<DocumentFacts>(), products: undefined };

  const scopeAt = (name: string): ScopeEntries => {
    let scope = scopes.get(name);
    if (!scope) {
      scope = { sorted: new Map(), listed: new Map(), broken: new Map(), plans: new Set() };
      scopes.set(name, scope);
    }
    return scope;
  };

  /** All files at once: sorted at the end rather than put in one by one. */
  function* load(snapshot: Snapshot): Generator<void> {
    let read = 0;
    const broken = new Map([...scopes.values()].flatMap((scope) => [...scope.broken]));
    scopes.clear();
    files.clear();
    for (const facts of snapshot.files.values()) {
      const own = readFile(snapshot, facts);
      files.set(facts.file, own);
      const scope = scopeAt(own.scope);
      for (const entry of own.entries) push(scope.sorted, entry.kind, entry);
      for (const id of own.listed) scope.listed.set(id, (scope.listed.get(id) ?? 0) + 1);
      note(scope, facts, broken.get(facts.file)?.title);
      read += own.entries.length + 1;
      if (read < STEP) continue;
      read = 0;
      yield;
    }
    for (const scope of scopes.values()) {
      for (const list of scope.sorted.values()) {
        list.sort(compareEntries);
        yield;
      }
    }
    seen = { files: snapshot.files, products: snapshot.products };
  }

  const replace = (snapshot: Snapshot, file: string): void => {
    const facts = snapshot.files.get(file);
    const before = files.get(file);
    const after = facts && readFile(snapshot, facts);
    const title = (before && scopes.get(before.scope)?.broken.get(file)?.title) ?? titleOf(seen.files.get(file));
    if (before) exchange(scopeAt(before.scope), before, undefined, after);
    if (after) exchange(scopeAt(after.scope), undefined, after, before);
    for (const scope of [before && scopes.get(before.scope), after && scopes.get(after.scope)]) {
      scope?.broken.delete(file);
      scope?.plans.delete(file);
    }
    if (facts && after) {
      files.set(file, after);
      note(scopeAt(after.scope), facts, title);
    } else files.delete(file);
  };

  return {
    scopes,
    load,
    of: (file) => files.get(file)?.entries ?? [],
    update(snapshot) {
      if (snapshot.files === seen.files && snapshot.products === seen.products) return;
      const changed = snapshot.products === seen.products ? [...changedKeys(seen.files, snapshot.files)] : undefined;
      if (!changed || changed.length > 2000) for (const steps = load(snapshot); !steps.next().done; ) continue;
      else for (const file of changed) replace(snapshot, file);
      seen = { files: snapshot.files, products: snapshot.products };
    },
  };
}

function note(scope: ScopeEntries, facts: DocumentFacts, known: string | undefined): void {
  const { file, kind } = facts;
  if (kind === 'roadmap' || kind === 'team') scope.plans.add(file);
  if (!facts.broken) return;
  const title = known ?? titleOf(facts);
  scope.broken.set(file, { file, kind, ...(title !== undefined && { title }) });
}

/** What a file is called after the thing that it is about. */
function titleOf(facts: DocumentFacts | undefined): string | undefined {
  const [first] = facts?.entities ?? [];
  return first?.path.length === 0 ? labelOf(first) : undefined;
}

function readFile(snapshot: Snapshot, facts: DocumentFacts): FileEntries {
  const entries: Entry[] = [];
  const counts = new Map<string, number>();
  for (const entity of facts.entities) {
    if (!SORTED.has(entity.kind)) continue;
    const nth = counts.get(entity.id) ?? 0;
    counts.set(entity.id, nth + 1);
    entries.push(entryOf(entity, nth, facts.kind === 'prd'));
  }
  const listed = facts.kind === 'prd' ? new Set(facts.references.flatMap(({ id, field, fromKind }) => (field === 'requirements' && fromKind === 'prd' ? [id] : []))) : [];
  return { scope: scopeOf(snapshot, facts.file), entries, listed: [...listed] };
}

function entryOf(entity: Entity, nth: number, inPrd: boolean): Entry {
  const { kind, id, file, fields } = entity;
  const own = kind === 'requirement';
  const goals = fields['goals'];
  return {
    kind, id, file, nth, ...splitId(id),
    status: textField(entity, 'status') ?? '',
    owner: own ? (textField(entity, 'owner') ?? '') : '',
    priority: own ? (textField(entity, 'priority') ?? '') : '',
    goals: own && Array.isArray(goals) ? goals.filter((goal) => typeof goal === 'string').join(' ') : '',
    inPlace: own && inPrd && entity.container !== undefined,
  };
}

/** What a requirement is grouped by; an empty word where it says nothing. */
export function valuesOf(entry: Entry, by: Exclude<Grouping, 'prd'>): readonly string[] {
  if (by !== 'goal') return [entry[by]];
  return entry.goals === '' ? NOTHING : [...new Set(entry.goals.split(' '))];
}

const NOTHING = [''] as const;

function isSame(a: Entry, b: Entry): boolean {
  return a.kind === b.kind && a.id === b.id && a.nth === b.nth && a.status === b.status && a.owner === b.owner && a.priority === b.priority && a.goals === b.goals && a.inPlace === b.inPlace;
}

/** Takes out what a file held, or puts in what it holds; what `other`, the file at the other side of the change, has as well stays where it is. */
function exchange(scope: ScopeEntries, before: FileEntries | undefined, after: FileEntries | undefined, other: FileEntries | undefined): void {
  const own = before ?? after;
  if (!own) return;
  const shared = other?.scope === own.scope ? new Map(other.entries.map((entry) => [`${entry.nth} ${entry.kind} ${entry.id}`, entry])) : undefined;
  const listedThere = new Set(other?.scope === own.scope ? other.listed : []);
  const touched = new Set<string>();
  for (const entry of own.entries) {
    const twin = shared?.get(`${entry.nth} ${entry.kind} ${entry.id}`);
    if (twin && isSame(twin, entry)) continue;
    if (before) takeOut(listFor(scope.sorted, entry.kind), entry);
    else putIn(listFor(scope.sorted, entry.kind), entry);
    if (entry.kind !== 'requirement') continue;
    touched.add(entry.id);
    if (scope.groups && scope.groups.by !== 'prd') regroup(scope.groups.of, valuesOf(entry, scope.groups.by), entry, before !== undefined);
  }
  for (const id of own.listed) {
    if (listedThere.has(id)) continue;
    const count = (scope.listed.get(id) ?? 0) + (before ? -1 : 1);
    if (count > 0) scope.listed.set(id, count);
    else scope.listed.delete(id);
    touched.add(id);
  }
  if (scope.loose) for (const id of touched) settle(scope, scope.loose, id);
}

function regroup(groups: Map<string, Entry[]>, values: readonly string[], entry: Entry, out: boolean): void {
  for (const value of values) {
    const list = listFor(groups, value);
    if (out) takeOut(list, entry);
    else putIn(list, entry);
    if (list.length === 0) groups.delete(value);
  }
}

/** Requirements of an id that stand in no PRD. A PRD that lists an id defined twice means the first one. */
function settle({ sorted, listed }: ScopeEntries, loose: Entry[], id: string): void {
  removeId(loose, id);
  const all = sorted.get('requirement') ?? [];
  const [from, until] = runOf(all, id);
  for (let at = from; at < until; at++) {
    const entry = all[at];
    if (entry && !entry.inPlace && (at > from || !listed.has(id))) putIn(loose, entry);
  }
}

function removeId(list: Entry[], id: string): void {
  const [from, until] = runOf(list, id);
  list.splice(from, until - from);
}

export function looseOf(scope: ScopeEntries): readonly Entry[] {
  if (!scope.loose) {
    const all = scope.sorted.get('requirement') ?? [];
    scope.loose = all.filter((entry, at) => !entry.inPlace && (!scope.listed.has(entry.id) || all[at - 1]?.id === entry.id));
  }
  return scope.loose;
}

/** Whether a requirement stands in no PRD. */
export function isLoose(scope: ScopeEntries, entry: Entry): boolean {
  return hasEntry(looseOf(scope), entry);
}

export function groupsOf(scope: ScopeEntries, by: Exclude<Grouping, 'prd'>): ReadonlyMap<string, readonly Entry[]> {
  if (scope.groups?.by !== by) {
    const of = new Map<string, Entry[]>();
    for (const entry of scope.sorted.get('requirement') ?? []) for (const value of valuesOf(entry, by)) push(of, value, entry);
    scope.groups = { by, of };
  }
  return scope.groups.of;
}

/** The thing itself, as a snapshot has it. */
export function entityOfEntry(snapshot: Snapshot, { id, file, nth }: Entry): Entity | undefined {
  return definitionsOf(snapshot, id, { scope: scopeOf(snapshot, file) }).filter((entity) => entity.file === file && SORTED.has(entity.kind))[nth];
}
