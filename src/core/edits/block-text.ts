// Turns plain data into lines of block YAML, and moves lines of YAML from one column to another.
import { formatScalar, type ScalarValue } from '../document/format-scalar';

export function eolOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** Where the line of an offset ends, before its break. */
export function lineEnd(text: string, offset: number): number {
  for (let at = offset; at < text.length; at++) {
    const c = text.charCodeAt(at);
    if (c === 10 || c === 13) return at;
  }
  return text.length;
}

export function lineStart(text: string, offset: number): number {
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}

/** Where the next line begins. */
export function nextLine(text: string, offset: number): number {
  const end = lineEnd(text, offset);
  return text.startsWith('\r\n', end) ? end + 2 : Math.min(end + 1, text.length);
}

export function linesOf(text: string): string[] {
  return text.split(/\r\n|\n|\r/);
}

/** Moves lines by a number of columns; what stands too far left to be moved goes to the first column. Empty lines stay empty. */
export function shift(lines: readonly string[], columns: number): string[] {
  if (columns >= 0) return lines.map((line) => (line === '' ? line : ' '.repeat(columns) + line));
  return lines.map((line) => line.slice(Math.min(-columns, /^ */.exec(line)?.[0].length ?? 0)));
}

/** Lines as an item of a list: the first one that is no comment gets the dash, at `column`; `gap` columns behind it stands the content. */
export function asItem(lines: readonly string[], column: number, gap = 2): string[] {
  const first = lines.findIndex((line) => !/^\s*(?:#|$)/.test(line));
  return lines.map((line, i) => {
    if (i === first) return `${' '.repeat(column)}-${' '.repeat(gap - 1)}${line}`;
    return line === '' ? line : ' '.repeat(i < first ? column : column + gap) + line;
  });
}

export type Data = ScalarValue | readonly Data[] | { readonly [key: string]: Data };

/** A mapping as block lines at column 0. Lists of plain values stay on one line. */
export function blockLines(fields: readonly (readonly [string, Data])[]): string[] {
  return fields.flatMap(([key, value]) => pairLines(formatScalar(key), value));
}

function pairLines(key: string, value: Data): string[] {
  if (isScalar(value)) return [`${key}: ${formatScalar(value)}`];
  if (!isNested(value)) return [`${key}: ${flowText(value)}`];
  if (isList(value)) return [`${key}:`, ...value.flatMap((item) => (isScalar(item) ? [`  - ${formatScalar(item)}`] : isList(item) ? [`  - ${flowText(item)}`] : asItem(blockLines(Object.entries(item)), 2)))];
  return [`${key}:`, ...shift(blockLines(Object.entries(value)), 2)];
}

/** The same on one line, for places inside `[…]` and `{…}`. */
export function flowText(value: Data): string {
  if (isScalar(value)) return formatScalar(value, { flow: true });
  if (isList(value)) return `[${value.map(flowText).join(', ')}]`;
  return `{${Object.entries(value).map(([key, one]) => `${formatScalar(key, { flow: true })}: ${flowText(one)}`).join(', ')}}`;
}

function isScalar(value: Data): value is ScalarValue {
  return typeof value !== 'object' || value === null;
}

function isList(value: Data): value is readonly Data[] {
  return Array.isArray(value);
}

/** A list that holds mappings or further lists, or a mapping that holds anything. */
function isNested(value: readonly Data[] | { readonly [key: string]: Data }): boolean {
  return isList(value) ? value.some((item) => !isScalar(item)) : Object.keys(value).length > 0;
}
