// Notes which files have problems that speak of ids and places elsewhere, so that a change there makes them be checked again.
import { editDistance } from '../text/nearest';
import type { Problem } from './check';

export interface Sensitive {
  /** Takes what was found in a file, and the ids that were asked about there. */
  note(file: string, problems: readonly Problem[], asked: Iterable<string>): void;
  /** Files where more was asked about an id than its face. */
  asking(id: string): Iterable<string>;
  /** Ids that were asked about, by file. */
  asked(): ReadonlyMap<string, readonly string[]>;
  /** Files that name ids which are nowhere, and may mean one of the ids that came or went, or show it as the nearest. */
  seeking(ids: readonly string[]): Iterable<string>;
  /** All files that name ids which are nowhere. */
  allSeeking(): Iterable<string>;
  /** Files whose problems show places in a file. */
  pointingTo(file: string): Iterable<string>;
}

/** A numbered id is shown as the nearest within one slip of the pen, or two in its prefix. */
const SLIPS = 2;

export function createSensitive(): Sensitive {
  const sought = new Map<string, readonly string[]>();
  const targets = new Map<string, readonly string[]>();
  const pointers = new Map<string, Set<string>>();
  const askedIn = new Map<string, readonly string[]>();
  const askers = new Map<string, Set<string>>();
  return {
    asking: (id) => askers.get(id) ?? [],
    asked: () => askedIn,
    *seeking(ids) {
      for (const [file, unknown] of sought) if (unknown.some((one) => isNear(one, ids))) yield file;
    },
    allSeeking: () => sought.keys(),
    pointingTo: (file) => pointers.get(file) ?? [],
    note(file, problems, asked) {
      link({ targets: askedIn, pointers: askers }, file, new Set(asked));
      const unknown = problems.flatMap(({ rule, args }) => (rule === 'ref/unknown' ? [String(args?.['id'])] : []));
      if (unknown.length > 0) sought.set(file, unknown);
      else sought.delete(file);
      const shown = new Set(problems.flatMap(({ related = [] }) => related.flatMap((place) => (place.file === undefined || place.file === file ? [] : [place.file]))));
      link({ targets, pointers }, file, shown);
    },
  };
}

interface Links {
  readonly targets: Map<string, readonly string[]>;
  /** The same the other way round. */
  readonly pointers: Map<string, Set<string>>;
}

/** Puts the new targets of a file in the place of the old ones. */
function link({ targets, pointers }: Links, file: string, now: ReadonlySet<string>): void {
  for (const target of targets.get(file) ?? []) {
    const files = pointers.get(target);
    files?.delete(file);
    if (files?.size === 0) pointers.delete(target);
  }
  if (now.size > 0) targets.set(file, [...now]);
  else targets.delete(file);
  for (const target of now) {
    const files = pointers.get(target);
    if (files) files.add(file);
    else pointers.set(target, new Set([file]));
  }
}

function isNear(unknown: string, ids: readonly string[]): boolean {
  return ids.some((id) => editDistance(unknown, id, SLIPS) <= SLIPS);
}
