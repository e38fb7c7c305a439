// Gives the numbers and strings of one part of a stored index, after its hash has told that it is whole.
import { type EntityKind, isEntityKind } from '../schema/entities';
import type { Range } from '../text/range';
import { doubleOf, DROPPED, PART_HEAD, ROW, ROW_RECORD, ROW_SETTLED } from './store-format';
import { hashOf } from './store-hash';
import { decodeText } from './store-text';

/** A part's words with the strings that they name; what lies outside reads as 0 and as an empty text. */
export class StoredPart {
  /** The whole part. */
  readonly words: Uint32Array;
  readonly files: number;
  /** Behind the last word of the records. */
  readonly end: number;
  readonly #endsAt: number;
  readonly #count: number;
  readonly #strings: (string | undefined)[];
  readonly #kinds = new Map<number, readonly EntityKind[]>();
  readonly #bytes: Uint8Array;
  readonly #raw: boolean;
  /** What is read is made once and kept; else it is made whenever somebody asks. */
  readonly keeps: boolean;

  private constructor(words: Uint32Array, { files, strings, textAt, keeps }: { readonly files: number; readonly strings: number; readonly textAt: number; readonly keeps: boolean }) {
    this.words = words;
    this.files = files;
    this.end = textAt;
    this.#endsAt = PART_HEAD + files * ROW;
    this.#count = strings;
    this.#strings = new Array<string | undefined>(keeps ? strings : 0);
    this.keeps = keeps;
    this.#bytes = new Uint8Array(words.buffer, words.byteOffset + textAt * 4, words[5] ?? 0);
    this.#raw = words[6] === 1;
  }

  /** The part that takes all of these words; nothing when they are damaged. */
  static of(words: Uint32Array, keeps = true): StoredPart | undefined {
    const [low = 0, high = 0, length, files = 0, strings = 0, bytes = 0] = words;
    const textAt = words.length - Math.ceil(bytes / 4);
    if (length !== words.length || PART_HEAD + files * ROW + strings > textAt) return undefined;
    if (doubleOf(low, high) !== hashOf(new Uint8Array(words.buffer, words.byteOffset + 8, words.byteLength - 8))) return undefined;
    return new StoredPart(words, { files, strings, textAt, keeps });
  }

  word(at: number): number {
    return at < this.end ? (this.words[at] ?? 0) : 0;
  }

  range(at: number): Range {
    return { start: this.word(at), end: this.word(at + 1) };
  }

  text(i: number): string {
    if (i >= this.#count) return '';
    let text = this.#strings[i];
    if (text === undefined) {
      const end = Math.min(this.word(this.#endsAt + i), this.#bytes.length);
      text = decodeText(this.#bytes, i === 0 ? 0 : Math.min(this.word(this.#endsAt + i - 1), end), end, this.#raw);
      if (this.keeps) this.#strings[i] = text;
    }
    return text;
  }

  /** Kinds by the place of the string that lists them. */
  kinds(i: number): readonly EntityKind[] {
    let kinds = this.#kinds.get(i);
    if (!kinds) {
      kinds = this.text(i).split(',').filter(isEntityKind);
      this.#kinds.set(i, kinds);
    }
    return kinds;
  }

  /** Path of the n-th file. */
  fileAt(n: number): string {
    return this.text(this.word(PART_HEAD + n * ROW));
  }

  /** A number of the n-th file, by its place in the row. */
  numberAt(n: number, place: number): number {
    const at = PART_HEAD + n * ROW + place;
    return doubleOf(this.word(at), this.word(at + 1));
  }

  isSettled(n: number): boolean {
    return this.word(PART_HEAD + n * ROW + ROW_SETTLED) === 1;
  }

  isDropped(n: number): boolean {
    return this.word(PART_HEAD + n * ROW + ROW_SETTLED) === DROPPED;
  }

  /** Where the record of the n-th file begins. */
  recordAt(n: number): number {
    return this.#endsAt + this.#count + this.word(PART_HEAD + n * ROW + ROW_RECORD);
  }
}
