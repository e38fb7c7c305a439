// Finds the thing around a place of a document, and the list of things that it stands in.
import type { Document, Entity } from '../document/document';
import { type Path, pairOf, samePath, type Sequence, stringOf, type SyntaxNode } from '../document/tree';
import { looksLikeId } from '../document/extract';
import type { EntityKind } from '../schema/entities';
import { lineEnd, lineStart } from '../edits/block-text';

/** Nodes from the root down to a place; blanks around a value belong to the item whose line they stand on. */
function* nodesAt({ root, text }: Document, offset: number): Iterable<{ readonly path: Path; readonly node: SyntaxNode }> {
  const [from, until] = [lineStart(text, offset), lineEnd(text, offset)];
  let node = root;
  let path: Path = [];
  while (node) {
    yield { path, node };
    if (node.kind === 'mapping') {
      const pair: { key: SyntaxNode & { value?: unknown }; value: SyntaxNode } | undefined = node.pairs.findLast(({ key, value }) => key.start <= offset && Math.max(key.end, value.end) >= (node?.kind === 'mapping' && node.flow ? offset : from));
      path = [...path, String(pair?.key.value)];
      node = pair?.value;
    } else if (node.kind === 'sequence') {
      const { flow, items }: Sequence = node;
      // The dash and the blanks before an item are in front of where it begins.
      const index: number = items.findLastIndex(({ start, end }) => start <= (flow ? offset : until) && end >= (flow ? offset : from));
      path = [...path, index];
      node = items[index];
    } else return;
  }
}

/** The innermost thing with an id around a place. */
export function thingAt(document: Document, offset: number): Entity | undefined {
  let path: Path | undefined;
  for (const one of nodesAt(document, offset)) if (pairOf(one.node, 'id') ?? pairOf(one.node, 'handle')) ({ path } = one);
  return path && document.entities.find((entity) => samePath(entity.path, path));
}

export interface ThingList {
  readonly path: Path;
  /** Of items in place, and of those that are named. */
  readonly ids: readonly string[];
  readonly kind: EntityKind | undefined;
}

/** The innermost list around a place whose items all have ids, or are some. */
export function listAt(document: Document, offset: number): ThingList | undefined {
  let found: { path: Path; list: Sequence } | undefined;
  let ids: readonly string[] = [];
  for (const { path, node } of nodesAt(document, offset)) {
    if (node.kind !== 'sequence' || node.items.length === 0) continue;
    const all = node.items.map((item) => stringOf(item.kind === 'mapping' ? pairOf(item, 'id')?.value : item));
    if (!all.every((id) => id !== undefined && looksLikeId(id) && !id.startsWith('@'))) continue;
    found = { path, list: node };
    ids = all as readonly string[];
  }
  if (!found) return undefined;
  const { path } = found;
  const own = document.entities.find((entity) => entity.path.length === path.length + 1 && path.every((step, i) => step === entity.path[i]));
  if (own) return { path, ids, kind: own.kind };
  const named = document.references.find((reference) => reference.path.length === path.length + 1 && path.every((step, i) => step === reference.path[i]));
  return { path, ids, kind: named?.kinds.length === 1 ? named.kinds[0] : undefined };
}
