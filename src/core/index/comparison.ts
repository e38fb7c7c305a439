// Compares two states of a document: which ids look different to other files, and which have other namers.
import type { Entity, Extract, Reference } from '../document/document';
import type { EntityKind } from '../schema/entities';
import { differenceOf } from './difference';
import { faceOf, sameFace } from './faces';
import type { DocumentFacts } from './facts';

/** What a change does to ids. */
export interface Touch {
  /** Ids that look different to those that name them. */
  readonly faces: ReadonlySet<string>;
  /** These, and all ids whose own names, or whose namers, have changed; also gists that came or went. */
  readonly touched: ReadonlySet<string>;
}

export interface Comparison extends Touch {
  /** Those ids that came, went or are of another kind now; with the kind of one of the things, if any could be read. */
  readonly born: ReadonlyMap<string, EntityKind | undefined>;
  /** Things may stand elsewhere. */
  readonly moved: boolean;
}

const NO_IDS: ReadonlySet<string> = new Set();

export function compare(before: DocumentFacts | undefined, after: DocumentFacts | undefined): Comparison {
  const difference = differenceOf(before, after);
  const [old, now] = [difference.before, difference.after];
  if (before && after && before.unreadIds.length + after.unreadIds.length === 0 && sameFaces(old.entities, now.entities)) {
    const moved = (before.parts !== undefined && difference.moved) || old.entities.some(({ idRange }, i) => idRange.start !== now.entities[i]?.idRange.start);
    return { faces: NO_IDS, touched: withGists(sameNames(old.references, now.references) ? NO_IDS : touchedBy(old, now, NO_IDS), old, now), born: new Map(), moved };
  }
  // What is the same in both states means the same in both.
  const [was, is] = [meanings(old.entities, before?.unreadIds), meanings(now.entities, after?.unreadIds)];
  const faces = new Set<string>();
  const born = new Map<string, EntityKind | undefined>();
  for (const id of new Set([...was.keys(), ...is.keys()])) {
    const [one, other] = [was.get(id), is.get(id)];
    if (one?.all === other?.all) continue;
    faces.add(id);
    if (one?.kinds !== other?.kinds) born.set(id, one?.kind ?? other?.kind);
  }
  return { faces, touched: withGists(touchedBy(old, now, faces), old, now), born, moved: true };
}

/** Touched ids, with the gists of what requirements say more or less often than before. */
function withGists(touched: ReadonlySet<string>, old: Extract, now: Extract): ReadonlySet<string> {
  const before = gistCounts(old.entities);
  const after = gistCounts(now.entities);
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter((gist) => before.get(gist) !== after.get(gist));
  return changed.length === 0 ? touched : new Set([...touched, ...changed]);
}

function gistCounts(entities: readonly Entity[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { gist } of entities) if (gist !== undefined) counts.set(gist, (counts.get(gist) ?? 0) + 1);
  return counts;
}

/** The usual case, told without a word of text: the same things in the same order. */
function sameFaces(old: readonly Entity[], now: readonly Entity[]): boolean {
  return old.length === now.length && old.every((entity, i) => sameFace(entity, now[i] as Entity));
}

function sameNames(old: readonly Reference[], now: readonly Reference[]): boolean {
  if (old.length !== now.length) return false;
  return old.every((reference, i) => {
    const other = now[i];
    return other?.id === reference.id && other.from === reference.from && other.field === reference.field;
  });
}

/** Ids whose own names or whose namers differ: what a thing names counts when its face or its names have changed. */
function touchedBy(old: Extract, now: Extract, faces: ReadonlySet<string>): ReadonlySet<string> {
  const touched = new Set(faces);
  const [was, is] = [namesByOwner(old.references), namesByOwner(now.references)];
  for (const owner of new Set([...was.keys(), ...is.keys()])) {
    const [one, other] = [was.get(owner), is.get(owner)];
    if (!faces.has(owner) && one?.said === other?.said) continue;
    if (owner !== '') touched.add(owner);
    for (const id of one?.ids ?? []) touched.add(id);
    for (const id of other?.ids ?? []) touched.add(id);
  }
  return touched;
}

interface Names {
  said: string;
  readonly ids: string[];
}

function namesByOwner(references: readonly Reference[]): Map<string, Names> {
  const all = new Map<string, Names>();
  for (const { from = '', field, id } of references) {
    let names = all.get(from);
    if (!names) all.set(from, (names = { said: '', ids: [] }));
    names.said += `${field} ${id};`;
    names.ids.push(id);
  }
  return all;
}

/** What other files can see of an id: its kinds, and these with their faces. */
interface Meaning {
  readonly kind: EntityKind | undefined;
  kinds: string;
  all: string;
}

/** Meanings of all ids that things define or a document seems to define. */
function meanings(entities: readonly Entity[], unreadIds: readonly string[] = []): Map<string, Meaning> {
  const all = new Map<string, Meaning>();
  const enter = (id: string, kind: EntityKind | undefined, kinds: string, face: string): void => {
    const meaning = all.get(id) ?? { kind, kinds: '', all: '' };
    meaning.kinds += kinds;
    meaning.all += `${face}\n`;
    all.set(id, meaning);
  };
  for (const entity of entities) enter(entity.id, entity.kind, `${entity.kind}:`, faceOf(entity));
  for (const id of unreadIds) enter(id, undefined, '?', '?');
  return all;
}
