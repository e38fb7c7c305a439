// Reads the document of a long list in pieces, an item each, so that after an edit only the touched ones are read again.
import { shapeOf } from '../schema/shape';
import { lineStartsOf } from '../text/lines';
import type { Document } from './document';
import { extract } from './extract';
import { readFast } from './fast-reader';
import { findLongList, type LongList, splitItems } from './list-split';
import { rootKindOf } from './root-kind';
import { seemingIds } from './seeming-ids';
import { type Mapping, type Pair, type Sequence, sharedValueOf, type SyntaxNode } from './tree';
import { readYaml } from './yaml-reader';

/**
 * A document whose longest list is read item by item. Every piece is a document of its own, whose places count from its beginning; it holds
 * nothing of the text around it. Read together the pieces say what the text says as a whole, as each of them is complete in itself: a piece
 * that can't be told apart from its neighbours for certain (anchors, document markers) makes the whole text be read at once.
 * A syntax error stays within its item.
 */
export interface Pieces {
  /** The text without the list's lines. */
  readonly frame: Document;
  /** Length of the part of the frame that stands before the list. */
  readonly head: number;
  /** Position in the frame's root of the pair that holds the list. */
  readonly slot: number;
  readonly column: number;
  readonly items: readonly Document[];
  /** Offset of each item's first line, and of the end of the list. */
  readonly starts: readonly number[];
}

type Frame = Pick<Document, 'file' | 'kind' | 'text' | 'lineStarts'>;

/** Shorter texts (UTF-16 code units) are read at once. */
export const LEAST_LENGTH = 4096;
const LEAST_ITEMS = 4;

/** What gives a stretch of YAML a meaning beyond itself: anchors, aliases, tags, directives, document and conflict markers. */
const REACHING = /(?:^|[\s[{,:-])[&*!]|^(?:---|\.\.\.|%|<{7}|={7}|>{7})|[\0\uFEFF]/m;

/** The pieces of a text, read in steps of an item each; nothing where the text is short or has to be read as a whole. */
export function* readPieces(whole: Frame): Generator<void, Pieces | undefined> {
  const { text } = whole;
  const list = text.length < LEAST_LENGTH ? undefined : findLongList(text, whole.lineStarts);
  const starts = list && list.end - list.start > text.length / 2 ? splitItems(text, list) : undefined;
  if (!list || !starts || starts.length < LEAST_ITEMS) return undefined;
  yield;
  const framed = readFrame(whole, list);
  if (!framed) return undefined;
  const items: Document[] = [];
  for (const [i, start] of starts.entries()) {
    const item = readItem(framed.frame, framed.slot, text.slice(start, starts[i + 1] ?? list.end));
    if (!item) return undefined;
    items.push(item);
    yield;
  }
  return { ...framed, head: list.start, column: list.column, items, starts: [...starts, list.end] };
}

/** Pieces of a text that differs from the one that `pieces` were read from in [`from`, `to`) only, now `length` characters more (or fewer). */
export function updatePieces(pieces: Pieces, text: string, { from, to, grown }: { readonly from: number; readonly to: number; readonly grown: number }): { readonly pieces: Pieces; readonly first: number; readonly last: number } | undefined {
  const { starts, items, frame, slot } = pieces;
  const end = starts[items.length] ?? 0;
  if (from < (starts[0] ?? 0) || to > end) return undefined;
  // An edit at the edge of an item may bind it to its neighbour.
  const first = Math.max(0, firstAtOrAfter(starts, from) - 1);
  const last = Math.max(first, Math.min(items.length, firstAtOrAfter(starts, to + 1)) - 1);
  const stretch = { start: starts[first] ?? 0, end: (starts[last + 1] ?? end) + grown, column: pieces.column };
  const fresh = splitItems(text, stretch, true);
  if (!fresh) return undefined;
  const read: Document[] = [];
  for (const [i, start] of fresh.entries()) {
    const item = readItem(frame, slot, text.slice(start, fresh[i + 1] ?? stretch.end));
    if (!item) return undefined;
    read.push(item);
  }
  if (items.length - (last + 1 - first) + read.length < LEAST_ITEMS) return undefined;
  const moved = starts.slice(last + 1);
  return {
    pieces: { ...pieces, items: [...items.slice(0, first), ...read, ...items.slice(last + 1)], starts: [...starts.slice(0, first), ...fresh, ...(grown === 0 ? moved : moved.map((start) => start + grown))] },
    first,
    last: first + read.length - 1,
  };
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
  const { entities, references } = extract(file, mapping, shapeOf(rootKindOf(kind, mapping)), sharedValueOf(mapping));
  // What is the list's container has the list among its fields, and its items know it by its id.
  if (entities.some(({ path }) => path.length === 0)) return undefined;
  const frame: Document = { ...blank(file, kind, text), root: mapping, comments: reading.comments, entities, references };
  return { frame, slot };
}

/** One item, as the only one of its list; nothing where the lines are not one item or mean more than they say. */
function readItem(frame: Document, slot: number, slice: string): Document | undefined {
  const text = unshared(slice);
  const fast = readFast(text);
  if (!fast && REACHING.test(text)) return undefined;
  const { root: list, comments, findings, broken } = fast ?? readYaml(text);
  if (list?.kind !== 'sequence' || list.flow || list.items.length !== 1) return undefined;
  const root = around(frame, slot, list);
  const { entities, references } = extract(frame.file, root, shapeOf(rootKindOf(frame.kind, root)), findings.length === 0 ? sharedValueOf(root) : undefined);
  const known = new Set(broken ? entities.map(({ id }) => id) : []);
  const unreadIds = broken ? seemingIds(text).filter((id) => !known.has(id)) : [];
  return { ...blank(frame.file, frame.kind, text), root, comments, findings, entities, references, unreadIds, broken };
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
