// Turns a missing part of a PRD into the edit that adds it with a placeholder, or names it as left out on purpose.
import type { Document, PrdPart } from '../document/document';
import { isMarkdown } from '../document/file-kind';
import { parseDocument } from '../document/parse';
import { pairOf } from '../document/tree';
import { applyEdits, type TextEdit } from '../text/range';
import { eolOf } from './block-text';

/** Parts that are keys, with the lines to begin with; `{id}` stands for a free id of a use case. */
const LINES: Readonly<Partial<Record<PrdPart, readonly string[]>>> = {
  vision: ['vision: TBD'],
  targetMarket: ['targetMarket:', '  - segment: TBD'],
  competition: ['competition:', '  - competitor: TBD', '    ourAnswer: TBD'],
  useCases: ['useCases:', '  - id: {id}', '    title: TBD'],
};
const HEADINGS: Readonly<Partial<Record<PrdPart, string>>> = {
  vision: 'Vision', targetMarket: 'Target market', competition: 'Competition', functional: 'Functional description', priorities: 'Priorities', useCases: 'Use cases',
  system: 'System requirements', performance: 'Performance requirements', salesSupport: 'Sales and support requirements',
};

/** In Markdown a heading at the end, in YAML a key; nothing for a part that only requirements make, nor where it can't be added safely. */
export function addPrdPart(document: Document, part: PrdPart, freeId: string): TextEdit | undefined {
  const { text } = document;
  const heading = HEADINGS[part];
  if (isMarkdown(document.file) && heading) {
    const eol = eolOf(text);
    return tried(document, { range: { start: text.length, end: text.length }, newText: `${text.endsWith('\n') ? '' : eol}${eol}## ${heading}${eol}${eol}TBD${eol}` });
  }
  const lines = LINES[part]?.map((line) => line.replace('{id}', freeId));
  return lines && !pairOf(document.root, part) ? tried(document, atEnd(document, lines)) : undefined;
}

/** Names parts in the list of those that do not apply; makes the list where there is none. */
export function dismissPrdPart(document: Document, parts: readonly PrdPart[]): TextEdit | undefined {
  const pair = pairOf(document.root, 'notApplicable');
  const list = pair?.value;
  if (parts.length === 0) return undefined;
  if (!pair) return tried(document, atEnd(document, [`notApplicable: [${parts.join(', ')}]`]));
  const last = list?.kind === 'sequence' ? list.items.at(-1) : undefined;
  if (list?.kind !== 'sequence') return undefined;
  if (!last) return tried(document, { range: { start: list.start, end: list.end }, newText: `[${parts.join(', ')}]` });
  if (list.flow) return tried(document, { range: { start: last.end, end: last.end }, newText: `, ${parts.join(', ')}` });
  const start = document.text.lastIndexOf('\n', last.start - 1) + 1;
  const dash = document.text.slice(start, last.start);
  return tried(document, { range: { start: last.end, end: last.end }, newText: parts.map((part) => eolOf(document.text) + dash + part).join('') });
}

/** Lines behind the last one that the root takes. */
function atEnd({ root, text }: Document, lines: readonly string[]): TextEdit | undefined {
  if (root?.kind !== 'mapping' || root.flow) return undefined;
  const last = root.pairs.at(-1);
  if (!last) return undefined;
  const from = Math.max(last.key.end, last.value.end);
  // A block of text ends behind its own line break.
  const behind = text.charAt(from - 1) === '\n' ? from : text.indexOf('\n', from) + 1;
  const at = behind === 0 ? text.length : behind;
  const eol = eolOf(text);
  const block = lines.map((line) => line + eol).join('');
  return { range: { start: at, end: at }, newText: behind === 0 ? eol + block : block };
}

/** The edit, if the text can be read with it and keeps what it holds. */
function tried(document: Document, edit: TextEdit | undefined): TextEdit | undefined {
  if (!edit || document.broken) return undefined;
  const after = parseDocument(document.file, applyEdits(document.text, [edit]));
  return after.broken || after.references.length < document.references.length || after.entities.length < document.entities.length ? undefined : edit;
}
