// The files that speak of an id: a plain list while they are few, and a set that is copied by sharing when thousands name the same person.
import { type PersistentMap, persistentMap } from './persistent-map';

/** Paths, each once. */
export type FileList = readonly string[] | PersistentMap<true>;

/** Longer lists are kept as sets. */
const FEW = 32;

/** The list with some files and without others; nothing when none is left. */
export function changeFiles(list: FileList | undefined, added: Iterable<string>, dropped: ReadonlySet<string> | undefined): FileList | undefined {
  if (list && !Array.isArray(list)) return changeSet(list as PersistentMap<true>, added, dropped);
  const left = dropped ? (list as readonly string[] | undefined)?.filter((file) => !dropped.has(file)) : (list as readonly string[] | undefined);
  const files = [...(left ?? []), ...added];
  if (files.length > FEW) return persistentMap<true>().with(files.map((file) => [file, true]));
  return files.length > 0 ? files.sort() : undefined;
}

function changeSet(set: PersistentMap<true>, added: Iterable<string>, dropped: ReadonlySet<string> | undefined): FileList | undefined {
  const changed = set.with([...[...(dropped ?? [])].map((file) => [file, undefined] as const), ...[...added].map((file) => [file, true] as const)]);
  // Back to a list well below the limit, so that one file more or less does not go to and fro.
  return changed.size > FEW / 2 ? changed : changeFiles([...changed.keys()], [], undefined);
}

const orders = new WeakMap<PersistentMap<true>, readonly string[]>();

/** Paths in order. */
export function filesIn(list: FileList | undefined): readonly string[] {
  if (!list || Array.isArray(list)) return (list as readonly string[] | undefined) ?? [];
  const set = list as PersistentMap<true>;
  let order = orders.get(set);
  if (!order) {
    order = [...set.keys()].sort();
    orders.set(set, order);
  }
  return order;
}
