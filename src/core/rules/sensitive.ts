// Notes which files have problems that speak of ids and places elsewhere, so that a change there makes them be checked again.
import { editDistance } from '../text/nearest';
import type { Problem } from './check';

export interface Sensitive {
  note(file: string, problems: readonly Problem[]): void;
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
  return {
    *seeking(ids) {
      for (const [file, unknown] of sought) if (unknown.some((one) => isNear(one, ids))) yield file;
    },
    allSeeking: () => sought.keys(),
    pointingTo: (file) => pointers.get(file) ?? [],
    note(file, problems) {
      const unknown = problems.flatMap(({ rule, args }) => (rule === 'ref/unknown' ? [String(args?.['id'])] : []));
      if (unknown.length > 0) sought.set(file, unknown);
      else sought.delete(file);
      for (const target of targets.get(file) ?? []) pointers.get(target)?.delete(file);
      const shown = new Set(problems.flatMap(({ related = [] }) => related.flatMap((place) => (place.file === undefined || place.file === file ? [] : [place.file]))));
      if (shown.size > 0) targets.set(file, [...shown]);
      else targets.delete(file);
      for (const target of shown) {
        const files = pointers.get(target);
        if (files) files.add(file);
        else pointers.set(target, new Set([file]));
      }
    },
  };
}

function isNear(unknown: string, ids: readonly string[]): boolean {
  return ids.some((id) => editDistance(unknown, id, SLIPS) <= SLIPS);
}
