// Turns the lists of words into tables that are asked for every word of a text.
import { CLASSES, PHRASES } from './lexicon-en';
import { WORDS } from './lexicon-zh';

export interface Phrase {
  readonly rule: string;
  /** Behind the first word. */
  readonly rest: readonly string[];
  /** Hashes of these. */
  readonly hashes: readonly number[];
}

export interface Entry {
  readonly word: string;
  readonly hash: number;
  classes: number;
  readonly phrases: Phrase[];
}

/** FNV-1a over the letters in lower case. */
export const SEED = 0x811c9dc5 | 0;
export const PRIME = 0x01000193;

function hashOf(word: string): number {
  let hash = SEED;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), PRIME);
  return hash;
}

/** Places of a table of words by hash: a power of two, several times the number of words. */
export const SLOTS = 8192;
export const slotOf = (hash: number): number => (hash ^ (hash >>> 15)) & (SLOTS - 1);

function readEnglish(): (Entry | undefined)[] {
  const entries = new Map<string, Entry>();
  const entry = (word: string): Entry => {
    let known = entries.get(word);
    if (!known) entries.set(word, (known = { word, hash: hashOf(word), classes: 0, phrases: [] }));
    return known;
  };
  for (const [bit, words] of CLASSES) for (const word of words.split('|')) entry(word).classes |= bit;
  for (const [rule, phrases] of Object.entries(PHRASES)) {
    for (const phrase of phrases.split('|')) {
      const [first = '', ...rest] = phrase.split(' ');
      entry(first).phrases.push({ rule, rest, hashes: rest.map(hashOf) });
    }
  }
  const table = new Array<Entry | undefined>(SLOTS).fill(undefined);
  for (const one of entries.values()) {
    one.phrases.sort((a, b) => b.rest.length - a.rest.length);
    let slot = slotOf(one.hash);
    while (table[slot]) slot = (slot + 1) & (SLOTS - 1);
    table[slot] = one;
  }
  return table;
}

export interface Word {
  readonly rule: string;
  readonly word: string;
}

/** Words by their first character, counted from the first one that there is; the longest ones first. */
function readChinese(): (Word[] | undefined)[] {
  const words = new Array<Word[] | undefined>(0xa000 - FIRST_HAN).fill(undefined);
  for (const [rule, list] of Object.entries(WORDS)) {
    for (const word of list.split('|')) (words[indexOf(word.charCodeAt(0))] ??= []).push({ rule, word });
  }
  for (const list of words) list?.sort((a, b) => b.word.length - a.word.length);
  return words;
}

const FIRST_HAN = 0x3400;
/** The ellipsis stands where no character does. */
export const indexOf = (code: number): number => (code === 0x2026 ? 0 : code - FIRST_HAN);

export const ENGLISH = readEnglish();
export const CHINESE = readChinese();
/** Hashes of the English words at their places; 0 where there is none. */
export const HASHES = Int32Array.from(ENGLISH, (entry) => entry?.hash ?? 0);
