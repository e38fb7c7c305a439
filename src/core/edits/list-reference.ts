// Puts ids into the lists that name things, takes them out, and moves them from one list to another with the comments beside them.
import type { Document } from '../document/document';
import { nodeAt, pairOf, type Path, type Sequence, stringOf, valueOf } from '../document/tree';
import type { TextEdit } from '../text/range';
import { canonical, documentsAfter, type FileChange, type Outcome, refusalOf, refuse } from './change';
import { insertItems, type NewItem } from './insert-items';
import { itemSource, removal } from './item-source';

/** A list of ids: the key of a mapping. */
export interface IdList {
  readonly at: Path;
  readonly key: string;
}

/** Takes an id out of a list, with the comments beside it. */
export function removeId(document: Document, list: IdList, id: string): Outcome {
  const place = placeOf(document, list, id);
  const edit = place && removal(document, place.list, place.index);
  return place ? changing([{ document, list, edit, expected: (ids) => ids.toSpliced(place.index, 1) }], { may: place.comments }) : refuse('missing');
}

/** Puts an id at the end of a list, which is made where there is none. */
export function addId(document: Document, list: IdList, id: string): Outcome {
  return changing([{ document, list, edit: insertItems(document, { ...list, items: [{ lines: [id], flow: id }] }), expected: (ids) => [...ids, id] }]);
}

/** Takes an id out of a list of one document and puts it at the end of one of another. */
export function moveId(from: Document, list: IdList, id: string, { to, list: target }: { readonly to: Document; readonly list: IdList }): Outcome {
  const place = placeOf(from, list, id);
  if (!place) return refuse('missing');
  const { lines } = itemSource(from, place.list, place.index) ?? { lines: [id] };
  const item: NewItem = place.comments > 0 ? { lines } : { lines: [id], flow: id };
  return changing([
    { document: from, list, edit: removal(from, place.list, place.index), expected: (ids) => ids.toSpliced(place.index, 1) },
    { document: to, list: target, edit: insertItems(to, { ...target, items: [item] }), expected: (ids) => [...ids, id] },
  ]);
}

interface Place {
  readonly list: Sequence;
  readonly index: number;
  /** How many comments stand beside the id. */
  readonly comments: number;
}

function placeOf(document: Document, { at, key }: IdList, id: string): Place | undefined {
  const list = pairOf(nodeAt(document.root, at), key)?.value;
  if (list?.kind !== 'sequence') return undefined;
  const index = list.items.findIndex((item) => item.kind === 'scalar' && stringOf(item) === id);
  if (index < 0) return undefined;
  const range = itemSource(document, list, index)?.range;
  return { list, index, comments: range ? document.comments.filter(({ start }) => range.start <= start && start < range.end).length : 0 };
}

interface Step {
  readonly document: Document;
  readonly list: IdList;
  readonly edit: TextEdit | undefined;
  readonly expected: (ids: readonly unknown[]) => readonly unknown[];
}

/** Changes that were tried on copies: the lists are what they are to be, all else says what it said, and no comment is lost but those that may be. */
function changing(steps: readonly Step[], { may = 0 } = {}): Outcome {
  const changes: FileChange[] = [];
  let [before, after] = [0, 0];
  for (const { document, list: { at, key }, edit, expected } of steps) {
    const reason = refusalOf(document);
    if (reason) return refuse(reason);
    if (!edit) return refuse('unsafe');
    const change: FileChange = { kind: 'edit', file: document.file, edits: [edit] };
    const [result] = documentsAfter([document], [change]);
    if (!result || result.broken) return refuse('unsafe');
    const wanted = valueOf(document.root) as Record<string, unknown>;
    let holder = wanted as Record<string | number, unknown>;
    for (const step of at) holder = holder[step] as Record<string | number, unknown>;
    holder[key] = expected(Array.isArray(holder[key]) ? (holder[key] as unknown[]) : []);
    if (canonical(wanted) !== canonical(valueOf(result.root))) return refuse('unsafe');
    before += document.comments.length;
    after += result.comments.length;
    changes.push(change);
  }
  return after >= before - may && after <= before ? { ok: true, changes } : refuse('unsafe');
}
