// Turns the things of a kind into the texts that they are found by while an id is typed; a keystroke makes anew only those that it changed.
import type { Entity } from '../document/document';
import { commonEnds } from '../index/difference';
import { entitiesByKind, labelOf } from '../index/lookup';
import type { Snapshot } from '../index/snapshot';
import type { EntityKind } from '../schema/entities';

/** Things of a kind, each with its text in the same place. */
export interface Searchable {
  readonly things: readonly Entity[];
  /** In small letters. */
  readonly texts: readonly string[];
}

const NOTHING: Searchable = { things: [], texts: [] };

/** By what stays the same while no file comes or goes, and by kind and scope. */
const kept = new WeakMap<object, Map<string, Searchable>>();

export function searchable(snapshot: Snapshot, scope: string, kind: EntityKind): Searchable {
  const things = entitiesByKind(snapshot, scope).get(kind);
  if (!things) return NOTHING;
  let known = kept.get(snapshot.paths);
  if (!known) kept.set(snapshot.paths, (known = new Map<string, Searchable>()));
  const name = `${kind} ${scope}`;
  const before = known.get(name) ?? NOTHING;
  if (before.things === things) return before;
  const { first, last } = commonEnds(before.things, things, saysTheSame);
  const fresh = things.slice(first, things.length - last).map((thing) => textOf(thing).toLowerCase());
  const texts = before.texts.slice(0, first).concat(fresh, before.texts.slice(before.texts.length - last));
  const now = { things, texts };
  known.set(name, now);
  return now;
}

/** What the editor compares with what is typed: id and title. */
export function textOf(thing: Entity): string {
  const label = labelOf(thing);
  return label === thing.id ? label : `${thing.id} ${label}`;
}

/** Things that may have moved, and nothing else. */
export function saysTheSame(a: Entity, b: Entity): boolean {
  return a.fields === b.fields && a.id === b.id;
}

export function holdsAll(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(word));
}
