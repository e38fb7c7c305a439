// Gives the keys of a text as strings, those that the schemas know always as the same ones: no copy of a key for every time it is written.
import { type RootKind, type Shape, shapeOf } from '../schema/shape';

const ROOTS: readonly RootKind[] = ['product', 'prd', 'requirement', 'requirementList', 'roadmap', 'feedback', 'risks', 'team', 'config'];

/** Places in the table, a power of two and several times as many as there are keys; of two keys at one place the first is known. */
const PLACES = 2048;

let known: readonly (string | undefined)[] | undefined;

/** The text between two offsets. */
export function keyIn(text: string, start: number, end: number): string {
  known ??= allKeys();
  const key = known[placeOf(text, start, end)];
  return key !== undefined && key.length === end - start && text.startsWith(key, start) ? key : text.slice(start, end);
}

function placeOf(text: string, start: number, end: number): number {
  const length = end - start;
  return (text.charCodeAt(start) * 31 + text.charCodeAt(end - 1) * 7 + text.charCodeAt(start + (length >> 1)) * 131 + length * 17) & (PLACES - 1);
}

function allKeys(): (string | undefined)[] {
  const table = new Array<string | undefined>(PLACES).fill(undefined);
  const seen = new Set<Shape>();
  const visit = (shape: Shape | undefined): void => {
    if (!shape || seen.has(shape)) return;
    seen.add(shape);
    for (const [key, below] of shape.properties ?? []) {
      table[placeOf(key, 0, key.length)] ??= key;
      visit(below);
    }
    for (const below of [shape.items, shape.others, shape.mapping]) visit(below);
  };
  for (const root of ROOTS) visit(shapeOf(root));
  return table;
}
