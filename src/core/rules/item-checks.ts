// Keeps what the rules found in each item of a long list, so that after a keystroke only items are looked at again that it can matter to.
import type { Finding } from '../document/finding';
import type { Extract, Parts } from '../document/document';
import { aroundOf, itemOf } from '../document/parts';
import { firstAtOrAfter } from '../document/pieces';
import type { Touch } from '../index/comparison';
import { commonEnds } from '../index/difference';
import type { DocumentFacts } from '../index/facts';
import type { Range } from '../text/range';
import type { Context } from './rule';

/** What was found in an item, as it stood then. */
interface Known {
  readonly start: number;
  readonly findings: readonly Finding[];
  /** The findings speak of other places. */
  readonly sensitive: boolean;
  /** The findings speak of ids that are nowhere: any id that comes or goes may be what they mean. */
  readonly seeking: boolean;
  /** Ids that rules asked more about than their faces. */
  readonly asked: readonly string[];
}

/** What finds the problems of items, and takes what was asked for them. */
export interface Looking {
  readonly check: (part: DocumentFacts, asks: Context['asks']) => Finding[];
  readonly asks: Context['asks'];
}

export interface ItemChecks {
  /** Ids are touched: items of a file that they can matter to are looked at again. */
  touch(file: string, touch: Touch): void;
  /** Nothing is known of a file any more. */
  forget(file: string): void;
  /** Findings of all items in order. */
  findings(facts: DocumentFacts, parts: Parts, looking: Looking): Finding[];
}

/** What was known of the items of a document when it was last checked. */
interface Checked {
  readonly items: Parts['items'];
  readonly known: readonly Known[];
}

export function createItemChecks(): ItemChecks {
  const files = new Map<string, Checked>();
  const touches = new Map<string, { readonly faces: Set<string>; readonly touched: Set<string> }>();
  return {
    touch(file, { faces, touched }) {
      if (touched.size === 0 || !files.has(file)) return;
      const all = touches.get(file) ?? { faces: new Set(), touched: new Set() };
      for (const id of faces) all.faces.add(id);
      for (const id of touched) all.touched.add(id);
      touches.set(file, all);
    },
    forget(file) {
      files.delete(file);
      touches.delete(file);
    },
    findings(facts, parts, { check, asks }) {
      const { items, starts } = parts;
      const touch = touches.get(facts.file);
      touches.delete(facts.file);
      const known = carryOver(files.get(facts.file), items);
      // Where there are very many, only the first are compared with what is there.
      const seekers = known.reduce((count, one) => (one?.seeking ? count + 1 : count), 0);
      const seek = touch !== undefined || seekers > MOST_SEEKERS;
      const { before, behind } = aroundOf(parts);
      const end = starts[items.length] ?? 0;
      const all = check(withOnly(facts, before, [0, starts[0] ?? 0]), asks);
      for (let i = 0; i < items.length; i++) {
        let one = known[i];
        // Most items are clean, and nobody looks at them.
        if (one === CLEAN && !touch) continue;
        const start = starts[i] ?? 0;
        if (!one || one.sensitive || (one.seeking && seek) || (touch && isTouched(items[i] as Extract, one, touch))) {
          const asked: string[] = [];
          one = look(check(withOnly(facts, itemOf(parts, i), [start, starts[i + 1] ?? end]), (id) => asked.push(id)), start, asked);
        }
        known[i] = one;
        for (const id of one.asked) asks(id);
        for (const finding of one.findings) all.push(moved(finding, start - one.start));
      }
      for (const finding of check(withOnly(facts, behind, [end, Infinity]), asks)) all.push(finding);
      files.set(facts.file, { items, known: known as Known[] });
      return all;
    },
  };
}

/** Findings of the items that touch a range, and of what stands around the list: nothing is remembered. */
export function findingsNear(facts: DocumentFacts, parts: Parts, range: Range, check: (part: DocumentFacts) => Finding[]): Finding[] {
  const { starts, items } = parts;
  const { before, behind } = aroundOf(parts);
  const end = starts[items.length] ?? 0;
  const all = check(withOnly(facts, before, [0, starts[0] ?? 0]));
  for (let i = Math.max(0, firstAtOrAfter(starts, range.start) - 1); i < items.length && (starts[i] ?? 0) <= range.end; i++) {
    for (const finding of check(withOnly(facts, itemOf(parts, i), [starts[i] ?? 0, starts[i + 1] ?? end]))) all.push(finding);
  }
  for (const finding of check(withOnly(facts, behind, [end, Infinity]))) all.push(finding);
  return all;
}

/** What is known of the items that are the same at the beginning and at the end of the list. */
function carryOver(old: Checked | undefined, items: Parts['items']): (Known | undefined)[] {
  if (!old) return new Array<Known | undefined>(items.length).fill(undefined);
  const { first, last } = commonEnds(items, old.items);
  return [...old.known.slice(0, first), ...new Array<Known | undefined>(items.length - first - last).fill(undefined), ...old.known.slice(old.known.length - last)];
}

const CLEAN: Known = { start: 0, findings: [], sensitive: false, seeking: false, asked: [] };
const MOST_SEEKERS = 30;

function look(findings: readonly Finding[], start: number, asked: readonly string[]): Known {
  if (findings.length === 0 && asked.length === 0) return CLEAN;
  return { start, findings, asked, sensitive: findings.some(({ related }) => related !== undefined), seeking: findings.some(({ rule }) => rule === 'ref/unknown') };
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

function isTouched({ entities, references }: Extract, { asked }: Known, { faces, touched }: Touch): boolean {
  return references.some(({ id }) => faces.has(id)) || entities.some(({ id, gist }) => touched.has(id) || (gist !== undefined && touched.has(gist))) || asked.some((id) => touched.has(id));
}
