// Finds what stands between the values of a well-formed YAML text: colons, dashes, closing brackets, comments.
import type { Range } from '../text/range';

const TAB = 9;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const BLANK = 32;
const HASH = 35;
const COMMA = 44;
const DASH = 45;

/** The first place from `at` on that holds no blank. */
export function blanksEnd(text: string, at: number): number {
  let end = at;
  while (text.charCodeAt(end) === BLANK) end++;
  return end;
}

/** The first place from `at` on that is neither blank nor line break nor comment. */
export function gapEnd(text: string, at: number): number {
  let end = at;
  for (;;) {
    const c = text.charCodeAt(end);
    if (c === HASH) {
      const line = text.indexOf('\n', end);
      if (line < 0) return text.length;
      end = line + 1;
    } else if (c === BLANK || c === LINE_FEED || c === CARRIAGE_RETURN || c === TAB) end++;
    else return end;
  }
}

/** The place behind the next dash and its blanks; -1 where something else comes before it. */
export function behindDash(text: string, at: number): number {
  const dash = gapEnd(text, at);
  return text.charCodeAt(dash) === DASH ? blanksEnd(text, dash + 1) : -1;
}

/** The place behind the bracket that ends a collection whose last value ends at `at`; -1 where something else comes before it. */
export function behindBracket(text: string, at: number, bracket: number): number {
  let end = gapEnd(text, at);
  if (text.charCodeAt(end) === COMMA) end = gapEnd(text, end + 1);
  return text.charCodeAt(end) === bracket ? end + 1 : -1;
}

/** Where a text that ends at `end` has its last character that is no white space. */
export function trimmedEnd(text: string, start: number, end: number): number {
  let last = end - 1;
  for (; last > start; last--) {
    const c = text.charCodeAt(last);
    // White space beyond ASCII is rare, and long to list.
    if (c >= 128) return start + text.slice(start, last + 1).trimEnd().length;
    if (c > BLANK) return last + 1;
  }
  return start + 1;
}

/**
 * All comments, where `scalars` holds the starts and ends of all scalars in turn. Nothing where a tab stands at a place where parsers
 * differ: before the first word of a line, or between values.
 */
export function commentsOf(text: string, scalars: readonly number[], base: number): Range[] | undefined {
  const comments: Range[] = [];
  if (!text.includes('#') && !text.includes('\t')) return comments;
  const marks = /[#\t]/g;
  let scalar = 0;
  for (let mark = marks.exec(text); mark; mark = marks.exec(text)) {
    const at = mark.index;
    while (scalar < scalars.length && (scalars[scalar + 1] ?? 0) <= at) scalar += 2;
    const within = scalar < scalars.length && (scalars[scalar] ?? 0) <= at;
    if (mark[0] === '\t') {
      if (!within || beginsLine(text, at)) return undefined;
    } else if (!within) {
      const line = text.indexOf('\n', at);
      const end = line < 0 ? text.length : line;
      comments.push({ start: at + base, end: at + text.slice(at, end).trimEnd().length + base });
      marks.lastIndex = end;
    }
  }
  return comments;
}

/** Whether only blanks and tabs stand before a place on its line. */
export function beginsLine(text: string, at: number): boolean {
  let before = at - 1;
  while (text.charCodeAt(before) === BLANK || text.charCodeAt(before) === TAB) before--;
  return before < 0 || text.charCodeAt(before) === LINE_FEED;
}
