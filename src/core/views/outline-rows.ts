// Turns lists of things into rows of the tree, each made when it is shown.
import type { Entity } from '../document/document';
import type { DocumentFacts } from '../index/facts';
import { definitionsOf, entityOf, scopeOf, textField } from '../index/lookup';
import { changedKeys, type PersistentMap } from '../index/persistent-map';
import type { Snapshot } from '../index/snapshot';
import type { EntityKind } from '../schema/entities';
import { positionAt } from '../text/lines';
import { type Entry, firstNotBefore, splitId } from './entry-list';
import { entityOfEntry, type ScopeEntries } from './outline-entries';
import type { EntityNode, FileNode, OutlineNode } from './outline-node';

/** Rows below another one, each made when it is asked for. */
export interface Rows {
  readonly length: number;
  readonly at: (position: number) => OutlineNode | undefined;
  /** Position of a thing's own row, or -1. */
  readonly indexOf: (entity: Entity) => number;
}

/** One product as it stands. */
export interface Scene {
  readonly snapshot: Snapshot;
  readonly scope: string;
  readonly own: ScopeEntries;
}

export const NO_ROWS: Rows = { length: 0, at: () => undefined, indexOf: () => -1 };

/** Rows of a list that is kept in order. */
export function entryRows(scene: Scene, list: readonly Entry[], within = ''): Rows {
  return {
    length: list.length,
    at(position) {
      const entry = list[position];
      const entity = entry && entityOfEntry(scene.snapshot, entry);
      return entity && entityNode(scene, entity, within, entry.nth);
    },
    indexOf({ id, file, kind }) {
      const at = firstNotBefore(list, { id, file, nth: 0, ...splitId(id) });
      const found = list[at];
      return found?.id === id && found.file === file && found.kind === kind ? at : -1;
    },
  };
}

/** Rows of things in the order given; `nth` tells things apart that have the same id by mistake. */
export function entityRows(list: readonly Entity[], make: (entity: Entity, nth: number) => EntityNode): Rows {
  const seen = new Map<string, number>();
  const nths = list.map(({ file, id }) => {
    const nth = seen.get(`${file}:${id}`) ?? 0;
    seen.set(`${file}:${id}`, nth + 1);
    return nth;
  });
  return {
    length: list.length,
    at(position) {
      const entity = list[position];
      return entity && make(entity, nths[position] ?? 0);
    },
    indexOf: ({ id, file, kind }) => list.findIndex((one) => one.id === id && one.file === file && one.kind === kind),
  };
}

export function nodeRows(nodes: readonly OutlineNode[]): Rows {
  return { length: nodes.length, at: (position) => nodes[position], indexOf: () => -1 };
}

export function joined(first: Rows, second: Rows): Rows {
  return {
    length: first.length + second.length,
    at: (position) => (position < first.length ? first.at(position) : second.at(position - first.length)),
    indexOf(entity) {
      const at = first.indexOf(entity);
      const behind = at < 0 ? second.indexOf(entity) : -1;
      return behind < 0 ? at : first.length + behind;
    },
  };
}

/** The row of a thing. */
export function entityNode({ snapshot, scope, own }: Scene, entity: Entity, within = '', nth = 0): EntityNode {
  const { file, id, kind } = entity;
  const holds = kind === 'prd' || kind === 'lane' || kind === 'team';
  const unread = own.broken.has(file) && entity.path.length === 0 ? lineOf(snapshot, file) : undefined;
  return {
    type: 'entity', key: `entity:${within}:${file}:${id}${nth > 0 ? `#${nth}` : ''}`, scope, entity,
    ...(holds && { count: membersOf({ snapshot, scope, own }, entity).length }),
    ...(unread !== undefined && { unreadFrom: unread }),
  };
}

/** What a row holds: requirements of a PRD by id, items of a lane, people of a team. */
export function membersOf(scene: Scene, { id, file, kind }: Pick<Entity, 'id' | 'file' | 'kind'>): readonly Member[] {
  if (kind === 'prd') return memberIds(scene.snapshot, { id, file });
  return heldBy(scene, { id, kind });
}

/** Rows of what a row holds. */
export function memberRows(scene: Scene, { entity, key }: EntityNode): Rows {
  const make = (one: Entity, nth: number): EntityNode => entityNode(scene, one, key, nth);
  if (entity.kind !== 'prd') return entityRows(heldBy(scene, entity), make);
  const list = memberIds(scene.snapshot, entity);
  return {
    length: list.length,
    at(position) {
      const member = list[position];
      const found = member && entityOfMember(scene.snapshot, member);
      return found && make(found, member.nth ?? 0);
    },
    indexOf: ({ id, file }) => list.findIndex((one) => one.id === id && one.file === file),
  };
}

function heldBy(scene: Scene, { id, kind }: Pick<Entity, 'id' | 'kind'>): readonly Entity[] {
  const { items, people } = planOf(scene);
  if (kind === 'lane') return items.filter((item) => textField(item, 'lane') === id);
  return kind === 'team' ? people.filter((person) => textField(person, 'team') === id) : [];
}

/** A thing that another one holds; `container` is the one in whose text it stands. */
export interface Member {
  readonly id: string;
  readonly file: string;
  readonly container?: string;
  readonly nth?: number;
}

interface Known {
  readonly definedIn: Snapshot['definedIn'];
  readonly products: Snapshot['products'];
  readonly list: readonly Member[];
}

/** By what a PRD says: who its requirements are changes only with it, or with where ids are defined. */
const known = new WeakMap<DocumentFacts, Map<string, Known>>();

/** Requirements of a PRD by id: those it names and those written in it. */
function memberIds(snapshot: Snapshot, { id: prd, file }: Pick<Entity, 'id' | 'file'>): readonly Member[] {
  const facts = snapshot.files.get(file);
  if (!facts) return [];
  let lists = known.get(facts);
  if (!lists) {
    lists = new Map();
    known.set(facts, lists);
  }
  const last = lists.get(prd);
  if (last && last.products === snapshot.products && isSameMap(last.definedIn, snapshot.definedIn)) return last.list;
  const list = readMembers(snapshot, facts, prd);
  lists.set(prd, { definedIn: snapshot.definedIn, products: snapshot.products, list });
  return list;
}

function isSameMap<V>(a: PersistentMap<V>, b: PersistentMap<V>): boolean {
  for (const key of changedKeys(a, b)) return key === undefined;
  return true;
}

function readMembers(snapshot: Snapshot, { file, entities, references }: DocumentFacts, prd: string): readonly Member[] {
  const all = new Map<string, Member>();
  for (const { from, field, id } of references) {
    const entity = from === prd && field === 'requirements' ? entityOf(snapshot, id, file) : undefined;
    if (entity?.kind === 'requirement') all.set(`0 ${entity.file} ${id}`, { id, file: entity.file, ...(entity.container !== undefined && { container: entity.container }) });
  }
  const counts = new Map<string, number>();
  for (const { kind, id, container } of entities) {
    if (kind !== 'requirement' || container !== prd) continue;
    const nth = counts.get(id) ?? 0;
    counts.set(id, nth + 1);
    all.set(`${nth} ${file} ${id}`, { id, file, container, nth });
  }
  return [...all.values()].map((member) => ({ member, ...splitId(member.id) })).sort((a, b) => (a.prefix < b.prefix ? -1 : a.prefix > b.prefix ? 1 : a.number - b.number)).map(({ member }) => member);
}

function entityOfMember(snapshot: Snapshot, { id, file, nth = 0 }: Member): Entity | undefined {
  return definitionsOf(snapshot, id, { scope: scopeOf(snapshot, file) }).filter((one) => one.file === file && one.kind === 'requirement')[nth];
}

export function requirementsOf(snapshot: Snapshot, prd: Pick<Entity, 'id' | 'file'>): readonly Entity[] {
  return memberIds(snapshot, prd).flatMap((member) => entityOfMember(snapshot, member) ?? []);
}

interface Plan {
  readonly milestones: readonly Entity[];
  readonly lanes: readonly Entity[];
  readonly items: readonly Entity[];
  readonly teams: readonly Entity[];
  readonly people: readonly Entity[];
}

const plans = new WeakMap<Snapshot, Map<string, Plan>>();

/** What roadmaps and teams hold, in the order in which it is written; made once a snapshot. */
export function planOf({ snapshot, scope, own }: Scene): Plan {
  let known = plans.get(snapshot);
  if (!known) {
    known = new Map();
    plans.set(snapshot, known);
  }
  let plan = known.get(scope);
  if (!plan) {
    plan = readPlan(snapshot, own);
    known.set(scope, plan);
  }
  return plan;
}

function readPlan(snapshot: Snapshot, own: ScopeEntries): Plan {
  const entities = [...own.plans].sort().flatMap((file) => snapshot.files.get(file)?.entities ?? []);
  const of = (kind: EntityKind): Entity[] => entities.filter((entity) => entity.kind === kind);
  return { milestones: of('milestone'), lanes: of('lane'), items: of('roadmapItem'), teams: of('team'), people: of('person') };
}

export function fileNode({ snapshot, scope, own }: Scene, file: string): FileNode {
  const title = own.broken.get(file)?.title;
  return { type: 'file', key: `file:${file}`, scope, file, line: lineOf(snapshot, file), ...(title !== undefined && { title }) };
}

/** The line past which a file can't be read. */
function lineOf(snapshot: Snapshot, file: string): number {
  const facts = snapshot.files.get(file);
  const at = facts?.findings.find(({ rule }) => /^(?:yaml|file)\//.test(rule))?.range.start ?? 0;
  return facts ? positionAt(facts.lineStarts, at).line + 1 : 1;
}
