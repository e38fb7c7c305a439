// Puts what was read of a piece of a text where it stands in the whole: nodes, entities, references, findings.
import type { EntityKind } from '../schema/entities';
import type { Range } from '../text/range';
import type { Entity, Reference } from './document';
import type { Finding } from './finding';
import type { Mapping, Pair, Path, Sequence, SyntaxNode } from './tree';

/** Where a piece stands. */
export interface Place {
  /** Offset in the whole of an offset in the piece. */
  readonly at: (offset: number) => number;
  /** Position in the long list of the piece's one item; nothing where the piece keeps its own paths. */
  readonly index?: number;
}

export function placeRange({ start, end }: Range, { at }: Place): Range {
  return { start: at(start), end: at(end) };
}

export function placeFinding(finding: Finding, place: Place): Finding {
  const { range, related } = finding;
  return { ...finding, range: placeRange(range, place), ...(related && { related: related.map((one) => (one.file === undefined ? { ...one, range: placeRange(one.range, place) } : one)) }) };
}

/** The node in its place. What is inside is placed when somebody asks for it: a keystroke moves a thousand items, of which nobody looks at ten. */
export function placeNode(node: SyntaxNode, place: Place): SyntaxNode {
  if (node.kind === 'mapping') return new PlacedMapping(node, place);
  if (node.kind === 'sequence') return new PlacedSequence(node, place);
  return { ...node, ...placeRange(node, place) };
}

class PlacedMapping implements Mapping {
  readonly kind = 'mapping';
  readonly flow: boolean;
  readonly start: number;
  readonly end: number;
  #pairs: readonly Pair[] | undefined;
  readonly #node: Mapping;
  readonly #place: Place;
  constructor(node: Mapping, place: Place) {
    this.flow = node.flow;
    this.start = place.at(node.start);
    this.end = place.at(node.end);
    this.#node = node;
    this.#place = place;
  }
  get pairs(): readonly Pair[] {
    return (this.#pairs ??= this.#node.pairs.map(({ key, value }) => ({ key: { ...key, ...placeRange(key, this.#place) }, value: placeNode(value, this.#place) })));
  }
}

class PlacedSequence implements Sequence {
  readonly kind = 'sequence';
  readonly flow: boolean;
  readonly start: number;
  readonly end: number;
  #items: readonly SyntaxNode[] | undefined;
  readonly #node: Sequence;
  readonly #place: Place;
  constructor(node: Sequence, place: Place) {
    this.flow = node.flow;
    this.start = place.at(node.start);
    this.end = place.at(node.end);
    this.#node = node;
    this.#place = place;
  }
  get items(): readonly SyntaxNode[] {
    return (this.#items ??= this.#node.items.map((item) => placeNode(item, this.#place)));
  }
}

function placePath(path: Path, { index }: Place): Path {
  return index === undefined ? path : [...path.slice(0, 1), index, ...path.slice(2)];
}

/** An entity in its place: a view of the one in the piece, as there may be thousands of which one is looked at. */
export class PlacedEntity implements Entity {
  readonly #entity: Entity;
  readonly #place: Place;
  constructor(entity: Entity, place: Place) {
    this.#entity = entity;
    this.#place = place;
  }
  get kind(): EntityKind {
    return this.#entity.kind;
  }
  get id(): string {
    return this.#entity.id;
  }
  get file(): string {
    return this.#entity.file;
  }
  get idRange(): Range {
    return placeRange(this.#entity.idRange, this.#place);
  }
  get range(): Range {
    return placeRange(this.#entity.range, this.#place);
  }
  get path(): Path {
    return placePath(this.#entity.path, this.#place);
  }
  get places(): Entity['places'] {
    const { places } = this.#entity;
    return places && Object.fromEntries(Object.entries(places).map(([field, range]) => [field, placeRange(range, this.#place)]));
  }
  get gist(): string | undefined {
    return this.#entity.gist;
  }
  get container(): string | undefined {
    return this.#entity.container;
  }
  get fields(): Entity['fields'] {
    return this.#entity.fields;
  }
}

/** A reference in its place: a view of the one in the piece. */
export class PlacedReference implements Reference {
  readonly #reference: Reference;
  readonly #place: Place;
  constructor(reference: Reference, place: Place) {
    this.#reference = reference;
    this.#place = place;
  }
  get file(): string {
    return this.#reference.file;
  }
  get id(): string {
    return this.#reference.id;
  }
  get kinds(): readonly EntityKind[] {
    return this.#reference.kinds;
  }
  get range(): Range {
    return placeRange(this.#reference.range, this.#place);
  }
  get from(): string | undefined {
    return this.#reference.from;
  }
  get fromKind(): EntityKind | undefined {
    return this.#reference.fromKind;
  }
  get field(): string {
    return this.#reference.field;
  }
  get path(): Path {
    return placePath(this.#reference.path, this.#place);
  }
}
