// Turns new items of a list into the edit that puts them where the list has its others, or makes the list.
import type { Document } from '../document/document';
import { rootKindOf } from '../document/root-kind';
import { type Mapping, nodeAt, type Pair, pairOf, type Path, type Sequence } from '../document/tree';
import { shapeAt } from '../schema/shape';
import { positionAt } from '../text/lines';
import type { TextEdit } from '../text/range';
import { asItem, blockLines, type Data, eolOf, flowText, lineEnd, linesOf } from './block-text';
import { gapOf, itemLines, itemSource } from './item-source';

/** An item as lines at column 0, and on one line where it may stand inside brackets. */
export interface NewItem {
  readonly lines: readonly string[];
  readonly flow?: string;
}

export interface Insertion {
  /** Path of the mapping that holds the list. */
  readonly at: Path;
  readonly key: string;
  readonly items: readonly NewItem[];
  /** Position of the item that they are put behind; the last one where it is left out. */
  readonly behind?: number;
}

/** Item of plain data. */
export function itemOfData(data: Data): NewItem {
  const isMapping = typeof data === 'object' && data !== null && !Array.isArray(data);
  return { lines: isMapping ? blockLines(Object.entries(data as { readonly [key: string]: Data })) : [flowText(data)], flow: flowText(data) };
}

/** Edit in offsets of `document.text`; nothing where the list's place holds something else. */
export function insertItems(document: Document, insertion: Insertion): TextEdit | undefined {
  const { at, key, items } = insertion;
  const { text } = document;
  const holder = at.length === 0 ? document.root : nodeAt(document.root, at);
  if (!holder && at.length === 0) return newDocument(document, key, items);
  if (holder?.kind !== 'mapping') return undefined;
  const pair = pairOf(holder, key);
  if (!pair) return newKey(document, holder, insertion);
  const list = pair.value;
  if (list.kind === 'sequence' && list.items.length > 0) return list.flow ? intoFlow(document, pair, list, insertion) : behindItem(document, list, insertion);
  // `key:` alone, or with an empty list or a null behind it.
  if (list.kind !== 'sequence' && !(list.kind === 'scalar' && list.value === null)) return undefined;
  const colon = text.indexOf(':', pair.key.end) + 1;
  const range = list.end > list.start ? { start: colon, end: list.end } : { start: colon, end: colon };
  if (holder.flow) return { range, newText: ` ${flowList(items)}` };
  const newText = items.flatMap(({ lines }) => asItem(lines, columnOf(document, pair.key.start) + 2)).map((line) => eolOf(text) + line).join('');
  if (list.end > list.start) return { range, newText };
  const end = lineEnd(text, colon);
  return { range: { start: end, end }, newText };
}

function columnOf({ text, lineStarts }: Document, offset: number): number {
  const { character } = positionAt(lineStarts, offset);
  return character - (text.charCodeAt(offset - character) === 0xfeff ? 1 : 0);
}

function flowList(items: readonly NewItem[]): string {
  return `[${items.map(({ flow, lines }) => flow ?? lines.join(' ')).join(', ')}]`;
}

/** A list in a text that holds no key yet. */
function newDocument({ text, yaml }: Document, key: string, items: readonly NewItem[]): TextEdit | undefined {
  if (!yaml) return undefined;
  const eol = eolOf(text);
  const before = text.slice(yaml.start, yaml.end);
  const lines = [`${key}:`, ...items.flatMap(({ lines: own }) => asItem(own, 2))].join(eol);
  return { range: { start: yaml.end, end: yaml.end }, newText: (/^\uFEFF?$|[\r\n]$/.test(before) ? '' : eol) + lines + eol };
}

/** The key and its list, where the schema's order would have them. */
function newKey(document: Document, holder: Mapping, { at, key, items }: Insertion): TextEdit | undefined {
  const { text } = document;
  const shape = shapeAt(rootKindOf(document.kind, document.root), at);
  const order = [...((shape?.mapping ?? shape)?.properties?.keys() ?? [])];
  const rank = order.indexOf(key);
  const previous = holder.pairs.filter((pair) => rank < 0 || order.indexOf(String(pair.key.value)) < rank).at(-1);
  const [first] = holder.pairs;
  if (holder.flow) {
    const written = `${key}: ${flowList(items)}`;
    if (previous) {
      const end = Math.max(previous.key.end, previous.value.end);
      return { range: { start: end, end }, newText: `, ${written}` };
    }
    return first ? { range: { start: first.key.start, end: first.key.start }, newText: `${written}, ` } : { range: { start: holder.start, end: holder.end }, newText: `{${written}}` };
  }
  if (!first) return undefined;
  const eol = eolOf(text);
  const column = columnOf(document, first.key.start);
  const lines = [`${' '.repeat(column)}${key}:`, ...items.flatMap(({ lines: own }) => asItem(own, column + 2))];
  if (!previous) return { range: { start: first.key.start, end: first.key.start }, newText: lines.join(eol).slice(column) + eol + ' '.repeat(column) };
  const end = lineEnd(text, Math.max(previous.key.end, previous.value.end));
  return { range: { start: end, end }, newText: lines.map((line) => eol + line).join('') };
}

/** Into the brackets where every item may stand there, else the list becomes one of lines. */
function intoFlow(document: Document, pair: Pair, list: Sequence, { items, behind }: Insertion): TextEdit | undefined {
  const at = list.items[behind ?? list.items.length - 1];
  if (!at) return undefined;
  const written = items.map(({ flow }) => flow);
  if (written.every((flow) => flow !== undefined)) return { range: { start: at.end, end: at.end }, newText: written.map((flow) => `, ${flow}`).join('') };
  return flowAsBlock(document, pair, list, (own) => own.toSpliced((behind ?? list.items.length - 1) + 1, 0, ...items.map(({ lines }) => lines)));
}

/** The list in brackets behind a key as one of lines, after `change`. */
export function flowAsBlock(document: Document, pair: Pair, list: Sequence, change: (items: (readonly string[])[]) => (readonly string[])[]): TextEdit | undefined {
  const own = list.items.map((_, i) => itemSource(document, list, i)?.lines ?? []);
  const column = columnOf(document, pair.key.start) + 2;
  const { text } = document;
  const colon = text.indexOf(':', pair.key.end) + 1;
  const behind = text.slice(list.end, lineEnd(text, list.end)).trimEnd();
  if (/\S/.test(text.slice(colon, list.start))) return undefined;
  return { range: { start: colon, end: list.end + behind.length }, newText: [behind, ...change(own).flatMap((lines) => asItem(lines, column))].join(eolOf(text)) };
}

/** Behind an item of a block list, with the blank line between items that the list has, and dashes where the others stand. */
function behindItem(document: Document, list: Sequence, { items, behind = list.items.length - 1 }: Insertion): TextEdit | undefined {
  const { text } = document;
  const eol = eolOf(text);
  const column = columnOf(document, list.start);
  const range = itemLines(document, list, behind);
  if (!range) return undefined;
  const other = behind > 0 ? behind - 1 : behind;
  const spaced = list.items.length > 1 && /^[ \t]*(?:\r\n|\n|\r)/.test(text.slice(itemLines(document, list, other)?.end ?? text.length));
  const end = endOf(text, range.end);
  const gap = gapOf(document, list);
  const lines = items.flatMap(({ lines: own }) => [...(spaced ? [''] : []), ...asItem(own, column, gap)]);
  return { range: { start: end, end }, newText: lines.map((line) => eol + line).join('') };
}

/** Offset in front of the break that ends the lines before `end`. */
function endOf(text: string, end: number): number {
  if (text.startsWith('\r\n', end - 2)) return end - 2;
  return /[\r\n]/.test(text.charAt(end - 1)) ? end - 1 : end;
}

/** Lines at column 0 of a document that holds one thing at its root, without marks of its own. */
export function rootLines({ text, yaml }: Document): string[] {
  const source = yaml ? text.slice(yaml.start, yaml.end).replace(/^\uFEFF/, '') : '';
  const lines = linesOf(source);
  while (lines.length > 0 && lines.at(-1)?.trim() === '') lines.pop();
  while (lines.length > 0 && lines[0]?.trim() === '') lines.shift();
  return lines;
}
