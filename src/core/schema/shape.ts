// Turns the JSON schemas into shapes: what may stand at a place of a document, with titles and descriptions in both languages.
import common from '../../../schemas/common.schema.json';
import config from '../../../schemas/config.schema.json';
import feedback from '../../../schemas/feedback.schema.json';
import prd from '../../../schemas/prd.schema.json';
import product from '../../../schemas/product.schema.json';
import requirements from '../../../schemas/requirements.schema.json';
import risks from '../../../schemas/risks.schema.json';
import roadmap from '../../../schemas/roadmap.schema.json';
import team from '../../../schemas/team.schema.json';
import commonZh from '../../../schemas/zh-cn/common.json';
import configZh from '../../../schemas/zh-cn/config.json';
import feedbackZh from '../../../schemas/zh-cn/feedback.json';
import prdZh from '../../../schemas/zh-cn/prd.json';
import productZh from '../../../schemas/zh-cn/product.json';
import requirementsZh from '../../../schemas/zh-cn/requirements.json';
import risksZh from '../../../schemas/zh-cn/risks.json';
import roadmapZh from '../../../schemas/zh-cn/roadmap.json';
import teamZh from '../../../schemas/zh-cn/team.json';
import type { EntityKind, Localized } from './entities';

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

type Schema = { readonly [key: string]: unknown };
type Translation = { readonly title?: string; readonly description?: string; readonly enumDescriptions?: readonly string[]; readonly enumTitles?: readonly string[] };

const SCHEMAS = { common, config, feedback, prd, product, requirements, risks, roadmap, team } as unknown as Readonly<Record<string, Schema>>;
const CHINESE = {
  common: commonZh, config: configZh, feedback: feedbackZh, prd: prdZh, product: productZh, requirements: requirementsZh, risks: risksZh, roadmap: roadmapZh, team: teamZh,
} as unknown as Readonly<Record<string, Readonly<Record<string, Translation>>>>;

const ROOTS: Readonly<Record<RootKind, readonly [string, string]>> = {
  product: ['product', ''],
  prd: ['prd', ''],
  requirement: ['requirements', '/definitions/requirement'],
  requirementList: ['requirements', '/definitions/requirementList'],
  roadmap: ['roadmap', ''],
  feedback: ['feedback', ''],
  risks: ['risks', ''],
  team: ['team', ''],
  config: ['config', ''],
};

const roots = new Map<RootKind, Shape>();

/** Shape of a whole document. Built on first use. */
export function shapeOf(root: RootKind): Shape {
  let shape = roots.get(root);
  if (!shape) {
    const [file, pointer] = ROOTS[root];
    shape = build(file, pointer);
    roots.set(root, shape);
  }
  return shape;
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

function lookUp(file: string, pointer: string): Schema {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((node, step) => (node as Schema)[step.replaceAll('~1', '/').replaceAll('~0', '~')], SCHEMAS[file]) as Schema;
}

/** File and pointer of a `$ref`, which may name another schema by its id. */
function target(file: string, ref: string): readonly [string, string] {
  const [id = '', pointer = ''] = ref.split('#');
  if (!id) return [file, pointer];
  const other = Object.keys(SCHEMAS).find((name) => SCHEMAS[name]?.['$id'] === id || id.replace(/.*[/:]/, '').replace(/\.schema\.json$/, '') === name);
  if (!other) throw new Error(`schema ${file} refers to an unknown schema: ${ref}`);
  return [other, pointer];
}

interface Part {
  readonly schema: Schema;
  readonly file: string;
  readonly pointer: string;
}

/** The schema at a place and, behind it, those that it refers to: what stands first counts. */
function partsOf(file: string, pointer: string): Part[] {
  const schema = lookUp(file, pointer);
  const part = { schema, file, pointer };
  return typeof schema['$ref'] === 'string' ? [part, ...partsOf(...target(file, schema['$ref']))] : [part];
}

function build(file: string, pointer: string): Shape {
  const parts = partsOf(file, pointer);
  const conditional = parts.find((part) => part.schema['if'] !== undefined);
  const plain = conditional && build(conditional.file, `${conditional.pointer}/else`);
  const mapping = conditional && build(conditional.file, `${conditional.pointer}/then`);
  const get = <T>(key: string): T | undefined => parts.find((part) => part.schema[key] !== undefined)?.schema[key] as T | undefined;
  const type = get<string | string[]>('type');
  const names = get<EntityKind[]>('x-ref');
  const defines = get<EntityKind>('x-id');
  const format = get<string>('format');
  const values = valuesOf(parts);
  return {
    ...plain,
    ...(mapping && { mapping }),
    title: localized(parts, 'title') ?? plain?.title ?? NOTHING,
    description: localized(parts, 'description') ?? plain?.description ?? NOTHING,
    examples: get<unknown[]>('examples') ?? plain?.examples ?? [],
    types: type === undefined ? (plain ? [...plain.types, 'object'] : []) : typeof type === 'string' ? [type] : type,
    required: get<string[]>('required') ?? [],
    criteria: get<boolean>('x-criteria') ?? false,
    multiline: get<boolean>('x-multiline') ?? plain?.multiline ?? false,
    ...membersOf(parts),
    ...(values && { values }),
    ...(format !== undefined && { format }),
    ...(get<number>('minimum') !== undefined && { minimum: get<number>('minimum') }),
    ...(get<number>('maximum') !== undefined && { maximum: get<number>('maximum') }),
    ...(defines && { defines }),
    ...(names && { names }),
  };
}

const NOTHING: Localized = { en: '', zh: '' };

function localized(parts: readonly Part[], key: 'title' | 'description'): Localized | undefined {
  const part = parts.find(({ schema }) => typeof schema[key] === 'string');
  if (!part) return undefined;
  const en = part.schema[key] as string;
  return { en, zh: CHINESE[part.file]?.[part.pointer]?.[key] ?? en };
}

function valuesOf(parts: readonly Part[]): readonly EnumValue[] | undefined {
  const part = parts.find(({ schema }) => Array.isArray(schema['enum']));
  if (!part) return undefined;
  const { schema, file, pointer } = part;
  const chinese = CHINESE[file]?.[pointer];
  const titles = (schema['x-enumTitles'] ?? []) as readonly string[];
  const descriptions = (schema['enumDescriptions'] ?? []) as readonly string[];
  return (schema['enum'] as readonly (string | number)[]).map((value, i) => {
    const title = titles[i] ?? String(value);
    const description = descriptions[i] ?? '';
    return { value, title: { en: title, zh: chinese?.enumTitles?.[i] ?? title }, description: { en: description, zh: chinese?.enumDescriptions?.[i] ?? description } };
  });
}

function membersOf(parts: readonly Part[]): Pick<Shape, 'properties' | 'others' | 'items'> {
  const keyed = parts.find(({ schema }) => schema['properties'] !== undefined);
  const open = parts.find(({ schema }) => typeof schema['additionalProperties'] === 'object');
  const list = parts.find(({ schema }) => schema['items'] !== undefined);
  const properties =
    keyed && new Map(Object.keys(keyed.schema['properties'] as Schema).map((key) => [key, build(keyed.file, `${keyed.pointer}/properties/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`)]));
  return {
    ...(properties && { properties }),
    ...(open && { others: build(open.file, `${open.pointer}/additionalProperties`) }),
    ...(list && { items: build(list.file, `${list.pointer}/items`) }),
  };
}
