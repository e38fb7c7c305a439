// Takes from a document what the index keeps.
import { collect } from '../document/assemble';
import type { Document } from '../document/document';
import type { Finding } from '../document/finding';
import { childOf, nodeAt, type SyntaxNode, valueOf } from '../document/tree';
import { placeRange } from '../document/place';
import { positionAt } from '../text/lines';
import type { DocumentFacts, Ignore, KeyPlace } from './facts';
import { standardScores } from './scores';

/** `findings` are those of the rules that look at this document alone, the reading's own included. */
export function factsOf(document: Document, findings: readonly Finding[] = document.findings): DocumentFacts {
  const { file, kind, lineStarts, entities, references, mentions, sections, unreadIds, broken } = document;
  return {
    file, kind, lineStarts, entities, references, mentions, sections, unreadIds, broken, findings,
    ignores: ignoresOf(document),
    ownScores: document.pieces ? collect(document.pieces, ownScoresIn, (key, place) => ({ ...key, range: placeRange(key.range, place) })) : ownScoresOf(document),
    ruleKeys: kind === 'config' ? keysOf(nodeAt(document.root, ['rules'])) : [],
    ...(kind === 'config' && { config: valueOf(document.root) }),
    // The item itself would keep its syntax tree.
    ...(document.pieces && { items: { keys: document.pieces.items.map(({ entities: own }) => own), starts: document.pieces.starts } }),
  };
}

/** Comments that silence a finding. A comment may name several rules, separated by commas. */
export function ignoresOf({ text, comments, lineStarts }: Pick<Document, 'text' | 'comments' | 'lineStarts'>): Ignore[] {
  if (comments.length === 0 || !text.includes('prd-ignore')) return [];
  return comments.flatMap((range) => {
    const match = /^#\s*prd-ignore\s+([^:：\s][^:：]*?)\s*(?:[:：]\s*(.*))?$/.exec(text.slice(range.start, range.end));
    if (!match) return [];
    const { line, character } = positionAt(lineStarts, range.start);
    const alone = text.slice(range.start - character, range.start).trim() === '';
    const rules = (match[1] ?? '').split(/[,，\s]+/).filter(Boolean);
    return rules.map((rule) => ({ rule, reason: match[2] ?? '', line, alone, range }));
  });
}

const known = new WeakMap<Document, readonly KeyPlace[]>();

/** The same of a piece, which is asked for with every change of the others. */
function ownScoresIn(piece: Document): readonly KeyPlace[] {
  let own = known.get(piece);
  if (!own) {
    own = ownScoresOf(piece);
    known.set(piece, own);
  }
  return own;
}

function ownScoresOf({ root, entities }: Document): KeyPlace[] {
  const own: KeyPlace[] = [];
  for (const { kind, path } of entities) {
    if (kind !== 'requirement') continue;
    for (const place of keysOf(childOf(nodeAt(root, path), 'scores'), standardScores())) own.push(place);
  }
  return own;
}

const NONE: ReadonlySet<string> = new Set();

/** Keys of a mapping but for the user's own and the known ones. */
function keysOf(node: SyntaxNode | undefined, known = NONE): KeyPlace[] {
  const keys: KeyPlace[] = [];
  if (node?.kind !== 'mapping') return keys;
  for (const { key: { value, start, end } } of node.pairs) {
    const key = String(value);
    if (!known.has(key) && !key.startsWith('x-')) keys.push({ key, range: { start, end } });
  }
  return keys;
}
