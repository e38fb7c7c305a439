// Turns a product into the rows of the tree: sections, documents, requirements, with what stands behind each.
import type { Entity } from '../document/document';
import type { DocumentFacts } from '../index/facts';
import { entitiesByKind, entityOf, labelOf, scopeOf, textField } from '../index/lookup';
import type { Snapshot } from '../index/snapshot';
import type { EntityKind, Localized } from '../schema/entities';
import { shapeAt } from '../schema/shape';
import { positionAt } from '../text/lines';

export const GROUPINGS = ['prd', 'status', 'owner', 'goal', 'priority'] as const;
export type Grouping = (typeof GROUPINGS)[number];

export const SECTIONS = ['goals', 'requirements', 'roadmap', 'feedback', 'risks', 'team', 'unread'] as const;
export type Section = (typeof SECTIONS)[number];

/** A row of the tree. Its `key` stays the same while it means the same thing. */
export type OutlineNode =
  | { readonly type: 'product'; readonly key: string; readonly scope: string; readonly label: string; readonly entity?: Entity }
  | { readonly type: 'section'; readonly key: string; readonly scope: string; readonly section: Section; readonly count: number; readonly alert: number }
  | { readonly type: 'group'; readonly key: string; readonly scope: string; readonly label: Localized | undefined; readonly members: readonly Entity[] }
  | { readonly type: 'entity'; readonly key: string; readonly scope: string; readonly entity: Entity; readonly children: readonly Entity[] }
  | { readonly type: 'file'; readonly key: string; readonly scope: string; readonly file: string; readonly line: number }
  | { readonly type: 'more'; readonly key: string; readonly scope: string; readonly parent: string; readonly rest: number };

/** A row for each scope that has documents; one without a product file has no label of its own. */
export function productNodes(snapshot: Snapshot): Extract<OutlineNode, { type: 'product' }>[] {
  return treeScopes(snapshot).map((scope) => {
    const entity = entitiesByKind(snapshot, scope).get('product')?.[0];
    return { type: 'product', key: `product:${scope}`, scope, label: entity ? labelOf(entity) : scope.slice(scope.lastIndexOf('/') + 1), ...(entity && { entity }) };
  });
}

/** Sections of a product, in the order of the tree; that of files that can't be read only when there are any. */
export function sectionNodes(snapshot: Snapshot, scope: string, today: string): Extract<OutlineNode, { type: 'section' }>[] {
  const kinds = entitiesByKind(snapshot, scope);
  const count = (...names: readonly EntityKind[]): number => names.reduce((sum, kind) => sum + (kinds.get(kind)?.length ?? 0), 0);
  const unread = brokenFiles(snapshot, scope).length;
  const sizes: Readonly<Record<Section, readonly [number, number]>> = {
    goals: [count('goal'), 0],
    requirements: [count('prd'), 0],
    roadmap: [count('roadmapItem'), (kinds.get('roadmapItem') ?? []).filter((item) => isLate(item, today)).length],
    feedback: [count('feedback'), (kinds.get('feedback') ?? []).filter((note) => (textField(note, 'status') ?? 'new') === 'new').length],
    risks: [count('risk'), (kinds.get('risk') ?? []).filter(isHigh).length],
    team: [count('team'), count('person')],
    unread: [unread, unread],
  };
  return SECTIONS.filter((section) => section !== 'unread' || unread > 0).map((section) => {
    const [number, alert] = sizes[section];
    return { type: 'section', key: `section:${scope}:${section}`, scope, section, count: number, alert };
  });
}

/** Rows below a section. */
export function sectionChildren(snapshot: Snapshot, scope: string, section: Section, grouping: Grouping): OutlineNode[] {
  const kinds = entitiesByKind(snapshot, scope);
  const list = (kind: EntityKind): OutlineNode[] => byId(kinds.get(kind) ?? []).map((entity) => entityNode(scope, entity));
  if (section === 'requirements') return grouping === 'prd' ? documentNodes(snapshot, scope) : groupNodes(snapshot, scope, grouping);
  if (section === 'goals') return list('goal');
  if (section === 'roadmap') return laneNodes(snapshot, scope);
  if (section === 'feedback') return [...list('feedback'), ...list('improvement')];
  if (section === 'risks') return list('risk');
  if (section === 'unread') return brokenFiles(snapshot, scope).map(({ file, findings, lineStarts }) => ({ type: 'file', key: `file:${file}`, scope, file, line: positionAt(lineStarts, findings[0]?.range.start ?? 0).line + 1 }));
  const people = kinds.get('person') ?? [];
  const teams = kinds.get('team') ?? [];
  const outside = people.filter((person) => !teams.some((team) => team.id === textField(person, 'team')));
  return [...teams.map((team) => entityNode(scope, team, people.filter((person) => textField(person, 'team') === team.id))), ...outside.map((person) => entityNode(scope, person))];
}

export function entityNode(scope: string, entity: Entity, children: readonly Entity[] = [], within = ''): Extract<OutlineNode, { type: 'entity' }> {
  return { type: 'entity', key: `entity:${within}:${entity.file}:${entity.id}`, scope, entity, children };
}

function documentNodes(snapshot: Snapshot, scope: string): OutlineNode[] {
  const kinds = entitiesByKind(snapshot, scope);
  const prds = byId(kinds.get('prd') ?? []);
  const placed = new Set<Entity>();
  const nodes = prds.map((prd) => {
    const children = requirementsOf(snapshot, prd);
    for (const child of children) placed.add(child);
    return entityNode(scope, prd, children);
  });
  const loose = (kinds.get('requirement') ?? []).filter((requirement) => !placed.has(requirement));
  return loose.length > 0 ? [...nodes, { type: 'group', key: `group:${scope}:loose`, scope, label: undefined, members: byId(loose) }] : nodes;
}

/** Requirements of a PRD by id: those it names and those written in it. */
export function requirementsOf(snapshot: Snapshot, prd: Entity): Entity[] {
  const facts = snapshot.files.get(prd.file);
  const named = (facts?.references ?? []).filter(({ from, field }) => from === prd.id && field === 'requirements').flatMap(({ id, file }) => entityOf(snapshot, id, file) ?? []);
  const inPlace = (facts?.entities ?? []).filter(({ kind, container }) => kind === 'requirement' && container === prd.id);
  return byId([...new Set([...named.filter(({ kind }) => kind === 'requirement'), ...inPlace])]);
}

function groupNodes(snapshot: Snapshot, scope: string, grouping: Exclude<Grouping, 'prd'>): OutlineNode[] {
  const kinds = entitiesByKind(snapshot, scope);
  const groups = new Map<string, Entity[]>();
  for (const requirement of byId(kinds.get('requirement') ?? [])) {
    for (const value of valuesOf(requirement, grouping)) groups.set(value, [...(groups.get(value) ?? []), requirement]);
  }
  const named = new Map((kinds.get(grouping === 'goal' ? 'goal' : 'person') ?? []).map((entity) => [entity.id, labelOf(entity)]));
  const titles = new Map(shapeAt('requirement', [grouping])?.values?.map(({ value, title }) => [String(value), title] as const));
  const order = [...titles.keys()];
  const rank = (value: string): number => (value === '' ? Infinity : order.includes(value) ? order.indexOf(value) : order.length);
  return [...groups].sort(([a], [b]) => rank(a) - rank(b) || compareIds(a, b)).map(([value, members]) => {
    const name = named.get(value) ?? value;
    return { type: 'group', key: `group:${scope}:${grouping}:${value}`, scope, label: value === '' ? undefined : (titles.get(value) ?? { en: name, zh: name }), members };
  });
}

/** What a requirement is grouped by; an empty word where it says nothing. */
function valuesOf(requirement: Entity, grouping: Exclude<Grouping, 'prd'>): string[] {
  if (grouping !== 'goal') return [textField(requirement, grouping) ?? ''];
  const goals = requirement.fields['goals'];
  const ids = Array.isArray(goals) ? goals.filter((goal): goal is string => typeof goal === 'string') : [];
  return ids.length > 0 ? ids : [''];
}

function laneNodes(snapshot: Snapshot, scope: string): OutlineNode[] {
  const kinds = entitiesByKind(snapshot, scope);
  const items = kinds.get('roadmapItem') ?? [];
  const lanes = kinds.get('lane') ?? [];
  const known = new Set(lanes.map((lane) => lane.id));
  const loose = items.filter((item) => !known.has(textField(item, 'lane') ?? ''));
  return [
    ...(kinds.get('milestone') ?? []).map((milestone) => entityNode(scope, milestone)),
    ...lanes.map((lane) => entityNode(scope, lane, items.filter((item) => textField(item, 'lane') === lane.id))),
    ...loose.map((item) => entityNode(scope, item)),
  ];
}

function brokenFiles(snapshot: Snapshot, scope: string): DocumentFacts[] {
  return [...snapshot.files.values()].filter((facts) => facts.broken && scopeOf(snapshot, facts.file) === scope).sort((a, b) => (a.file < b.file ? -1 : 1));
}

/** An item whose end lies before today and that is neither done nor cancelled. Only a whole date can be late. */
function isLate(item: Entity, today: string): boolean {
  const end = textField(item, 'end');
  return end !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(end) && end < today && !['done', 'cancelled'].includes(textField(item, 'status') ?? '');
}

/** Probability × impact of 12 or more, not closed. */
function isHigh(risk: Entity): boolean {
  const { probability, impact } = risk.fields;
  return typeof probability === 'number' && typeof impact === 'number' && probability * impact >= 12 && textField(risk, 'status') !== 'closed';
}

function byId(entities: readonly Entity[]): Entity[] {
  return [...entities].sort((a, b) => compareIds(a.id, b.id));
}

/** REQ-9 comes before REQ-12. */
export function compareIds(a: string, b: string): number {
  const [, prefixA = a, numberA] = /^(.*?)(\d+)$/.exec(a) ?? [];
  const [, prefixB = b, numberB] = /^(.*?)(\d+)$/.exec(b) ?? [];
  if (prefixA !== prefixB) return prefixA < prefixB ? -1 : 1;
  return Number(numberA ?? 0) - Number(numberB ?? 0);
}

/** Folders of products, and the workspace folder when documents lie outside of all products. */
function treeScopes(snapshot: Snapshot): string[] {
  const scopes = new Set(snapshot.products.keys());
  for (const facts of snapshot.files.values()) {
    if (scopes.has('')) break;
    if (facts.kind !== 'config' && scopeOf(snapshot, facts.file) === '') scopes.add('');
  }
  return [...scopes].sort();
}
