// Reads the lines of a YAML text by their indentation alone, so that a place can be told even in a text that does not parse.
import { positionAt } from '../text/lines';
import type { Document } from './document';
import type { Path } from './tree';

/** What begins at a column of a line: a list's dash, a key with the value behind it, or other text. */
export interface Mark {
  readonly kind: 'dash' | 'key' | 'text';
  readonly column: number;
  /** Name of a key. */
  readonly key: string;
  /** Offsets of the key as written, or of the text up to the line's end without its comment. */
  readonly start: number;
  readonly end: number;
  /** What stands behind the key's colon, or behind a dash that no key follows: offsets without blanks and comment. */
  readonly valueStart: number;
  readonly valueEnd: number;
}

export interface Line {
  readonly start: number;
  /** Without the line break. */
  readonly end: number;
  readonly marks: readonly Mark[];
}

const KEY = /^(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|([^\s\-?:,[\]{}#&*!|>'"%@`#](?:[^:#]|:(?=\S)|(?<=\S)#)*?|[-?:](?=\S)(?:[^:#]|:(?=\S)|(?<=\S)#)*?))[ \t]*:(?=[ \t]|$)/;

/** Number of the first and the last line of a document's YAML, which end at its range. */
export function yamlLines(document: Document): { readonly first: number; readonly last: number } {
  const { start, end } = document.yaml ?? { start: 0, end: 0 };
  const last = positionAt(document.lineStarts, end);
  // Front matter ends where the line of its closing dashes begins.
  return { first: positionAt(document.lineStarts, start).line, last: end < document.text.length && last.character === 0 ? last.line - 1 : last.line };
}

export function lineAt({ text, lineStarts }: Document, number: number): Line {
  const start = lineStarts[number] ?? text.length;
  let end = lineStarts[number + 1] ?? text.length;
  while (end > start && (text.charCodeAt(end - 1) === 10 || text.charCodeAt(end - 1) === 13)) end--;
  return { start, end, marks: marksOf(text.slice(start, end), start) };
}

/** Column of a line's first character that is no blank; -1 for blank lines and comments. Cheaper than its marks. */
export function columnOf({ text, lineStarts }: Document, number: number): number {
  const start = lineStarts[number] ?? text.length;
  const end = lineStarts[number + 1] ?? text.length;
  let at = start;
  while (at < end && text.charCodeAt(at) === 32) at++;
  const c = at < end ? text.charCodeAt(at) : 10;
  return c === 10 || c === 13 || c === 35 ? -1 : at - start;
}

function marksOf(line: string, offset: number): Mark[] {
  const marks: Mark[] = [];
  const whole = line.length > 10_000 ? line.slice(0, 10_000) : line;
  let column = /^\uFEFF?[ ]*/.exec(whole)?.[0].length ?? 0;
  const nothing = { key: '', valueStart: 0, valueEnd: 0 };
  for (let dash = /^-(?:[ \t]+|$)/.exec(whole.slice(column)); dash; dash = /^-(?:[ \t]+|$)/.exec(whole.slice(column))) {
    marks.push({ ...nothing, kind: 'dash', column, start: offset + column, end: offset + column + 1 });
    column += dash[0].length;
  }
  const rest = whole.slice(column);
  if (rest === '' || rest.startsWith('#')) return marks;
  const start = offset + column;
  // No key is longer than YAML allows one to be; this also bounds the search.
  const key = KEY.exec(rest.slice(0, 1100));
  if (!key) return [...marks, { ...nothing, kind: 'text', column, start, end: start + withoutComment(rest).length }];
  const written = key[0].replace(/[ \t]*:$/, '');
  const behind = rest.slice(key[0].length);
  const blanks = /^[ \t]*/.exec(behind)?.[0].length ?? 0;
  const valueStart = start + key[0].length + blanks;
  const value = behind.slice(blanks).startsWith('#') ? '' : withoutComment(behind.slice(blanks));
  return [...marks, { kind: 'key', column, key: key[1] ?? key[2] ?? key[3] ?? '', start, end: start + written.length, valueStart, valueEnd: valueStart + value.length }];
}

/** Text up to a comment, without blanks at its end; a `#` inside quotes or a word is none. */
export function withoutComment(text: string): string {
  const quoted = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')/.exec(text)?.[0].length ?? 0;
  const comment = /(?:^|[ \t])#/.exec(text.slice(quoted));
  return (comment ? text.slice(0, quoted + comment.index) : text).trimEnd();
}

export interface Ancestry {
  readonly path: Path;
  /** Column of the nearest key or dash that the place belongs to; -1 at the root. */
  readonly column: number;
  readonly line: number;
  /** Value that stands behind the outermost key or dash that has one already: its text or flow collection goes on here. */
  readonly open?: { readonly path: Path; readonly start: number; readonly end: number };
}

/**
 * Path of the mapping or value whose content begins at `column` of a line: keys and dashes to its left, on this line (`before`) and above.
 * Reads upwards, each line at most once.
 */
export function ancestryOf(document: Document, number: number, column: number, before: readonly Mark[]): Ancestry {
  const { first } = yamlLines(document);
  const steps: { step: string | number; mark: Mark; line: number; start: number; end: number }[] = [];
  let limit = column;
  /** Column of the dash whose position is being counted. */
  let dash = -1;
  let count = 0;
  const take = (marks: readonly Mark[], line: number): void => {
    for (let i = marks.length - 1; i >= 0; i--) {
      const mark = marks[i];
      if (!mark) continue;
      if (dash >= 0) {
        if (mark.kind === 'dash' && mark.column === dash) {
          count++;
          continue;
        }
        const ends = mark.kind === 'key' ? mark.column <= dash : mark.kind === 'dash' && mark.column < dash;
        if (!ends) continue;
        const own = steps.at(-1);
        if (own) own.step = count;
        dash = -1;
      } else if (mark.kind === 'text' || mark.column >= limit) continue;
      if (mark.kind === 'text') continue;
      const text = marks[i + 1];
      const [start, end] = mark.kind === 'key' ? [mark.valueStart, mark.valueEnd] : text?.kind === 'text' ? [text.start, text.end] : [0, 0];
      steps.push({ step: mark.key, mark, line, start, end });
      limit = mark.column;
      if (mark.kind === 'dash') {
        dash = mark.column;
        count = 0;
      }
    }
  };
  take(before, number);
  for (let line = number - 1; line >= first && (limit > 0 || dash >= 0); line--) {
    const at = columnOf(document, line);
    if (at >= 0 && at <= limit) take(lineAt(document, line).marks, line);
  }
  const last = steps.at(-1);
  if (dash >= 0 && last) last.step = count;
  steps.reverse();
  const path = steps.map(({ step }) => step);
  const at = steps.findIndex(({ start, end }) => end > start && !/^[&!]\S*$/.test(document.text.slice(start, end)));
  const open = steps[at];
  const nearest = steps.at(-1);
  return { path, column: nearest?.mark.column ?? -1, line: nearest?.line ?? -1, ...(open && { open: { path: path.slice(0, at + 1), start: open.start, end: open.end } }) };
}
