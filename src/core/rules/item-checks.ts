// Keeps what the rules found in each item of a long list, so that after a keystroke only items are looked at again that it can matter to.
import type { Finding } from '../document/finding';
import type { Extract, Parts } from '../document/document';
import { aroundOf, itemOf } from '../document/parts';
import type { DocumentFacts } from '../index/facts';

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
  findings(facts: DocumentFacts, parts: Parts, check: (part: DocumentFacts) => Finding[]): Finding[];
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
    findings(facts, parts, check) {
      const { items, starts } = parts;
      const old = files.get(facts.file);
      const ids = touched.get(facts.file);
      touched.delete(facts.file);
      const now = new Map<object, Known>();
      const { before, behind } = aroundOf(parts);
      const end = starts[items.length] ?? 0;
      const all = check(withOnly(facts, before, [0, starts[0] ?? 0]));
      for (let i = 0; i < items.length; i++) {
        const item = items[i] as Extract;
        const start = starts[i] ?? 0;
        let known = old?.get(item);
        if (!known || known.sensitive || (ids && speaksOf(item, ids))) known = look(check(withOnly(facts, itemOf(parts, i), [start, starts[i + 1] ?? end])), start);
        now.set(item, known);
        for (const finding of known.findings) all.push(moved(finding, start - known.start));
      }
      for (const finding of check(withOnly(facts, behind, [end, Infinity]))) all.push(finding);
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

/** Facts of a document as if it held nothing but this, in a range. */
function withOnly(facts: DocumentFacts, { entities, references }: Extract, [start, end]: readonly [number, number]): DocumentFacts {
  const { file, kind, lineStarts, mentions, sections, unreadIds, broken, ignores, findings, ruleKeys } = facts;
  const ownScores = facts.ownScores.filter(({ range }) => range.start >= start && range.start < end);
  return { file, kind, lineStarts, mentions, sections, unreadIds, broken, ignores, findings, ruleKeys, entities, references, ownScores };
}

function speaksOf({ entities, references }: Extract, ids: ReadonlySet<string>): boolean {
  return references.some(({ id }) => ids.has(id)) || entities.some(({ id }) => ids.has(id));
}
