// Finds the longest list of a document by its lines alone, and where its items begin.
import type { LineStarts } from '../text/lines';
import type { Range } from '../text/range';

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const BLANK = 32;
const HASH = 35;
const DASH = 45;

/** Lines of a list under a key at the beginning of a line, from the first dash to the next such key or the end of the text. */
export interface LongList extends Range {
  /** Column of the dashes. */
  readonly column: number;
}

/** A line that ends with the colon of a key. */
const KEY_LINE = /:[ \t]*(?:#.*)?$/;

/**
 * The longest list; what looks like one to this search is proven by reading its items one by one. A stray line at the margin, such as one
 * that is being typed, does not end a list that goes on behind it.
 */
export function findLongList(text: string, lineStarts: LineStarts): LongList | undefined {
  let longest: LongList | undefined;
  let open: Pick<LongList, 'start' | 'column'> | undefined;
  let closed: typeof open;
  let afterKey = false;
  const close = (end: number): void => {
    if (!open) return;
    if (!longest || end - open.start > longest.end - longest.start) longest = { ...open, end };
    closed = open;
    open = undefined;
  };
  for (let i = 0; i < lineStarts.length; i++) {
    const start = lineStarts[i] ?? 0;
    let at = start;
    while (text.charCodeAt(at) === BLANK) at++;
    const c = text.charCodeAt(at);
    if (Number.isNaN(c) || c === LINE_FEED || c === CARRIAGE_RETURN || c === HASH) continue;
    const column = at - start;
    const dash = c === DASH && isDash(text, at);
    if (column === 0 && !dash) {
      close(start);
      afterKey = KEY_LINE.test(text.slice(start, lineStarts[i + 1] ?? text.length).trimEnd());
      continue;
    }
    if (dash && !open) {
      if (afterKey) open = { start, column };
      else if (closed?.column === column) open = closed;
    }
    afterKey = false;
  }
  close(text.length);
  return longest;
}

/** Offsets of the lines where items begin; nothing when the stretch, from the start of a line on, begins with something else, or when `strict` and a line might end the list. */
export function splitItems(text: string, { start, end, column }: LongList, strict = false): number[] | undefined {
  const starts: number[] = [];
  for (let line = start; line < end; ) {
    if (isDash(text, line + column) && isIndentation(text, line, column)) starts.push(line);
    else if (line === start || (strict && isMargin(text.charCodeAt(line)))) return undefined;
    const next = text.indexOf('\n', line);
    line = next < 0 ? end : next + 1;
  }
  return starts;
}

function isMargin(c: number): boolean {
  return c !== BLANK && c !== LINE_FEED && c !== CARRIAGE_RETURN && c !== HASH;
}

function isDash(text: string, at: number): boolean {
  if (text.charCodeAt(at) !== DASH) return false;
  const next = text.charCodeAt(at + 1);
  return next === BLANK || next === LINE_FEED || next === CARRIAGE_RETURN || Number.isNaN(next);
}

function isIndentation(text: string, line: number, column: number): boolean {
  for (let i = line; i < line + column; i++) if (text.charCodeAt(i) !== BLANK) return false;
  return true;
}
