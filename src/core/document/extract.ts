// Walks a syntax tree beside its shape and collects the entities it defines and the references it makes.
import { type EntityKind } from '../schema/entities';
import { type Shape, shapeBelow } from '../schema/shape';
import type { Entity, Reference } from './document';
import { type Mapping, type Path, pairOf, stringOf, type SyntaxNode, valueOf } from './tree';

export interface Extract {
  readonly entities: readonly Entity[];
  readonly references: readonly Reference[];
}

/** A handle, or an id: capital prefix parts and a number or a name. Other text in a field that takes names is plain text. */
const NAME = /^(?:@\S+|[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*-[\p{L}\p{N}][\p{L}\p{N}._-]*)$/u;

export function looksLikeId(text: string): boolean {
  return text.length <= 100 && NAME.test(text);
}

interface Place {
  readonly path: Path;
  readonly container?: Entity;
  /** Field within the container. */
  readonly field: string;
}

export function extract(file: string, root: SyntaxNode, shape: Shape): Extract {
  const entities: Entity[] = [];
  const references: Reference[] = [];

  const walk = (node: SyntaxNode, at: Shape | undefined, place: Place): void => {
    if (!at || node.kind === 'alias') return;
    if (node.kind === 'mapping') return walkMapping(node, at.mapping ?? at, place);
    if (node.kind === 'sequence') return node.items.forEach((item, i) => walk(item, at.items, { ...place, path: [...place.path, i] }));
    if (at.names && typeof node.value === 'string' && looksLikeId(node.value)) {
      references.push(referenceOf(file, node.value, at.names, node, place));
    }
  };

  const walkMapping = (node: Mapping, at: Shape, place: Place): void => {
    const entity = entityOf(file, node, at, place);
    if (entity) entities.push(entity);
    const container = entity ?? place.container;
    for (const pair of node.pairs) {
      const key = String(pair.key.value);
      const field = entity || !place.field ? key : `${place.field}.${key}`;
      walk(pair.value, shapeBelow(at, key), { path: [...place.path, key], field, ...(container && { container }) });
    }
  };

  walk(root, shape, { path: [], field: '' });
  return { entities, references };
}

function referenceOf(file: string, id: string, kinds: readonly EntityKind[], node: SyntaxNode, place: Place): Reference {
  const { path, field, container } = place;
  return { file, id, kinds, range: { start: node.start, end: node.end }, field, path, ...(container && { from: container.id, fromKind: container.kind }) };
}

/** The entity that a mapping is, when one of its keys defines an id that reads like one. */
function entityOf(file: string, node: Mapping, at: Shape, { path, container }: Place): Entity | undefined {
  for (const [key, shape] of at.properties ?? []) {
    if (!shape.defines) continue;
    const value = pairOf(node, key)?.value;
    const id = stringOf(value);
    if (!value || id === undefined || !looksLikeId(id) || id.startsWith('@') !== (shape.defines === 'person')) return undefined;
    return {
      kind: shape.defines, id, file, path,
      idRange: { start: value.start, end: value.end },
      range: { start: node.start, end: node.end },
      fields: valueOf(node) as Record<string, unknown>,
      ...(container && { container: container.id }),
    };
  }
  return undefined;
}
