// Keeps what the rules found in each item of a long list, so that after a keystroke only items are looked at again that it can matter to.
import type { Finding } from '../document/finding';
import type { DocumentFacts, Items } from '../index/facts';
import type { Range } from '../text/range';

/** What was found in an item, as it stood then. */
interface Known {
  readonly start: number;
  readonly findings: readonly Finding[];
  /** The findings speak of other places or of ids that are nowhere. */
  readonly sensitive: boolean;
}

export interface ItemChecks {
  /** Ids mean something else from now on: items of a file that name or define one of them are looked at again. */
  touch(file: string, ids: ReadonlySet<string>): void;
  /** Nothing is known of a file any more. */
  forget(file: string): void;
  /** Findings of all items in order, where `check` finds those of a part of a document. */
  findings(facts: DocumentFacts, items: Items, check: (part: DocumentFacts) => Finding[]): Finding[];
}

export function createItemChecks(): ItemChecks {
  const files = new Map<string, ReadonlyMap<object, Known>>();
  const touched = new Map<string, Set<string>>();
  return {
    touch(file, ids) {
      if (ids.size === 0 || !files.has(file)) return;
      const all = touched.get(file) ?? new Set();
      for (const id of ids) all.add(id);
      touched.set(file, all);
    },
    forget(file) {
      files.delete(file);
      touched.delete(file);
    },
    findings(facts, items, check) {
      const { keys, starts } = items;
      const old = files.get(facts.file);
      const ids = touched.get(facts.file);
      touched.delete(facts.file);
      const now = new Map<object, Known>();
      const end = starts[keys.length] ?? 0;
      const all = check(partOf(facts, { start: 0, end: starts[0] ?? 0 }));
      keys.forEach((key, i) => {
        const range = { start: starts[i] ?? 0, end: starts[i + 1] ?? end };
        let known = old?.get(key);
        if (!known || known.sensitive || (ids && speaksOf(facts, range, ids))) known = look(check(partOf(facts, range)), range.start);
        now.set(key, known);
        for (const finding of known.findings) all.push(moved(finding, range.start - known.start));
      });
      all.push(...check(partOf(facts, { start: end, end: Infinity })));
      files.set(facts.file, now);
      return all;
    },
  };
}

function look(findings: readonly Finding[], start: number): Known {
  return { start, findings, sensitive: findings.some(({ rule, related }) => related !== undefined || rule === 'ref/unknown') };
}

function moved(finding: Finding, by: number): Finding {
  return by === 0 ? finding : { ...finding, range: { start: finding.range.start + by, end: finding.range.end + by } };
}

/** The facts of what stands in a range. */
function partOf(facts: DocumentFacts, range: Range): DocumentFacts {
  return {
    ...facts,
    entities: within(facts.entities, range, (entity) => entity.range.start),
    references: within(facts.references, range, (reference) => reference.range.start),
    ownScores: within(facts.ownScores, range, (score) => score.range.start),
  };
}

function speaksOf({ entities, references }: DocumentFacts, range: Range, ids: ReadonlySet<string>): boolean {
  return within(references, range, (reference) => reference.range.start).some(({ id }) => ids.has(id)) || within(entities, range, (entity) => entity.range.start).some(({ id }) => ids.has(id));
}

/** Those of things in order of place that begin in a range. */
function within<T>(things: readonly T[], { start, end }: Range, startOf: (thing: T) => number): readonly T[] {
  const from = firstAtOrAfter(things, start, startOf);
  return things.slice(from, end === Infinity ? things.length : firstAtOrAfter(things, end, startOf));
}

function firstAtOrAfter<T>(things: readonly T[], offset: number, startOf: (thing: T) => number): number {
  let low = 0;
  let high = things.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (startOf(things[middle] as T) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
