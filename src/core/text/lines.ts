// Maps offsets of a text to lines and characters, and back.
import type { Position } from './range';

/** Offset of each line's first character. A line ends after LF, CRLF or a lone CR, as in the editor. */
export type LineStarts = Uint32Array;

export function lineStartsOf(text: string): LineStarts {
  let count = 1;
  if (text.includes('\r')) {
    for (let i = 0; i < text.length; i++) {
      const c = text.charCodeAt(i);
      if (c === 13 && text.charCodeAt(i + 1) === 10) i++;
      if (c === 10 || c === 13) note(count++, i + 1);
    }
  } else {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) note(count++, at + 1);
  }
  return kept(count);
}

/** Room to count in, kept for the next text. */
let noted = new Uint32Array(1024);

function note(index: number, start: number): void {
  if (index >= noted.length) {
    const more = new Uint32Array(noted.length * 2);
    more.set(noted);
    noted = more;
  }
  noted[index] = start;
}

/** Lines of short texts stand in blocks that texts share: an array of its own for each of thousands costs more than the counting. */
const BLOCK = 2048;
let block = new Uint32Array(BLOCK);
let used = 0;

function kept(count: number): LineStarts {
  if (count > BLOCK / 8) return noted.slice(0, count);
  if (used + count > BLOCK) {
    block = new Uint32Array(BLOCK);
    used = 0;
  }
  for (let i = 0; i < count; i++) block[used + i] = noted[i] ?? 0;
  used += count;
  return block.subarray(used - count, used);
}

/** Line and character (from 0) of an offset; offsets past the end fall on the last line. */
export function positionAt(starts: LineStarts, offset: number): Position {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const mid = (low + high + 1) >> 1;
    if ((starts[mid] ?? 0) <= offset) low = mid;
    else high = mid - 1;
  }
  return { line: low, character: offset - (starts[low] ?? 0) };
}

/** Offset of a position; a line past the end gives the last line's start plus the character. */
export function offsetAt(starts: LineStarts, position: Position): number {
  const line = Math.min(Math.max(position.line, 0), starts.length - 1);
  return (starts[line] ?? 0) + position.character;
}
