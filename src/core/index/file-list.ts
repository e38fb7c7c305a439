// The files that speak of an id: a plain list as long as they are few or nobody changes it, and a set that is copied by sharing when thousands name the same person.
import { type PersistentMap, persistentMap } from './persistent-map';

/** Paths, each once. */
export type FileList = readonly string[] | PersistentMap<true>;

/** Longer lists become sets with their first change. */
const FEW = 32;

/** The list with some files and without others; nothing when none is left. */
export function changeFiles(list: FileList | undefined, added: readonly string[], dropped: ReadonlySet<string> | undefined): FileList | undefined {
  // The order of a list that nobody has changed is made once; the first workspace comes in order already.
  if (!list) return added.length > 0 ? [...added].sort() : undefined;
  if (!isPlain(list)) return changeSet(list, added, dropped);
  if (list.length > FEW) return changeSet(setOf(list), added, dropped);
  const left = dropped ? list.filter((file) => !dropped.has(file)) : list;
  const files = [...left, ...added];
  if (files.length > FEW) return setOf(files);
  return files.length > 0 ? files.sort() : undefined;
}

function isPlain(list: FileList): list is readonly string[] {
  return Array.isArray(list);
}

function setOf(files: readonly string[]): PersistentMap<true> {
  return persistentMap<true>().with(files.map((file) => [file, true]));
}

function changeSet(set: PersistentMap<true>, added: readonly string[], dropped: ReadonlySet<string> | undefined): FileList | undefined {
  const changed = set.with([...[...(dropped ?? [])].map((file) => [file, undefined] as const), ...added.map((file) => [file, true] as const)]);
  // Back to a list well below the limit, so that one file more or less does not go to and fro.
  return changed.size > FEW / 2 ? changed : changeFiles(undefined, [...changed.keys()], undefined);
}

const orders = new WeakMap<PersistentMap<true>, readonly string[]>();

/** Paths in order. */
export function filesIn(list: FileList | undefined): readonly string[] {
  if (!list || isPlain(list)) return list ?? [];
  let order = orders.get(list);
  if (!order) {
    order = [...list.keys()].sort();
    orders.set(list, order);
  }
  return order;
}
