// Reads the document of a long list in pieces, an item each, so that after an edit only the touched ones are read again.
import { shapeOf } from '../schema/shape';
import { lineStartsOf } from '../text/lines';
import type { Range } from '../text/range';
import type { Document, Piece, Pieces } from './document';
import { extract } from './extract';
import { readFast } from './fast-reader';
import { findLongList, type LongList, splitItems } from './list-split';
import { yamlMentions } from './mentions';
import { rootKindOf } from './root-kind';
import { seemingIds } from './seeming-ids';
import type { Change } from './text-change';
import { type Mapping, type Pair, type Sequence, sharedValueOf, type SyntaxNode } from './tree';
import { readYaml } from './yaml-reader';

type Frame = Pick<Document, 'file' | 'kind' | 'text' | 'lineStarts'>;

/** Shorter texts (UTF-16 code units) are read at once. */
const LEAST_LENGTH = 4096;
const LEAST_ITEMS = 4;

/** What gives a stretch of YAML a meaning beyond itself: anchors, aliases, tags, directives, document and conflict markers. */
const REACHING = /(?:^|[\s[{,:-])[&*!]|^(?:---|\.\.\.|%|<{7}|={7}|>{7})|[\0\uFEFF]/m;

/** The pieces of a text, read in steps of an item each; nothing where the text is short or has to be read as a whole. */
export function* readPieces(whole: Frame): Generator<void, Pieces | undefined> {
  const { text } = whole;
  const list = text.length < LEAST_LENGTH ? undefined : findLongList(text, whole.lineStarts);
  const starts = list && isLong(text, list) ? splitItems(text, list) : undefined;
  if (!list || !starts || starts.length < LEAST_ITEMS) return undefined;
  yield;
  const framed = readFrame(whole, list);
  if (!framed) return undefined;
  const items: Piece[] = [];
  for (const [i, start] of starts.entries()) {
    const item = readItem(framed.frame, framed.slot, text.slice(start, starts[i + 1] ?? list.end));
    if (!item) return undefined;
    items.push(item);
    yield;
  }
  const parts = { frame: framed.frame.extract, head: list.start, items: items.map((item) => item.extract), starts: [...starts, list.end] };
  return { ...framed, column: list.column, items, parts, marks: new Map() };
}

/** Pieces of a text after a change of the one that `pieces` were read from, and the lines that were read for it. */
export function updatePieces(pieces: Pieces, text: string, { from, to, grown }: Change): { readonly pieces: Pieces; readonly stretch: Range } | undefined {
  const { items, frame, slot, parts: { starts, ...parts } } = pieces;
  const end = starts[items.length] ?? 0;
  if (from < (starts[0] ?? 0) || to > end) return undefined;
  // An edit at the edge of an item may bind it to its neighbour.
  const first = Math.max(0, firstAtOrAfter(starts, from) - 1);
  const last = Math.max(first, Math.min(items.length, firstAtOrAfter(starts, to + 1)) - 1);
  const stretch = { start: starts[first] ?? 0, end: (starts[last + 1] ?? end) + grown, column: pieces.column };
  const fresh = isLong(text, { start: starts[0] ?? 0, end: end + grown }) ? splitItems(text, stretch, true) : undefined;
  if (!fresh) return undefined;
  const read: Piece[] = [];
  for (const [i, start] of fresh.entries()) {
    const item = readItem(frame, slot, text.slice(start, fresh[i + 1] ?? stretch.end));
    if (!item) return undefined;
    read.push(item);
  }
  if (items.length - (last + 1 - first) + read.length < LEAST_ITEMS) return undefined;
  const moved = starts.slice(last + 1);
  return {
    pieces: {
      ...pieces,
      items: [...items.slice(0, first), ...read, ...items.slice(last + 1)],
      marks: carryMarks(pieces.marks, { first, last, count: read.length }),
      parts: {
        ...parts,
        items: [...parts.items.slice(0, first), ...read.map((item) => item.extract), ...parts.items.slice(last + 1)],
        starts: [...starts.slice(0, first), ...fresh, ...(grown === 0 ? moved : moved.map((start) => start + grown))],
      },
    },
    stretch,
  };
}

/** Items from `first` to `last` have been replaced by `count` others. */
function carryMarks(marks: Pieces['marks'], { first, last, count }: { readonly first: number; readonly last: number; readonly count: number }): Pieces['marks'] {
  const carried: Pieces['marks'] = new Map();
  for (const [asked, { indexes, from, to }] of marks) {
    // Nobody has asked since the last change: all are asked again.
    if (from < to) continue;
    const by = count - (last + 1 - first);
    carried.set(asked, { indexes: [...indexes.filter((i) => i < first), ...indexes.filter((i) => i > last).map((i) => i + by)], from: first, to: first + count });
  }
  return carried;
}

/** A list that is most of a text, so that no other list can be longer. */
function isLong(text: string, { start, end }: Range): boolean {
  return text.length >= LEAST_LENGTH && end - start > text.length / 2;
}

/** Index of the first start that is not before an offset. */
export function firstAtOrAfter(starts: ArrayLike<number>, offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The text around a list, read as if the list were empty. */
function readFrame({ file, kind, text: whole }: Frame, list: LongList): Pick<Pieces, 'frame' | 'slot'> | undefined {
  const text = whole.slice(0, list.start) + whole.slice(list.end);
  const reading = readFast(text);
  const { root } = reading ?? {};
  if (!reading || root?.kind !== 'mapping' || root.flow) return undefined;
  const slot = root.pairs.findLastIndex(({ key }) => key.end < list.start);
  const pair = root.pairs[slot];
  if (pair?.value.kind !== 'scalar' || pair.value.value !== null || pair.value.start !== pair.value.end) return undefined;
  // The schema of a requirements file is told by this key.
  if (kind === 'requirements' && pair.key.value !== 'requirements') return undefined;
  const { start, end } = pair.value;
  const empty: Sequence = { kind: 'sequence', start, end, flow: false, items: [] };
  const mapping: Mapping = { ...root, pairs: root.pairs.map((one, i) => (i === slot ? { key: one.key, value: empty } : one)) };
  const own = extract(file, mapping, shapeOf(rootKindOf(kind, mapping)), sharedValueOf(mapping));
  // What is the list's container has the list among its fields, and its items know it by its id.
  if (own.entities.some(({ path }) => path.length === 0)) return undefined;
  const frame: Piece = { ...blank(file, kind, text), root: mapping, comments: reading.comments, ...own, mentions: yamlMentions(text, own), extract: own };
  return { frame, slot };
}

/** One item, as the only one of its list; nothing where the lines are not one item or mean more than they say. */
function readItem(frame: Document, slot: number, slice: string): Piece | undefined {
  const text = unshared(slice);
  const fast = readFast(text);
  if (!fast && REACHING.test(text)) return undefined;
  const { root: list, comments, findings, broken } = fast ?? readYaml(text);
  if (list?.kind !== 'sequence' || list.flow || list.items.length !== 1) return undefined;
  const root = around(frame, slot, list);
  const own = extract(frame.file, root, shapeOf(rootKindOf(frame.kind, root)), findings.length === 0 ? sharedValueOf(root) : undefined);
  const known = new Set(broken ? own.entities.map(({ id }) => id) : []);
  const unreadIds = broken ? seemingIds(text).filter((id) => !known.has(id)) : [];
  return { ...blank(frame.file, frame.kind, text), root, comments, findings, ...own, mentions: yamlMentions(text, own), extract: own, unreadIds, broken };
}

/** A root that holds nothing but the list; what is said of the root itself stands outside of the text. */
function around(frame: Document, slot: number, list: SyntaxNode): Mapping {
  const key = (frame.root as Mapping).pairs[slot] as Pair;
  return { kind: 'mapping', flow: false, start: OUTSIDE, end: list.end, pairs: [{ key: { ...key.key, start: OUTSIDE, end: OUTSIDE }, value: list }] };
}

/** Offset of what an item's document has only to be a document. */
export const OUTSIDE = -1;

function blank(file: string, kind: Document['kind'], text: string): Document {
  return { file, kind, text, lineStarts: lineStartsOf(text), comments: [], findings: [], entities: [], references: [], mentions: [], sections: [], unreadIds: [], broken: false };
}

/** The same text without its hold on the one that it was cut from, which would stay in memory with every edit. */
function unshared(slice: string): string {
  return ` ${slice}`.slice(1);
}
