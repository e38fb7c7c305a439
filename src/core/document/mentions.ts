// Finds ids and handles in running text: prose of Markdown, comments, and what people write into text fields.
import type { Range } from '../text/range';
import type { Extract, IdMention } from './document';

/** `REQ-12`, `PAY-REQ-12`, `TEAM-checkout`, and no part of a longer word. */
const ID = /[A-Z][A-Z0-9]{1,15}(?:-[A-Z][A-Z0-9]{0,15}){0,3}-(?:\d{1,9}(?![\w-]*\w)|(?=[A-Z]*[a-z])[A-Za-z](?:[\w.-]{0,60}[A-Za-z0-9])?(?![\w-]*\w))/y;
/** `@ling`, `@王芳`. */
const HANDLE = /@(?:[A-Za-z0-9](?:[\w.-]{0,60}[A-Za-z0-9])?|\p{L}[\p{L}\p{M}\p{N}_-]{0,60})/uy;
/** Longest run of prefix parts that is walked back from a hyphen. */
const LONGEST = 80;

const NONE: readonly IdMention[] = [];

/** Ids and handles in a stretch of text that are no part of a longer word, in order. Looks at hyphens and at signs alone: most texts hold few. */
export function findMentions(text: string, from = 0, to = text.length, isKnown?: (start: number) => boolean): readonly IdMention[] {
  let found: IdMention[] | undefined;
  const take = (pattern: RegExp, start: number): number => {
    pattern.lastIndex = start;
    const id = pattern.exec(text)?.[0];
    if (id === undefined || start + id.length > to) return -1;
    (found ??= []).push({ id, start, end: start + id.length });
    return start + id.length;
  };
  for (let at = text.indexOf('-', from); at >= 0 && at < to; ) {
    const start = isCapital(text.charCodeAt(at - 1)) && isWord(text.charCodeAt(at + 1)) ? startOfId(text, at, from) : -1;
    const end = start < 0 || isKnown?.(start) ? -1 : take(ID, start);
    at = text.indexOf('-', Math.max(at + 1, end));
  }
  const ids = found?.length ?? 0;
  for (let at = text.indexOf('@', from); at >= 0 && at < to; at = text.indexOf('@', at + 1)) {
    const before = text.charCodeAt(at - 1);
    // Behind a letter, a slash, a dot or another sign it is a part of an address or of code.
    if (!(at > from && (isWord(before) || before === 64 || (before >= 45 && before <= 47))) && !isKnown?.(at)) take(HANDLE, at);
  }
  if (found && ids > 0 && found.length > ids) found.sort((a, b) => a.start - b.start);
  return found ?? NONE;
}

/** Ids and handles in a text of YAML but for those that it defines or refers to. */
export function yamlMentions(text: string, { entities, references }: Extract, { start, end }: Range = { start: 0, end: text.length }): readonly IdMention[] {
  const count = entities.length + references.length;
  if (count <= FEW) {
    return findMentions(text, start, end, (at) => references.some(({ range }) => range.start <= at && at < range.end) || entities.some(({ idRange }) => idRange.start <= at && at < idRange.end));
  }
  // A quoted id begins behind its quote.
  const starts = new Set<number>();
  for (const { range } of references) starts.add(range.start).add(range.start + 1);
  for (const { idRange } of entities) starts.add(idRange.start).add(idRange.start + 1);
  return findMentions(text, start, end, (at) => starts.has(at));
}

const FEW = 16;

/** Where the capitals, digits and hyphens before a hyphen begin, when they can begin an id. */
function startOfId(text: string, hyphen: number, from: number): number {
  const least = Math.max(from, hyphen - LONGEST);
  let start = hyphen;
  while (start > least && (isCapital(text.charCodeAt(start - 1)) || text.charCodeAt(start - 1) === 45)) start--;
  const first = text.charCodeAt(start);
  if (first < 65 || first > 90) return -1;
  return start > from && (isWord(text.charCodeAt(start - 1)) || text.charCodeAt(start - 1) === 45) ? -1 : start;
}

/** A capital letter or a digit. */
function isCapital(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
}

function isWord(code: number): boolean {
  return isCapital(code) || (code >= 97 && code <= 122) || code === 95;
}
