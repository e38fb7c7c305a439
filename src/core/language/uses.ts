// Finds every place that speaks of a thing: fields that name it and ids in running text.
import type { Entity } from '../document/document';
import { entityOf, referencesTo } from '../index/lookup';
import type { Snapshot } from '../index/snapshot';
import type { Range } from '../text/range';

export interface Location {
  readonly file: string;
  readonly range: Range;
}

/** Places that name an entity, in order of file and place; its definition is none of them, nor is what its own text says of it. */
export function usesOf(snapshot: Snapshot, entity: Entity): Location[] {
  const uses: Location[] = referencesTo(snapshot, entity).map(({ file, range }) => ({ file, range }));
  const spoken = mentionsOf(snapshot, entity).filter(({ file, range }) => file !== entity.file || range.start < entity.range.start || range.end > entity.range.end);
  return [...uses, ...spoken].sort(inOrder);
}

/** Places in running text that mean an entity. */
export function mentionsOf(snapshot: Snapshot, entity: Entity): Location[] {
  return (mentionedIn(snapshot).get(entity.id) ?? []).flatMap((file) => {
    if (!means(snapshot, entity, file)) return [];
    return (snapshot.files.get(file)?.mentions ?? []).filter(({ id }) => id === entity.id).map(({ start, end }) => ({ file, range: { start, end } }));
  });
}

/** Whether a thing is what its id means in a file. */
export function means(snapshot: Snapshot, entity: Entity, file: string): boolean {
  const meant = entityOf(snapshot, entity.id, file);
  return meant?.file === entity.file && meant.idRange.start === entity.idRange.start;
}

export function inOrder(a: Location, b: Location): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : a.range.start - b.range.start;
}

const indexes = new WeakMap<Snapshot, ReadonlyMap<string, readonly string[]>>();

/** Files whose text speaks of an id; found once a snapshot, as a file with sixty lenses asks sixty times. */
function mentionedIn(snapshot: Snapshot): ReadonlyMap<string, readonly string[]> {
  let index = indexes.get(snapshot);
  if (!index) {
    const files = new Map<string, string[]>();
    for (const [file, { mentions }] of snapshot.files) {
      for (const { id } of mentions) {
        const list = files.get(id);
        if (!list) files.set(id, [file]);
        else if (list.at(-1) !== file) list.push(file);
      }
    }
    indexes.set(snapshot, (index = files));
  }
  return index;
}
