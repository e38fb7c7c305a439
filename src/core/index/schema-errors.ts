// Finds what the schema does not allow in a document, with the nodes and shapes it concerns; shared by the schema rules.
import type { Document } from '../document/document';
import { rootKindOf } from '../document/root-kind';
import { type Path, pairOf, sharedValueOf, type SyntaxNode } from '../document/tree';
import type { Localized } from '../schema/entities';
import { type Shape, shapeBelow, shapeOf } from '../schema/shape';
import { type SchemaError, validate } from '../schema/validate';
import type { Range } from '../text/range';

export interface LocatedError extends SchemaError {
  /** The value that the error is about: for a missing or unknown key, the mapping. */
  readonly node: SyntaxNode;
  readonly shape?: Shape;
  /** The smallest place that shows it: the value, or its key where it has none. */
  readonly range: Range;
}

const cache = new WeakMap<Document, readonly LocatedError[]>();

/** Schema errors of a document; none for one with syntax errors, whose values may be wrong. */
export function schemaErrorsOf(document: Document): readonly LocatedError[] {
  let errors = cache.get(document);
  if (!errors) {
    errors = document.broken || !document.root ? [] : locate(document.root, document);
    cache.set(document, errors);
  }
  return errors;
}

function locate(root: SyntaxNode, document: Document): LocatedError[] {
  const kind = rootKindOf(document.kind, root);
  return validate(kind, sharedValueOf(root)).flatMap((error) => {
    const place = follow(root, shapeOf(kind), error.path, document.text);
    return place ? [{ ...error, ...place }] : [];
  });
}

/** The node at a path; nothing below an alias, whose value stands elsewhere. */
function follow(root: SyntaxNode, rootShape: Shape, path: Path, text: string): Pick<LocatedError, 'node' | 'shape' | 'range'> | undefined {
  let node: SyntaxNode | undefined = root;
  let shape: Shape | undefined = rootShape;
  let key: Range = headOf(root, text);
  for (const step of path) {
    if (node.kind === 'alias') return undefined;
    const pair = pairOf(node, String(step));
    const next: SyntaxNode | undefined = node.kind === 'sequence' ? node.items[Number(step)] : pair?.value;
    if (!next) return undefined;
    key = pair ? pair.key : headOf(next, text);
    shape = shapeBelow(shape, step);
    node = next;
  }
  if (node.kind === 'alias') return undefined;
  const range = node.kind === 'scalar' && node.start < node.end ? node : key;
  return { node, range: { start: range.start, end: range.end }, ...(shape && { shape }) };
}

/** What shows a value that no key names: its first key, its bracket or dash, or the dash that it stands behind. */
function headOf(node: SyntaxNode, text: string): Range {
  if (node.kind === 'mapping' && node.pairs[0]) return node.pairs[0].key;
  if (node.start < node.end) return node.kind === 'scalar' ? node : { start: node.start, end: node.start + 1 };
  const dash = /-\s*$/.exec(text.slice(Math.max(0, node.start - 50), node.start));
  const start = node.start - (dash?.[0].length ?? 0);
  return dash ? { start, end: start + 1 } : node;
}

/** Title of a field inside a sentence: its first letter small unless it is an acronym. */
export function fieldName(shape: Shape | undefined, key: string): Localized {
  if (!shape?.title.en) return { en: `“${key}”`, zh: `“${key}”` };
  const { en, zh } = shape.title;
  return { en: /^\p{Lu}\p{Ll}/u.test(en) ? en.charAt(0).toLowerCase() + en.slice(1) : en, zh };
}

/** What a mapping is called inside a sentence: “a requirement”, “a key result”. */
export function mappingName(shape: Shape | undefined): Localized {
  const { en, zh } = fieldName(shape?.mapping ?? shape, 'mapping');
  return { en: `${/^[aeiou]/i.test(en) && !/^(?:use|uni|one)/i.test(en) ? 'an' : 'a'} ${en}`, zh };
}
