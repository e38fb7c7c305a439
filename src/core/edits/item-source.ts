// Turns an item of a list into its source, with the comments that belong to it, as lines that can be put somewhere else.
import type { Document } from '../document/document';
import type { Mapping, Sequence, SyntaxNode } from '../document/tree';
import { positionAt } from '../text/lines';
import type { Range, TextEdit } from '../text/range';
import { asItem, eolOf, lineEnd, linesOf, lineStart, nextLine, shift } from './block-text';

/** A mapping as lines at column 0: comments above it, its keys, comments below. */
export interface ItemSource {
  readonly lines: readonly string[];
  /** Whole lines in a block list; the item alone inside brackets. */
  readonly range: Range;
}

/** Source of an item; nothing for one that shares a line with something else in a way that can't be taken apart. */
export function itemSource(document: Document, list: Sequence, index: number): ItemSource | undefined {
  const item = list.items[index];
  if (!item) return undefined;
  if (list.flow) return item.kind === 'mapping' ? { lines: pairLines(document, item), range: { start: item.start, end: item.end } } : { lines: [document.text.slice(item.start, item.end)], range: { start: item.start, end: item.end } };
  const range = itemLines(document, list, index);
  if (!range) return undefined;
  const { text } = document;
  if (item.kind !== 'mapping') return { lines: itemText(document, range, item), range };
  if (!item.flow) return { lines: blockItem(document, range, item), range };
  const above = linesOf(text.slice(range.start, lineStart(text, item.start))).slice(0, -1).map((line) => line.trimStart());
  const behind = text.slice(item.end, lineEnd(text, item.end)).trim();
  const below = linesOf(text.slice(nextLine(text, item.end), range.end)).map((line) => line.trim()).filter((line) => line !== '');
  return { lines: [...above, ...(behind ? [behind] : []), ...pairLines(document, item), ...below], range };
}

/** Whole lines of an item of a block list: comments right above its dash, its text, and comments below that stand deeper than its dash. */
export function itemLines(document: Document, list: Sequence, index: number): Range | undefined {
  const { text, lineStarts } = document;
  const item = list.items[index];
  const previous = list.items[index - 1];
  if (!item || list.flow) return undefined;
  const column = positionAt(lineStarts, list.start).character;
  // An item that is not there yet (`-`) has its dash in front of it as well.
  const dash = text.lastIndexOf('-', item.start === item.end ? item.start : item.start - 1);
  if (dash < 0 || positionAt(lineStarts, dash).character !== column || !/^[ ]*$/.test(text.slice(lineStart(text, dash), dash))) return undefined;
  const least = previous ? nextLine(text, previous.end) : 0;
  const own = commentLines(document);
  let start = lineStart(text, dash);
  for (let line = positionAt(lineStarts, start).line - 1; line >= 0 && (lineStarts[line] ?? 0) >= least && own.has(line); line--) start = lineStarts[line] ?? 0;
  let end = nextLine(text, item.end);
  let until = end;
  for (let line = positionAt(lineStarts, end).line; line < lineStarts.length && (lineStarts[line] ?? 0) >= end; line++) {
    const at = lineStarts[line] ?? 0;
    const blanks = /^[ ]*/.exec(text.slice(at, lineEnd(text, at)))?.[0].length ?? 0;
    if (own.has(line) && blanks > column) until = nextLine(text, at);
    else if (at + blanks < lineEnd(text, at)) break;
    if (nextLine(text, at) >= text.length) break;
  }
  end = until;
  return { start, end };
}

const ownLines = new WeakMap<Document, ReadonlySet<number>>();

/** Numbers of lines that hold nothing but a comment. */
export function commentLines(document: Document): ReadonlySet<number> {
  let lines = ownLines.get(document);
  if (!lines) {
    const { text, lineStarts } = document;
    lines = new Set(document.comments.flatMap(({ start }) => {
      const { line, character } = positionAt(lineStarts, start);
      return /^[ \t]*$/.test(text.slice(start - character, start)) ? [line] : [];
    }));
    ownLines.set(document, lines);
  }
  return lines;
}

function itemText({ text }: Document, range: Range, item: SyntaxNode): string[] {
  const source = text.slice(range.start, range.end).replace(/(?:\r\n|\n|\r)$/, '');
  const column = item.start - lineStart(text, item.start);
  return shift(linesOf(withoutDash(source, text, range, item)), -column);
}

function blockItem({ text }: Document, range: Range, item: Mapping): string[] {
  const column = item.start - lineStart(text, item.start);
  const source = withoutDash(text.slice(range.start, range.end).replace(/(?:\r\n|\n|\r)$/, ''), text, range, item);
  return shift(linesOf(source), -column);
}

/** The dash becomes a blank. */
function withoutDash(source: string, text: string, range: Range, item: SyntaxNode): string {
  const dash = text.lastIndexOf('-', item.start - 1) - range.start;
  return `${source.slice(0, dash)} ${source.slice(dash + 1)}`;
}

/** Keys of a mapping in braces, a line each; values keep their form. */
function pairLines({ text }: Document, mapping: Mapping): string[] {
  return mapping.pairs.flatMap(({ key, value }) => {
    const [first = '', ...rest] = linesOf(text.slice(value.start, value.end));
    return [`${text.slice(key.start, key.end)}:${first ? ` ${first}` : ''}`, ...rest.map((line) => `    ${line.trim()}`)];
  });
}

/** Edit that takes an item out of its list; the last one leaves `[]`. */
export function removal(document: Document, list: Sequence, index: number): TextEdit | undefined {
  const { text } = document;
  if (list.items.length === 1) return list.flow ? { range: { start: list.start, end: list.end }, newText: '[]' } : emptied(document, list);
  if (list.flow) {
    const item = list.items[index];
    const before = list.items[index - 1];
    const next = list.items[index + 1];
    if (!item) return undefined;
    return { range: before ? { start: before.end, end: item.end } : { start: item.start, end: next?.start ?? item.end }, newText: '' };
  }
  const range = itemLines(document, list, index);
  if (!range) return undefined;
  // The blank line between two items goes with the one that goes.
  let { start, end } = range;
  const last = index === list.items.length - 1;
  if (last) while (start > 0 && /^\s*$/.test(text.slice(lineStart(text, start - 1), start)) && lineStart(text, start - 1) < start) start = lineStart(text, start - 1);
  else while (end < text.length && /^[ \t]*$/.test(text.slice(end, lineEnd(text, end)))) end = nextLine(text, end);
  // Of the last line of a text without a break at its end, the break above goes.
  if (end >= text.length && !/[\r\n]$/.test(text) && start > 0) start -= text.startsWith('\r\n', start - 2) ? 2 : 1;
  return { range: { start, end }, newText: '' };
}

function emptied(document: Document, list: Sequence): TextEdit | undefined {
  const { text } = document;
  const range = itemLines(document, list, 0);
  if (!range) return undefined;
  const colon = text.lastIndexOf(':', range.start);
  // Only a key may stand between, not a comment that would end up behind the brackets.
  if (colon < 0 || /\S/.test(text.slice(colon + 1, range.start))) return undefined;
  const tail = /(?:\r\n|\n|\r)$/.exec(text.slice(range.start, range.end))?.[0] ?? '';
  return { range: { start: colon + 1, end: range.end }, newText: ` []${tail}` };
}

/** Lines of an item in the place of another one. */
export function replacementOf(document: Document, list: Sequence, index: number, lines: readonly string[]): TextEdit | undefined {
  const { text } = document;
  const eol = eolOf(text);
  const item = list.items[index];
  const range = itemLines(document, list, index);
  if (!item || !range) return undefined;
  const column = positionAt(document.lineStarts, list.start).character;
  const tail = /(?:\r\n|\n|\r)$/.exec(text.slice(range.start, range.end))?.[0] ?? '';
  return { range, newText: asItem(lines, column, gapOf(document, list)).join(eol) + tail };
}

/** Columns from the dashes of a list to what stands behind them. */
export function gapOf({ text }: Document, list: Sequence): number {
  for (const item of list.items) {
    const dash = text.lastIndexOf('-', item.start - 1);
    const gap = item.start - dash;
    if (dash >= 0 && gap >= 2 && gap <= 8 && /^-[ ]+$/.test(text.slice(dash, item.start))) return gap;
  }
  return 2;
}
