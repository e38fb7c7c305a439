// Turns the text of a file into a document: syntax tree, entities, references and what could not be read.
import { shapeOf } from '../schema/shape';
import { lineStartsOf } from '../text/lines';
import type { Range } from '../text/range';
import { runThrough } from '../text/steps';
import type { Document, Entity } from './document';
import { assemble } from './assemble';
import { extract } from './extract';
import { readFast } from './fast-reader';
import { fileKindOf, isMarkdown } from './file-kind';
import type { Finding } from './finding';
import { type MarkdownReading, readMarkdown } from './markdown';
import { yamlMentions } from './mentions';
import { readPieces } from './pieces';
import { rootKindOf } from './root-kind';
import { seemingIds } from './seeming-ids';
import { sharedValueOf } from './tree';
import { readYaml } from './yaml-reader';

/** Texts above this length (UTF-16 code units) are not parsed. */
export const MAX_LENGTH = 5 * 1024 * 1024;

/**
 * Parses `text`, or tells that the bytes of the file are no text when it is undefined. Never throws on a text.
 * `file` is the path relative to the workspace folder and must be that of a product document.
 */
export function parseDocument(file: string, text: string | undefined): Document {
  return runThrough(parseInSteps(file, text));
}

/** The same in steps of a millisecond or so, as far as the text can be read in pieces: a long list is. */
export function* parseInSteps(file: string, text: string | undefined): Generator<void, Document> {
  const kind = fileKindOf(file);
  if (!kind) throw new TypeError(`not a product document: ${file}`);
  const whole = text ?? '';
  const frame = { file, kind, text: whole, lineStarts: lineStartsOf(whole) };
  const refused = text === undefined ? BINARY : refusal(text);
  if (refused) return { ...frame, ...NOTHING_READ, findings: [refused], unreadIds: seemingIds(whole), broken: true };
  if (isMarkdown(file)) return parseMarkdown(frame);
  const pieces = yield* readPieces(frame);
  if (pieces) return assemble(frame, pieces);
  const yaml = { start: 0, end: whole.length };
  return documentOf(frame, read(frame, yaml), yaml);
}

/** Written out because thousands of files are read one after another: spreading the parts costs as much as reading the text. */
function documentOf({ file, kind, text, lineStarts }: Frame, { root, comments, findings, entities, references, unreadIds, broken }: Reading, yaml: Range): Document {
  const mentions = yamlMentions(text, { entities, references });
  if (!root) return { file, kind, text, lineStarts, comments, findings, entities, references, unreadIds, broken, mentions, sections: [], yaml };
  return { file, kind, text, lineStarts, root, comments, findings, entities, references, unreadIds, broken, mentions, sections: [], yaml };
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
  const open = text.includes('<<<<<<<') && /^<{7}(?: .*)?$/m.exec(text);
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
  if (!root) {
    const empty: Finding[] = broken ? [] : [{ rule: 'file/empty', message: frame.kind, range: { start: range.start, end: range.start } }];
    return { comments, findings: [...findings, ...empty], entities: [], references: [], unreadIds: broken ? seemingIds(text) : [], broken };
  }
  const value = findings.length === 0 ? sharedValueOf(root, true) : undefined;
  const { entities, references } = extract(frame.file, root, shapeOf(rootKindOf(frame.kind, root)), value);
  return { root, comments, findings, entities, references, unreadIds: broken ? unreadOf(text, entities) : [], broken };
}

function unreadOf(text: string, entities: readonly Entity[]): string[] {
  const known = new Set(entities.map(({ id }) => id));
  return seemingIds(text).filter((id) => !known.has(id));
}

function parseMarkdown(frame: Frame): Document {
  const { frontMatter, closed, sections, mentions: inBody }: MarkdownReading = readMarkdown(frame.text);
  if (!frontMatter) {
    const finding: Finding = { rule: 'file/empty', message: 'frontMatter', range: { start: 0, end: 0 } };
    return { ...frame, ...NOTHING_READ, findings: [finding], unreadIds: [], broken: false, sections, mentions: inBody };
  }
  const reading = read(frame, frontMatter);
  const mentions = [...yamlMentions(frame.text, reading, frontMatter), ...inBody];
  if (closed) return { ...frame, ...reading, sections, mentions, yaml: frontMatter };
  // Prose that is read as YAML breaks in many places; the missing line is the one thing to tell.
  const open = frame.text.indexOf('---');
  const unclosed: Finding = { rule: 'yaml/syntax', message: 'FRONT_MATTER', range: { start: open, end: open + 3 } };
  const findings = [unclosed, ...reading.findings.filter(({ rule }) => rule !== 'yaml/syntax')];
  return { ...frame, ...reading, findings, sections, mentions, yaml: frontMatter, broken: true };
}
