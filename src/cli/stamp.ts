// Takes from what the file system says of a file the marks that tell one state of it from another, and lays out many of them in shared memory.
import type { Stats } from 'node:fs';
import type { Stamp } from '../core/index/store';

export function stampOf({ size, mtimeMs, ctimeMs, ino }: Stats): Stamp {
  return { size, modified: mtimeMs, changed: ctimeMs, identity: ino };
}

/** Numbers of a stamp. */
const NUMBERS = 4;

/** Stamps of files by their index in a list, as far as they have been entered. */
export interface Stamps {
  at(index: number): Stamp | undefined;
  enter(index: number, stamp: Stamp): void;
}

export function memoryForStamps(files: number): SharedArrayBuffer {
  return new SharedArrayBuffer(files * NUMBERS * 8 + files * 4);
}

export function stampsIn(memory: SharedArrayBuffer): Stamps {
  const files = memory.byteLength / (NUMBERS * 8 + 4);
  const numbers = new Float64Array(memory, 0, files * NUMBERS);
  /** A word a file, set once its numbers stand. */
  const words = new Int32Array(memory, files * NUMBERS * 8);
  return {
    at(index) {
      if (Atomics.load(words, index) === 0) return undefined;
      const number = (at: number): number => numbers[index * NUMBERS + at] as number;
      return { size: number(0), modified: number(1), changed: number(2), identity: number(3) };
    },
    enter(index, { size, modified, changed, identity }) {
      numbers.set([size, modified, changed, identity], index * NUMBERS);
      Atomics.store(words, index, 1);
    },
  };
}
