// Words for the status of a thing inside a sentence.
import type { Entity } from '../document/document';
import type { EntityKind, Localized } from '../schema/entities';
import { type Shape, shapeAt } from '../schema/shape';

const SHAPES: Readonly<Partial<Record<EntityKind, () => Shape | undefined>>> = {
  prd: () => shapeAt('prd', ['status']),
  requirement: () => shapeAt('requirement', ['status']),
  roadmapItem: () => shapeAt('roadmap', ['items', 0, 'status']),
};

export function statusName({ kind }: Pick<Entity, 'kind'>, status: string): Localized {
  const title = SHAPES[kind]?.()?.values?.find(({ value }) => value === status)?.title;
  return title ? { en: title.en.toLowerCase(), zh: title.zh } : { en: status, zh: status };
}
