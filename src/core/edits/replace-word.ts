// Replaces a written word by another one, keeping the quotes around it.
import type { Range, TextEdit } from '../text/range';

/** `range` is that of the value with its quotes; `word` must not need other quotes than those. */
export function replaceWord(text: string, range: Range, word: string): TextEdit {
  const quote = /^["']/.exec(text.slice(range.start, range.end))?.[0] ?? '';
  return { range, newText: quote + word + quote };
}
