// Puts the items of a list into another order, each with the comments that belong to it; what stands between them stays in its place.
import type { Document } from '../document/document';
import { nodeAt, type Path, valueOf } from '../document/tree';
import type { TextEdit } from '../text/range';
import { eolOf } from './block-text';
import { canonical, documentsAfter, refusalOf, type Refusal } from './change';
import { itemLines } from './item-source';

export type SortResult = { readonly ok: true; readonly edits: readonly TextEdit[] } | { readonly ok: false; readonly reason: Refusal };

/** `order` gives for each new position the old one. The edit reaches from the first item that moves to the last one. */
export function sortItems(document: Document, path: Path, order: readonly number[]): SortResult {
  const reason = refusalOf(document);
  if (reason) return { ok: false, reason };
  const list = nodeAt(document.root, path);
  if (list?.kind !== 'sequence' || order.length !== list.items.length) return { ok: false, reason: 'missing' };
  const first = order.findIndex((from, to) => from !== to);
  if (first < 0) return { ok: true, edits: [] };
  const last = order.findLastIndex((from, to) => from !== to);
  const { text } = document;
  const ranges = list.flow ? list.items.map(({ start, end }) => ({ start, end })) : list.items.map((_, i) => itemLines(document, list, i));
  const eol = eolOf(text);
  let newText = '';
  for (let i = first; i <= last; i++) {
    const [from, here, next] = [ranges[order[i] ?? -1], ranges[i], ranges[i + 1]];
    if (!from || !here || (i < last && (!next || next.start < here.end))) return { ok: false, reason: 'unsafe' };
    const item = text.slice(from.start, from.end);
    // The last line of a text may have no break; it gets one where it stands no longer at the end.
    newText += list.flow ? item : item.replace(/(?:\r\n|\n|\r)$/, '') + (i < last || here.end < text.length || /[\r\n]$/.test(text) ? eol : '');
    if (i < last) newText += text.slice(here.end, next?.start);
  }
  const range = { start: ranges[first]?.start ?? 0, end: ranges[last]?.end ?? 0 };
  const edits = [{ range, newText }];
  return says(document, path, order, edits) ? { ok: true, edits } : { ok: false, reason: 'unsafe' };
}

function says(document: Document, path: Path, order: readonly number[], edits: readonly TextEdit[]): boolean {
  const [after] = documentsAfter([document], [{ kind: 'edit', file: document.file, edits }]);
  if (!after || after.broken || after.comments.length !== document.comments.length) return false;
  const expected = valueOf(document.root);
  let holder = expected as Record<string | number, unknown>;
  for (const step of path.slice(0, -1)) holder = holder[step] as Record<string | number, unknown>;
  const key = path.at(-1) ?? '';
  const items = holder[key] as readonly unknown[];
  holder[key] = order.map((from) => items[from]);
  return canonical(expected) === canonical(valueOf(after.root));
}
