// Turns a document into the parts that can be folded away: things, lists, texts, runs of comments, and the front matter of Markdown.
import type { Document } from '../document/document';
import { yamlLines } from '../document/block-lines';

/** Lines from 0, both within. */
export interface Fold {
  readonly start: number;
  readonly end: number;
  readonly kind?: 'comment' | 'region';
}

interface Open {
  /** Columns count twice, and a dash half a column more: a list may stand right below its key. */
  readonly depth: number;
  readonly line: number;
}

/**
 * Folds by indentation, so that half-typed texts fold as well as whole ones, but with what indentation alone misses: lists at the column of
 * their key, blank lines that stay outside, and runs of comments.
 */
export function foldingRanges(document: Document): Fold[] {
  const { text, lineStarts, yaml } = document;
  if (!yaml) return [];
  const { first, last } = yamlLines(document);
  const comments = new Set(document.comments.map(({ start }) => start));
  const folds: Fold[] = [];
  const open: Open[] = [];
  const regions: number[] = [];
  let lastFilled = first - 1;
  let comment = -1;
  const closeFrom = (depth: number): void => {
    for (let top = open.at(-1); top && top.depth >= depth; top = open.at(-1)) {
      open.pop();
      if (lastFilled > top.line) folds.push({ start: top.line, end: lastFilled });
    }
  };
  const endComment = (line: number): void => {
    if (comment >= 0 && line - 1 > comment) folds.push({ start: comment, end: line - 1, kind: 'comment' });
    comment = -1;
  };
  for (let line = first; line <= last; line++) {
    const from = lineStarts[line] ?? text.length;
    const at = contentAt(text, from, lineStarts[line + 1] ?? text.length);
    if (at < 0) {
      endComment(line);
      continue;
    }
    if (comments.has(at)) {
      const marker = /^#\s*(end)?region\b/.exec(text.slice(at, at + 20));
      if (!marker && comment < 0) comment = line;
      if (marker) endComment(line);
      if (marker && !marker[1]) regions.push(line);
      const begin = marker?.[1] ? regions.pop() : undefined;
      if (begin !== undefined) folds.push({ start: begin, end: line, kind: 'region' });
      continue;
    }
    endComment(line);
    const depth = 2 * (at - from) + (text.charCodeAt(at) === 45 && isBlank(text.charCodeAt(at + 1)) ? 1 : 0);
    closeFrom(depth);
    open.push({ depth, line });
    lastFilled = line;
  }
  endComment(last + 1);
  closeFrom(0);
  // The front matter with both of its lines of dashes.
  if (yaml.start > 0 && yaml.end < text.length && last >= first) folds.push({ start: Math.max(0, first - 1), end: last + 1, kind: 'region' });
  return folds.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Offset of the first letter of a line that is no blank; −1 for a blank line. */
function contentAt(text: string, from: number, to: number): number {
  for (let at = from; at < to; at++) if (!isBlank(text.charCodeAt(at))) return at;
  return -1;
}

/** A blank, a line break, or the end of the text. */
function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13 || Number.isNaN(code);
}
