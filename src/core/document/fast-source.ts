// Steps through the lines of ordinary YAML text: blanks, comments, line breaks; stops at everything that parsers could read in two ways.
import type { Range } from '../text/range';

/** Thrown where a text is left to the full parser. */
export const LEAVE = new Error('left to the full parser');

/** A text with the place that reading has come to. */
export interface Source {
  readonly text: string;
  /** Offset of the text in its file, which all ranges are moved by. */
  readonly base: number;
  readonly comments: Range[];
  at: number;
  /** Where the line of `at` begins. */
  line: number;
  /** Column of the next word where `at` stands before the first one of a line; -1 at the end of the text. */
  column: number;
  depth: number;
}

export const TAB = 9;
export const LINE_FEED = 10;
export const RETURN = 13;
export const BLANK = 32;
export const HASH = 35;
export const COMMA = 44;
export const DASH = 45;
const FULL_STOP = 46;
export const COLON = 58;

/** A blank, a line break or the end of the text (for which charCodeAt gives NaN). */
export function isGap(code: number): boolean {
  return code === BLANK || code === LINE_FEED || code === RETURN || code !== code;
}

/** Goes to the next place that holds no blank. */
export function skipBlanks(source: Source): void {
  const { text } = source;
  let { at } = source;
  while (text.charCodeAt(at) === BLANK) at++;
  source.at = at;
}

/** Where a line ends: its break, or the end of the text. */
export function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

/** Reads a comment that begins at the place, and goes to the end of its line. A comment stands behind a blank, or begins a line. */
export function readComment(source: Source): void {
  const { text, at, base, line } = source;
  if (at > line && text.charCodeAt(at - 1) !== BLANK) throw LEAVE;
  const end = lineEnd(text, at);
  source.comments.push({ start: at + base, end: at + text.slice(at, end).trimEnd().length + base });
  source.at = end;
}

/** From the end of a value to the first word of a later line; only a comment may stand between on the same line. */
export function endLine(source: Source): void {
  const { text } = source;
  skipBlanks(source);
  if (text.charCodeAt(source.at) === HASH) readComment(source);
  if (text.charCodeAt(source.at) === RETURN) source.at++;
  if (source.at < text.length) {
    if (text.charCodeAt(source.at) !== LINE_FEED) throw LEAVE;
    source.line = ++source.at;
  }
  toWord(source);
}

/** From the beginning of a line to the first word from there on, which begins no other document. */
export function toWord(source: Source): void {
  toAnyWord(source);
  if (source.column === 0 && isMarker(source.text, source.at)) throw LEAVE;
}

/** From the beginning of a line to the first word from there on. */
export function toAnyWord(source: Source): void {
  const { text } = source;
  for (;;) {
    skipBlanks(source);
    const code = text.charCodeAt(source.at);
    if (code === LINE_FEED) source.line = ++source.at;
    else if (code === HASH) readComment(source);
    else if (code === RETURN) source.at++;
    else break;
  }
  source.column = source.at < text.length ? source.at - source.line : -1;
  if (text.charCodeAt(source.at) === TAB) throw LEAVE;
}

/** Whether `---` or `...` stands at a place: they begin and end documents. */
export function isMarker(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (code === DASH || code === FULL_STOP) && text.charCodeAt(at + 1) === code && text.charCodeAt(at + 2) === code;
}

/** Skips blanks, comments and line breaks within brackets; lines must stand further right than `parent`, but for the one that closes. */
export function skipFlowGap(source: Source, parent: number, closing: number): void {
  const { text } = source;
  for (;;) {
    skipBlanks(source);
    const code = text.charCodeAt(source.at);
    if (code === HASH) readComment(source);
    else if (code === RETURN) source.at++;
    else if (code === LINE_FEED) {
      source.line = ++source.at;
      skipBlanks(source);
      const next = text.charCodeAt(source.at);
      const column = source.at - source.line;
      if (column === 0 && isMarker(text, source.at)) throw LEAVE;
      if (column <= parent && next !== LINE_FEED && next !== RETURN && next !== HASH && !(column === parent && next === closing)) throw LEAVE;
    } else if (code === TAB) throw LEAVE;
    else return;
  }
}
