// Keeps entries of the tree in the order of their ids: puts one in, takes one out, finds where one stands.
import type { EntityKind } from '../schema/entities';

/** A thing as the tree knows it. Its place in the text is asked for when it is shown. */
export interface Entry {
  readonly kind: EntityKind;
  readonly id: string;
  readonly file: string;
  /** How many things of this id stand before it in the file. */
  readonly nth: number;
  /** The id up to its number, and the number: REQ-9 comes before REQ-12. */
  readonly prefix: string;
  readonly number: number;
  readonly status: string;
  readonly owner: string;
  readonly priority: string;
  readonly goals: string;
  /** Written in a PRD. */
  readonly inPlace: boolean;
}

/** The prefix of an id and its number. */
export function splitId(id: string): { readonly prefix: string; readonly number: number } {
  let at = id.length;
  while (at > 0 && id.charCodeAt(at - 1) >= 48 && id.charCodeAt(at - 1) <= 57) at--;
  return { prefix: id.slice(0, at), number: at === id.length ? 0 : Number(id.slice(at)) };
}

/** What entries are sorted by. */
type Place = Pick<Entry, 'prefix' | 'number' | 'id' | 'file' | 'nth'>;

export function compareEntries(a: Place, b: Place): number {
  if (a.prefix !== b.prefix) return a.prefix < b.prefix ? -1 : 1;
  if (a.number !== b.number) return a.number - b.number;
  if (a.id !== b.id) return a.id < b.id ? -1 : 1;
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.nth - b.nth;
}

/** REQ-9 comes before REQ-12. */
export function compareIds(a: string, b: string): number {
  const [left, right] = [splitId(a), splitId(b)];
  return left.prefix === right.prefix ? left.number - right.number : left.prefix < right.prefix ? -1 : 1;
}

/** Where the entries of an id begin and end. */
export function runOf(list: readonly Entry[], id: string): readonly [number, number] {
  const from = firstNotBefore(list, { id, file: '', nth: -1, ...splitId(id) });
  let until = from;
  while (list[until]?.id === id) until++;
  return [from, until];
}

export function listFor<K>(lists: Map<K, Entry[]>, key: K): Entry[] {
  let list = lists.get(key);
  if (!list) {
    list = [];
    lists.set(key, list);
  }
  return list;
}

export function push<K>(lists: Map<K, Entry[]>, key: K, entry: Entry): void {
  const list = lists.get(key);
  if (list) list.push(entry);
  else lists.set(key, [entry]);
}

/** Position of the first entry that comes no earlier than another. */
export function firstNotBefore(list: readonly Entry[], entry: Place): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareEntries(list[middle] as Entry, entry) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function hasEntry(list: readonly Entry[], entry: Entry): boolean {
  const found = list[firstNotBefore(list, entry)];
  return found !== undefined && compareEntries(found, entry) === 0;
}

export function putIn(list: Entry[], entry: Entry): void {
  const at = firstNotBefore(list, entry);
  const found = list[at];
  list.splice(at, found && compareEntries(found, entry) === 0 ? 1 : 0, entry);
}

export function takeOut(list: Entry[], entry: Entry): void {
  const at = firstNotBefore(list, entry);
  const found = list[at];
  if (found && compareEntries(found, entry) === 0) list.splice(at, 1);
}
