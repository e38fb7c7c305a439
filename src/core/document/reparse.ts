// Turns a new text into a document with the help of the one before: items of a long list that did not change are not read again.
import { type LineStarts, lineStartsOf } from '../text/lines';
import type { Document } from './document';
import { type Change, changeBetween } from './text-change';
import { MAX_LENGTH, parseDocument } from './parse';
import { assemble } from './assemble';
import { firstAtOrAfter, updatePieces } from './pieces';

/** The document of `text`, equal to a fresh one; `previous` is one of the same file. */
export function reparseDocument(previous: Document, text: string): Document {
  const { pieces, file, kind } = previous;
  if (!pieces || text.length > MAX_LENGTH) return parseDocument(file, text);
  const change = changeBetween(previous.text, text);
  if (!change) return previous;
  const update = updatePieces(pieces, text, change);
  if (!update) return parseDocument(file, text);
  const lineStarts = movedLines(previous.lineStarts, text, update.stretch, change);
  return assemble({ file, kind, text, lineStarts }, update.pieces);
}

/** Line starts after a change within whole lines, which now reach over `stretch`. */
function movedLines(lines: LineStarts, text: string, { start, end }: { readonly start: number; readonly end: number }, { grown }: Change): LineStarts {
  const before = firstAtOrAfter(lines, start);
  const after = firstAtOrAfter(lines, end - grown + 1);
  const within = lineStartsOf(text.slice(start, end));
  const moved = new Uint32Array(before + within.length + lines.length - after);
  moved.set(lines.subarray(0, before));
  for (let i = 0; i < within.length; i++) moved[before + i] = (within[i] ?? 0) + start;
  for (let i = after, to = before + within.length; i < lines.length; i++, to++) moved[to] = (lines[i] ?? 0) + grown;
  return moved;
}
