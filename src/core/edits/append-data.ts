// Adds plain data to lists of a document: edits that were tried on a copy and change nothing else.
import type { Document } from '../document/document';
import { valueOf } from '../document/tree';
import type { TextEdit } from '../text/range';
import type { Path } from '../document/tree';
import type { Data } from './block-text';
import { canonical, documentsAfter, refusalOf, type Refusal } from './change';
import { insertItems, itemOfData } from './insert-items';

export interface Addition {
  /** Path of the mapping that holds the list. */
  readonly at: Path;
  readonly key: string;
  readonly items: readonly Data[];
  /** Position of the item that they are put behind; the last one where it is left out. */
  readonly behind?: number;
}

export type AdditionResult = { readonly ok: true; readonly edits: readonly TextEdit[] } | { readonly ok: false; readonly reason: Refusal };

export function appendData(document: Document, { at, key, items, behind }: Addition): AdditionResult {
  const reason = refusalOf(document);
  if (reason) return { ok: false, reason };
  const edit = insertItems(document, { at, key, items: items.map(itemOfData), ...(behind !== undefined && { behind }) });
  if (!edit) return { ok: false, reason: 'missing' };
  const edits = [edit];
  const [after] = documentsAfter([document], [{ kind: 'edit', file: document.file, edits }]);
  if (!after || after.broken || after.comments.length !== document.comments.length) return { ok: false, reason: 'unsafe' };
  const expected = valueOf(document.root) ?? {};
  let holder = expected as Record<string | number, unknown>;
  for (const step of at) holder = holder[step] as Record<string | number, unknown>;
  const list = Array.isArray(holder[key]) ? (holder[key] as unknown[]) : [];
  holder[key] = list.toSpliced((behind ?? list.length - 1) + 1, 0, ...items);
  return canonical(expected) === canonical(valueOf(after.root)) ? { ok: true, edits } : { ok: false, reason: 'unsafe' };
}
