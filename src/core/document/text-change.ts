// Finds the one stretch in which two texts differ.

/** The old text's [`from`, `to`) was replaced; the new text is `grown` characters longer (or shorter, when negative). */
export interface Change {
  readonly from: number;
  readonly to: number;
  readonly grown: number;
}

/** Compared at a time: by the engine, far faster than one by one. */
const CHUNK = 2048;

/** The smallest such stretch, or nothing for equal texts. */
export function changeBetween(before: string, after: string): Change | undefined {
  const least = Math.min(before.length, after.length);
  let from = 0;
  while (from + CHUNK <= least && before.slice(from, from + CHUNK) === after.slice(from, from + CHUNK)) from += CHUNK;
  while (from < least && before.charCodeAt(from) === after.charCodeAt(from)) from++;
  if (from === before.length && from === after.length) return undefined;
  const most = least - from;
  const [ends, end] = [before.length, after.length];
  let same = 0;
  while (same + CHUNK <= most && before.slice(ends - same - CHUNK, ends - same) === after.slice(end - same - CHUNK, end - same)) same += CHUNK;
  while (same < most && before.charCodeAt(ends - same - 1) === after.charCodeAt(end - same - 1)) same++;
  return { from, to: before.length - same, grown: after.length - before.length };
}
