// Lays out the memory in which a second thread hands over the contents of files, block by block, in the order of a list.
import type { Stamp } from '../core/index/store';

const BLOCKS = 16;
const BLOCK_BYTES = 256 * 1024;
/** Files of a block at most. */
const MOST_FILES = 512;
/** Index in the list, place and length of the bytes (`NOT_HELD` when they are not here), and the stamp: numbers that take 8 bytes each. */
const NUMBERS = 7;

const FIRST = 0;
const POSITION = 1;
const STATES = 2;
const WORDS = STATES + 2 * BLOCKS;
const NUMBERS_AT = WORDS * 4 + ((WORDS * 4) % 8);
const BYTES_AT = NUMBERS_AT + BLOCKS * MOST_FILES * NUMBERS * 8;

const NOT_BEGUN = -1;
const NOT_HELD = -1;
const [FREE, FULL] = [0, 1];

/** A file that the thread has looked at; without `bytes` when they could not be read, or are too many to be handed over. */
export interface Held {
  readonly index: number;
  readonly bytes?: Uint8Array;
  readonly stamp: Stamp;
}

/** The memory with the questions that both sides ask of it. */
export interface Blocks {
  /** Index of the first file that the thread takes on; nothing before it has begun. */
  first(): number | undefined;
  /** The thread begins behind the file that the other side is at, by so many files. */
  begin(lead: number): number;
  /** The other side is at this file and reads it itself. */
  at(index: number): void;
  /** Waits until a block is free to be filled (or full, to be read), in milliseconds; tells whether it is. */
  waitForFree(block: number): void;
  waitForFull(block: number, patience: number): boolean;
  /** Makes a block free again. */
  release(block: number): void;
  /** Hands a block with so many files over. */
  handOver(block: number, count: number): void;
  count(block: number): number;
  held(block: number, nth: number): Held;
  /** Enters a file; `length` bytes stand from `start` on, or `undefined` when they are not here. */
  enter(block: number, nth: number, file: { readonly index: number; readonly start: number; readonly length: number | undefined; readonly stamp: Stamp }): void;
  bytesOf(block: number): Uint8Array;
}

export const blockAfter = (block: number): number => (block + 1) % BLOCKS;
export const isFull = (files: number): boolean => files >= MOST_FILES;

export function newMemory(): SharedArrayBuffer {
  const memory = new SharedArrayBuffer(BYTES_AT + BLOCKS * BLOCK_BYTES);
  new Int32Array(memory, 0, WORDS)[FIRST] = NOT_BEGUN;
  return memory;
}

export function blocksIn(memory: SharedArrayBuffer): Blocks {
  const words = new Int32Array(memory, 0, WORDS);
  const numbers = new Float64Array(memory, NUMBERS_AT, BLOCKS * MOST_FILES * NUMBERS);
  const rowOf = (block: number, nth: number): number => (block * MOST_FILES + nth) * NUMBERS;
  const bytesOf = (block: number, start = 0, length = BLOCK_BYTES): Uint8Array => new Uint8Array(memory, BYTES_AT + block * BLOCK_BYTES + start, length);
  const set = (block: number, state: number): void => {
    Atomics.store(words, STATES + block, state);
    Atomics.notify(words, STATES + block);
  };
  return {
    first() {
      const first = Atomics.load(words, FIRST);
      return first === NOT_BEGUN ? undefined : first;
    },
    begin(lead) {
      const first = Atomics.load(words, POSITION) + lead;
      Atomics.store(words, FIRST, first);
      return first;
    },
    at: (index) => void Atomics.store(words, POSITION, index),
    waitForFree(block) {
      while (Atomics.load(words, STATES + block) === FULL) Atomics.wait(words, STATES + block, FULL);
    },
    waitForFull(block, patience) {
      return Atomics.load(words, STATES + block) === FULL || (Atomics.wait(words, STATES + block, FREE, patience), Atomics.load(words, STATES + block) === FULL);
    },
    release: (block) => set(block, FREE),
    handOver(block, count) {
      Atomics.store(words, STATES + BLOCKS + block, count);
      set(block, FULL);
    },
    count: (block) => Atomics.load(words, STATES + BLOCKS + block),
    held(block, nth) {
      const row = rowOf(block, nth);
      const number = (at: number): number => numbers[row + at] as number;
      const stamp = { size: number(3), modified: number(4), changed: number(5), identity: number(6) };
      const length = number(2);
      return { index: number(0), stamp, ...(length !== NOT_HELD && { bytes: bytesOf(block, number(1), length) }) };
    },
    enter(block, nth, { index, start, length = NOT_HELD, stamp }) {
      numbers.set([index, start, length, stamp.size, stamp.modified, stamp.changed, stamp.identity], rowOf(block, nth));
    },
    bytesOf: (block) => bytesOf(block),
  };
}
