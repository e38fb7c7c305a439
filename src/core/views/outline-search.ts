// Turns words that somebody looks for into the rows of the tree that hold them, with what they stand below.
import type { Entity } from '../document/document';
import type { DocumentFacts } from '../index/facts';
import { entityOf, referencesOf, scopeOf } from '../index/lookup';
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

/** Looks for words in one snapshot after another. */
export interface Searcher {
  readonly query: string;
  readonly search: (snapshot: Snapshot) => Search;
  /** The same in steps of a millisecond or so. */
  readonly searchInSteps: (snapshot: Snapshot) => Generator<void, Search>;
}

/** Things read in one step. */
const STEP = 500;

/** What the things of a file are found by; read once while the file stays the same. */
const texts = new WeakMap<DocumentFacts, readonly { readonly entity: Entity; readonly text: string }[]>();

function textsOf(facts: DocumentFacts): readonly { readonly entity: Entity; readonly text: string }[] {
  let known = texts.get(facts);
  if (!known) {
    known = facts.entities.filter(({ kind }) => sectionOf(kind) !== undefined).map((entity) => ({ entity, text: textOf(entity) }));
    texts.set(facts, known);
  }
  return known;
}

export function createSearcher(query: string): Searcher {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  function* searchInSteps(snapshot: Snapshot): Generator<void, Search> {
    const files: { readonly file: string; readonly own: readonly Entity[] }[] = [];
    let read = 0;
    for (const facts of snapshot.files.values()) {
      const things = textsOf(facts);
      const own = things.filter(({ text }) => words.every((word) => text.includes(word))).map(({ entity }) => entity);
      if (own.length > 0) files.push({ file: facts.file, own });
      read += things.length + 1;
      if (read < STEP) continue;
      read = 0;
      yield;
    }
    return resultOf(snapshot, query, files.sort((a, b) => (a.file < b.file ? -1 : 1)).flatMap(({ own }) => own));
  }
  return {
    query,
    searchInSteps,
    search(snapshot) {
      for (const steps = searchInSteps(snapshot); ; ) {
        const step = steps.next();
        if (step.done) return step.value;
      }
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
  const known = new Map<string, Homes>();
  const homesIn = (scope: string): Homes => {
    const homes = known.get(scope) ?? homesOf(snapshot, found.filter(({ kind, file }) => kind === 'requirement' && scopeOf(snapshot, file) === scope));
    known.set(scope, homes);
    return homes;
  };
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
      const homes = homesIn(node.scope);
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
