// Reads the scalars of ordinary YAML text: plain, quoted and block texts with their values and places.
import { BLANK, COLON, COMMA, DASH, endLine, HASH, isGap, LEAVE, LINE_FEED, lineEnd, readComment, RETURN, skipBlanks, type Source, TAB, toWord } from './fast-source';
import { plainValue } from './plain-value';
import type { Scalar } from './tree';

export const DOUBLE = 34;
export const SINGLE = 39;
export const BAR = 124;
export const ANGLE = 62;

/** `[` `]` `{` `}` or a comma, which end a plain text within brackets. */
function isFlowIndicator(code: number): boolean {
  return code === COMMA || code === 91 || code === 93 || code === 123 || code === 125;
}

/** Characters with a meaning of their own at the beginning of a value. */
const INDICATORS: ReadonlySet<number> = new Set([...',[]{}#&*!|>\'"%@`'].map((character) => character.charCodeAt(0)));

/** Refuses what can't begin a plain text. */
function beginsPlain(text: string, at: number, flow: boolean): void {
  const code = text.charCodeAt(at);
  if (code < 65 || code > 90) {
    if (INDICATORS.has(code) || code === TAB || code === 0xfeff) throw LEAVE;
    if (code === DASH || code === 63 || code === COLON) {
      const next = text.charCodeAt(at + 1);
      if (isGap(next) || next === TAB || (flow && isFlowIndicator(next))) throw LEAVE;
    }
  }
}

/**
 * The end of a plain text on its line. It ends before a comment, before a colon that a gap follows, within brackets before a comma or
 * bracket, and before the blanks at its end.
 */
export function plainEnd(text: string, start: number, flow: boolean): number {
  beginsPlain(text, start, flow);
  let end = start;
  for (let at = start; ; at++) {
    const code = text.charCodeAt(at);
    if (code > COLON) {
      if (flow && code > 90 && isFlowIndicator(code)) return end;
      end = at + 1;
    } else if (code === BLANK) continue;
    else if (code === LINE_FEED || code === RETURN || code !== code) return end;
    else if (code === COLON) {
      const next = text.charCodeAt(at + 1);
      if (isGap(next) || (flow && isFlowIndicator(next))) return end;
      if (next === TAB) throw LEAVE;
      end = at + 1;
    } else if (code === HASH) {
      if (end < at) return end;
      end = at + 1;
    } else if (code === TAB) {
      // Blanks around a tab are read in two ways where a text or line ends.
      const next = text.charCodeAt(at + 1);
      if (isGap(next) || next === TAB || next === HASH || end < at) throw LEAVE;
    } else {
      if (flow && code === COMMA) return end;
      end = at + 1;
    }
  }
}

/** A plain text within brackets, which may not go on over a line. */
export function readFlowPlain(source: Source): Scalar {
  const { text, at, base } = source;
  const end = plainEnd(text, at, true);
  source.at = end;
  return { kind: 'scalar', start: at + base, end: end + base, value: valueOfPlain(text.slice(at, end)), style: 'plain' };
}

function valueOfPlain(written: string): Scalar['value'] {
  const value = plainValue(written);
  if (value === undefined) throw LEAVE;
  return value;
}

/** A plain text whose first line ends at `first`, with the lines further right than `parent` that it goes on over. */
export function readPlain(source: Source, parent: number, first: number): Scalar {
  const { text, base } = source;
  const start = source.at;
  let end = first;
  let value = text.slice(start, first);
  source.at = first;
  endLine(source);
  // Behind a comment a text can't go on.
  if (source.column <= parent) return { kind: 'scalar', start: start + base, end: end + base, value: valueOfPlain(value), style: 'plain' };
  while (source.column > parent) {
    const gap = text.slice(end, source.at);
    if (/[^ \r\n]/.test(gap)) throw LEAVE;
    const breaks = gap.split('\n').length - 1;
    const { at } = source;
    const lineStop = continuationEnd(text, at);
    value += (breaks === 1 ? ' ' : '\n'.repeat(breaks - 1)) + text.slice(at, lineStop);
    end = lineStop;
    source.at = lineStop;
    endLine(source);
  }
  return { kind: 'scalar', start: start + base, end: end + base, value, style: 'plain' };
}

/** The end of a further line of a plain text, which may begin with what a first line may not. */
function continuationEnd(text: string, at: number): number {
  if (text.charCodeAt(at) === COLON || text.charCodeAt(at) === 0xfeff) throw LEAVE;
  const end = lineEnd(text, at);
  const line = text.slice(at, end);
  if (/\t|:(?:[ \r]|$)/.test(line)) throw LEAVE;
  const comment = line.indexOf(' #');
  return at + (comment < 0 ? line : line.slice(0, comment)).replace(/[ \r]+$/, '').length;
}

/** A text in quotes, on its line or over lines further right than `parent`; the place is then behind the closing quote. */
export function readQuoted(source: Source, parent: number): Scalar {
  const { text, at: start, base } = source;
  const quote = text.charCodeAt(start);
  const mark = quote === DOUBLE ? '"' : "'";
  let end = text.indexOf(mark, start + 1);
  if (quote === DOUBLE) while (end > 0 && isEscaped(text, end)) end = text.indexOf(mark, end + 1);
  else while (end > 0 && text.charCodeAt(end + 1) === SINGLE) end = text.indexOf(mark, end + 2);
  if (end < 0) throw LEAVE;
  const written = text.slice(start + 1, end);
  source.at = end + 1;
  const one = !written.includes('\n');
  if (!one) source.line = text.lastIndexOf('\n', end) + 1;
  const joined = one ? written : fold(written, parent);
  const value = quote === SINGLE ? joined.replaceAll("''", "'") : joined.includes('\\') ? unescaped(joined, one) : joined;
  return { kind: 'scalar', start: start + base, end: end + 1 + base, value, style: quote === DOUBLE ? 'double' : 'single' };
}

/** Whether an odd number of backslashes stands before a place. */
function isEscaped(text: string, at: number): boolean {
  let before = at;
  while (text.charCodeAt(before - 1) === 92) before--;
  return (at - before) % 2 === 1;
}

/** Joins the lines of a quoted text: one break is a blank, further ones stay. */
function fold(written: string, parent: number): string {
  if (written.includes('\t')) throw LEAVE;
  const lines = written.split('\n');
  let value = (lines[0] ?? '').replace(/[ \r]+$/, '');
  let breaks = 0;
  for (let i = 1; i < lines.length; i++) {
    const line = lines[i] ?? '';
    const words = line.replace(/^ +/, '');
    const last = i === lines.length - 1;
    breaks++;
    if (words.replace(/\r$/, '') === '' && !last) continue;
    if (line.length - words.length <= parent) throw LEAVE;
    value += (breaks === 1 ? ' ' : '\n'.repeat(breaks - 1)) + (last ? words : words.replace(/[ \r]+$/, ''));
    breaks = 0;
  }
  return value;
}

const ESCAPES: Readonly<Record<string, string>> = { '0': '\0', a: '\x07', b: '\b', t: '\t', n: '\n', v: '\v', f: '\f', r: '\r', e: '\x1b', ' ': ' ', '"': '"', '/': '/', '\\': '\\', N: '\x85', _: '\xa0', L: '\u2028', P: '\u2029' };

function unescaped(written: string, one: boolean): string {
  // At the end of a line an escape says how the next one is joined.
  if (!one) throw LEAVE;
  return written.replace(/\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|([^]?))/g, (_, two: string | undefined, four: string | undefined, letter: string | undefined) => {
    const code = two ?? four;
    if (code !== undefined) return String.fromCharCode(parseInt(code, 16));
    if (letter === undefined || !Object.hasOwn(ESCAPES, letter)) throw LEAVE;
    return ESCAPES[letter] ?? '';
  });
}

/** A block text below a line that begins with a bar or an angle, further right than `parent`. */
export function readBlock(source: Source, parent: number): Scalar {
  const { text, at: start, base } = source;
  const folded = text.charCodeAt(start) === ANGLE;
  const chomp = text.charAt(start + 1);
  const keep = chomp === '+';
  const strip = chomp === '-';
  source.at = keep || strip ? start + 2 : start + 1;
  // More than a mark of the end, such as a number of columns, is rare.
  if (!isGap(text.charCodeAt(source.at))) throw LEAVE;
  skipBlanks(source);
  if (text.charCodeAt(source.at) === HASH) readComment(source);
  if (text.charCodeAt(source.at) === RETURN) source.at++;
  if (text.charCodeAt(source.at) !== LINE_FEED) throw LEAVE;
  const top = source.at + 1;
  const indent = indentOf(text, top);
  if (indent <= parent) throw LEAVE;
  const { words, blank, end } = blockLines(source, indent, top);
  // Blanks in place of the last line make one more line, or none.
  if (source.at >= text.length && text.charCodeAt(text.length - 1) === BLANK) throw LEAVE;
  toWord(source);
  const value = (folded ? foldLines(words) : words.join('\n')) + (strip ? '' : keep ? '\n'.repeat(1 + blank) : '\n');
  return { kind: 'scalar', start: start + base, end: start + text.slice(start, end).trimEnd().length + base, value, style: folded ? 'folded' : 'literal' };
}

/** Column of the first word from a line on; -1 where there is none. */
function indentOf(text: string, top: number): number {
  let line = top;
  for (let at = top; ; at++) {
    const code = text.charCodeAt(at);
    if (code === LINE_FEED) line = at + 1;
    else if (code !== code) return -1;
    else if (code !== BLANK && code !== RETURN) return at - line;
  }
}

interface BlockLines {
  /** Lines without their indentation, empty ones before and between others as well. */
  readonly words: readonly string[];
  /** How many blank lines stand at the end. */
  readonly blank: number;
  /** End of the last line that isn't blank. */
  readonly end: number;
}

/** Reads lines from `top` on until one begins further left; the place is then at the beginning of that one. */
function blockLines(source: Source, indent: number, top: number): BlockLines {
  const { text } = source;
  const words: string[] = [];
  let blank = 0;
  let last = top;
  let at = top;
  while (at < text.length) {
    const end = lineEnd(text, at);
    let word = at;
    while (word < end && text.charCodeAt(word) === BLANK) word++;
    const code = text.charCodeAt(word);
    const close = end > at && text.charCodeAt(end - 1) === RETURN ? end - 1 : end;
    if (word >= close) {
      // Blanks beyond the indentation would be part of the text.
      if (word - at > indent) throw LEAVE;
      blank++;
    } else {
      if (word - at < indent) break;
      if (code === TAB) throw LEAVE;
      for (; blank > 0; blank--) words.push('');
      words.push(text.slice(at + indent, close));
      last = close;
    }
    at = end + 1;
  }
  source.at = Math.min(at, text.length);
  source.line = source.at;
  return { words, blank, end: last };
}

/** Joins lines of a folded text; around lines that begin with a blank all breaks stay. */
function foldLines(lines: readonly string[]): string {
  let value = '';
  let breaks = 0;
  let further = false;
  let begun = false;
  for (const line of lines) {
    if (line === '') {
      breaks++;
      continue;
    }
    const now = line.charCodeAt(0) === BLANK;
    if (!begun) value += '\n'.repeat(breaks);
    else if (now || further) value += '\n'.repeat(breaks + 1);
    else value += breaks === 0 ? ' ' : '\n'.repeat(breaks);
    value += line;
    breaks = 0;
    further = now;
    begun = true;
  }
  return value;
}
