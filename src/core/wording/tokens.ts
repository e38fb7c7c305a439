// Splits a text into English words and Chinese lexicon words, each with what the lexicons know of it, in one pass.
import { CHINESE, ENGLISH, type Entry, HASHES, indexOf, type Phrase, PRIME, SEED, slotOf, SLOTS, type Word } from './lexicon';

/** A sentence begins with the word. */
export const FIRST = 1;
/** A comma, semicolon or bracket stands before the word. */
export const COMMA = 2;
/** The word stands in quotation marks or code marks: it is spoken of. */
export const QUOTED = 4;
/** A hyphen joins the word to the one before. */
export const HYPHEN = 8;
export const CAPITAL = 16;
export const DIGITS = 32;

/** So many UTF-16 code units of a text are read; longer ones are no statements. */
export const MOST_LENGTH = 20_000;

/** A lexicon word that stands in a text. */
export interface Hit {
  readonly rule: string;
  readonly start: number;
  readonly end: number;
  /** Of an English one, the first word's number. */
  readonly token: number;
}

/** The words of a text. The lists are used again for the next text. */
export interface Tokens {
  text: string;
  /** English words and numbers. */
  count: number;
  /** Those of them that are words and stand outside of quotation marks. */
  words: number;
  /** Chinese characters outside of quotation marks. */
  han: number;
  /** Chinese characters in all. */
  allHan: number;
  digits: boolean;
  /** All classes of its words. */
  union: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly marks: Int32Array;
  readonly classes: Int32Array;
  english: Hit[];
  chinese: Hit[];
}

const MOST_TOKENS = MOST_LENGTH / 2 + 2;
const [starts, ends, marks, classes, hashes] = [new Int32Array(MOST_TOKENS), new Int32Array(MOST_TOKENS), new Int32Array(MOST_TOKENS), new Int32Array(MOST_TOKENS), new Int32Array(MOST_TOKENS)];
const NONE: Hit[] = [];
const tokens: Tokens = { text: '', count: 0, words: 0, han: 0, allHan: 0, digits: false, union: 0, starts, ends, marks, classes, english: NONE, chinese: NONE };

/** Words that begin phrases, by their numbers. */
const begin: number[] = [];
const beginEntries: Entry[] = [];

/** So many hits of a text are told. */
const MOST_HITS = 100;

/** Marks of opening quotation with the closing ones. */
const QUOTES: ReadonlyMap<number, string> = new Map([[34, '"'], [96, '`'], [0x201c, '”'], [0x300c, '」'], [0x300e, '』'], [0x300a, '》'], [0x3010, '】']]);

const [LOWER, UPPER, DIGIT, LETTER, HAN, QUOTE] = [1, 2, 3, 4, 5, 6];

/** What each character is. */
const KINDS = new Uint8Array(0x10000);
KINDS.fill(LETTER, 0xc0, 0x250);
KINDS.fill(LOWER, 97, 123);
KINDS.fill(UPPER, 65, 91);
KINDS.fill(DIGIT, 48, 58);
KINDS[95] = LETTER;
KINDS.fill(HAN, 0x3400, 0xa000);
for (const code of QUOTES.keys()) KINDS[code] = QUOTE;

/** The kind of a character of a word; 0 for all others and the end of a text. */
const kindOf = (code: number): number => {
  const kind = KINDS[code] ?? 0;
  return kind < HAN ? kind : 0;
};

/** Reads the first `MOST_LENGTH` units of a text; what is returned holds until the next call. */
export function tokenize(whole: string): Tokens {
  const text = whole.length > MOST_LENGTH ? whole.slice(0, MOST_LENGTH) : whole;
  const { length } = text;
  tokens.text = text;
  tokens.count = tokens.words = tokens.han = tokens.allHan = tokens.union = 0;
  if (begin.length > 0) begin.length = 0;
  tokens.digits = false;
  tokens.english = tokens.chinese = NONE;
  let mark = FIRST;
  let quoteEnd = -1;
  let open = '';
  for (let at = 0; at < length; ) {
    const code = text.charCodeAt(at);
    const kind = KINDS[code] as number;
    if (code === 32) at++;
    else if (kind === HAN) {
      at = readHan(text, at, at < quoteEnd);
      mark &= ~HYPHEN;
    } else if (kind !== 0 && kind !== QUOTE) {
      at = readWord(text, at, at < quoteEnd ? mark | QUOTED : mark);
      mark = 0;
    } else {
      if (kind === QUOTE && at > quoteEnd && !open.includes(text.charAt(at))) {
        quoteEnd = text.indexOf(QUOTES.get(code) as string, at + 1);
        // A mark that nothing closes, such as that of inches, quotes nothing.
        if (quoteEnd < 0) open += text.charAt(at);
      }
      if (code === 0x2026 && at > quoteEnd) at = readHan(text, at, false) - 1;
      mark |= gapMark(text, at, code);
      at++;
    }
  }
  marks[tokens.count] = classes[tokens.count] = 0;
  if (begin.length > 0) findPhrases();
  return tokens;
}

/** What a character between words says of the next one. */
function gapMark(text: string, at: number, code: number): number {
  switch (code) {
    case 44: case 59: case 40: case 41: case 58: case 0x2013: case 0x2014: return COMMA;
    case 45: return at > 0 && kindOf(text.charCodeAt(at - 1)) !== 0 ? HYPHEN : 0;
    case 33: case 63: case 0x3002: case 0xff01: case 0xff1f: return FIRST;
    // A full stop, unless the sentence goes on in lower case, as behind “etc.”.
    case 46: {
      let next = at + 1;
      while (text.charCodeAt(next) === 32 || text.charCodeAt(next) === 10) next++;
      return kindOf(text.charCodeAt(next)) === LOWER ? 0 : FIRST;
    }
    // Lines of a paragraph go on; an empty line or a bullet begins anew.
    case 10: return at + 1 < text.length && /^\n[ \t]*(?:\n|[-*•]\s|\d+[.)]\s)/.test(text.slice(at, at + 12)) ? FIRST : 0;
    default: return 0;
  }
}

/** Reads a word from its first letter or digit on; gives where it ends. */
function readWord(text: string, start: number, mark: number): number {
  const first = KINDS[text.charCodeAt(start)] as number;
  const end = text.length;
  let hash = SEED;
  let letters = false;
  let at = start;
  for (; at < end; at++) {
    let code = text.charCodeAt(at);
    if (code === 32) break;
    const kind = KINDS[code] as number;
    if (kind === LOWER) letters = true;
    else if (kind === 0) {
      code = joinerAt(text, at, letters);
      if (code === 0) break;
    } else if (kind >= HAN) break;
    else if (kind !== DIGIT) {
      letters = true;
      if (kind === UPPER) code |= 32;
    }
    hash = Math.imul(hash ^ code, PRIME);
  }
  const i = tokens.count++;
  starts[i] = start;
  ends[i] = at;
  hashes[i] = hash;
  if (first === DIGIT) tokens.digits = true;
  if (!letters) mark |= DIGITS;
  if (first === UPPER) mark |= CAPITAL;
  marks[i] = mark;
  if ((mark & (DIGITS | QUOTED)) === 0) tokens.words++;
  let known = 0;
  for (let slot = slotOf(hash); HASHES[slot] !== 0; slot = (slot + 1) & (SLOTS - 1)) {
    if (HASHES[slot] !== hash) continue;
    // Equal hashes of 32 bits and equal lengths: no other word has been met that has both.
    const entry = ENGLISH[slot] as Entry;
    if (entry.word.length !== at - start) continue;
    known = entry.classes;
    if (entry.phrases.length > 0 && (mark & QUOTED) === 0) beginEntries[begin.push(i) - 1] = entry;
    break;
  }
  classes[i] = known;
  tokens.union |= known;
  return at;
}

/** A mark that joins parts of a word or of a number, as in don’t, 1,000 and config.php, by its plain form; 0 for all others. */
function joinerAt(text: string, at: number, letters: boolean): number {
  const code = text.charCodeAt(at);
  const next = kindOf(text.charCodeAt(at + 1));
  if (code === 39 || code === 0x2019) return letters && (next === LOWER || next === UPPER) ? 39 : 0;
  if (code !== 46 && code !== 44) return 0;
  return (next === DIGIT && kindOf(text.charCodeAt(at - 1)) === DIGIT) || (code === 46 && next === LOWER) ? code : 0;
}

/** Finds the phrases that begin with words of the text, the longest one at each place. */
function findPhrases(): void {
  let last = -1;
  for (let k = 0; k < begin.length; k++) {
    const token = begin[k] as number;
    const phrase = token > last ? phraseAt(token, (beginEntries[k] as Entry).phrases) : undefined;
    if (!phrase) continue;
    last = token + phrase.rest.length;
    // A part of a longer word with hyphens, or a name such as Fast API, says something else.
    const bound = (((marks[token] as number) | (marks[last + 1] as number)) & HYPHEN) !== 0;
    const name = ((marks[token] as number) & (CAPITAL | FIRST)) === CAPITAL && phrase.rest.length === 0 && phrase.rule !== 'placeholder' && !isShouted(token);
    if (bound || name) continue;
    if (tokens.english === NONE) tokens.english = [];
    if (tokens.english.push({ rule: phrase.rule, start: starts[token] as number, end: ends[last] as number, token }) >= MOST_HITS) return;
  }
}

/** All in capitals, as some write MUST and ASAP. */
function isShouted(i: number): boolean {
  return kindOf(tokens.text.charCodeAt((starts[i] as number) + 1)) === UPPER;
}

/** The longest phrase that begins with a word. */
function phraseAt(i: number, phrases: readonly Phrase[]): Phrase | undefined {
  for (let k = 0; k < phrases.length; k++) if (follows(i, phrases[k] as Phrase)) return phrases[k];
  return undefined;
}

function follows(i: number, { rest, hashes: wanted }: Phrase): boolean {
  if (i + rest.length >= tokens.count) return false;
  for (let k = 0; k < rest.length; k++) {
    const at = i + k + 1;
    if (hashes[at] !== wanted[k] || ((marks[at] as number) & (FIRST | (rest[k] === 'but' ? 0 : COMMA))) !== 0) return false;
  }
  return true;
}

/** A Chinese character, with the lexicon word that begins with it. */
function readHan(text: string, at: number, quoted: boolean): number {
  const list = CHINESE[indexOf(text.charCodeAt(at))];
  let word: Word | undefined;
  for (let i = 0; list && i < list.length && !word; i++) {
    const one = list[i] as Word;
    if (one.word.length === 1 || text.startsWith(one.word, at)) word = one;
  }
  const length = word ? word.word.length : 1;
  tokens.allHan += length;
  if (quoted) return at + length;
  tokens.han += length;
  if (word && word.rule !== '-none' && tokens.chinese.length < MOST_HITS) {
    if (tokens.chinese === NONE) tokens.chinese = [];
    tokens.chinese.push({ rule: word.rule, start: at, end: at + length, token: -1 });
  }
  return at + length;
}
