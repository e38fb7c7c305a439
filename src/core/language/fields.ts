// Tells what the schema says of a place in a document.
import type { Document, Entity } from '../document/document';
import { fileKindOf } from '../document/file-kind';
import { rootKindOf } from '../document/root-kind';
import { type Path, pairOf } from '../document/tree';
import { type EnumValue, type RootKind, type Shape, shapeAt, shapeOf } from '../schema/shape';

export function rootOf(document: Document): RootKind {
  return rootKindOf(document.kind, document.root);
}

/** What may stand at a path of the document. */
export function fieldAt(document: Document, path: Path): Shape | undefined {
  return shapeAt(rootOf(document), path);
}

/** Shape of a mapping where the place takes one. */
export function mappingOf(shape: Shape | undefined): Shape | undefined {
  const mapping = shape?.mapping ?? shape;
  return mapping?.properties || mapping?.others ? mapping : undefined;
}

export function isRequired(document: Document, path: Path): boolean {
  const key = path.at(-1);
  return typeof key === 'string' && (mappingOf(fieldAt(document, path.slice(0, -1)))?.required.includes(key) ?? false);
}

/** Shape of the mapping that an entity is. */
export function entityShape(entity: Entity): Shape | undefined {
  const kind = fileKindOf(entity.file);
  if (!kind) return undefined;
  const root: RootKind = kind !== 'requirements' ? kind : entity.path.length === 0 ? 'requirement' : 'requirementList';
  return mappingOf(shapeAt(root, entity.path));
}

export function valueNamed(shape: Shape | undefined, value: unknown): EnumValue | undefined {
  return shape?.values?.find((one) => one.value === value);
}

/** A key that the user added. */
export function isOwn(path: Path): boolean {
  return path.some((step) => typeof step === 'string' && step.startsWith('x-'));
}

/** Keys that the root of the document may have: a requirements file that has not decided yet takes a list as well. */
export function rootShapes(document: Document): readonly Shape[] {
  const root = rootOf(document);
  const undecided = root === 'requirement' && !pairOf(document.root, 'id') && !pairOf(document.root, 'title');
  return undecided ? [shapeOf(root), shapeOf('requirementList')] : [shapeOf(root)];
}
