// Writes an acceptance criterion that is a sentence as given, when and then.
import type { Document, Entity } from '../document/document';
import { nodeAt, pairOf, valueOf } from '../document/tree';
import type { TextEdit } from '../text/range';
import { asItem, blockLines, eolOf, flowText, lineEnd } from './block-text';
import { canonical, documentsAfter, refusalOf, type Refusal } from './change';
import { gapOf } from './item-source';
import type { Scenario } from './scenario';

/** Edits that put the parts in the place of the criterion at a position; its comment stays on its first line. */
export function setScenario(document: Document, { path }: Pick<Entity, 'path'>, index: number, scenario: Scenario): { readonly ok: true; readonly edits: readonly TextEdit[] } | { readonly ok: false; readonly reason: Refusal } {
  const reason = refusalOf(document);
  if (reason) return { ok: false, reason };
  const list = pairOf(nodeAt(document.root, path), 'acceptance')?.value;
  const item = list?.kind === 'sequence' ? list.items[index] : undefined;
  if (list?.kind !== 'sequence' || item?.kind !== 'scalar') return { ok: false, reason: 'missing' };
  const { text } = document;
  const data = { ...scenario };
  const eol = eolOf(text);
  const gap = gapOf(document, list);
  const [first = '', ...rest] = asItem(blockLines(Object.entries(data)), item.start - (text.lastIndexOf('\n', item.start - 1) + 1) - gap, gap);
  const end = lineEnd(text, item.end);
  const behind = text.slice(item.end, end);
  const edit = list.flow
    ? { range: { start: item.start, end: item.end }, newText: flowText(data) }
    : { range: { start: item.start, end }, newText: [first.trimStart().slice(gap) + behind, ...rest].join(eol) };
  const [after] = documentsAfter([document], [{ kind: 'edit', file: document.file, edits: [edit] }]);
  const before = valueOf(document.root);
  let holder = before as Record<string | number, unknown>;
  for (const step of [...path, 'acceptance']) holder = holder[step] as Record<string | number, unknown>;
  holder[index] = data;
  const same = after && !after.broken && after.comments.length === document.comments.length && canonical(valueOf(after.root)) === canonical(before);
  return same ? { ok: true, edits: [edit] } : { ok: false, reason: 'unsafe' };
}
