// Reads YAML text into the product's syntax tree, with every error at its place. The only importer of the YAML library for reading.
import { Composer, isAlias, isMap, isScalar, isSeq, Parser } from 'yaml';
import type { CST, Document as YamlDocument, Scalar as YamlScalar, YAMLMap } from 'yaml';
import type { Range } from '../text/range';
import type { Finding } from './finding';
import type { Alias, Mapping, Pair, Scalar, ScalarStyle, SyntaxNode } from './tree';
import { syntaxFindings } from './yaml-errors';

/** Levels of nesting that are read; deeper text is reported and left alone. */
export const MAX_DEPTH = 100;

export interface YamlReading {
  readonly root?: SyntaxNode;
  readonly comments: readonly Range[];
  readonly findings: readonly Finding[];
  readonly broken: boolean;
}

/** Reads the first document of `text`; all ranges are moved by `base`, the offset of `text` in its file. */
export function readYaml(text: string, base = 0): YamlReading {
  const findings: Finding[] = [];
  const { tokens, second } = firstDocument(text);
  const shape = surveyTokens(tokens, base);
  if (second) {
    const length = /^(?:---|\S{1,40})/.exec(text.slice(second.offset, second.offset + 40))?.[0].length ?? 0;
    findings.push({ rule: 'yaml/several-documents', message: 'default', range: { start: second.offset + base, end: second.offset + base + length } });
  }
  if (shape.tooDeep) {
    findings.push({ rule: 'yaml/too-deep', message: 'default', args: { levels: MAX_DEPTH }, range: shape.tooDeep });
    return { comments: shape.comments, findings, broken: true };
  }
  const doc = composeFirst(tokens, text.length);
  if (!doc) return { comments: shape.comments, findings, broken: false };
  const errors = doc.errors.filter((error) => error.code !== 'MULTIPLE_DOCS');
  findings.push(...syntaxFindings(errors, text, { base, ...(shape.openQuote !== undefined && { openQuote: shape.openQuote }) }));
  const reader = createReader(text, base, findings);
  const root = doc.contents ? reader(doc.contents) : undefined;
  const empty = root?.kind === 'scalar' && root.value === null && root.start === root.end;
  return { ...(root && !empty && { root }), comments: shape.comments, findings, broken: errors.length > 0 };
}

/** Tokens up to the second document, and that one. */
function firstDocument(text: string): { readonly tokens: readonly CST.Token[]; readonly second?: CST.Token } {
  const tokens: CST.Token[] = [];
  let documents = 0;
  let first = Infinity;
  for (const token of new Parser().parse(text)) {
    // The errors of a document come before it: those behind the first one belong to the second, if there is one.
    if (token.type === 'document' && ++documents > 1) return { tokens: tokens.filter(({ type }, i) => type !== 'error' || i < first), second: token };
    if (documents === 1 && first === Infinity) first = tokens.length;
    tokens.push(token);
  }
  return { tokens };
}

function composeFirst(tokens: readonly CST.Token[], length: number): YamlDocument.Parsed | undefined {
  const composer = new Composer({ version: '1.2', schema: 'core', resolveKnownTags: false, uniqueKeys: false, stringKeys: true, prettyErrors: false, logLevel: 'silent' });
  for (const token of tokens) for (const doc of composer.next(token)) return doc;
  for (const doc of composer.end(false, length)) return doc;
  return undefined;
}

interface Survey {
  readonly comments: readonly Range[];
  /** First place that is nested too deep. */
  readonly tooDeep?: Range;
  /** Offset in the text of a quote that nothing closes. */
  readonly openQuote?: number;
}

/** Looks over all tokens without recursion, for the text may be hostile. */
function surveyTokens(tokens: readonly CST.Token[], base: number): Survey {
  const comments: Range[] = [];
  let tooDeep: Range | undefined;
  let openQuote: number | undefined;
  const stack: { token: CST.Token; depth: number }[] = [];
  const push = (token: CST.Token | null | undefined, depth: number): void => {
    if (token) stack.push({ token, depth });
  };
  for (const token of tokens) push(token, 0);
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { token, depth } = next;
    if ('items' in token && depth >= MAX_DEPTH && (!tooDeep || token.offset + base < tooDeep.start)) tooDeep = { start: token.offset + base, end: token.offset + base + 1 };
    if ((token.type === 'double-quoted-scalar' || token.type === 'single-quoted-scalar') && (token.source.length < 2 || !token.source.endsWith(token.source.charAt(0)))) openQuote = token.offset;
    if (token.type === 'comment') comments.push({ start: token.offset + base, end: token.offset + base + token.source.trimEnd().length });
    if ('start' in token && Array.isArray(token.start)) for (const part of token.start) push(part, depth);
    else if ('start' in token && token.start && !Array.isArray(token.start)) push(token.start, depth);
    if ('end' in token && token.end) for (const part of token.end) push(part, depth);
    if ('props' in token && token.props) for (const part of token.props) push(part, depth);
    if ('value' in token) push(token.value, depth);
    if ('items' in token) {
      for (const item of token.items) {
        for (const part of item.start) push(part, depth);
        if (item.sep) for (const part of item.sep) push(part, depth);
        push(item.key, depth + 1);
        push(item.value, depth + 1);
      }
    }
  }
  comments.sort((a, b) => a.start - b.start);
  return { comments, ...(tooDeep && { tooDeep }), ...(openQuote !== undefined && { openQuote }) };
}

const STYLES: Readonly<Record<string, ScalarStyle>> = { PLAIN: 'plain', QUOTE_SINGLE: 'single', QUOTE_DOUBLE: 'double', BLOCK_LITERAL: 'literal', BLOCK_FOLDED: 'folded' };

type LibraryNode = { readonly range?: readonly [number, number, number] | null; readonly anchor?: string };

/** Gives a function that turns the library's nodes into ours, and tells aliases and repeated keys on the way. */
function createReader(text: string, base: number, findings: Finding[]): (node: unknown) => SyntaxNode {
  const anchors = new Map<string, Scalar | 'collection'>();
  const rangeOf = (node: LibraryNode): { start: number; end: number } => {
    const start = node.range?.[0] ?? 0;
    return { start: start + base, end: Math.max(start, node.range?.[1] ?? start) + base };
  };

  const readScalar = (node: YamlScalar): Scalar => {
    const { start, end } = rangeOf(node);
    const style = STYLES[node.type ?? 'PLAIN'] ?? 'plain';
    const block = style === 'literal' || style === 'folded';
    const raw = node.value;
    const value = raw === null || typeof raw === 'string' || typeof raw === 'number' || typeof raw === 'boolean' ? raw : String(raw);
    const trimmed = block ? start + text.slice(start - base, end - base).trimEnd().length : end;
    const scalar: Scalar = { kind: 'scalar', start, end: trimmed, value, style };
    if (node.anchor) anchors.set(node.anchor, scalar);
    return scalar;
  };

  const readAlias = (node: LibraryNode & { readonly source: string }): Scalar | Alias => {
    const range = rangeOf(node);
    const target = anchors.get(node.source);
    findings.push({ rule: 'yaml/alias', message: target === undefined ? 'unknown' : target === 'collection' ? 'collection' : 'scalar', args: { name: node.source }, range });
    if (target && target !== 'collection') return { kind: 'scalar', ...range, value: target.value, style: 'plain' };
    return { kind: 'alias', ...range, name: node.source };
  };

  const readMapping = (node: YAMLMap): Mapping => {
    const pairs: Pair[] = [];
    const seen = new Map<string, Scalar>();
    for (const item of node.items) {
      if (!isScalar(item.key)) continue;
      const scalar = readScalar(item.key);
      const key: Scalar = { ...scalar, value: scalar.value === null ? '' : String(scalar.value) };
      const value: SyntaxNode = item.value ? read(item.value) : { kind: 'scalar', start: key.end, end: key.end, value: null, style: 'plain' };
      const first = seen.get(String(key.value));
      if (first) findings.push({ rule: 'yaml/duplicate-key', message: 'default', args: { key: String(key.value) }, range: key, related: [{ range: first, message: 'first', args: { key: String(key.value) } }] });
      else seen.set(String(key.value), key);
      pairs.push({ key, value });
    }
    const range = rangeOf(node);
    const last = pairs.at(-1);
    return { kind: 'mapping', start: range.start, end: node.flow || !last ? range.end : Math.max(last.key.end, last.value.end), flow: node.flow ?? false, pairs };
  };

  const read = (node: unknown): SyntaxNode => {
    if (isScalar(node)) return readScalar(node);
    if (isAlias(node)) return readAlias(node);
    if ((isMap(node) || isSeq(node)) && node.anchor) anchors.set(node.anchor, 'collection');
    if (isMap(node)) return readMapping(node);
    if (isSeq(node)) {
      const range = rangeOf(node);
      const items = node.items.map(read);
      const end = node.flow ? range.end : (items.at(-1)?.end ?? range.end);
      return { kind: 'sequence', start: range.start, end, flow: node.flow ?? false, items };
    }
    return { kind: 'scalar', start: base, end: base, value: null, style: 'plain' };
  };
  return read;
}
