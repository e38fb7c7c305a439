// Turns products into the rows of the tree: sections, documents, requirements, with what stands behind each. Rows are made when they are shown.
import type { Entity } from '../document/document';
import { entityOf, labelOf, referencesTo, scopeOf, textField } from '../index/lookup';
import type { Snapshot } from '../index/snapshot';
import type { EntityKind } from '../schema/entities';
import { shapeAt } from '../schema/shape';
import { compareIds, type Entry } from './entry-list';
import { createEntries, type Entries, entityOfEntry, type Grouping, groupsOf, looseOf } from './outline-entries';
import { type FileNode, type GroupNode, type OutlineNode, type ProductNode, type Section, sectionOf, SECTIONS, type SectionNode } from './outline-node';
import { entityNode, entityRows, entryRows, fileNode, joined, memberRows, NO_ROWS, nodeRows, planOf, type Rows, type Scene } from './outline-rows';

export interface Outline {
  /** Brings the tree up to a snapshot; costs as much as has changed. */
  readonly update: (snapshot: Snapshot) => void;
  readonly entries: Entries;
  readonly products: () => ProductNode[];
  readonly sections: (scope: string, today: string) => SectionNode[];
  readonly below: (node: OutlineNode, grouping: Grouping) => Rows;
  /** Rows from a section down to a thing's own row, each with its position below the one before; nothing when it has no row. */
  readonly pathTo: (entity: Entity, grouping: Grouping, today: string) => readonly { readonly node: OutlineNode; readonly position: number }[] | undefined;
}

export function createOutline(first: Snapshot): Outline {
  const steps = outlineInSteps(first);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same in steps of a millisecond or so, for many files. */
export function* outlineInSteps(first: Snapshot): Generator<void, Outline> {
  const entries = createEntries();
  let snapshot = first;
  yield* entries.load(snapshot);
  const scene = (scope: string): Scene | undefined => {
    const own = entries.scopes.get(scope);
    return own && { snapshot, scope, own };
  };
  return {
    entries,
    update(next) {
      snapshot = next;
      entries.update(next);
    },
    products: () => productNodes(snapshot, entries),
    sections(scope, today) {
      const at = scene(scope);
      return at ? sectionNodes(at, today) : [];
    },
    below(node, grouping) {
      const at = scene(node.scope);
      return at ? rowsBelow(at, node, grouping) : NO_ROWS;
    },
    pathTo(entity, grouping, today) {
      const at = scene(scopeOf(snapshot, entity.file));
      return at && pathTo(at, entity, grouping, today);
    },
  };
}

/** A row for each product, and one for the documents outside of all. */
function productNodes(snapshot: Snapshot, { scopes }: Entries): ProductNode[] {
  const all = new Set(snapshot.products.keys());
  const outside = scopes.get('');
  // A configuration file alone is no product.
  if (outside && ([...outside.sorted.values()].some((list) => list.length > 0) || outside.plans.size > 0 || [...outside.broken.values()].some(({ kind }) => kind !== 'config'))) all.add('');
  return [...all].sort().map((scope) => {
    const entity = snapshot.products.get(scope)?.flatMap((file) => snapshot.files.get(file)?.entities.find(({ kind }) => kind === 'product') ?? [])[0];
    return { type: 'product', key: `product:${scope}`, scope, label: entity ? labelOf(entity) : scope.slice(scope.lastIndexOf('/') + 1), ...(entity && { entity }) };
  });
}

/** Sections of a product, in the order of the tree; that of files that can't be read only when there are any. */
function sectionNodes(scene: Scene, today: string): SectionNode[] {
  const { own: { sorted, broken } } = scene;
  const plan = planOf(scene);
  const list = (kind: EntityKind): readonly Entry[] => sorted.get(kind) ?? [];
  const count = (...kinds: readonly EntityKind[]): number => kinds.reduce((sum, kind) => sum + list(kind).length, 0);
  const unread = unreadFiles(scene).length;
  const sizes: Readonly<Record<Section, readonly [number, number]>> = {
    goals: [count('goal'), 0],
    requirements: [count('prd') + [...broken.values()].filter((one) => isLostPrd(scene, one.file)).length, 0],
    roadmap: [plan.items.length, plan.items.filter((item) => isLate(item, today)).length],
    feedback: [count('feedback'), list('feedback').filter(({ status }) => status === '' || status === 'new').length],
    risks: [count('risk'), list('risk').filter((risk) => isHigh(entityOfEntry(scene.snapshot, risk))).length],
    team: [plan.teams.length, plan.people.length],
    unread: [unread, unread],
  };
  return SECTIONS.filter((section) => section !== 'unread' || unread > 0).map((section) => {
    const [number, alert] = sizes[section];
    return { type: 'section', key: `section:${scene.scope}:${section}`, scope: scene.scope, section, count: number, alert };
  });
}

function rowsBelow(scene: Scene, node: OutlineNode, grouping: Grouping): Rows {
  if (node.type === 'section') return sectionRows(scene, node.section, grouping);
  if (node.type === 'group') {
    const list = node.by === 'loose' ? looseOf(scene.own) : (groupsOf(scene.own, node.by).get(node.value) ?? []);
    return entryRows(scene, list, node.key);
  }
  if (node.type === 'entity' && node.count !== undefined) return memberRows(scene, node);
  return NO_ROWS;
}

function sectionRows(scene: Scene, section: Section, grouping: Grouping): Rows {
  const { own: { sorted } } = scene;
  const list = (kind: EntityKind): Rows => entryRows(scene, sorted.get(kind) ?? []);
  if (section === 'requirements') return grouping === 'prd' ? joined(list('prd'), nodeRows([...lostPrds(scene), ...looseNodes(scene)])) : nodeRows(groupNodes(scene, grouping));
  if (section === 'goals') return list('goal');
  if (section === 'feedback') return joined(list('feedback'), list('improvement'));
  if (section === 'risks') return list('risk');
  if (section === 'unread') return nodeRows(unreadFiles(scene).map((file) => fileNode(scene, file)));
  const { milestones, lanes, items, teams, people } = planOf(scene);
  const [holders, members, field] = section === 'roadmap' ? [lanes, items, 'lane'] as const : [teams, people, 'team'] as const;
  const known = new Set(holders.map(({ id }) => id));
  const rest = members.filter((member) => !known.has(textField(member, field) ?? ''));
  return entityRows([...(section === 'roadmap' ? milestones : []), ...holders, ...rest], (entity, nth) => entityNode(scene, entity, '', nth));
}

function looseNodes({ scope, own }: Scene): GroupNode[] {
  const count = looseOf(own).length;
  return count > 0 ? [{ type: 'group', key: `group:${scope}:loose`, scope, by: 'loose', value: '', label: undefined, count }] : [];
}

function groupNodes({ snapshot, scope, own }: Scene, by: Exclude<Grouping, 'prd'>): GroupNode[] {
  const groups = groupsOf(own, by);
  const titles = new Map(shapeAt('requirement', [by])?.values?.map(({ value, title }) => [String(value), title] as const));
  const order = [...titles.keys()];
  const rank = (value: string): number => (value === '' ? Infinity : order.includes(value) ? order.indexOf(value) : order.length);
  return [...groups].sort(([a], [b]) => rank(a) - rank(b) || compareIds(a, b)).map(([value, { length: count }]) => {
    const entity = value !== '' && (by === 'goal' || by === 'owner') ? entityOf(snapshot, value, scope === '' ? 'x' : `${scope}/x`) : undefined;
    const name = entity ? labelOf(entity) : value;
    return { type: 'group', key: `group:${scope}:${by}:${value}`, scope, by, value, label: value === '' ? undefined : (titles.get(value) ?? { en: name, zh: name }), count };
  });
}

/** A PRD of which nothing but its file is left. */
function isLostPrd({ snapshot, own }: Scene, file: string): boolean {
  return own.broken.get(file)?.kind === 'prd' && !snapshot.files.get(file)?.entities.some(({ kind }) => kind === 'prd');
}

/** Such a PRD keeps its place among the others. */
function lostPrds(scene: Scene): FileNode[] {
  return [...scene.own.broken.keys()].filter((file) => isLostPrd(scene, file)).sort().map((file) => fileNode(scene, file));
}

/** The other files that can't be read to their end; a PRD that has its row says it there. */
function unreadFiles({ own }: Scene): string[] {
  return [...own.broken.values()].flatMap(({ file, kind }) => (kind === 'prd' ? [] : [file])).sort();
}

/** An item whose end lies before today and that is neither done nor cancelled. Only a whole date can be late. */
function isLate(item: Entity, today: string): boolean {
  const end = textField(item, 'end');
  return end !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(end) && end < today && !['done', 'cancelled'].includes(textField(item, 'status') ?? '');
}

/** Probability × impact of 12 or more, not closed. */
function isHigh(risk: Entity | undefined): boolean {
  const { probability, impact } = risk?.fields ?? {};
  return typeof probability === 'number' && typeof impact === 'number' && probability * impact >= 12 && risk !== undefined && textField(risk, 'status') !== 'closed';
}

function pathTo(scene: Scene, entity: Entity, grouping: Grouping, today: string): { readonly node: OutlineNode; readonly position: number }[] | undefined {
  const section = sectionOf(entity.kind);
  // What has no row is shown by what it stands in: a KPI by its goal.
  if (section === undefined) {
    const holder = entity.container === undefined ? undefined : entityOf(scene.snapshot, entity.container, entity.file);
    return holder && holder !== entity ? pathTo(scene, holder, grouping, today) : undefined;
  }
  const sections = sectionNodes(scene, today);
  const at = sections.findIndex((node) => node.section === section);
  const top = sections[at];
  if (!top) return undefined;
  const path: { node: OutlineNode; position: number }[] = [{ node: top, position: at }];
  const rows = rowsBelow(scene, top, grouping);
  const own = rows.indexOf(entity);
  if (own >= 0) return withRow(path, rows, own);
  for (const position of holdersOf(scene, rows, entity, grouping)) {
    const node = rows.at(position);
    if (!node) continue;
    const inner = rowsBelow(scene, node, grouping);
    const found = inner.indexOf(entity);
    if (found >= 0) return withRow([...path, { node, position }], inner, found);
  }
  return undefined;
}

function withRow(path: readonly { node: OutlineNode; position: number }[], rows: Rows, position: number): { node: OutlineNode; position: number }[] | undefined {
  const node = rows.at(position);
  return node && [...path, { node, position }];
}

/** Positions of the rows that a thing may stand below; of thousands of PRDs only those that list it or that it is written in. */
function holdersOf({ snapshot }: Scene, rows: Rows, entity: Entity, grouping: Grouping): number[] {
  const all = Array.from({ length: rows.length }, (_, position) => position);
  if (entity.kind !== 'requirement' || grouping !== 'prd') return all;
  const prds = [entity.container, ...referencesTo(snapshot, entity).flatMap(({ from, fromKind, field }) => (fromKind === 'prd' && field === 'requirements' ? from : []))];
  const found = prds.flatMap((id) => (id === undefined ? undefined : entityOf(snapshot, id, entity.file)) ?? []).map((prd) => rows.indexOf(prd)).filter((position) => position >= 0);
  // The requirements of no document come last.
  return found.length > 0 ? found.sort((a, b) => a - b) : all.slice(-1);
}
