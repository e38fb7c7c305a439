// Turns a new requirement into the edit that adds it at the end of a list of requirements.
import type { Document } from '../document/document';
import { formatScalar } from '../document/format-scalar';
import { parseDocument } from '../document/parse';
import { type Pair, pairOf, type Sequence, valueOf } from '../document/tree';
import { positionAt } from '../text/lines';
import { applyEdits, type TextEdit } from '../text/range';

export interface NewRequirement {
  readonly id: string;
  readonly title: string;
  readonly type?: string;
  readonly status?: string;
  readonly priority?: string;
  readonly owner?: string;
  readonly statement?: string;
}

export type AppendResult =
  | { readonly ok: true; readonly edits: readonly TextEdit[] }
  /**
   * `broken`: the file has syntax errors. `single`: it holds one requirement at its root. `kind`: it is neither a requirements file nor a
   * PRD. `alias`: the list stands elsewhere. `unsafe`: the edit would change more than it should.
   */
  | { readonly ok: false; readonly reason: 'broken' | 'single' | 'kind' | 'alias' | 'unsafe' };

/** Fields in the order of the schema; a missing type is functional, a missing status proposed, a missing statement the title. */
function fieldsOf(requirement: NewRequirement): [string, string][] {
  const { id, title, type = 'functional', status = 'proposed', priority, owner, statement = title } = requirement;
  const all: [string, string | undefined][] = [['id', id], ['title', title], ['type', type], ['status', status], ['priority', priority], ['owner', owner], ['statement', statement]];
  return all.filter((field): field is [string, string] => field[1] !== undefined);
}

/** Edits in offsets of `document.text`, tried on a copy: the list gets one item more and nothing else changes. An empty file gets a list. */
export function appendRequirement(document: Document, requirement: NewRequirement): AppendResult {
  if (document.kind !== 'requirements' && document.kind !== 'prd') return { ok: false, reason: 'kind' };
  if (document.broken) return { ok: false, reason: 'broken' };
  const { root } = document;
  if (root && root.kind !== 'mapping') return { ok: false, reason: root.kind === 'alias' ? 'alias' : 'broken' };
  const pair = pairOf(root, 'requirements');
  if (document.kind === 'requirements' && root && root.pairs.length > 0 && !pair) return { ok: false, reason: 'single' };
  if (root?.flow || !document.yaml) return { ok: false, reason: 'unsafe' };
  if (pair?.value.kind === 'alias') return { ok: false, reason: 'alias' };
  const edit = editFor(document, pair, fieldsOf(requirement));
  return edit && addsOne(document, edit, requirement) ? { ok: true, edits: [edit] } : { ok: false, reason: 'unsafe' };
}

function editFor(document: Document, pair: Pair | undefined, fields: readonly [string, string][]): TextEdit | undefined {
  const list = pair?.value;
  if (!pair) return newList(document, fields);
  if (list?.kind === 'sequence' && list.items.length > 0) return list.flow ? intoFlow(list, fields) : behindLast(document, list, fields);
  // `requirements:` alone, or with an empty list or a null behind it.
  if (list?.kind === 'mapping' || (list?.kind === 'scalar' && list.value !== null)) return undefined;
  const newText = blockItem(fields, '  ').map((line) => eolOf(document) + line).join('');
  const colon = document.text.indexOf(':', pair.key.end) + 1;
  if (list && list.end > list.start) return { range: { start: colon, end: list.end }, newText };
  const end = lineEnd(document.text, colon);
  return { range: { start: end, end }, newText };
}

/** A list behind the last key of the document, or in a file without any. */
function newList(document: Document, fields: readonly [string, string][]): TextEdit {
  const eol = eolOf(document);
  const { root, text, yaml } = document;
  const lines = ['requirements:', ...blockItem(fields, '  ')].join(eol);
  const last = root?.kind === 'mapping' ? root.pairs.at(-1) : undefined;
  if (last) {
    const end = lineEnd(text, Math.max(last.key.end, last.value.end));
    return { range: { start: end, end }, newText: eol + lines };
  }
  const end = yaml?.end ?? 0;
  const before = text.slice(yaml?.start ?? 0, end);
  return { range: { start: end, end }, newText: (before === '' || /[\r\n]$/.test(before) ? '' : eol) + lines + eol };
}

/** Behind the last item, with the blank line between items that the list has, and its dash where the others stand. */
function behindLast(document: Document, list: Sequence, fields: readonly [string, string][]): TextEdit {
  const { text, lineStarts } = document;
  const eol = eolOf(document);
  const column = positionAt(lineStarts, list.start).character;
  const last = list.items.at(-1);
  const previous = list.items.at(-2);
  const end = lineEnd(text, last?.end ?? list.end);
  const dash = previous && last ? text.lastIndexOf('-', last.start - 1) : -1;
  const spaced = dash >= 0 && previous !== undefined && /^[^\r\n]*(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)/.test(text.slice(previous.end, dash));
  const gap = last?.kind === 'mapping' && !last.flow ? positionAt(lineStarts, last.start).character - column : 2;
  const lines = blockItem(fields, ' '.repeat(column), Math.max(2, Math.min(gap, 8)));
  return { range: { start: end, end }, newText: (spaced ? eol : '') + lines.map((line) => eol + line).join('') };
}

function intoFlow(list: Sequence, fields: readonly [string, string][]): TextEdit {
  const last = list.items.at(-1);
  const at = last?.end ?? list.end - 1;
  return { range: { start: at, end: at }, newText: `, {${fields.map(([key, value]) => `${key}: ${formatScalar(value, { flow: true })}`).join(', ')}}` };
}

function blockItem(fields: readonly [string, string][], indent: string, gap = 2): string[] {
  return fields.map(([key, value], i) => `${indent}${i === 0 ? `-${' '.repeat(gap - 1)}` : ' '.repeat(gap)}${key}: ${formatScalar(value)}`);
}

function eolOf({ text }: Document): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

function lineEnd(text: string, offset: number): number {
  const at = text.slice(offset).search(/[\r\n]/);
  return at < 0 ? text.length : offset + at;
}

function addsOne(document: Document, edit: TextEdit, requirement: NewRequirement): boolean {
  const after = parseDocument(document.file, applyEdits(document.text, [edit]));
  if (after.broken || after.comments.length !== document.comments.length) return false;
  const expected = (valueOf(document.root) ?? {}) as Record<string, unknown>;
  const list = expected['requirements'];
  expected['requirements'] = [...(Array.isArray(list) ? (list as unknown[]) : []), Object.fromEntries(fieldsOf(requirement))];
  return JSON.stringify(sorted(expected)) === JSON.stringify(sorted(valueOf(after.root)));
}

/** Top level in one order, so that the place of the new key does not matter. */
function sorted(value: unknown): unknown {
  return Object.entries(value ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
}
