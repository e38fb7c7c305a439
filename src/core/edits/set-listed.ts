// Turns a name that a list of an entity is to hold, or no longer, into the smallest edit: the list comes with its first name and goes with its last.
import type { Document, Entity } from '../document/document';
import { formatScalar } from '../document/format-scalar';
import { type Mapping, nodeAt, type Pair, pairOf, type Sequence, valueOf } from '../document/tree';
import type { TextEdit } from '../text/range';
import { appendData } from './append-data';
import { lineStart, nextLine } from './block-text';
import { canonical, documentsAfter, refusalOf, type Refusal } from './change';
import { removal } from './item-source';
import { setFields } from './set-fields';

export interface Listing {
  readonly field: string;
  /** The name to add; to take out any of these. */
  readonly names: readonly [string, ...string[]];
  readonly listed: boolean;
}

export type ListingResult = { readonly ok: true; readonly edits: readonly TextEdit[] } | { readonly ok: false; readonly reason: Refusal };

/** Edits in offsets of `document.text`, tried on a copy; none where the list says so already. */
export function setListed(document: Document, entity: Pick<Entity, 'id' | 'path'>, { field, names, listed }: Listing): ListingResult {
  const reason = refusalOf(document);
  if (reason) return { ok: false, reason };
  const holder = nodeAt(document.root, entity.path);
  if (holder?.kind !== 'mapping') return { ok: false, reason: 'missing' };
  const pair = pairOf(holder, field);
  const list = pair?.value.kind === 'sequence' ? pair.value : undefined;
  const at = list ? list.items.findIndex((item) => item.kind === 'scalar' && names.some((name) => name === item.value)) : -1;
  if (listed === at >= 0) return { ok: true, edits: [] };
  if (!listed) return list && pair ? takenOut(document, entity, { holder, pair, list, at }) : { ok: false, reason: 'missing' };
  if (pair) return appendData(document, { at: entity.path, key: field, items: [names[0]] });
  return firstOf(document, entity, field, names[0]);
}

/** A list with one name, on one line, where the schema's order would have it. */
function firstOf(document: Document, entity: Pick<Entity, 'id' | 'path'>, field: string, name: string): ListingResult {
  const lone = setFields(document, entity, [{ path: [field], value: name }]);
  if (!lone.ok) return lone;
  const written = [formatScalar(name), formatScalar(name, { flow: true })].map((value) => `${field}: ${value}`).find((one) => lone.edits[0]?.newText.includes(one)) ?? '';
  const edits = lone.edits.map((edit) => ({ ...edit, newText: edit.newText.replace(written, () => `${field}: [${formatScalar(name, { flow: true })}]`) }));
  return checkedList(document, entity, edits, (fields) => ({ ...fields, [field]: [name] }));
}

interface Place {
  readonly holder: Mapping;
  readonly pair: Pair;
  readonly list: Sequence;
  readonly at: number;
}

function takenOut(document: Document, entity: Pick<Entity, 'id' | 'path'>, { holder, pair, list, at }: Place): ListingResult {
  const field = String(pair.key.value);
  if (list.items.length === 1) {
    const whole = withoutPair(document, holder, pair);
    const gone = whole && checkedList(document, entity, [whole], (fields) => Object.fromEntries(Object.entries(fields).filter(([key]) => key !== field)));
    if (gone?.ok) return gone;
  }
  const edit = removal(document, list, at);
  if (!edit) return { ok: false, reason: 'unsafe' };
  return checkedList(document, entity, [edit], (fields) => ({ ...fields, [field]: (fields[field] as unknown[]).toSpliced(at, 1) }));
}

/** A key with its value: its lines, or its place within braces. */
function withoutPair({ text }: Document, holder: Mapping, pair: Pair): TextEdit | undefined {
  const index = holder.pairs.indexOf(pair);
  const [before, after] = [holder.pairs[index - 1], holder.pairs[index + 1]];
  const end = Math.max(pair.value.end, pair.key.end);
  if (holder.flow) {
    if (before) return { range: { start: Math.max(before.value.end, before.key.end), end }, newText: '' };
    return after && { range: { start: pair.key.start, end: after.key.start }, newText: '' };
  }
  const start = lineStart(text, pair.key.start);
  if (!/^ *$/.test(text.slice(start, pair.key.start))) return undefined;
  // A list of lines ends behind its last break.
  const last = /[\r\n]/.test(text.charAt(end - 1)) ? end : nextLine(text, end);
  return { range: { start, end: last }, newText: '' };
}

/** The edits, once they were tried: the entity says what it should, all else stays, and so do the comments. */
function checkedList(document: Document, entity: Pick<Entity, 'path'>, edits: readonly TextEdit[], change: (fields: Readonly<Record<string, unknown>>) => unknown): ListingResult {
  const [after] = documentsAfter([document], [{ kind: 'edit', file: document.file, edits }]);
  if (!after || after.broken || after.comments.length !== document.comments.length) return { ok: false, reason: 'unsafe' };
  const root: { all: unknown } = { all: valueOf(document.root) };
  let holder = root as unknown as Record<string | number, unknown>;
  let key: string | number = 'all';
  for (const step of entity.path) {
    holder = holder[key] as Record<string | number, unknown>;
    key = step;
  }
  holder[key] = change(holder[key] as Record<string, unknown>);
  return canonical(root.all) === canonical(valueOf(after.root)) ? { ok: true, edits } : { ok: false, reason: 'unsafe' };
}
