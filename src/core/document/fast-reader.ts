// Reads ordinary YAML text into the product's syntax tree in one pass, and leaves everything else to the full parser.
import { ANGLE, BAR, DOUBLE, plainEnd, readBlock, readFlowPlain, readPlain, readQuoted, SINGLE } from './fast-scalar';
import { BLANK, COLON, COMMA, DASH, endLine, HASH, isGap, isMarker, LEAVE, skipBlanks, skipFlowGap, type Source, TAB, toAnyWord } from './fast-source';
import { keyIn } from './known-keys';
import type { Mapping, Pair, Scalar, Sequence, SyntaxNode } from './tree';
import type { YamlReading } from './yaml-reader';

/** Levels that the fast lane goes down; the full one has its own limit, and tells of it. */
const MAX_DEPTH = 90;

/** Keys above this length are looked at by the full parser, which takes no more than 1024 characters for one. */
const LONG_KEY = 1000;

/** Mappings with more keys than this are searched for repeated keys by a set. */
const FEW = 40;

const BRACE = 123;
const BRACKET = 91;
const CLOSING_BRACE = 125;
const CLOSING_BRACKET = 93;

/**
 * Reads `text` as `readYaml` does, where it is one document of lists and mappings without errors, repeated keys, anchors, aliases,
 * tags, directives and rare ways of writing. Gives nothing for any other text.
 */
export function readFast(text: string, base = 0): YamlReading | undefined {
  if (text.indexOf('\uFEFF', 1) > 0 || (text.includes('\r') && /\r(?!\n)/.test(text))) return undefined;
  const source: Source = { text, base, comments: [], at: 0, line: 0, column: 0, depth: 0 };
  try {
    begin(source);
    const root = readNode(source, -1, true);
    if (source.column >= 0 || root.kind === 'scalar') return undefined;
    return { root, comments: source.comments, findings: [], broken: false };
  } catch (error) {
    if (error === LEAVE) return undefined;
    throw error;
  }
}

/** Goes to the first word, over a byte order mark and a line `---`. */
function begin(source: Source): void {
  const { text } = source;
  const marked = text.charCodeAt(0) === 0xfeff;
  if (marked) source.at = source.line = 1;
  toAnyWord(source);
  if (isMarker(text, source.at)) {
    if (source.column !== 0 || text.charCodeAt(source.at) !== DASH) throw LEAVE;
    source.at += 3;
    endLine(source);
  }
  // The full parser counts a byte order mark as a column: a list or an indented mapping behind it ends at its second line.
  if (marked && source.line < 2 && (source.column !== 0 || text.charCodeAt(source.at) === DASH)) throw LEAVE;
}

/**
 * The node at a word; lines that it goes on over must stand right of the column `parent`. A key or a dash may only stand there where
 * the node is `free`: on a line of its own or behind a dash. The place is then at the next word.
 */
function readNode(source: Source, parent: number, free: boolean): SyntaxNode {
  const { text, at, line } = source;
  const code = text.charCodeAt(at);
  if (code === DASH && free && isGap(text.charCodeAt(at + 1))) return readList(source, at - line);
  if (code === BAR || code === ANGLE) return readBlock(source, parent);
  if (code === BRACKET || code === BRACE) {
    const node = readFlow(source, parent, false);
    endLine(source);
    return node;
  }
  if (code === DOUBLE || code === SINGLE) {
    const quoted = readQuoted(source, parent);
    if (isKey(source, line, at, free)) return readMapping(source, at - line, quoted);
    endLine(source);
    return quoted;
  }
  const end = (source.at = plainEnd(text, at, false));
  if (isKey(source, line, at, free)) return readMapping(source, at - line, keyFrom(source, at));
  source.at = at;
  return readPlain(source, parent, end);
}

/** Whether a colon follows what began at `start` of a line. */
function isKey({ text, at, line }: Source, begun: number, start: number, free: boolean): boolean {
  let colon = at;
  while (text.charCodeAt(colon) === BLANK) colon++;
  if (text.charCodeAt(colon) !== COLON) return false;
  // A key stands on one line, and isn't long.
  if (!free || line !== begun || colon - start > LONG_KEY) throw LEAVE;
  return true;
}

/** The plain key from `start` to the place. */
function keyFrom({ text, at, base }: Source, start: number): Scalar {
  return { kind: 'scalar', start: start + base, end: at + base, value: keyIn(text, start, at), style: 'plain' };
}

function readKey(source: Source, flow: boolean): Scalar {
  const { text, at, line } = source;
  const code = text.charCodeAt(at);
  let key: Scalar;
  if (code === DOUBLE || code === SINGLE) key = readQuoted(source, -1);
  else {
    source.at = plainEnd(text, at, flow);
    key = keyFrom(source, at);
  }
  if (!isKey(source, line, at, true)) throw LEAVE;
  return key;
}

/** From the end of a key over its colon to its value, or to the end of the line. */
function toValue(source: Source): number {
  const { text } = source;
  skipBlanks(source);
  source.at++;
  skipBlanks(source);
  const code = text.charCodeAt(source.at);
  if (code === TAB) throw LEAVE;
  return code;
}

const nothingAt = (place: number): Scalar => ({ kind: 'scalar', start: place, end: place, value: null, style: 'plain' });

/** The mapping at a column whose first key is read. */
function readMapping(source: Source, column: number, first: Scalar): Mapping {
  const { text, base } = source;
  const pairs: Pair[] = [];
  if (++source.depth > MAX_DEPTH) throw LEAVE;
  for (let key = first; ; key = readKey(source, false)) {
    const code = toValue(source);
    const behind = source.at;
    let value: SyntaxNode;
    if (isGap(code) || code === HASH) {
      endLine(source);
      const list = source.column === column && isDash(source);
      value = source.column > column || list ? readNode(source, column, true) : nothingAt(behind + base);
    } else {
      // Text in quotes may have its value right behind the colon only within braces.
      if (text.charCodeAt(behind - 1) !== BLANK) throw LEAVE;
      value = readNode(source, column, false);
    }
    pairs.push({ key, value });
    if (source.column !== column) break;
  }
  if (source.column > column || repeats(pairs)) throw LEAVE;
  source.depth--;
  return { kind: 'mapping', start: first.start, end: pairs[pairs.length - 1]?.value.end ?? first.end, flow: false, pairs };
}

function isDash({ text, at }: Source): boolean {
  return text.charCodeAt(at) === DASH && isGap(text.charCodeAt(at + 1));
}

/** The list at a column, from its first dash. */
function readList(source: Source, column: number): Sequence {
  const { base } = source;
  const start = source.at;
  const items: SyntaxNode[] = [];
  if (++source.depth > MAX_DEPTH) throw LEAVE;
  do {
    source.at++;
    skipBlanks(source);
    const behind = source.at;
    const code = source.text.charCodeAt(behind);
    if (isGap(code) || code === HASH) {
      endLine(source);
      items.push(source.column > column ? readNode(source, column, true) : nothingAt(behind + base));
    } else items.push(readNode(source, column, true));
  } while (source.column === column && isDash(source));
  if (source.column > column) throw LEAVE;
  source.depth--;
  return { kind: 'sequence', start: start + base, end: items[items.length - 1]?.end ?? start + base, flow: false, items };
}

/** A list in brackets or a mapping in braces; the place is then behind it. Further ones within it are `nested`. */
function readFlow(source: Source, parent: number, nested: boolean): Mapping | Sequence {
  const { text, base } = source;
  const start = source.at++;
  const braces = text.charCodeAt(start) === BRACE;
  const closing = braces ? CLOSING_BRACE : CLOSING_BRACKET;
  const last = nested ? -1 : closing;
  const pairs: Pair[] = [];
  const items: SyntaxNode[] = [];
  if (++source.depth > MAX_DEPTH) throw LEAVE;
  skipFlowGap(source, parent, last);
  while (text.charCodeAt(source.at) !== closing) {
    if (braces) pairs.push(readFlowPair(source, parent, last));
    else items.push(readFlowValue(source, parent));
    skipFlowGap(source, parent, last);
    const code = text.charCodeAt(source.at);
    if (code === closing) break;
    if (code !== COMMA) throw LEAVE;
    source.at++;
    skipFlowGap(source, parent, last);
  }
  source.depth--;
  const range = { start: start + base, end: ++source.at + base };
  if (!braces) return { kind: 'sequence', ...range, flow: true, items };
  if (repeats(pairs)) throw LEAVE;
  return { kind: 'mapping', ...range, flow: true, pairs };
}

function readFlowPair(source: Source, parent: number, closing: number): Pair {
  const key = readKey(source, true);
  toValue(source);
  const behind = source.at;
  skipFlowGap(source, parent, closing);
  const code = source.text.charCodeAt(source.at);
  const empty = code === COMMA || code === CLOSING_BRACE;
  return { key, value: empty ? nothingAt(behind + source.base) : readFlowValue(source, parent) };
}

function readFlowValue(source: Source, parent: number): SyntaxNode {
  const code = source.text.charCodeAt(source.at);
  if (code === BRACKET || code === BRACE) return readFlow(source, parent, true);
  return code === DOUBLE || code === SINGLE ? readQuoted(source, parent) : readFlowPlain(source);
}

/** Whether two keys are the same. */
function repeats(pairs: readonly Pair[]): boolean {
  const { length } = pairs;
  if (length > FEW) return new Set(pairs.map(({ key }) => key.value)).size < length;
  for (let i = 1; i < length; i++) {
    const value = pairs[i]?.key.value;
    for (let j = 0; j < i; j++) if (pairs[j]?.key.value === value) return true;
  }
  return false;
}
