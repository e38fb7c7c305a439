// The schema files on disk -> every node with its pointer, for the tests of the schemas.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

export type Node = { readonly [keyword: string]: unknown };

export interface Place {
  /** Name of the file: `prd` for prd.schema.json. */
  readonly file: string;
  readonly pointer: string;
  readonly node: Node;
  /** Keyword that holds the node; empty for the root. */
  readonly holder: string;
}

const FOLDER = path.join(process.cwd(), 'schemas');

const read = (...steps: string[]): Node => JSON.parse(readFileSync(path.join(FOLDER, ...steps), 'utf8')) as Node;

export const schemaNames: readonly string[] = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.schema.json'))
  .map((name) => name.replace('.schema.json', ''))
  .sort();

export const readSchema = (name: string): Node => read(`${name}.schema.json`);

export const readTranslation = (name: string): Record<string, Node> => read('zh-cn', `${name}.json`) as Record<string, Node>;

export const translationNames = (): string[] => readdirSync(path.join(FOLDER, 'zh-cn')).map((name) => name.replace('.json', '')).sort();

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every schema node of a file, the root first. */
export function walk(file: string): Place[] {
  const places: Place[] = [];
  const visit = (node: Node, pointer: string, holder: string): void => {
    places.push({ file, pointer, node, holder });
    for (const keyword of ['properties', 'patternProperties', 'definitions']) {
      for (const [key, child] of Object.entries((node[keyword] ?? {}) as Node)) {
        visit(child as Node, `${pointer}/${keyword}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, keyword);
      }
    }
    for (const keyword of ['items', 'additionalProperties', 'if', 'then', 'else']) {
      const child = node[keyword];
      if (isNode(child)) visit(child, `${pointer}/${keyword}`, keyword);
    }
  };
  visit(readSchema(file), '', '');
  return places;
}

export const allPlaces = (): Place[] => schemaNames.flatMap(walk);
