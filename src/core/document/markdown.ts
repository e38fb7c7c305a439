// Finds the front matter, the headings and the ids in the text of a Markdown document.
import type { Range } from '../text/range';
import type { IdMention, Section } from './document';
import { prdPartOf } from './prd-parts';

export interface MarkdownReading {
  /** Text between the `---` lines, where there are any. */
  readonly frontMatter?: Range;
  readonly bodyStart: number;
  readonly sections: readonly Section[];
  readonly mentions: readonly IdMention[];
}

interface Line extends Range {
  readonly text: string;
}

/** Reads a Markdown text; headings inside code fences and comments do not count. */
export function readMarkdown(text: string): MarkdownReading {
  const frontMatter = findFrontMatter(text);
  const bodyStart = frontMatter ? lineEnd(text, frontMatter.end) : 0;
  const lines = bodyLines(text, bodyStart);
  return { ...(frontMatter && { frontMatter }), bodyStart, sections: findSections(lines, text.length), mentions: findMentions(text, bodyStart) };
}

function findFrontMatter(text: string): Range | undefined {
  const open = /^\uFEFF?---[ \t]*(?:\r\n|\n|\r)/.exec(text);
  if (!open) return undefined;
  const start = open[0].length;
  const close = /^(?:---|\.\.\.)[ \t]*$/m.exec(text.slice(start));
  return { start, end: close ? start + close.index : text.length };
}

function lineEnd(text: string, offset: number): number {
  const at = text.indexOf('\n', offset);
  return at < 0 ? text.length : at + 1;
}

/** Lines of the body that are prose: code fences and HTML comments left out. */
function bodyLines(text: string, from: number): Line[] {
  const lines: Line[] = [];
  let fence = '';
  let comment = false;
  for (let start = from; start < text.length; ) {
    const next = lineEnd(text, start);
    const line = text.slice(start, next).replace(/[\r\n]+$/, '');
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1] ?? '';
    if (fence) {
      if (mark.startsWith(fence)) fence = '';
    } else if (mark) fence = mark;
    else if (comment || line.trimStart().startsWith('<!--')) comment = !line.includes('-->');
    else lines.push({ start, end: start + line.length, text: line });
    start = next;
  }
  return lines;
}

interface Heading {
  readonly title: string;
  readonly level: number;
  readonly line: number;
  /** Lines that the heading itself takes. */
  readonly lines: number;
  readonly range: Range;
}

function findSections(lines: readonly Line[], end: number): Section[] {
  const headings: Heading[] = [];
  lines.forEach((line, index) => {
    const atx = /^ {0,3}(#{1,6})(?:[ \t]+|$)(.*)$/.exec(line.text);
    const next = lines[index + 1];
    if (atx) headings.push({ title: cleanTitle(atx[2] ?? ''), level: atx[1]?.length ?? 1, line: index, lines: 1, range: line });
    else if (next && next.start - line.end <= 2 && /^ {0,3}(=+|-{2,})[ \t]*$/.test(next.text) && /^ {0,3}[^\s>|*+-]/.test(line.text)) {
      headings.push({ title: cleanTitle(line.text), level: next.text.trim().startsWith('=') ? 1 : 2, line: index, lines: 2, range: line });
    }
  });
  return headings.map((heading, index) => {
    const following = headings.slice(index + 1).find((other) => other.level <= heading.level);
    const lastLine = following?.line ?? lines.length;
    const filled = lines.slice(heading.line + heading.lines, lastLine).some((line) => line.text.trim() !== '' && !/^ {0,3}(#{1,6}([ \t]|$)|=+\s*$|-+\s*$)/.test(line.text));
    const part = prdPartOf(heading.title);
    const range = { start: heading.range.start, end: following?.range.start ?? end };
    return { title: heading.title, level: heading.level, range, heading: { start: heading.range.start, end: heading.range.end }, ...(part && { part }), filled };
  });
}

function cleanTitle(text: string): string {
  return text.trim().replace(/[ \t]+#+$/, '').replace(/[*_`]/g, '').trim();
}

/** Ids such as REQ-12 in running text: capital prefix, hyphen, number, not part of a longer word. */
function findMentions(text: string, from: number): IdMention[] {
  const mentions: IdMention[] = [];
  const pattern = /(?<![\w-])[A-Z][A-Z0-9]{1,15}(?:-[A-Z][A-Z0-9]{0,15}){0,3}-\d{1,9}(?![\w-]*\w)/g;
  pattern.lastIndex = from;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    mentions.push({ id: match[0], start: match.index, end: match.index + match[0].length });
  }
  return mentions;
}
