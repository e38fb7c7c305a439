// Turns edits of a text into those that take them back.
import type { TextEdit } from './range';

/** Edits in offsets of the text after `edits`; applied there they give `text` again. */
export function invertEdits(text: string, edits: readonly TextEdit[]): TextEdit[] {
  let shift = 0;
  return [...edits].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end).map(({ range, newText }) => {
    const start = range.start + shift;
    shift += newText.length - (range.end - range.start);
    return { range: { start, end: start + newText.length }, newText: text.slice(range.start, range.end) };
  });
}
