// The product's own syntax tree of a document: mappings, sequences and scalars with their places in the text.
import type { Range } from '../text/range';

export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded';

/** A scalar; a value that isn't there (`key:`) is null with an empty range behind the key's colon. */
export interface Scalar extends Range {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  readonly style: ScalarStyle;
}

export interface Pair {
  readonly key: Scalar;
  readonly value: SyntaxNode;
}

/** A mapping in the order written. A key may stand twice: the first one counts. */
export interface Mapping extends Range {
  readonly kind: 'mapping';
  readonly flow: boolean;
  readonly pairs: readonly Pair[];
}

export interface Sequence extends Range {
  readonly kind: 'sequence';
  readonly flow: boolean;
  readonly items: readonly SyntaxNode[];
}

/** `*name` that stands for a mapping or sequence elsewhere: not followed. An alias of a scalar is read as that scalar. */
export interface Alias extends Range {
  readonly kind: 'alias';
  readonly name: string;
}

export type SyntaxNode = Mapping | Sequence | Scalar | Alias;

/** Keys and list positions from the root to a node. */
export type Path = readonly (string | number)[];

/** Mappings with more pairs than this are looked up by an index, made on first use. */
const FEW = 50;
const indexes = new WeakMap<Mapping, ReadonlyMap<unknown, Pair>>();

export function pairOf(node: SyntaxNode | undefined, key: string): Pair | undefined {
  if (node?.kind !== 'mapping') return undefined;
  if (node.pairs.length <= FEW) return node.pairs.find((pair) => pair.key.value === key);
  let index = indexes.get(node);
  if (!index) {
    // Backwards, so that the first of equal keys stays.
    index = new Map([...node.pairs].reverse().map((pair) => [pair.key.value, pair]));
    indexes.set(node, index);
  }
  return index.get(key);
}

export function childOf(node: SyntaxNode | undefined, step: string | number): SyntaxNode | undefined {
  if (node?.kind === 'sequence') return typeof step === 'number' ? node.items[step] : undefined;
  return pairOf(node, String(step))?.value;
}

export function nodeAt(root: SyntaxNode | undefined, path: Path): SyntaxNode | undefined {
  return path.reduce<SyntaxNode | undefined>(childOf, root);
}

export function samePath(a: Path, b: Path): boolean {
  return a.length === b.length && a.every((step, i) => step === b[i]);
}

/** The string of a scalar, or nothing for anything else. */
export function stringOf(node: SyntaxNode | undefined): string | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
}

/**
 * Value as plain data: null for aliases; the first of equal keys counts. Every key is a property of its own whatever its name, but a
 * key that the value doesn't hold may be found on the prototype: ask for names that users chose by `Object.hasOwn`.
 */
export function valueOf(node: SyntaxNode | undefined): unknown {
  return node ? plainOf(node, false) : null;
}

/** `unique` tells that no key stands twice in a mapping. */
function plainOf(node: SyntaxNode, unique: boolean): unknown {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'sequence') return node.items.map((item) => plainOf(item, unique));
  if (node.kind === 'alias') return null;
  let value: Record<string, unknown> = {};
  for (const pair of node.pairs) {
    const key = String(pair.key.value);
    // This name would set the prototype, where there is one. Objects without any are slow, and many times as large.
    if (key === '__proto__' && '__proto__' in value) value = Object.assign(Object.create(null) as Record<string, unknown>, value);
    if (unique || !Object.hasOwn(value, key)) value[key] = plainOf(pair.value, unique);
  }
  return value;
}

const values = new WeakMap<SyntaxNode, unknown>();

/** The value of a root as plain data, made once and shared by all who only read it. `unique` tells that no key stands twice in a mapping. */
export function sharedValueOf(root: SyntaxNode, unique = false): unknown {
  let value = values.get(root);
  if (value === undefined) {
    value = plainOf(root, unique);
    values.set(root, value);
  }
  return value;
}
