// Turns the text of a file into a document: syntax tree, entities, references and what could not be read.
import { shapeOf, type RootKind } from '../schema/shape';
import { lineStartsOf } from '../text/lines';
import type { Range } from '../text/range';
import type { Document } from './document';
import { extract } from './extract';
import { readFast } from './fast-reader';
import { type FileKind, fileKindOf, isMarkdown } from './file-kind';
import type { Finding } from './finding';
import { type MarkdownReading, readMarkdown } from './markdown';
import { seemingIds } from './seeming-ids';
import { pairOf, type SyntaxNode } from './tree';
import { readYaml } from './yaml-reader';

/** Texts above this length (UTF-16 code units) are not parsed. */
export const MAX_LENGTH = 5 * 1024 * 1024;

/** Schema of a document's root; a requirements file with the key `requirements` is a list. */
export function rootKindOf(kind: FileKind, root: SyntaxNode | undefined): RootKind {
  if (kind !== 'requirements') return kind;
  return pairOf(root, 'requirements') || root?.kind === 'sequence' ? 'requirementList' : 'requirement';
}

/**
 * Parses `text`, or tells that the bytes of the file are no text when it is undefined. Never throws on a text.
 * `file` is the path relative to the workspace folder and must be that of a product document.
 */
export function parseDocument(file: string, text: string | undefined): Document {
  const kind = fileKindOf(file);
  if (!kind) throw new TypeError(`not a product document: ${file}`);
  const whole = text ?? '';
  const frame = { file, kind, text: whole, lineStarts: lineStartsOf(whole) };
  const refused = text === undefined ? BINARY : refusal(text);
  if (refused) return { ...frame, ...NOTHING_READ, findings: [refused], unreadIds: seemingIds(whole), broken: true };
  if (isMarkdown(file)) return parseMarkdown(frame);
  return { ...frame, ...read(frame, { start: 0, end: whole.length }), mentions: [], sections: [], yaml: { start: 0, end: whole.length } };
}

type Frame = Pick<Document, 'file' | 'kind' | 'text' | 'lineStarts'>;
type Reading = Pick<Document, 'root' | 'comments' | 'findings' | 'entities' | 'references' | 'unreadIds' | 'broken'>;

const NOTHING_READ = { comments: [], entities: [], references: [], mentions: [], sections: [] } as const;
const BINARY: Finding = { rule: 'file/binary', message: 'default', range: { start: 0, end: 0 } };

/** Why a text is not parsed at all. */
function refusal(text: string): Finding | undefined {
  const nul = text.indexOf('\0');
  if (nul >= 0) return { ...BINARY, range: { start: nul, end: nul + 1 } };
  if (text.length > MAX_LENGTH) return { rule: 'file/too-large', message: 'default', args: { megabytes: Math.ceil(text.length / 1024 / 1024) }, range: { start: 0, end: firstLineEnd(text) } };
  const open = /^<{7}(?: .*)?$/m.exec(text);
  if (open && /^={7}$/m.test(text.slice(open.index)) && /^>{7}(?: .*)?$/m.test(text.slice(open.index))) {
    return { rule: 'yaml/conflict-marker', message: 'default', range: { start: open.index, end: open.index + open[0].trimEnd().length } };
  }
  return undefined;
}

function firstLineEnd(text: string): number {
  const end = text.slice(0, 200).search(/[\r\n]/);
  return end < 0 ? Math.min(text.length, 200) : end;
}

function read(frame: Frame, range: Range): Reading {
  const text = frame.text.slice(range.start, range.end);
  const { root, comments, findings, broken } = readFast(text, range.start) ?? readYaml(text, range.start);
  const empty: Finding[] = root || broken ? [] : [{ rule: 'file/empty', message: frame.kind, range: { start: range.start, end: range.start } }];
  const { entities, references } = root ? extract(frame.file, root, shapeOf(rootKindOf(frame.kind, root))) : NOTHING_READ;
  const known = new Set(entities.map((entity) => entity.id));
  const unreadIds = broken ? seemingIds(text).filter((id) => !known.has(id)) : [];
  return { ...(root && { root }), comments, findings: [...findings, ...empty], entities, references, unreadIds, broken };
}

function parseMarkdown(frame: Frame): Document {
  const { frontMatter, closed, sections, mentions }: MarkdownReading = readMarkdown(frame.text);
  if (!frontMatter) {
    const finding: Finding = { rule: 'file/empty', message: 'frontMatter', range: { start: 0, end: 0 } };
    return { ...frame, ...NOTHING_READ, findings: [finding], unreadIds: [], broken: false, sections, mentions };
  }
  const reading = read(frame, frontMatter);
  if (closed) return { ...frame, ...reading, sections, mentions, yaml: frontMatter };
  // Prose that is read as YAML breaks in many places; the missing line is the one thing to tell.
  const open = frame.text.indexOf('---');
  const unclosed: Finding = { rule: 'yaml/syntax', message: 'FRONT_MATTER', range: { start: open, end: open + 3 } };
  const findings = [unclosed, ...reading.findings.filter(({ rule }) => rule !== 'yaml/syntax')];
  return { ...frame, ...reading, findings, sections, mentions, yaml: frontMatter, broken: true };
}
