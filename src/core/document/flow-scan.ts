// Follows a flow collection (`[…]`, `{…}`) up to a place, closed or not, and tells what stands and what may stand there.
import type { Path } from './tree';

export interface FlowSlot {
  readonly expects: 'key' | 'value';
  readonly path: Path;
  /** Keys and plain items that the innermost collection holds elsewhere. */
  readonly keys: readonly string[];
  readonly items: readonly string[];
  /** The word at the place, with its quotes. */
  readonly start: number;
  readonly end: number;
  readonly hasColon: boolean;
}

interface Frame {
  readonly list: boolean;
  index: number;
  /** Key whose value is awaited. */
  key: string | undefined;
  readonly keys: string[];
  readonly items: string[];
}

/** Flow collections are read over at most so many characters. */
const REACH = 50_000;

/**
 * Slot at `offset` within the collection that opens at `from` and has the path `path`; nothing when the collection is closed before, or
 * the place is in a comment. `limit` is where the collection must end at the latest.
 */
export function flowSlotAt(text: string, from: number, offset: number, { path, limit }: { path: Path; limit: number }): FlowSlot | undefined {
  const end = Math.min(limit, from + REACH);
  const stack: Frame[] = [];
  let slot: { frame: Frame; value: FlowSlot } | undefined;
  const record = (start: number, stop: number, hasColon: boolean): void => {
    const frame = stack.at(-1);
    if (slot || !frame || start > offset || offset > stop) return;
    const key = !frame.list && frame.key === undefined;
    const own = [...path, ...stack.flatMap((one) => (one === frame && key ? [] : [one.list ? one.index : (one.key ?? '')]))];
    slot = { frame, value: { expects: key ? 'key' : 'value', path: own, keys: frame.keys, items: frame.items, start, end: stop, hasColon } };
  };
  for (let at = from; at < end; ) {
    const c = text.charAt(at);
    const frame = stack.at(-1);
    if (c === '#' && /\s/.test(text.charAt(at - 1))) {
      const stop = lineEnd(text, at, end);
      if (offset > at && offset <= stop) return undefined;
      at = stop;
    } else if (c === '[' || c === '{') {
      if (at >= offset && !slot) recordGap(text, offset, record);
      stack.push({ list: c === '[', index: 0, key: undefined, keys: [], items: [] });
      at++;
    } else if (c === ']' || c === '}') {
      if (at >= offset && !slot) recordGap(text, offset, record);
      if (slot?.frame === frame) return slot?.value;
      stack.pop();
      if (stack.length === 0) return undefined;
      at++;
    } else if (c === ',' || c === ':') {
      if (at >= offset && !slot) recordGap(text, offset, record);
      if (c === ',' && frame) {
        frame.index++;
        frame.key = undefined;
      }
      at++;
    } else if (/\s/.test(c)) at++;
    else {
      if (at > offset && !slot) recordGap(text, offset, record);
      const stop = wordEnd(text, at, end);
      const colon = /^[ \t]*:/.test(text.slice(stop, stop + 20)) && text.charAt(stop - 1) !== ':';
      const word = unquoted(text.slice(at, stop));
      const here = at <= offset && offset <= stop;
      record(at, stop, colon);
      if (frame && !here) {
        if (!frame.list && frame.key === undefined) frame.keys.push(word);
        else if (frame.list) frame.items.push(word);
      }
      if (frame && !frame.list && frame.key === undefined) frame.key = word;
      at = stop;
    }
  }
  if (!slot && stack.length > 0 && offset <= end) recordGap(text, offset, record);
  return slot?.value;
}

/** A place without a word: what is written goes right there. */
function recordGap(text: string, offset: number, record: (start: number, stop: number, hasColon: boolean) => void): void {
  record(offset, offset, /^[ \t]*:/.test(text.slice(offset, offset + 20)));
}

function wordEnd(text: string, start: number, limit: number): number {
  const quote = text.charAt(start);
  if (quote === '"' || quote === "'") {
    for (let at = start + 1; at < limit; at++) {
      const c = text.charAt(at);
      if (c === '\\' && quote === '"') at++;
      else if (c === quote) return at + 1;
      // A quote that is open at the line's end is still being typed.
      else if (c === '\n' || c === '\r') return at;
    }
    return limit;
  }
  let at = start;
  for (; at < limit; at++) {
    const c = text.charAt(at);
    if (/[,[\]{}\n\r]/.test(c) || (c === '#' && at > start && /\s/.test(text.charAt(at - 1)))) break;
    if (c === ':' && /[\s,[\]{}]|^$/.test(text.charAt(at + 1))) break;
  }
  while (at > start + 1 && /[ \t]/.test(text.charAt(at - 1))) at--;
  return at > start ? at : start + 1;
}

function unquoted(word: string): string {
  return /^(["']).*\1$/s.test(word) && word.length > 1 ? word.slice(1, -1) : word;
}

function lineEnd(text: string, from: number, limit: number): number {
  const at = text.slice(from, limit).search(/[\r\n]/);
  return at < 0 ? limit : from + at;
}
