// Groups what files hold by kind, and keeps the groups up when some of the files change.
import type { Entity } from '../document/document';
import type { EntityKind } from '../schema/entities';
import type { DocumentFacts } from './facts';
import { changedKeys, type PersistentMap } from './persistent-map';

export type Grouping = ReadonlyMap<EntityKind, readonly Entity[]>;

export interface KeptGroups {
  files: PersistentMap<DocumentFacts>;
  /** In the order of the files. */
  readonly byFile: Map<string, Grouping>;
  kinds: Grouping;
}

export function groupFiles(files: PersistentMap<DocumentFacts>, paths: readonly string[]): KeptGroups {
  const byFile = new Map(paths.map((file) => [file, groupFile(files.get(file))]));
  const kinds = new Set<EntityKind>();
  for (const group of byFile.values()) for (const kind of group.keys()) kinds.add(kind);
  return { files, byFile, kinds: new Map([...kinds].map((kind) => [kind, joinKind(byFile, kind)])) };
}

/** The groups of the same files as they are now; what was given out before stays as it was. */
export function regroup(state: KeptGroups, files: PersistentMap<DocumentFacts>): Grouping {
  const changed = new Set<EntityKind>();
  for (const file of changedKeys(state.files, files)) {
    const before = state.byFile.get(file);
    if (!before) continue;
    const after = groupFile(files.get(file));
    state.byFile.set(file, after);
    for (const kind of [...before.keys(), ...after.keys()]) changed.add(kind);
  }
  state.files = files;
  if (changed.size === 0) return state.kinds;
  const kinds = new Map(state.kinds);
  for (const kind of changed) {
    const list = joinKind(state.byFile, kind);
    if (list.length > 0) kinds.set(kind, list);
    else kinds.delete(kind);
  }
  state.kinds = kinds;
  return kinds;
}

const NOTHING: Grouping = new Map();

function groupFile(facts: DocumentFacts | undefined): Grouping {
  if (!facts || facts.entities.length === 0) return NOTHING;
  const kinds = new Map<EntityKind, Entity[]>();
  for (const entity of facts.entities) {
    const list = kinds.get(entity.kind);
    if (list) list.push(entity);
    else kinds.set(entity.kind, [entity]);
  }
  return kinds;
}

function joinKind(byFile: ReadonlyMap<string, Grouping>, kind: EntityKind): Entity[] {
  const all: Entity[] = [];
  for (const group of byFile.values()) for (const entity of group.get(kind) ?? []) all.push(entity);
  return all;
}
