// Puts the pieces of a document together: what each says stands where the piece stands in the text.
import type { Range } from '../text/range';
import type { Document, Entity, Pieces, Reference } from './document';
import { entitiesOf, placeOfFrame, placeOfItem, referencesOf } from './parts';
import { OUTSIDE } from './pieces';
import { type Place, placeFinding, placeNode, placeRange } from './place';
import type { Mapping, Sequence, SyntaxNode } from './tree';

/** The document of a long list. After a keystroke most of it is looked at by nobody: it is put together when somebody does. */
export function assemble(frame: Pick<Document, 'file' | 'kind' | 'text' | 'lineStarts'>, pieces: Pieces): Document {
  const { parts, items } = pieces;
  let root: SyntaxNode | undefined;
  let comments: readonly Range[] | undefined;
  let entities: readonly Entity[] | undefined;
  let references: readonly Reference[] | undefined;
  const unread = marked(pieces, unreadOf).flatMap((i) => items[i]?.unreadIds ?? []);
  const known = new Set(unread.length > 0 ? entitiesOf(parts).map(({ id }) => id) : []);
  return {
    ...frame,
    get root() {
      return (root ??= rootOf(pieces));
    },
    get comments() {
      return (comments ??= collect(pieces, commentsOf, ({ range }, place) => ({ range: placeRange(range, place) })).map(({ range }) => range).sort((a, b) => a.start - b.start));
    },
    get entities() {
      return (entities ??= entitiesOf(parts));
    },
    get references() {
      return (references ??= referencesOf(parts));
    },
    findings: collect(pieces, findingsOf, placeFinding),
    mentions: collect(pieces, mentionsOf, ({ id, range }, place) => ({ id, range: placeRange(range, place) })).map(({ id, range }) => ({ id, ...range })).sort((a, b) => a.start - b.start),
    sections: [],
    unreadIds: [...new Set(unread)].filter((id) => !known.has(id)),
    broken: marked(pieces, breaksOf).length > 0,
    yaml: { start: 0, end: frame.text.length },
    pieces,
  };
}

function rootOf({ frame, slot, column, items, parts }: Pieces): Mapping {
  const { start, pairs } = frame.root as Mapping;
  const around = placeOfFrame(parts);
  const nodes = items.map((item, i) => placeNode(nodeOf(item), placeOfItem(parts, i)));
  const list: Sequence = { kind: 'sequence', flow: false, start: (parts.starts[0] ?? 0) + column, end: nodes[nodes.length - 1]?.end ?? parts.head, items: nodes };
  const placed = pairs.map(({ key, value }, i) => ({ key: { ...key, ...placeRange(key, around) }, value: i === slot ? list : placeNode(value, around) }));
  return { kind: 'mapping', flow: false, start, end: placed[placed.length - 1]?.value.end ?? list.end, pairs: placed };
}

/** The one item of a piece. */
function nodeOf({ root }: Document): SyntaxNode {
  return ((root as Mapping).pairs[0]?.value as Sequence).items[0] as SyntaxNode;
}

/** Items for which `find` gives anything; after a change only those are asked that were read anew. */
function marked({ items, marks }: Pieces, find: (piece: Document) => readonly unknown[]): readonly number[] {
  const known = marks.get(find) ?? { indexes: [], from: 0, to: items.length };
  if (known.from === known.to) return known.indexes;
  const fresh: number[] = [];
  for (let i = known.from; i < known.to; i++) if (find(items[i] as Document).length > 0) fresh.push(i);
  const indexes = [...known.indexes.filter((i) => i < known.from), ...fresh, ...known.indexes.filter((i) => i >= known.to)];
  marks.set(find, { indexes, from: 0, to: 0 });
  return indexes;
}

/** What is found in each piece by itself, in its place; what an item's document has only to be one is left out. `find` is the same function every time. */
export function collect<T extends { readonly range: Range }>(pieces: Pieces, find: (piece: Document) => readonly T[], place: (thing: T, place: Place) => T): T[] {
  const { frame, items, parts } = pieces;
  const all: T[] = [];
  const add = (things: readonly T[], at: Place): void => {
    for (const thing of things) if (thing.range.start > OUTSIDE) all.push(place(thing, at));
  };
  add(find(frame), placeOfFrame(parts));
  for (const i of marked(pieces, find)) add(find(items[i] as Document), placeOfItem(parts, i));
  return all;
}

const findingsOf = (piece: Document): Document['findings'] => piece.findings;
const commentsOf = (piece: Document): { readonly range: Range }[] => piece.comments.map((range) => ({ range }));
const mentionsOf = (piece: Document): { readonly id: string; readonly range: Range }[] => piece.mentions.map(({ id, start, end }) => ({ id, range: { start, end } }));
const unreadOf = (piece: Document): readonly string[] => piece.unreadIds;
const breaksOf = (piece: Document): readonly true[] => (piece.broken ? [true] : []);
