// Puts the pieces of a document together: what each says stands where the piece stands in the text.
import type { Range } from '../text/range';
import type { Document } from './document';
import { OUTSIDE, type Pieces } from './pieces';
import { type Place, placeFinding, placeNode, placeRange, PlacedEntity, PlacedReference } from './place';
import type { Mapping, Sequence, SyntaxNode } from './tree';

/** A document whose items before the one with number `first` are the same, at the same places. */
interface Reuse {
  readonly document: Document;
  readonly first: number;
}

export function assemble(frame: Pick<Document, 'file' | 'kind' | 'text' | 'lineStarts'>, pieces: Pieces, reuse?: Reuse): Document {
  const { items, starts, head } = pieces;
  const around = placeOfFrame(pieces);
  const all = new Parts(pieces, reuse);
  const before = <T>(things: readonly T[], startOf: (thing: T) => number): number => {
    const at = things.findIndex((thing) => startOf(thing) >= head);
    return at < 0 ? things.length : at;
  };
  const { entities, references, comments } = pieces.frame;
  const [e, r, c] = [before(entities, ({ range }) => range.start), before(references, ({ range }) => range.start), before(comments, ({ start }) => start)];
  const old = reuse?.document;
  const ids = new Set<string>();
  const unread = items.flatMap(({ unreadIds }) => unreadIds);
  const placedEntities = [
    ...entities.slice(0, e),
    ...all.of((item) => item.entities, (entity, place) => new PlacedEntity(entity, place), old?.entities.slice(e)),
    ...entities.slice(e).map((entity) => new PlacedEntity(entity, around)),
  ];
  if (unread.length > 0) for (const { id } of placedEntities) ids.add(id);
  return {
    ...frame,
    root: rootOf(pieces, all, old),
    comments: [...comments.slice(0, c), ...all.of((item) => item.comments, placeRange), ...comments.slice(c).map((range) => placeRange(range, around))],
    findings: all.of((item) => item.findings, placeFinding),
    entities: placedEntities,
    references: [
      ...references.slice(0, r),
      ...all.of((item) => item.references, (reference, place) => new PlacedReference(reference, place), old?.references.slice(r)),
      ...references.slice(r).map((reference) => new PlacedReference(reference, around)),
    ],
    mentions: [],
    sections: [],
    unreadIds: [...new Set(unread)].filter((id) => !ids.has(id)),
    broken: items.some(({ broken }) => broken),
    yaml: { start: 0, end: frame.text.length },
    pieces,
  };

  function rootOf({ frame: { root }, slot }: Pieces, parts: Parts, previous: Document | undefined): Mapping {
    const mapping = root as Mapping;
    const known = (previous?.root as Mapping | undefined)?.pairs[slot]?.value as Sequence | undefined;
    const nodes = parts.of((item) => [itemOf(item)], placeNode, known?.items);
    const list: Sequence = { kind: 'sequence', flow: false, start: (starts[0] ?? 0) + pieces.column, end: nodes[nodes.length - 1]?.end ?? head, items: nodes };
    const pairs = mapping.pairs.map(({ key, value }, i) => ({ key: { ...key, ...placeRange(key, around) }, value: i === slot ? list : placeNode(value, around) }));
    return { kind: 'mapping', flow: false, start: mapping.start, end: pairs[pairs.length - 1]?.value.end ?? list.end, pairs };
  }
}

/** The one item of a piece. */
function itemOf({ root }: Document): SyntaxNode {
  return ((root as Mapping).pairs[0]?.value as Sequence).items[0] as SyntaxNode;
}

/** What stands behind the list is moved by the list's length. */
function placeOfFrame({ head, starts, items }: Pieces): Place {
  const length = (starts[items.length] ?? 0) - head;
  return { at: (offset) => (offset < head ? offset : offset + length) };
}

function placeOfItem({ starts }: Pieces, index: number): Place {
  const start = starts[index] ?? 0;
  return { at: (offset) => offset + start, index };
}

/** What is found in each piece by itself, in its place; what an item's document has only to be one is left out. */
export function collect<T extends { readonly range: Range }>(pieces: Pieces, find: (piece: Document) => readonly T[], place: (thing: T, place: Place) => T): T[] {
  const all: T[] = [];
  const add = (piece: Document, at: () => Place): void => {
    const things = find(piece);
    if (things.length === 0) return;
    const where = at();
    for (const thing of things) if (thing.range.start > OUTSIDE) all.push(place(thing, where));
  };
  add(pieces.frame, () => placeOfFrame(pieces));
  pieces.items.forEach((item, i) => add(item, () => placeOfItem(pieces, i)));
  return all;
}

/** Collects something of all items, each thing in its place. */
class Parts {
  readonly #pieces: Pieces;
  readonly #same: number;
  readonly #places: (Place | undefined)[] = [];
  constructor(pieces: Pieces, reuse: Reuse | undefined) {
    this.#pieces = pieces;
    this.#same = reuse?.first ?? 0;
  }

  /** `known` are the same things of the document before, from the first item on. */
  of<T, P>(thingsOf: (item: Document) => readonly T[], place: (thing: T, place: Place) => P, known?: readonly P[]): P[] {
    const { items } = this.#pieces;
    const placed: P[] = [];
    for (let i = 0, k = 0; i < items.length; i++) {
      const things = thingsOf(items[i] as Document);
      if (things.length === 0) continue;
      if (known && i < this.#same) {
        for (let j = 0; j < things.length; j++) placed.push(known[k++] as P);
        continue;
      }
      const at = (this.#places[i] ??= placeOfItem(this.#pieces, i));
      for (const thing of things) placed.push(place(thing, at));
    }
    return placed;
  }
}
