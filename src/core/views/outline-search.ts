// Turns words that somebody looks for into the rows of the tree that hold them, with what they stand below.
import type { Entity } from '../document/document';
import type { DocumentFacts } from '../index/facts';
import { entityOf, pathsOf, referencesOf, scopeOf } from '../index/lookup';
import type { Snapshot } from '../index/snapshot';
import type { EntityKind } from '../schema/entities';
import { type GroupNode, type OutlineNode, type Section, sectionOf, SECTIONS, type SectionNode } from './outline-node';
import { entityRows, NO_ROWS, nodeRows, requirementsOf, type Rows } from './outline-rows';

/** So many are shown; whoever looks for a common word adds another one. */
const MOST = 1000;

export interface Search {
  /** What was looked for, as it is shown. */
  readonly query: string;
  /** How many there are, at most `MOST`. */
  readonly count: number;
  readonly more: boolean;
  readonly sections: (scope: string) => SectionNode[];
  readonly below: (node: OutlineNode) => Rows;
}

/** Looks for words in one snapshot after another: a file that stays the same is read once. */
export function createSearcher(query: string): { readonly search: (snapshot: Snapshot) => Search } {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const known = new WeakMap<DocumentFacts, readonly Entity[]>();
  const holds = (entity: Entity): boolean => {
    if (sectionOf(entity.kind) === undefined) return false;
    const text = textOf(entity);
    return words.every((word) => text.includes(word));
  };
  return {
    search(snapshot) {
      const found: Entity[] = [];
      for (const file of pathsOf(snapshot)) {
        const facts = snapshot.files.get(file);
        if (!facts) continue;
        let own = known.get(facts);
        if (!own) {
          own = facts.entities.filter(holds);
          known.set(facts, own);
        }
        for (const entity of own) found.push(entity);
        if (found.length > MOST) break;
      }
      return resultOf(snapshot, query, found);
    },
  };
}

const FIELDS = ['title', 'name', 'text', 'owner', 'status', 'priority', 'lane', 'team', 'role'] as const;

/** What a thing is found by: its id, its name, who owns it, what state it is in, its tags. */
function textOf({ id, fields }: Entity): string {
  let text = id;
  for (const field of FIELDS) if (typeof fields[field] === 'string') text += `\n${fields[field]}`;
  if (Array.isArray(fields['tags'])) text += `\n${fields['tags'].join('\n')}`;
  return text.toLowerCase();
}

function resultOf(snapshot: Snapshot, query: string, all: readonly Entity[]): Search {
  const found = all.slice(0, MOST);
  const inSection = (scope: string, section: Section): Entity[] => found.filter(({ kind, file }) => sectionOf(kind) === section && scopeOf(snapshot, file) === scope);
  return {
    query,
    count: found.length,
    more: all.length > MOST,
    sections: (scope) => SECTIONS.flatMap((section) => {
      const count = inSection(scope, section).length;
      return count > 0 ? [{ type: 'section' as const, key: `found:${query}:section:${scope}:${section}`, scope, section, count, alert: 0 }] : [];
    }),
    below(node) {
      const make = (list: readonly Entity[], kinds: readonly EntityKind[] = []): Rows => entityRows(list, (entity, nth) => {
        const count = kinds.includes(entity.kind) ? (below(entity).length || undefined) : undefined;
        return { type: 'entity', key: `found:${query}:${node.key}:${entity.file}:${entity.id}#${nth}`, scope: node.scope, entity, ...(count !== undefined && { count }) };
      });
      const homes = homesOf(snapshot, found.filter(({ kind, file }) => kind === 'requirement' && scopeOf(snapshot, file) === node.scope));
      /** Of a document those that were found; all of one that was found by itself. */
      const below = (prd: Entity): readonly Entity[] => homes.byPrd.get(prd) ?? requirementsOf(snapshot, prd);
      if (node.type === 'entity') return make(below(node.entity));
      if (node.type === 'group') return make(homes.loose);
      if (node.type !== 'section') return NO_ROWS;
      if (node.section !== 'requirements') return make(inSection(node.scope, node.section));
      const prds = new Set([...inSection(node.scope, 'requirements').filter(({ kind }) => kind === 'prd'), ...homes.byPrd.keys()]);
      const documents = make([...prds], ['prd']);
      const loose: GroupNode = { type: 'group', key: `${node.key}:loose`, scope: node.scope, by: 'loose', value: '', label: undefined, count: homes.loose.length };
      return nodeRows([...Array.from({ length: documents.length }, (_, at) => documents.at(at)).filter((one) => one !== undefined), ...(loose.count > 0 ? [loose] : [])]);
    },
  };
}

interface Homes {
  readonly byPrd: ReadonlyMap<Entity, readonly Entity[]>;
  readonly loose: readonly Entity[];
}

/** The documents that requirements stand in. */
function homesOf(snapshot: Snapshot, requirements: readonly Entity[]): Homes {
  const byPrd = new Map<Entity, Entity[]>();
  const loose: Entity[] = [];
  for (const one of requirements) {
    const lists = referencesOf(snapshot, one.id).filter(({ field, fromKind, file }) => field === 'requirements' && fromKind === 'prd' && scopeOf(snapshot, file) === scopeOf(snapshot, one.file));
    const ids = [...lists.map(({ from, file }) => ({ from, file })), { from: one.container, file: one.file }];
    const prds = new Set(ids.flatMap(({ from, file }) => (from === undefined ? undefined : entityOf(snapshot, from, file)) ?? []));
    for (const prd of prds) {
      const list = byPrd.get(prd);
      if (list) list.push(one);
      else byPrd.set(prd, [one]);
    }
    if (prds.size === 0) loose.push(one);
  }
  return { byPrd, loose };
}
