// Keeps what the rules found in each item of a long list, so that after a keystroke only items are looked at again that it can matter to.
import type { Finding } from '../document/finding';
import type { Extract, Parts } from '../document/document';
import { aroundOf, itemOf } from '../document/parts';
import { commonEnds } from '../index/difference';
import type { DocumentFacts } from '../index/facts';

/** What was found in an item, as it stood then. */
interface Known {
  readonly start: number;
  readonly findings: readonly Finding[];
  /** The findings speak of other places. */
  readonly sensitive: boolean;
  /** The findings speak of ids that are nowhere: any id that comes or goes may be what they mean. */
  readonly seeking: boolean;
}

export interface ItemChecks {
  /** Ids mean something else from now on: items of a file that name or define one of them are looked at again. */
  touch(file: string, ids: ReadonlySet<string>): void;
  /** Nothing is known of a file any more. */
  forget(file: string): void;
  /** Findings of all items in order, where `check` finds those of a part of a document. */
  findings(facts: DocumentFacts, parts: Parts, check: (part: DocumentFacts) => Finding[]): Finding[];
}

/** What was known of the items of a document when it was last checked. */
interface Checked {
  readonly items: Parts['items'];
  readonly known: readonly Known[];
}

export function createItemChecks(): ItemChecks {
  const files = new Map<string, Checked>();
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
      const ids = touched.get(facts.file);
      touched.delete(facts.file);
      const known = carryOver(files.get(facts.file), items);
      // Where there are very many, only the first are compared with what is there.
      const seekers = known.reduce((count, one) => (one?.seeking ? count + 1 : count), 0);
      const seek = ids !== undefined || seekers > MOST_SEEKERS;
      const { before, behind } = aroundOf(parts);
      const end = starts[items.length] ?? 0;
      const all = check(withOnly(facts, before, [0, starts[0] ?? 0]));
      for (let i = 0; i < items.length; i++) {
        let one = known[i];
        // Most items are clean, and nobody looks at them.
        if (one === CLEAN && !ids) continue;
        const start = starts[i] ?? 0;
        if (!one || one.sensitive || (one.seeking && seek) || (ids && speaksOf(items[i] as Extract, ids))) one = look(check(withOnly(facts, itemOf(parts, i), [start, starts[i + 1] ?? end])), start);
        known[i] = one;
        for (const finding of one.findings) all.push(moved(finding, start - one.start));
      }
      for (const finding of check(withOnly(facts, behind, [end, Infinity]))) all.push(finding);
      files.set(facts.file, { items, known: known as Known[] });
      return all;
    },
  };
}

/** What is known of the items that are the same at the beginning and at the end of the list. */
function carryOver(old: Checked | undefined, items: Parts['items']): (Known | undefined)[] {
  if (!old) return new Array<Known | undefined>(items.length).fill(undefined);
  const { first, last } = commonEnds(items, old.items);
  return [...old.known.slice(0, first), ...new Array<Known | undefined>(items.length - first - last).fill(undefined), ...old.known.slice(old.known.length - last)];
}

const CLEAN: Known = { start: 0, findings: [], sensitive: false, seeking: false };
const MOST_SEEKERS = 30;

function look(findings: readonly Finding[], start: number): Known {
  if (findings.length === 0) return CLEAN;
  return { start, findings, sensitive: findings.some(({ related }) => related !== undefined), seeking: findings.some(({ rule }) => rule === 'ref/unknown') };
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
