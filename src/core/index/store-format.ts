// How facts of documents lie in a stored index: parts of a few files each, every part with its own strings and one row of numbers.
//
// Store:  MAGIC, FORMAT, hash of the key (2), number of parts, words in all, hash of this head (2), then the parts.
// Part:   hash of the rest (2), words, files, strings, bytes of text, text is raw, then a row for each file, the end of each string in the text,
//         the records, the text. All are unsigned words of 32 bits in the byte order of the machine; another order reads as another MAGIC.
// Record: the counts, then what stands in `COUNTS`' order; see `encodeFacts` and `stored-facts.ts`, which mirror each other.

export const MAGIC = 0x31445250;
/** Grows with every change of the layout. */
export const FORMAT = 5;
export const HEAD = 8;
export const PART_HEAD = 7;
/** Words of a file in the table of a part: path, size (2), modified (2), changed (2), identity (2), hash (2), settled, start of its record. */
export const ROW = 13;
export const ROW_SETTLED = 11;
export const ROW_RECORD = 12;
/** In place of `settled`: the row no longer counts. */
export const DROPPED = 2;
/** Words before the lists of a record: flags, lines, entities, words of entities, references, words of references, and six counts. */
export const RECORD_HEAD = 12;

export const FLAG_BROKEN = 1;
export const FLAG_CONFIG = 2;

/** Kinds of values, in the lower three bits of a word; the rest is a number, a count, or the place of a string. */
export const VALUE = { null: 0, false: 1, true: 2, string: 3, integer: 4, double: 5, list: 6, mapping: 7 } as const;
/** Integers below this lie in the upper bits of their word. */
export const SMALL = 2 ** 29;

/** What tells, without reading it, whether a file is as it was. */
export interface Stamp {
  readonly size: number;
  /** Time of the last change of its content in milliseconds, as finely as the platform tells. */
  readonly modified: number;
  /** Time of the last change of content, name or attributes, which nobody can set back; 0 where the platform does not tell. */
  readonly changed: number;
  /** Number of the file within its file system, so that files that changed places are told apart; 0 where the platform does not tell. */
  readonly identity: number;
}

export interface StoredFile extends Stamp {
  readonly file: string;
  /** The stamp was old enough when the content was read: a later change shows in it. */
  readonly settled: boolean;
  /** Hash of the content. */
  readonly hash: number;
}

/** A number of up to 64 bits as two words. */
const double = new Float64Array(1);
const halves = new Uint32Array(double.buffer);

export function pushDouble(words: number[], value: number): void {
  double[0] = value;
  words.push(halves[0] as number, halves[1] as number);
}

export function doubleOf(low: number, high: number): number {
  halves[0] = low;
  halves[1] = high;
  return double[0] as number;
}
