// Tells what stands at an offset of a document, and what could be written there, in texts that parse and in half-typed ones.
import { positionAt } from '../text/lines';
import type { Range } from '../text/range';
import { type Ancestry, ancestryOf, columnOf, type Line, lineAt, type Mark, withoutComment, yamlLines } from './block-lines';
import type { Document } from './document';
import { flowSlotAt } from './flow-scan';
import type { Mapping, Path, Scalar, Sequence, SyntaxNode } from './tree';

/** A key or a value of the syntax tree. */
export interface Place {
  readonly role: 'key' | 'value';
  /** Path of the value, also for its key. */
  readonly path: Path;
  readonly node: Scalar;
  /** Value of a key. */
  readonly value: SyntaxNode;
  /** Innermost mapping and list around it. */
  readonly mapping?: Mapping;
  readonly sequence?: Sequence;
}

/** Innermost key or value at an offset; nothing between them, in comments and in a Markdown body. */
export function placeAt(document: Document, offset: number): Place | undefined {
  let node = document.root;
  let path: Path = [];
  let mapping: Mapping | undefined;
  let sequence: Sequence | undefined;
  const around = (): Pick<Place, 'mapping' | 'sequence'> => ({ ...(mapping && { mapping }), ...(sequence && { sequence }) });
  while (node && node.kind !== 'alias') {
    if (node.kind === 'scalar') return holds(node, offset) && node.end > node.start ? { role: 'value', path, node, value: node, ...around() } : undefined;
    if (node.kind === 'sequence') {
      const index: number = node.items.findIndex((item) => holds(item, offset));
      if (index < 0) return undefined;
      sequence = node;
      path = [...path, index];
      node = node.items[index];
      continue;
    }
    mapping = node;
    const pair: Mapping['pairs'][number] | undefined = node.pairs.find(({ key, value }) => holds(key, offset) || (value.end > value.start && holds(value, offset)));
    if (!pair) return undefined;
    path = [...path, String(pair.key.value)];
    if (holds(pair.key, offset)) return { role: 'key', path, node: pair.key, value: pair.value, ...around() };
    node = pair.value;
  }
  return undefined;
}

function holds(range: Range, offset: number): boolean {
  return range.start <= offset && offset <= range.end;
}

/** A place where something may be written. */
export interface Slot {
  /**
   * `key`: a key of the mapping at `path`. `value`: the value at `path`, on the line of its key or inside a flow list.
   * `node`: the value at `path` begins here in block form, as the schema will have it. `item`: a dash and an item of the list at `path`.
   */
  readonly expects: 'key' | 'value' | 'node' | 'item';
  readonly path: Path;
  /** The word that stands there, without quotes; what is written takes its place. */
  readonly range: Range;
  readonly quote: '' | '"' | "'";
  /** The word's closing quote is there. */
  readonly closed: boolean;
  /** Between the colon or dash and the offset a blank is missing. */
  readonly needsBlank: boolean;
  readonly hasColon: boolean;
  readonly flow: boolean;
  /** Column of the keys, or of what is written, for further lines. */
  readonly column: number;
  /** Keys that the mapping has elsewhere. */
  readonly keys: readonly string[];
  /** Plain items that the list around has elsewhere. */
  readonly items: readonly string[];
}

/** What could be written at an offset; nothing in comments, in running text and outside the YAML. */
export function slotAt(document: Document, offset: number): Slot | undefined {
  const { yaml, text, lineStarts } = document;
  if (!yaml || offset < yaml.start || offset > yaml.end || text.length > 5 * 1024 * 1024) return undefined;
  const number = positionAt(lineStarts, offset).line;
  const { first, last } = yamlLines(document);
  if (number < first || number > last) return undefined;
  const line = lineAt(document, number);
  if (offset > line.end || inComment(text, line, offset)) return undefined;
  const content = line.marks.at(-1);
  const before = line.marks.filter((mark) => mark.kind === 'dash' && mark.end <= offset);
  // A dash to the right of the offset: nothing can be put in front of it.
  if (line.marks.some((mark) => mark.kind === 'dash' && mark.end > offset)) return undefined;
  const needsBlank = content?.kind === 'dash' && before.at(-1)?.end === offset;
  const column = content && content.kind !== 'dash' ? content.column : offset - line.start + (needsBlank ? 1 : 0);
  if (content && content.kind !== 'dash' && offset < content.start) return undefined;
  const ancestry = ancestryOf(document, number, column, before);
  if (ancestry.open) return flowSlot(document, ancestry.open.path, ancestry.open.start, offset, ancestry.open.start);
  const at: Here = { document, offset, number, line, column, ancestry, before, needsBlank };
  if (content?.kind === 'key' && offset > content.end) return behindKey(at, content);
  if (content?.kind === 'text' && /^[[{]/.test(text.slice(content.start, content.end))) return flowSlot(document, ancestry.path, content.start, offset, line.start);
  return blockSlot(at, content);
}

interface Here {
  readonly document: Document;
  readonly offset: number;
  readonly number: number;
  readonly line: Line;
  readonly column: number;
  readonly ancestry: Ancestry;
  /** Dashes left of the offset. */
  readonly before: readonly Mark[];
  /** The offset touches a dash. */
  readonly needsBlank: boolean;
}

function inComment(text: string, line: Line, offset: number): boolean {
  const mark = line.marks.at(-1);
  if (!mark || mark.kind === 'dash') return text.slice(line.start, offset).includes('#');
  const end = mark.kind === 'text' ? mark.end : Math.max(mark.valueEnd, mark.end);
  return offset > end && /(?:^|\s)#/.test(text.slice(end, offset));
}

/** Slot on the line of a key, behind its colon. */
function behindKey({ document: { text }, document, offset, ancestry, line }: Here, mark: Mark): Slot | undefined {
  const colon = text.indexOf(':', mark.end);
  if (offset <= colon) return undefined;
  const path = [...ancestry.path, mark.key];
  const value = text.slice(mark.valueStart, mark.valueEnd);
  if (/^[[{]/.test(value)) return offset <= mark.valueStart ? undefined : flowSlot(document, path, mark.valueStart, offset, line.start);
  if (/^[|>&*!]/.test(value) || (value !== '' && offset < mark.valueStart)) return undefined;
  const start = value === '' ? offset : mark.valueStart;
  const word = wordOf(text, start, Math.max(mark.valueEnd, offset), offset);
  return word && { expects: 'value', path, ...word, needsBlank: start === colon + 1, hasColon: false, flow: false, column: mark.column, keys: [], items: [] };
}

/** Range of a word without its quotes, if the offset is within. */
function wordOf(text: string, start: number, end: number, offset: number): Pick<Slot, 'range' | 'quote' | 'closed'> | undefined {
  const first = text.charAt(start);
  if (start === end || (first !== '"' && first !== "'")) return { range: { start, end }, quote: '', closed: true };
  const closed = end > start + 1 && text.charAt(end - 1) === first;
  const range = { start: start + 1, end: closed ? end - 1 : end };
  return holds(range, offset) ? { range, quote: first, closed } : undefined;
}

/** Slot inside a flow collection; one that is never closed ends where the lines below are no deeper than its own. */
function flowSlot(document: Document, path: Path, from: number, offset: number, lineStart: number): Slot | undefined {
  if (!/^[[{]/.test(document.text.charAt(from))) return undefined;
  const found = flowSlotAt(document.text, from, offset, { path, limit: flowLimit(document, positionAt(document.lineStarts, lineStart).line, offset) });
  const word = found && wordOf(document.text, found.start, found.end, offset);
  if (!found || !word) return undefined;
  const needsBlank = document.text.charAt(found.start - 1) === ':' || document.text.charAt(found.start - 1) === ',';
  return { expects: found.expects, path: found.path, ...word, needsBlank, hasColon: found.hasColon, flow: true, column: 0, keys: found.keys, items: found.items };
}

function flowLimit(document: Document, number: number, offset: number): number {
  const own = columnOf(document, number);
  const { last } = yamlLines(document);
  const until = positionAt(document.lineStarts, offset).line;
  let line = number + 1;
  for (; line <= last; line++) {
    const column = columnOf(document, line);
    if (line > until && column >= 0 && column <= own && !/^\s*[\]}]/.test(document.text.slice(document.lineStarts[line] ?? 0, lineAt(document, line).end))) break;
  }
  return Math.min(document.yaml?.end ?? 0, lineAt(document, line - 1).end);
}

/** Slot where a key, an item or a value in block form begins. */
function blockSlot(at: Here, content: Mark | undefined): Slot | undefined {
  const { document, offset, ancestry, column, before, number, needsBlank } = at;
  const typed = content && content.kind !== 'dash' ? content : undefined;
  const end = typed ? (typed.kind === 'key' ? typed.end : Math.max(typed.end, offset)) : offset;
  const start = typed ? typed.start : offset;
  if (!typed && before.length === 0 && document.text.slice(at.line.start, offset).includes('\t')) return undefined;
  const siblings = siblingsOf(document, number, column, ancestry);
  // Deeper or shallower than what stands there already.
  if (siblings.column >= 0 && siblings.column !== column) return undefined;
  const word = wordOf(document.text, start, end, offset);
  if (!word) return undefined;
  const last = before.at(-1);
  const common = { ...word, needsBlank, hasColon: typed?.kind === 'key', flow: false, column };
  if (siblings.kind === 'dash') {
    return typed || before.length > 0 ? undefined : { ...common, expects: 'item', path: ancestry.path, keys: [], items: siblings.words };
  }
  const atKey = siblings.kind === 'key' || typed?.kind === 'key' || ancestry.path.length === 0;
  const items = last ? listItems(document, number, last.column) : [];
  return { ...common, expects: atKey ? 'key' : 'node', path: ancestry.path, keys: siblings.words, items };
}

interface Siblings {
  readonly kind: 'key' | 'dash' | 'none';
  /** Column of the first of them, -1 where there is none. */
  readonly column: number;
  /** Keys, or plain items. */
  readonly words: readonly string[];
}

/** What else the mapping or list holds that a place belongs to. */
function siblingsOf(document: Document, number: number, column: number, { column: parent, line: from, path }: Ancestry): Siblings {
  const { first, last } = yamlLines(document);
  const words: string[] = [];
  let found: Mark | undefined;
  const take = (line: number): void => {
    const marks = lineAt(document, line).marks;
    const mark = marks.find((one) => one.column > parent && (line === from || one.column === marks[0]?.column) && (one.kind !== 'text' || line === from));
    if (!mark || mark.kind === 'text') return;
    found ??= mark;
    if (mark.column !== column || mark.kind !== found.kind) return;
    const next = marks[marks.indexOf(mark) + 1];
    if (mark.kind === 'key') words.push(mark.key);
    else if (next?.kind === 'text') words.push(unquoted(withoutComment(document.text.slice(next.start, next.end))));
  };
  const dash = typeof path.at(-1) === 'number';
  // The line of a dash may hold the first key; the line of a key holds nothing of what is below it.
  if (dash && from >= 0 && from !== number) take(from);
  let least = Number.POSITIVE_INFINITY;
  for (let line = Math.max(from + 1, first); line <= last; line++) {
    const at = columnOf(document, line);
    if (at < 0) continue;
    if (at <= parent) break;
    if (line === number) continue;
    if (at <= least || at === column) {
      least = Math.min(least, at);
      take(line);
    }
  }
  return found ? { kind: found.kind === 'dash' ? 'dash' : 'key', column: found.column, words } : { kind: 'none', column: -1, words };
}

/** Plain items of the list whose dashes stand at a column, without the one on this line. */
function listItems(document: Document, number: number, column: number): string[] {
  const { first, last } = yamlLines(document);
  const items: string[] = [];
  const take = (line: number): boolean => {
    const at = columnOf(document, line);
    if (at < 0 || at > column) return true;
    const marks = lineAt(document, line).marks;
    const index = marks.findIndex((mark) => mark.kind === 'dash' && mark.column === column);
    if (index < 0) return false;
    const text = marks[index + 1];
    if (text?.kind === 'text') items.push(unquoted(text.end > text.start ? document.text.slice(text.start, text.end) : ''));
    return at === column;
  };
  for (let line = number - 1; line >= first && take(line); line--);
  for (let line = number + 1; line <= last && take(line); line++);
  return items;
}

function unquoted(word: string): string {
  return /^(["']).*\1$/.test(word) && word.length > 1 ? word.slice(1, -1) : word;
}
