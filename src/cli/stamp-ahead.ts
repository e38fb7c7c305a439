// Tells the stamps of many files, which a second thread asks for from the end of the list while this one begins.
import { statSync } from 'node:fs';
import type { Stamp } from '../core/index/store';
import { memoryForStamps, stampOf, stampsIn } from './stamp';
import { pays, startThread } from './second-thread';

export interface Stamping {
  /** Stamp of a file by its index; nothing when it cannot be looked at: reading it will tell why. */
  stamp(index: number): Stamp | undefined;
  end(): void;
}

/** `files` are absolute paths. */
export function stampAhead(files: readonly string[]): Stamping {
  const own = (index: number): Stamp | undefined => {
    try {
      return stampOf(statSync(files[index] as string));
    } catch {
      return undefined;
    }
  };
  if (!pays(files)) return { stamp: own, end: () => undefined };

  const memory = memoryForStamps(files.length);
  const stamps = stampsIn(memory);
  const end = startThread({ what: 'stamps', files, memory });
  return { stamp: (index) => stamps.at(index) ?? own(index), end };
}
