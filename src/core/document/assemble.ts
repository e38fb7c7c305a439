// Puts the pieces of a document together: what each says stands where the piece stands in the text.
import type { Range } from '../text/range';
import type { Document, Entity, Parts, Pieces, Reference } from './document';
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
  const unread = items.flatMap(({ unreadIds }) => unreadIds);
  const known = new Set(unread.length > 0 ? entitiesOf(parts).map(({ id }) => id) : []);
  return {
    ...frame,
    get root() {
      return (root ??= rootOf(pieces));
    },
    get comments() {
      return (comments ??= collect(pieces, (piece) => piece.comments.map((range) => ({ range })), ({ range }, place) => ({ range: placeRange(range, place) })).map(({ range }) => range).sort((a, b) => a.start - b.start));
    },
    get entities() {
      return (entities ??= entitiesOf(parts));
    },
    get references() {
      return (references ??= referencesOf(parts));
    },
    findings: collect(pieces, (piece) => piece.findings, placeFinding),
    mentions: [],
    sections: [],
    unreadIds: [...new Set(unread)].filter((id) => !known.has(id)),
    broken: items.some(({ broken }) => broken),
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

/** What is found in each piece by itself, in its place; what an item's document has only to be one is left out. */
export function collect<T extends { readonly range: Range }>({ frame, items, parts }: Pieces, find: (piece: Document) => readonly T[], place: (thing: T, place: Place) => T): T[] {
  const all: T[] = [];
  const add = (things: readonly T[], where: (parts: Parts, index: number) => Place, index: number): void => {
    if (things.length === 0) return;
    const at = where(parts, index);
    for (const thing of things) if (thing.range.start > OUTSIDE) all.push(place(thing, at));
  };
  add(find(frame), placeOfFrame, 0);
  for (let i = 0; i < items.length; i++) add(find(items[i] as Document), placeOfItem, i);
  return all;
}
