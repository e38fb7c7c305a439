// Finds the front matter, the headings and the ids in the text of a Markdown document.
import type { Range } from '../text/range';
import type { IdMention, Section } from './document';
import { findMentions } from './mentions';
import { prdPartOf } from './prd-parts';

export interface MarkdownReading {
  /** Text between the `---` lines, where there are any; to the end of the text when the second one is missing. */
  readonly frontMatter?: Range;
  readonly closed: boolean;
  readonly sections: readonly Section[];
  readonly mentions: readonly IdMention[];
}

interface Line extends Range {
  readonly text: string;
  /** Stands in a code fence, or is its mark. */
  readonly code?: true;
}

/** Reads a Markdown text; headings inside code fences and comments do not count. */
export function readMarkdown(text: string): MarkdownReading {
  const { frontMatter, closed, bodyStart } = findFrontMatter(text);
  const lines = bodyLines(text, bodyStart);
  return { ...(frontMatter && { frontMatter }), closed, sections: findSections(lines, text.length), mentions: findMentions(text, bodyStart) };
}

function findFrontMatter(text: string): Pick<MarkdownReading, 'frontMatter' | 'closed'> & { readonly bodyStart: number } {
  const open = /^\uFEFF?---[ \t]*(?:\r\n|\n|\r)/.exec(text);
  if (!open) return { closed: true, bodyStart: 0 };
  const start = open[0].length;
  for (const line of linesFrom(text, start)) {
    if (/^(?:---|\.\.\.)[ \t]*$/.test(line.text)) return { frontMatter: { start, end: line.start }, closed: true, bodyStart: line.next };
  }
  return { frontMatter: { start, end: text.length }, closed: false, bodyStart: text.length };
}

/** Lines with the offset where the next one begins; a line ends after LF, CRLF or a lone CR. */
function* linesFrom(text: string, from: number): Iterable<Line & { readonly next: number }> {
  const ends = /\r\n|\n|\r/g;
  ends.lastIndex = from;
  for (let start = from; start < text.length; ) {
    const match = ends.exec(text);
    const end = match?.index ?? text.length;
    const next = match ? ends.lastIndex : text.length;
    yield { start, end, text: text.slice(start, end), next };
    start = next;
  }
}

/** Lines of the body but for HTML comments. */
function bodyLines(text: string, from: number): Line[] {
  const lines: Line[] = [];
  let fence = '';
  let comment = false;
  for (const line of linesFrom(text, from)) {
    const [, mark = '', info = ''] = /^ {0,3}(`{3,}|~{3,})(.*)$/s.exec(line.text) ?? [];
    const opens = !fence && !comment && mark !== '' && !(mark.startsWith('`') && info.includes('`'));
    if (fence || opens) {
      lines.push({ ...line, code: true });
      if (opens) fence = mark;
      else if (mark.startsWith(fence) && info.trim() === '') fence = '';
    } else if (comment || line.text.trimStart().startsWith('<!--')) comment = !line.text.includes('-->');
    else lines.push(line);
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
  // How many lines above a line say something.
  const said = new Uint32Array(lines.length + 1);
  let underline = -1;
  lines.forEach((line, index) => {
    const atx = line.code ? null : /^ {0,3}(#{1,6})(?:[ \t]+|$)(.*)$/s.exec(line.text);
    const next = lines[index + 1];
    const setext = !atx && !line.code && index !== underline && next !== undefined && next.start - line.end <= 2 && /^ {0,3}(?:=+|-{2,})[ \t]*$/.test(next.text) && /^ {0,3}[^\s>|*+-]/.test(line.text);
    if (atx) headings.push({ title: cleanTitle(atx[2] ?? ''), level: atx[1]?.length ?? 1, line: index, lines: 1, range: line });
    if (setext) {
      headings.push({ title: cleanTitle(line.text), level: next.text.trim().startsWith('=') ? 1 : 2, line: index, lines: 2, range: line });
      underline = index + 1;
    }
    const says = line.code || (!atx && !setext && index !== underline && line.text.trim() !== '' && !/^ {0,3}(?:=+|-+)\s*$/.test(line.text));
    said[index + 1] = (said[index] ?? 0) + (says ? 1 : 0);
  });
  const sections: Section[] = [];
  // The next heading below of each level, from the last heading upward.
  const below: (Heading | undefined)[] = [];
  for (const heading of headings.reverse()) {
    const { title, level, line, range: { start, end: headingEnd } } = heading;
    const following = below.slice(1, level + 1).reduce<Heading | undefined>((first, other) => (other && (!first || other.line < first.line) ? other : first), undefined);
    below[level] = heading;
    const filled = (said[following?.line ?? lines.length] ?? 0) > (said[line + heading.lines] ?? 0);
    const part = prdPartOf(title);
    sections.push({ title, level, range: { start, end: following?.range.start ?? end }, heading: { start, end: headingEnd }, ...(part && { part }), filled });
  }
  return sections.reverse();
}

/** Title without the closing marks of a heading and without emphasis. */
function cleanTitle(text: string): string {
  const title = text.trim();
  let end = title.length;
  while (title.charAt(end - 1) === '#') end--;
  const closing = end === 0 || /\s/.test(title.charAt(end - 1));
  return (closing ? title.slice(0, end) : title).replace(/[*_`]/g, '').trim();
}
