// Turns the errors of the YAML library into findings: one for a mistake, where it can be mended.
import type { ErrorCode } from 'yaml';
import { type LineStarts, lineStartsOf, positionAt } from '../text/lines';
import type { Range } from '../text/range';
import type { Finding } from './finding';

export interface SyntaxError {
  readonly code: ErrorCode;
  readonly pos: readonly [number, number];
  readonly message: string;
}

/** Codes that say nothing new behind another error on their line. */
const ECHOES: ReadonlySet<string> = new Set(['UNEXPECTED_TOKEN', 'MISSING_CHAR', 'BLOCK_AS_IMPLICIT_KEY', 'MULTILINE_IMPLICIT_KEY']);

/** What the library tells by words only. The order counts. */
const CAUSES: readonly (readonly [RegExp, string])[] = [
  [/^Missing closing/, 'OPEN_QUOTE'],
  [/must be sufficiently indented|must end with/, 'OPEN_BRACKET'],
  [/^Implicit map keys? need/, 'MISSING_COLON'],
  [/^Missing space|white space/, 'MISSING_BLANK'],
  [/^Missing ,/, 'MISSING_COMMA'],
];

/** Findings for all errors of `text`. `openQuote` is the offset of a quote without its end; places are moved by `base`. */
export function syntaxFindings(errors: readonly SyntaxError[], text: string, { base, openQuote }: { readonly base: number; readonly openQuote?: number }): Finding[] {
  if (errors.length === 0) return [];
  const source = { text, lineStarts: lineStartsOf(text) };
  const findings: Finding[] = [];
  let line = -1;
  errors.forEach((error, index) => {
    const own = positionAt(source.lineStarts, error.pos[0]).line;
    if (own === line && ECHOES.has(error.code)) return;
    line = own;
    const { message, range } = placeOf(error, errors[index + 1], source, openQuote);
    const found = text.slice(range.start, Math.min(range.end, range.start + 40));
    findings.push({ rule: 'yaml/syntax', message, args: { found }, range: { start: range.start + base, end: range.end + base } });
  });
  return findings;
}

interface Source {
  readonly text: string;
  readonly lineStarts: LineStarts;
}

function placeOf(error: SyntaxError, next: SyntaxError | undefined, source: Source, openQuote: number | undefined): { message: string; range: Range } {
  const { text } = source;
  const { code, pos } = error;
  const message = CAUSES.find(([words]) => words.test(error.message))?.[1] ?? code;
  if (message === 'OPEN_QUOTE' && openQuote !== undefined) return { message, range: lineFrom(openQuote, source) };
  if (code === 'BLOCK_AS_IMPLICIT_KEY') {
    // A value that goes on over lines until a colon comes: it is the line of the colon that should stand elsewhere.
    if (next?.code === 'MULTILINE_IMPLICIT_KEY' && next.pos[0] === pos[0]) return { message: 'BAD_INDENT', range: wordAt(next.pos[1] - 1, source, true) };
    return { message, range: lineFrom(pos[0], source) };
  }
  const start = code === 'BAD_INDENT' && text.charAt(pos[0]) === ' ' ? pos[0] + (/^ +/.exec(text.slice(pos[0], pos[0] + 200))?.[0].length ?? 0) : pos[0];
  const range = start === pos[0] ? spanOf(pos, source) : wordAt(start, source, false);
  if (code === 'BAD_DQ_ESCAPE') return { message, range: { start, end: Math.min(text.length, start + 2) } };
  if (code === 'TAB_AS_INDENT' || text.charAt(range.start) === '\t') return { message: 'TAB_AS_INDENT', range };
  const afterQuote = code === 'UNEXPECTED_TOKEN' && /["']\s*$/.test(text.slice(Math.max(0, range.start - 20), range.start));
  return { message: afterQuote ? 'AFTER_QUOTE' : message, range };
}

/** End of the line of an offset, its break left out. */
function lineEnd(offset: number, { text, lineStarts }: Source): number {
  const next = lineStarts[positionAt(lineStarts, offset).line + 1];
  return next === undefined ? text.length : next - (text.startsWith('\r\n', next - 2) ? 2 : 1);
}

/** The library's own range within one line, or the word that it points at. */
function spanOf([from, to]: readonly [number, number], source: Source): Range {
  const { text } = source;
  let start = Math.min(from, text.length);
  // What is missed at the end of a line or of the text is shown on the last character before.
  if (start >= lineEnd(start, source)) start = Math.max(0, text.slice(0, start).trimEnd().length - 1);
  const end = Math.min(Math.max(to, start), lineEnd(start, source));
  return end > start + 1 ? { start, end: start + text.slice(start, end).trimEnd().length } : wordAt(start, source, false);
}

/** The word that begins at an offset, or with `first` the first word of its line; at least one character. */
function wordAt(offset: number, { text, lineStarts }: Source, first: boolean): Range {
  let start = Math.min(Math.max(offset, 0), text.length);
  if (first) {
    start = lineStarts[positionAt(lineStarts, start).line] ?? 0;
    start += /^[ \t]*/.exec(text.slice(start, start + 200))?.[0].length ?? 0;
  }
  const word = /^[^\s,[\]{}:#]+/.exec(text.slice(start, start + 200))?.[0] ?? '';
  return { start, end: Math.min(text.length, start + Math.max(1, word.length)) };
}

/** From an offset to the end of its line or to a comment, 200 characters at most. */
function lineFrom(start: number, source: Source): Range {
  const rest = source.text.slice(start, Math.min(start + 200, lineEnd(start, source)));
  return { start, end: start + Math.max(1, rest.replace(/\s#.*$/s, '').trimEnd().length) };
}
