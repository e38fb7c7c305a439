// Turns problems of files into the number of errors and warnings behind each row of the tree. Only files with problems are ever looked at.
import type { Entity } from '../document/document';
import type { FileKind } from '../document/file-kind';
import type { DocumentFacts } from '../index/facts';
import { scopeOf } from '../index/lookup';
import type { Snapshot } from '../index/snapshot';
import type { Range } from '../text/range';
import type { Entry } from './entry-list';
import { type Entries, isLoose, type ScopeEntries, valuesOf } from './outline-entries';
import type { GroupNode, OutlineNode, Section } from './outline-node';
import { membersOf } from './outline-rows';

export interface Counts {
  readonly errors: number;
  readonly warnings: number;
}

interface Found {
  readonly severity: string;
  readonly range: Range;
}

export interface Tally {
  /** Takes what was found in a file; hints and infos don't count. */
  readonly set: (file: string, facts: DocumentFacts | undefined, problems: readonly Found[]) => void;
  /** What stands behind a row, all that is below it included. */
  readonly of: (snapshot: Snapshot, entries: Entries, node: OutlineNode) => Counts;
}

interface FileTally {
  readonly facts: DocumentFacts;
  readonly found: readonly Found[];
  readonly total: Counts;
  /** By id of the things around a problem; made when somebody asks. */
  byThing?: ReadonlyMap<string, Counts>;
}

const NONE: Counts = { errors: 0, warnings: 0 };

const SECTION_KINDS: Readonly<Record<Section, readonly FileKind[]>> = {
  goals: ['product'], requirements: ['prd', 'requirements'], roadmap: ['roadmap'], feedback: ['feedback'], risks: ['risks'], team: ['team'], unread: [],
};

export function createTally(): Tally {
  const files = new Map<string, FileTally>();
  let groups: { readonly snapshot: Snapshot; readonly byScope: Map<string, ReadonlyMap<string, Counts>> } | undefined;

  const ofFiles = (snapshot: Snapshot, scope: string, includes: (facts: DocumentFacts) => boolean): Counts => {
    let sum = NONE;
    for (const { facts, total } of files.values()) if (includes(facts) && scopeOf(snapshot, facts.file) === scope) sum = plus(sum, total);
    return sum;
  };
  const ofThing = ({ file, id }: Pick<Entity, 'file' | 'id'>): Counts => {
    const own = files.get(file);
    if (!own) return NONE;
    own.byThing ??= byThing(own);
    return own.byThing.get(id) ?? NONE;
  };
  const ofGroup = (snapshot: Snapshot, entries: Entries, { scope, by, value }: GroupNode): Counts => {
    if (groups?.snapshot !== snapshot) groups = { snapshot, byScope: new Map() };
    const key = `${by} ${scope}`;
    let totals = groups.byScope.get(key);
    if (!totals) {
      totals = groupTotals();
      groups.byScope.set(key, totals);
    }
    return totals.get(value) ?? NONE;

    function groupTotals(): ReadonlyMap<string, Counts> {
      const own = entries.scopes.get(scope);
      const sums = new Map<string, Counts>();
      for (const file of own ? files.keys() : []) {
        if (scopeOf(snapshot, file) !== scope) continue;
        for (const entry of entries.of(file)) {
          const counts = entry.kind === 'requirement' ? ofThing(entry) : NONE;
          if (own && counts !== NONE) for (const one of placesOf(own, entry, by)) sums.set(one, plus(sums.get(one) ?? NONE, counts));
        }
      }
      return sums;
    }
  };

  return {
    set(file, facts, problems) {
      const found = problems.filter(({ severity }) => severity === 'error' || severity === 'warning');
      if (found.length === 0 && !files.has(file)) return;
      groups = undefined;
      if (!facts || found.length === 0) files.delete(file);
      else files.set(file, { facts, found, total: countOf(found) });
    },
    of(snapshot, entries, node) {
      if (files.size === 0 || node.type === 'more') return NONE;
      if (node.type === 'group') return ofGroup(snapshot, entries, node);
      if (node.type === 'file') return files.get(node.file)?.total ?? NONE;
      if (node.type === 'product') return ofFiles(snapshot, node.scope, () => true);
      if (node.type === 'section') return ofFiles(snapshot, node.scope, ({ kind, broken }) => (node.section === 'unread' ? broken && kind !== 'prd' : SECTION_KINDS[node.section].includes(kind)));
      const own = entries.scopes.get(node.scope);
      const below = own && node.count !== undefined ? membersOf({ snapshot, scope: node.scope, own }, node.entity) : [];
      // What is written in a thing is counted with it already.
      return below.reduce((sum, one) => (one.container === node.entity.id && one.file === node.entity.file ? sum : plus(sum, ofThing(one))), ofThing(node.entity));
    },
  };
}

function placesOf(own: ScopeEntries, entry: Entry, by: GroupNode['by']): readonly string[] {
  if (by !== 'loose') return valuesOf(entry, by);
  return isLoose(own, entry) ? [''] : [];
}

function plus(a: Counts, b: Counts): Counts {
  if (a === NONE) return b;
  return b === NONE ? a : { errors: a.errors + b.errors, warnings: a.warnings + b.warnings };
}

function countOf(found: readonly Found[]): Counts {
  const errors = found.filter(({ severity }) => severity === 'error').length;
  return { errors, warnings: found.length - errors };
}

/** Walks problems and things side by side in the order of the text: each problem counts for all things around its beginning. */
function byThing({ facts, found }: FileTally): ReadonlyMap<string, Counts> {
  const things = [...facts.entities].sort((a, b) => a.range.start - b.range.start);
  const counts = new Map<string, Counts>();
  const open: Entity[] = [];
  let next = 0;
  for (const one of [...found].sort((a, b) => a.range.start - b.range.start)) {
    const { start } = one.range;
    for (let thing = things[next]; thing && thing.range.start <= start; thing = things[++next]) {
      while (open.length > 0 && (open.at(-1)?.range.end ?? 0) < thing.range.start) open.pop();
      open.push(thing);
    }
    while (open.length > 0 && (open.at(-1)?.range.end ?? 0) < start) open.pop();
    for (const { id, range } of open) if (start <= range.end) counts.set(id, plus(counts.get(id) ?? NONE, countOf([one])));
  }
  return counts;
}
