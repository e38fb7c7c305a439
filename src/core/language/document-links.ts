// Finds the addresses and paths in a document's fields, and where they lead.
import { collect } from '../document/assemble';
import type { Document } from '../document/document';
import { placeRange } from '../document/place';
import type { Scalar, SyntaxNode } from '../document/tree';
import { type Shape, shapeBelow, shapeOf } from '../schema/shape';
import { formats } from '../schema/formats';
import type { Range } from '../text/range';
import { rootOf } from './fields';

export interface DocumentLink {
  /** The address without its quotes. */
  readonly range: Range;
  /** An address of the web or of a mailbox, or a path from the workspace folder. */
  readonly target: { readonly url: string } | { readonly file: string; readonly fragment?: string };
}

const MOST = 2000;

/** Nothing but http, https and mailto addresses, and files of the workspace: a path never leads out of it. */
export function documentLinks(document: Document): readonly DocumentLink[] {
  if (!document.pieces) return linksIn(document);
  return collect(document.pieces, linksIn, (link, place) => ({ ...link, range: placeRange(link.range, place) })).slice(0, MOST).sort((a, b) => a.range.start - b.range.start);
}

/** Of a long list each item is searched once, as long as it stays the same. */
const linksIn = (document: Document): readonly DocumentLink[] => {
  const links: DocumentLink[] = [];
  const walk = (node: SyntaxNode, shape: Shape | undefined): void => {
    if (!shape || links.length >= MOST || !linking(shape)) return;
    if (node.kind === 'mapping') for (const { key, value } of node.pairs) walk(value, shapeBelow(shape, String(key.value)));
    else if (node.kind === 'sequence') for (const item of node.items) walk(item, shape.items);
    else if (node.kind === 'scalar') {
      const target = typeof node.value === 'string' ? targetOf(node.value, shape.format, document.file) : undefined;
      if (target) links.push({ range: wordOf(node), target });
    }
  };
  if (document.root) walk(document.root, shapeOf(rootOf(document)));
  return links;
};

const known = new Map<Shape, boolean>();

/** Whether an address or a path can stand at a shape or below. */
function linking(shape: Shape): boolean {
  let answer = known.get(shape);
  if (answer === undefined) {
    // Shapes hold no circles today; one would end here.
    known.set(shape, false);
    const { items, mapping, others, properties } = shape;
    answer = shape.format === 'prd-url' || shape.format === 'prd-path' || [items, mapping, others, ...(properties?.values() ?? [])].some((below) => below && linking(below));
    known.set(shape, answer);
  }
  return answer;
}

function wordOf({ start, end, style }: Scalar): Range {
  return style === 'single' || style === 'double' ? { start: start + 1, end: end - 1 } : { start, end };
}

function targetOf(value: string, format: string | undefined, file: string): DocumentLink['target'] | undefined {
  if (format !== 'prd-url' && format !== 'prd-path') return undefined;
  if (!formats[format](value)) return undefined;
  if (format === 'prd-url' && /^[a-z][a-z0-9+.-]*:/i.test(value)) return { url: value };
  const [, path = '', fragment] = (format === 'prd-url' ? /^([^#?]*)(?:\?[^#]*)?(?:#(.*))?$/ : /^(.*)$/).exec(value) ?? [];
  const resolved = path === '' ? (fragment === undefined ? undefined : file) : resolvePath(file, path);
  return resolved === undefined ? undefined : { file: resolved, ...(fragment !== undefined && { fragment }) };
}

/** A path relative to a file, from the workspace folder; nothing when it leads out of it. */
function resolvePath(file: string, path: string): string | undefined {
  const steps = path.startsWith('/') ? [] : file.split('/').slice(0, -1);
  for (const step of path.split('/')) {
    if (step === '' || step === '.') continue;
    if (step !== '..') steps.push(step);
    else if (steps.pop() === undefined) return undefined;
  }
  return steps.length > 0 ? steps.join('/') : undefined;
}
