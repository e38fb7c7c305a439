// Finds every place that speaks of a thing: fields that name it and ids in running text.
import type { Entity } from '../document/document';
import { entityOf, referencesTo } from '../index/lookup';
import { changedKeys } from '../index/persistent-map';
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
  return mentionedIn(snapshot, entity.id).flatMap((file) => {
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

interface Spoken {
  files: Snapshot['files'];
  /** Files whose text speaks of an id. */
  readonly byId: Map<string, Set<string>>;
}

/** By what stays the same while no file comes or goes. */
const spoken = new WeakMap<object, Spoken>();

/** Files whose text speaks of an id, in order. Kept up from one snapshot to the next: a keystroke changes what one file says. */
function mentionedIn({ files, paths }: Snapshot, id: string): readonly string[] {
  let state = spoken.get(paths);
  if (!state) {
    state = { files, byId: new Map() };
    spoken.set(paths, state);
    for (const [file, { mentions }] of files) for (const mention of mentions) enter(state, mention.id, file);
  }
  if (state.files !== files) {
    for (const file of changedKeys(state.files, files)) {
      for (const mention of state.files.get(file)?.mentions ?? []) state.byId.get(mention.id)?.delete(file);
      for (const mention of files.get(file)?.mentions ?? []) enter(state, mention.id, file);
    }
    state.files = files;
  }
  return [...(state.byId.get(id) ?? [])].sort();
}

function enter({ byId }: Spoken, id: string, file: string): void {
  const known = byId.get(id);
  if (known) known.add(file);
  else byId.set(id, new Set([file]));
}
