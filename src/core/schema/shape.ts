// Answers what may stand at a place of a document, with titles and descriptions in both languages.
import type { EntityKind, Localized } from './entities';
import table from './generated/shapes.json';
import allTexts from './generated/shape-texts.json';

/** Roots that a document can have; a requirements file holds one requirement or a list. */
export type RootKind = 'product' | 'prd' | 'requirement' | 'requirementList' | 'roadmap' | 'feedback' | 'risks' | 'team' | 'config';

export interface EnumValue {
  readonly value: string | number;
  readonly title: Localized;
  readonly description: Localized;
}

export interface Shape {
  readonly title: Localized;
  readonly description: Localized;
  readonly examples: readonly unknown[];
  readonly types: readonly string[];
  /** Known keys of a mapping, in the order to write them. */
  readonly properties?: ReadonlyMap<string, Shape>;
  readonly required: readonly string[];
  /** What keys other than the known ones hold, where such keys are allowed. */
  readonly others?: Shape;
  /** Other keys must be criteria that the product defines. */
  readonly criteria: boolean;
  readonly items?: Shape;
  readonly values?: readonly EnumValue[];
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  /** The kind of thing whose id this value defines. */
  readonly defines?: EntityKind;
  /** The kinds of things that this value names. */
  readonly names?: readonly EntityKind[];
  /** People write paragraphs here. */
  readonly multiline: boolean;
  /** What a mapping means at a place that takes a mapping or a plain value. */
  readonly mapping?: Shape;
}

/** A shape as its table has it: short keys, other shapes by number. */
interface Entry {
  readonly y?: readonly string[];
  readonly p?: Readonly<Record<string, number>>;
  readonly r?: readonly string[];
  readonly o?: number;
  readonly c?: 1;
  readonly i?: number;
  readonly v?: readonly (string | number)[];
  readonly f?: string;
  readonly n?: number;
  readonly x?: number;
  readonly D?: EntityKind;
  readonly N?: readonly EntityKind[];
  readonly m?: 1;
  readonly M?: number;
}

/** What people read of a shape: title, description and examples, and for each of its values title and description. */
export interface ShapeTexts {
  readonly t?: Pair;
  readonly d?: Pair;
  readonly e?: readonly unknown[];
  readonly v?: readonly (readonly [Pair | string, Pair])[];
}
/** English and Chinese. */
type Pair = readonly [string, string];

const { nodes, roots } = table as unknown as { readonly nodes: readonly Entry[]; readonly roots: Readonly<Record<RootKind, number>> };
const shapes = new Map<number, Shape>();
/** By the numbers of their shapes. Empty in a build that reads them from a file of their own. */
let texts = allTexts as unknown as readonly ShapeTexts[];

/** Gives all shapes their texts, those too that were handed out before. Until then they have no titles, and values are called by themselves. */
export function setShapeTexts(all: readonly ShapeTexts[]): void {
  texts = all;
}

/** Shape of a whole document. Made on first use. */
export function shapeOf(root: RootKind): Shape {
  return shapeAtNumber(roots[root]);
}

function shapeAtNumber(number: number): Shape {
  let shape = shapes.get(number);
  if (!shape) {
    shape = toShape(number, nodes[number] ?? {});
    shapes.set(number, shape);
  }
  return shape;
}

function toShape(number: number, entry: Entry): Shape {
  const { p, o, i, v, f, n, x, D, N, M } = entry;
  return {
    get title() {
      return localized(texts[number]?.t);
    },
    get description() {
      return localized(texts[number]?.d);
    },
    get examples() {
      return texts[number]?.e ?? [];
    },
    types: entry.y ?? [p ? 'object' : i !== undefined ? 'array' : 'string'],
    required: entry.r ?? [],
    criteria: entry.c === 1,
    multiline: entry.m === 1,
    ...(p && { properties: new Map(Object.entries(p).map(([key, below]) => [key, shapeAtNumber(below)])) }),
    ...(o !== undefined && { others: shapeAtNumber(o) }),
    ...(i !== undefined && { items: shapeAtNumber(i) }),
    ...(v && { values: v.map((value, at) => toValue(number, value, at)) }),
    ...(f !== undefined && { format: f }),
    ...(n !== undefined && { minimum: n }),
    ...(x !== undefined && { maximum: x }),
    ...(D && { defines: D }),
    ...(N && { names: N }),
    ...(M !== undefined && { mapping: shapeAtNumber(M) }),
  };
}

function toValue(number: number, value: string | number, at: number): EnumValue {
  return {
    value,
    get title() {
      const title = texts[number]?.v?.[at]?.[0] ?? String(value);
      return typeof title === 'string' ? { en: spelled(value), zh: title } : localized(title);
    },
    get description() {
      return localized(texts[number]?.v?.[at]?.[1]);
    },
  };
}

/** The English title that a value suggests, where the table has no other one. */
function spelled(value: string | number): string {
  const text = String(value);
  return text.charAt(0).toUpperCase() + text.slice(1).replaceAll('-', ' ');
}

function localized([en, zh]: Pair = ['', '']): Localized {
  return { en, zh };
}

/** Shape below a shape: of a key, or of a list's items. Nothing where the schema knows no such place. */
export function shapeBelow(shape: Shape | undefined, step: string | number): Shape | undefined {
  if (typeof step === 'number') return shape?.items;
  const mapping = shape?.mapping ?? shape;
  return mapping?.properties?.get(step) ?? mapping?.others;
}

export function shapeAt(root: RootKind, path: readonly (string | number)[]): Shape | undefined {
  return path.reduce<Shape | undefined>(shapeBelow, shapeOf(root));
}
