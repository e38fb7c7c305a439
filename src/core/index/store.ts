// Turns what is known of a workspace's documents into bytes to keep, and such bytes back into facts for the files that have not changed.
import { createPart, type Fresh, type PartWriter, sealPart } from './store-encode';
import { doubleOf, DROPPED, FORMAT, HEAD, MAGIC, PART_HEAD, pushDouble, ROW, ROW_SETTLED, type Stamp, type StoredFile } from './store-format';
import { hashOf, hashOfText } from './store-hash';
import type { DocumentFacts } from './facts';
import { StoredFacts } from './stored-facts';
import { StoredPart } from './stored-part';

export type { Fresh } from './store-encode';
export type { Stamp, StoredFile } from './store-format';

/** A file of the store; a class, as there are many and most of what they say is asked for once or never. */
export class Entry implements StoredFile {
  readonly file: string;
  /** Part that holds it, and its place there. */
  readonly part: StoredPart;
  readonly row: number;
  #facts?: DocumentFacts;

  constructor(part: StoredPart, row: number) {
    this.file = part.fileAt(row);
    this.part = part;
    this.row = row;
  }

  get size(): number {
    return this.part.numberAt(this.row, 1);
  }

  get modified(): number {
    return this.part.numberAt(this.row, 3);
  }

  get changed(): number {
    return this.part.numberAt(this.row, 5);
  }

  get identity(): number {
    return this.part.numberAt(this.row, 7);
  }

  get hash(): number {
    return this.part.numberAt(this.row, 9);
  }

  get settled(): boolean {
    return this.part.isSettled(this.row);
  }

  /** The same ones every time; most of them decodes later, piece by piece. */
  facts(): DocumentFacts {
    return (this.#facts ??= new StoredFacts(this.part, this.part.recordAt(this.row), this.file));
  }
}

export type Store = ReadonlyMap<string, Entry>;

/** Files of a part, and words of a part's records: so much is written without a break. */
const FILES = 64;
const WORDS = 32 * 1024;
/** A part is copied as it is when at least this share of its files still counts, and so many. */
const LIVE_SHARE = 0.5;
const LIVE_FILES = FILES / 4;

/** A clock that ticks coarsely gives two changes the same time: only a stamp that was this old when its file was read tells of every later change. */
const SETTLE_MS = 2500;

/** Whether a stamp was old enough at the time `readFrom`, at or before which its file was read, in milliseconds. */
export function isSettled({ modified, changed }: Pick<Stamp, 'modified' | 'changed'>, readFrom: number): boolean {
  return Math.max(modified, changed) < readFrom - SETTLE_MS;
}

/** What a file's stamp says of its entry: `same`, `changed`, or in `doubt`, when only the content's hash can tell. */
export function compareStamp(entry: StoredFile, { size, modified, changed, identity }: Stamp): 'same' | 'doubt' | 'changed' {
  if (entry.size !== size) return 'changed';
  return entry.settled && entry.modified === modified && entry.changed === changed && entry.identity === identity ? 'same' : 'doubt';
}

/**
 * Reads a store that `writeStore` made under the same key; nothing for any other bytes. A damaged part counts as not there. Yields after
 * each part, so that the caller may give way.
 */
export function* readStore(bytes: Uint8Array, key: string): Generator<undefined, Store | undefined> {
  const words = wordsOf(bytes);
  const [magic, format, keyLow = 0, keyHigh = 0, parts = 0, length, low = 0, high = 0] = words;
  if (words.length * 4 !== bytes.length || magic !== MAGIC || format !== FORMAT || length !== words.length) return undefined;
  if (doubleOf(keyLow, keyHigh) !== hashOfText(key) || doubleOf(low, high) !== hashOfHead(words)) return undefined;
  const entries = new Map<string, Entry>();
  for (let at = HEAD, left = parts; left > 0 && at < words.length; left--) {
    const size = words[at + 2] ?? 0;
    if (size < PART_HEAD || at + size > words.length) break;
    const part = StoredPart.of(words.subarray(at, at + size));
    // A later part speaks for a file that an earlier one holds as well.
    for (let row = 0; part && row < part.files; row++) {
      if (part.isDropped(row)) continue;
      const entry = new Entry(part, row);
      entries.set(entry.file, entry);
    }
    at += size;
    yield undefined;
  }
  return entries;
}

/** What to keep: entries of the store as it was, with new stamps where they changed, and files read anew. */
export interface Contents {
  readonly kept: ReadonlyMap<Entry, Omit<Stamp, 'size'> & Pick<StoredFile, 'settled'> | undefined>;
  readonly fresh: Iterable<Fresh>;
}

/** Bytes for `readStore`, made in pieces; yields after each piece, so that the caller may give way. What is kept is copied, not made anew. */
export function* writeStore(key: string, { kept, fresh }: Contents): Generator<undefined, Uint8Array> {
  const pieces: Uint8Array[] = [];
  const again: Entry[] = [];
  for (const [part, entries] of byPart(kept.keys())) {
    if (entries.length >= LIVE_FILES && entries.length >= part.files * LIVE_SHARE) pieces.push(copyOf(part, entries, kept));
    else again.push(...entries);
    yield undefined;
  }
  let writer: PartWriter = createPart();
  for (const one of together(again, kept, fresh)) {
    writer.add(one);
    if (writer.files() < FILES && writer.words() < WORDS) continue;
    pieces.push(writer.bytes());
    writer = createPart();
    yield undefined;
  }
  if (writer.files() > 0) pieces.push(writer.bytes());
  return yield* join(key, pieces);
}

function plainOf({ file, size, modified, changed, identity, hash, settled }: Entry): StoredFile {
  return { file, size, modified, changed, identity, hash, settled };
}

/** Entries of each part, the parts in the order of the store, so that later ones still speak for earlier ones. */
function byPart(entries: Iterable<Entry>): [StoredPart, Entry[]][] {
  const parts = new Map<StoredPart, Entry[]>();
  for (const entry of entries) {
    const own = parts.get(entry.part);
    if (own) own.push(entry);
    else parts.set(entry.part, [entry]);
  }
  return [...parts].sort(([a], [b]) => a.words.byteOffset - b.words.byteOffset);
}

function* together(again: readonly Entry[], kept: Contents['kept'], fresh: Iterable<Fresh>): Iterable<Fresh> {
  for (const entry of again) yield { ...plainOf(entry), ...kept.get(entry), facts: entry.facts() };
  yield* fresh;
}

/** A part with the stamps that were found now, and without what no longer counts in it. */
function copyOf(part: StoredPart, entries: readonly Entry[], kept: Contents['kept']): Uint8Array {
  const stamped = entries.filter((entry) => kept.get(entry));
  const live = new Set(entries.map(({ row }) => row));
  const dead = Array.from({ length: part.files }, (_, row) => row).filter((row) => !live.has(row) && !part.isDropped(row));
  const { words } = part;
  if (stamped.length + dead.length === 0) return new Uint8Array(words.buffer, words.byteOffset, words.byteLength);
  const copy = words.slice();
  for (const row of dead) copy[PART_HEAD + row * ROW + ROW_SETTLED] = DROPPED;
  for (const entry of stamped) {
    const { modified, changed, identity, settled } = { ...plainOf(entry), ...kept.get(entry) };
    const numbers: number[] = [];
    for (const number of [modified, changed, identity]) pushDouble(numbers, number);
    const at = PART_HEAD + entry.row * ROW;
    copy.set(numbers, at + 3);
    copy[at + ROW_SETTLED] = Number(settled);
  }
  return sealPart(copy);
}

function* join(key: string, pieces: readonly Uint8Array[]): Generator<undefined, Uint8Array> {
  const length = pieces.reduce((sum, { length: own }) => sum + own, HEAD * 4);
  const bytes = new Uint8Array(length);
  const head: number[] = [MAGIC, FORMAT];
  pushDouble(head, hashOfText(key));
  head.push(pieces.length, length / 4, 0, 0);
  const words = new Uint32Array(bytes.buffer, 0, HEAD);
  words.set(head);
  const sum: number[] = [];
  pushDouble(sum, hashOfHead(words));
  words.set(sum, 6);
  let at = HEAD * 4;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
    yield undefined;
  }
  return bytes;
}

function hashOfHead(words: Uint32Array): number {
  return hashOf(new Uint8Array(words.buffer, words.byteOffset, 24));
}

/** The bytes as words; they are copied when they begin between two words. */
function wordsOf(bytes: Uint8Array): Uint32Array {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  return new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.byteLength >>> 2);
}
