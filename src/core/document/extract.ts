// Walks a syntax tree beside its shape and collects the entities it defines and the references it makes.
import { type EntityKind } from '../schema/entities';
import { type Shape, shapeBelow } from '../schema/shape';
import type { Entity, Extract, Reference } from './document';
import { gistOf } from '../text/gist';
import type { Range } from '../text/range';
import { type Mapping, type Path, pairOf, type Sequence, stringOf, type SyntaxNode, valueOf } from './tree';

/** A handle, or an id: capital prefix parts and a number or a name. Other text in a field that takes names is plain text. */
const NAME = /^(?:@\S+|[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*-[\p{L}\p{N}][\p{L}\p{N}._-]*)$/u;

export function looksLikeId(text: string): boolean {
  return text.length <= 100 && NAME.test(text);
}

/** What an entity or a reference stands in: the steps down to it, and the innermost entity around it with the length of its path. */
interface Place {
  readonly path: (string | number)[];
  container: Entity | undefined;
  depth: number;
}

/**
 * `value` is that of the root as plain data, of which the entities then share parts; it is left out where a key stands twice,
 * because the second one has no part there.
 */
export function extract(file: string, root: SyntaxNode, shape: Shape, value?: unknown): Extract {
  const entities: Entity[] = [];
  const references: Reference[] = [];
  const place: Place = { path: [], container: undefined, depth: 0 };

  const walk = (node: SyntaxNode, at: Shape, part: unknown): void => {
    if (node.kind === 'mapping') walkMapping(node, at.mapping ?? at, part);
    else if (node.kind === 'sequence') walkItems(node, at, part);
    else if (node.kind === 'scalar' && at.names && typeof node.value === 'string' && looksLikeId(node.value)) {
      references.push(referenceOf(file, node.value, at.names, node, place));
    }
  };

  const walkItems = ({ items }: Sequence, at: Shape, part: unknown): void => {
    if (!at.items || !speaks(at.items)) return;
    const { path } = place;
    for (let i = 0; i < items.length; i++) {
      path.push(i);
      walk(items[i] as SyntaxNode, at.items, (part as readonly unknown[] | undefined)?.[i]);
      path.pop();
    }
  };

  const walkMapping = (node: Mapping, at: Shape, part: unknown): void => {
    const { path, container, depth } = place;
    const entity = entityOf(file, node, at, place, part);
    if (entity) {
      entities.push(entity);
      place.container = entity;
      place.depth = path.length;
    }
    for (const pair of node.pairs) {
      const key = String(pair.key.value);
      const below = shapeBelow(at, key);
      if (!below || !speaks(below)) continue;
      path.push(key);
      walk(pair.value, below, (part as Readonly<Record<string, unknown>> | undefined)?.[key]);
      path.pop();
    }
    place.container = container;
    place.depth = depth;
  };

  walk(root, shape, value);
  return { entities, references };
}

const speaking = new Map<Shape, boolean>();

/** Whether ids can be defined or named at a shape or below. */
function speaks(shape: Shape): boolean {
  let known = speaking.get(shape);
  if (known === undefined) {
    const { names, defines, items, mapping, others, properties } = shape;
    known = names !== undefined || defines !== undefined || [items, mapping, others, ...(properties?.values() ?? [])].some((below) => below && speaks(below));
    speaking.set(shape, known);
  }
  return known;
}

const defining = new Map<Shape, { readonly key: string; readonly kind: EntityKind } | undefined>();

/** The key that defines an entity in mappings of a shape. */
function definitionIn(shape: Shape): { readonly key: string; readonly kind: EntityKind } | undefined {
  if (!defining.has(shape)) {
    const [key, below] = [...(shape.properties ?? [])].find(([, { defines }]) => defines) ?? [];
    defining.set(shape, key !== undefined && below?.defines ? { key, kind: below.defines } : undefined);
  }
  return defining.get(shape);
}

/** Keys from one step of a path on. */
function fieldOf(path: Path, from: number): string {
  let field = '';
  for (let i = from; i < path.length; i++) {
    const step = path[i];
    if (typeof step === 'string') field = field ? `${field}.${step}` : step;
  }
  return field;
}

function referenceOf(file: string, id: string, kinds: readonly EntityKind[], node: SyntaxNode, { path, container, depth }: Place): Reference {
  const range = { start: node.start, end: node.end };
  const field = fieldOf(path, depth);
  if (!container) return { file, id, kinds, range, field, path: path.slice() };
  return { file, id, kinds, range, field, path: path.slice(), from: container.id, fromKind: container.kind };
}

/** The entity that a mapping is, when one of its keys defines an id that reads like one. */
function entityOf(file: string, node: Mapping, at: Shape, { path, container }: Place, part: unknown): Entity | undefined {
  const definition = definitionIn(at);
  if (!definition) return undefined;
  const { key, kind } = definition;
  const value = pairOf(node, key)?.value;
  const id = stringOf(value);
  if (!value || id === undefined || !looksLikeId(id) || id.startsWith('@') !== (kind === 'person')) return undefined;
  const fields = (part ?? valueOf(node)) as Record<string, unknown>;
  const entity = { kind, id, file, path: path.slice(), idRange: { start: value.start, end: value.end }, range: { start: node.start, end: node.end }, fields };
  // There are thousands of requirements, and what is said of them across files is said of their ids and references.
  if (kind === 'requirement') return withGist(container ? { ...entity, container: container.id } : entity);
  const places = placesIn(node);
  return container || places ? { ...entity, ...(container && { container: container.id }), ...(places && { places }) } : entity;
}

/** What a requirement demands is told to others, unless it was rejected: then it may be said anew. */
function withGist(entity: Entity & { gist?: string }): Entity {
  const { statement, status } = entity.fields;
  const gist = typeof statement === 'string' && status !== 'rejected' ? gistOf(statement) : undefined;
  if (gist !== undefined) entity.gist = gist;
  return entity;
}

/** Fields whose values findings across files show. */
const SHOWN: ReadonlySet<unknown> = new Set(['status', 'stage', 'start', 'end', 'duration', 'date', 'due', 'since', 'reviewed', 'horizon', 'progress', 'probability', 'impact', 'response', 'capacity', 'load']);

function placesIn({ pairs }: Mapping): Readonly<Record<string, Range>> | undefined {
  let places: Record<string, Range> | undefined;
  for (const { key, value } of pairs) {
    if (SHOWN.has(key.value) && value.kind === 'scalar' && value.start < value.end) (places ??= {})[key.value as string] ??= { start: value.start, end: value.end };
    if (key.value !== 'actions' || value.kind !== 'sequence') continue;
    for (const [i, item] of value.items.entries()) {
      const due = pairOf(item, 'due')?.value;
      if (due?.kind === 'scalar' && due.start < due.end) (places ??= {})[`actions.${i}.due`] ??= { start: due.start, end: due.end };
    }
  }
  return places;
}
