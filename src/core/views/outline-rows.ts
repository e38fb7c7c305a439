// Turns lists of things into rows of the tree, each made when it is shown.
import type { Entity } from '../document/document';
import { entityOf, textField } from '../index/lookup';
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
export function membersOf(scene: Scene, { id, file, kind }: Entity): readonly Entity[] {
  if (kind === 'prd') return requirementsOf(scene.snapshot, { id, file });
  const { items, people } = planOf(scene);
  if (kind === 'lane') return items.filter((item) => textField(item, 'lane') === id);
  return kind === 'team' ? people.filter((person) => textField(person, 'team') === id) : [];
}

const members = new WeakMap<Snapshot, Map<string, readonly Entity[]>>();

/** Requirements of a PRD by id: those it names and those written in it. */
export function requirementsOf(snapshot: Snapshot, { id: prd, file }: Pick<Entity, 'id' | 'file'>): readonly Entity[] {
  let known = members.get(snapshot);
  if (!known) {
    known = new Map();
    members.set(snapshot, known);
  }
  let found = known.get(`${file}:${prd}`);
  if (!found) {
    const facts = snapshot.files.get(file);
    const all = new Set<Entity>();
    for (const { from, field, id } of facts?.references ?? []) {
      const entity = from === prd && field === 'requirements' ? entityOf(snapshot, id, file) : undefined;
      if (entity?.kind === 'requirement') all.add(entity);
    }
    for (const entity of facts?.entities ?? []) if (entity.kind === 'requirement' && entity.container === prd) all.add(entity);
    found = [...all].map((entity) => ({ entity, ...splitId(entity.id) })).sort((a, b) => (a.prefix < b.prefix ? -1 : a.prefix > b.prefix ? 1 : a.number - b.number)).map(({ entity }) => entity);
    known.set(`${file}:${prd}`, found);
  }
  return found;
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
