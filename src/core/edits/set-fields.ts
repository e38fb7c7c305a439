// Turns new values for an entity's fields into the smallest text edits that keep every comment.
import type { Document, Entity } from '../document/document';
import { formatScalar, type ScalarValue } from '../document/format-scalar';
import { parseDocument } from '../document/parse';
import { rootKindOf } from '../document/root-kind';
import { type Mapping, nodeAt, type Path, pairOf, samePath, type SyntaxNode, valueOf } from '../document/tree';
import { type Shape, shapeAt, shapeBelow } from '../schema/shape';
import { type LineStarts, positionAt } from '../text/lines';
import { applyEdits, type TextEdit } from '../text/range';
import { eolOf } from './block-text';
import { canonical } from './change';

/** A value for a field of an entity; keys on the way that are missing are made. */
export interface FieldChange {
  readonly path: readonly string[];
  readonly value: ScalarValue;
}

export type EditResult =
  | { readonly ok: true; readonly edits: readonly TextEdit[] }
  /** `broken`: the document has syntax errors. `missing`: the entity is not there. `alias`: the value stands elsewhere. `unsafe`: the edit would change more. */
  | { readonly ok: false; readonly reason: 'broken' | 'missing' | 'alias' | 'unsafe' };

/** Edits in offsets of `document.text`; they were tried on a copy, which changes these fields and nothing else. */
export function setFields(document: Document, entity: Pick<Entity, 'id' | 'path'>, changes: readonly FieldChange[]): EditResult {
  if (!document.broken && !document.entities.some(({ id, path }) => id === entity.id && samePath(path, entity.path))) return { ok: false, reason: 'missing' };
  return setValues(document, entity.path, changes);
}

/** The same for any mapping, by its path. */
export function setValues(document: Document, at: Path, changes: readonly FieldChange[]): EditResult {
  if (document.broken || !document.root) return { ok: false, reason: 'broken' };
  const node = nodeAt(document.root, at);
  if (node?.kind !== 'mapping') return { ok: false, reason: 'missing' };
  const shape = shapeAt(rootKindOf(document.kind, document.root), at);
  const edits: TextEdit[] = [];
  for (const group of grouped(node, changes)) {
    const edit = group.target ? replacement(document, group.target, group) : insertion(document, group, shape);
    if (!edit) return { ok: false, reason: 'alias' };
    edits.push(edit);
  }
  const merged = mergeInsertions(edits.filter((edit) => document.text.slice(edit.range.start, edit.range.end) !== edit.newText));
  return changesOnly(document, at, changes, merged) ? { ok: true, edits: merged } : { ok: false, reason: 'unsafe' };
}

/** Changes that share one edit: the value that they replace, or the mapping and the missing key that they are put under. */
interface Group {
  readonly holder: Mapping;
  /** Path of the holder below the entity. */
  readonly depth: number;
  readonly key: string;
  readonly target?: SyntaxNode;
  readonly changes: FieldChange[];
}

function grouped(node: Mapping, changes: readonly FieldChange[]): Group[] {
  const groups: Group[] = [];
  for (const change of changes) {
    let holder = node;
    let depth = 0;
    let pair = pairOf(holder, change.path[0] ?? '');
    while (pair?.value.kind === 'mapping' && depth < change.path.length - 1) {
      holder = pair.value;
      depth++;
      pair = pairOf(holder, change.path[depth] ?? '');
    }
    const key = change.path[depth] ?? '';
    const same = groups.find((group) => group.holder === holder && group.key === key);
    if (same) same.changes.push(change);
    else groups.push({ holder, depth, key, changes: [change], ...(pair && { target: pair.value }) });
  }
  return groups;
}

/** Edit that puts a value in the place of one that is there, or behind a key without one. */
function replacement({ text, lineStarts }: Document, target: SyntaxNode, { holder, depth, changes }: Group): TextEdit | undefined {
  const rests = restsBelow(changes, depth);
  const [only] = rests;
  if (!only || target.kind === 'alias' || text.startsWith('*', target.start)) return undefined;
  const absent = target.start === target.end;
  if (only.path.length === 0) {
    const written = formatScalar(only.value, { style: target.kind === 'scalar' ? target.style : 'plain', flow: holder.flow });
    return { range: { start: target.start, end: target.end }, newText: (absent && !/\s/.test(text.charAt(target.start - 1)) ? ' ' : '') + written };
  }
  if (!absent) return undefined;
  if (holder.flow) return insertAt(target.start, ` ${flowText(rests)}`);
  const indent = indentOf(holder, text, lineStarts);
  return insertAt(lineEndAfter(text, target.start), blockLines(rests).map((line) => eolOf(text) + indent + line).join(''));
}

/** Edit that adds a missing key to a mapping, where the schema's order would have it. */
function insertion(document: Document, { holder, depth, key, changes }: Group, shape: Shape | undefined): TextEdit | undefined {
  const above = changes[0]?.path.slice(0, depth) ?? [];
  const order = [...(above.reduce<Shape | undefined>(shapeBelow, shape)?.properties?.keys() ?? [])];
  const rank = order.indexOf(key);
  const before = holder.pairs.filter((pair) => rank < 0 || order.indexOf(String(pair.key.value)) < rank);
  const previous = before.at(-1);
  const first = holder.pairs[0];
  const rests = restsBelow(changes, depth);
  if (holder.flow) {
    const written = `${key}: ${flowText(rests)}`;
    if (previous) return insertAt(previous.value.end > previous.key.end ? previous.value.end : previous.key.end, `, ${written}`);
    return first ? insertAt(first.key.start, `${written}, `) : { range: { start: holder.start, end: holder.end }, newText: `{${written}}` };
  }
  if (!first) return undefined;
  const eol = eolOf(document.text);
  const indent = indentOf(holder, document.text, document.lineStarts);
  const lines = [`${key}:`, ...blockLines(rests)];
  const head = lines.length === 2 && lines[1]?.startsWith(' ') === false ? [`${key}: ${lines[1]}`] : lines;
  if (!previous) return insertAt(first.key.start, head.map((line) => line + eol + indent).join(''));
  const end = lineEndAfter(document.text, Math.max(previous.value.end, previous.key.end));
  return insertAt(end, head.map((line) => eol + indent + line).join(''));
}

function restsBelow(changes: readonly FieldChange[], depth: number): Rest[] {
  return changes.map(({ path, value }) => ({ path: path.slice(depth + 1), value }));
}

function insertAt(offset: number, newText: string): TextEdit {
  return { range: { start: offset, end: offset }, newText };
}

interface Rest {
  readonly path: readonly string[];
  readonly value: ScalarValue;
}

/** Lines below a key; a single value without further keys gives that value alone. */
function blockLines(rests: readonly Rest[]): string[] {
  const [only] = rests;
  if (rests.length === 1 && only && only.path.length === 0) return [formatScalar(only.value)];
  return [...byFirstKey(rests)].flatMap(([key, below]) => {
    const lines = blockLines(below);
    return below[0]?.path.length === 0 ? [`  ${key}: ${lines[0]}`] : [`  ${key}:`, ...lines.map((line) => `  ${line}`)];
  });
}

function flowText(rests: readonly Rest[]): string {
  const [only] = rests;
  if (rests.length === 1 && only && only.path.length === 0) return formatScalar(only.value, { flow: true });
  return `{${[...byFirstKey(rests)].map(([key, below]) => `${key}: ${flowText(below)}`).join(', ')}}`;
}

function byFirstKey(rests: readonly Rest[]): Map<string, Rest[]> {
  const groups = new Map<string, Rest[]>();
  for (const { path, value } of rests) {
    const [key = '', ...below] = path;
    groups.set(key, [...(groups.get(key) ?? []), { path: below, value }]);
  }
  return groups;
}

/** White space that puts a further key under a mapping's first one: a list's dash counts as a blank. */
function indentOf(holder: Mapping, text: string, lineStarts: LineStarts): string {
  const start = holder.pairs[0]?.key.start ?? holder.start;
  const { character } = positionAt(lineStarts, start);
  return text.slice(start - character, start).replace(/[^\t ]/g, ' ');
}

function lineEndAfter(text: string, offset: number): number {
  const at = text.slice(offset).search(/\r?\n|\r/);
  return at < 0 ? text.length : offset + at;
}

function mergeInsertions(edits: readonly TextEdit[]): TextEdit[] {
  const merged: TextEdit[] = [];
  for (const edit of edits) {
    const at = merged.findIndex(({ range }) => range.start === range.end && range.start === edit.range.start && edit.range.start === edit.range.end);
    const other = merged[at];
    if (other) merged[at] = { range: other.range, newText: other.newText + edit.newText };
    else merged.push(edit);
  }
  return merged.sort((a, b) => a.range.start - b.range.start);
}

function changesOnly(document: Document, at: Path, changes: readonly FieldChange[], edits: readonly TextEdit[]): boolean {
  const after = parseDocument(document.file, applyEdits(document.text, edits));
  if (after.broken || after.comments.length !== document.comments.length) return false;
  const expected = valueOf(document.root);
  for (const { path, value } of changes) {
    let place = [...at].reduce<unknown>((below, step) => (below as Record<string | number, unknown>)[step], expected) as Record<string, unknown>;
    for (const step of path.slice(0, -1)) place = (place[step] ??= Object.create(null)) as Record<string, unknown>;
    place[path.at(-1) ?? ''] = value;
  }
  return canonical(expected) === canonical(valueOf(after.root));
}
