// Takes from a document what the index keeps.
import { collect } from '../document/assemble';
import type { Document, Entity, Pieces, Reference } from '../document/document';
import type { Finding } from '../document/finding';
import { entitiesOf, referencesOf } from '../document/parts';
import { childOf, nodeAt, type SyntaxNode, valueOf } from '../document/tree';
import { placeRange } from '../document/place';
import { positionAt } from '../text/lines';
import type { DocumentFacts, Ignore, KeyPlace } from './facts';
import { standardScores } from './scores';

/** `findings` are those of the rules that look at this document alone, the reading's own included. */
export function factsOf(document: Document, findings: readonly Finding[] = document.findings): DocumentFacts {
  const { file, kind, lineStarts, mentions, sections, unreadIds, broken, pieces } = document;
  if (pieces) return factsOfPieces(document, pieces, findings);
  // Written out: there are ten thousand of them, and an object put together from others takes many times as long.
  const facts = {
    file, kind, lineStarts, mentions, sections, unreadIds, broken, findings,
    entities: document.entities,
    references: document.references,
    ignores: ignoresOf(document),
    ownScores: ownScoresOf(document),
    ruleKeys: kind === 'team' ? areasOf(document) : NO_KEYS,
  };
  return kind === 'config' ? { ...facts, ruleKeys: keysOf(nodeAt(document.root, ['rules'])), config: valueOf(document.root) } : facts;
}

const NO_KEYS: readonly KeyPlace[] = [];

/** Facts of a long list: what is known of an item stays so while its text is the same, and all entities are put together when somebody asks for them. */
function factsOfPieces({ file, kind, lineStarts, mentions, sections, unreadIds, broken }: Document, pieces: Pieces, findings: readonly Finding[]): DocumentFacts {
  // Not the pieces themselves: they would keep their syntax trees.
  const { parts } = pieces;
  let entities: readonly Entity[] | undefined;
  let references: readonly Reference[] | undefined;
  return {
    file, kind, lineStarts, mentions, sections, unreadIds, broken, findings, parts,
    get entities() {
      return (entities ??= entitiesOf(parts));
    },
    get references() {
      return (references ??= referencesOf(parts));
    },
    ignores: collect(pieces, ignoresIn, ({ range, ...ignore }, place) => {
      const placed = placeRange(range, place);
      return { ...ignore, range: placed, line: positionAt(lineStarts, placed.start).line };
    }),
    ownScores: collect(pieces, ownScoresIn, (key, place) => ({ ...key, range: placeRange(key.range, place) })),
    ruleKeys: kind === 'team' ? collect(pieces, areasIn, (area, place) => ({ ...area, range: placeRange(area.range, place) })) : NO_KEYS,
  };
}

type Notes = Pick<DocumentFacts, 'ignores' | 'ownScores'> & { readonly areas: readonly KeyPlace[] };

const ignoresIn = (piece: Document): readonly Ignore[] => noteOf(piece).ignores;
const ownScoresIn = (piece: Document): readonly KeyPlace[] => noteOf(piece).ownScores;
const areasIn = (piece: Document): readonly KeyPlace[] => noteOf(piece).areas;

const notes = new WeakMap<Document, Notes>();

function noteOf(piece: Document): Notes {
  let note = notes.get(piece);
  if (!note) {
    note = { ignores: ignoresOf(piece), ownScores: ownScoresOf(piece), areas: piece.kind === 'team' ? areasOf(piece) : NO_KEYS };
    notes.set(piece, note);
  }
  return note;
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

function ownScoresOf({ root, entities }: Document): KeyPlace[] {
  const own: KeyPlace[] = [];
  for (const { kind, path } of entities) {
    if (kind !== 'requirement') continue;
    for (const place of keysOf(childOf(nodeAt(root, path), 'scores'), standardScores())) own.push(place);
  }
  return own;
}

function areasOf({ root }: Document): KeyPlace[] {
  const list = childOf(root, 'responsibilities');
  return (list?.kind === 'sequence' ? list.items : []).flatMap((item) => {
    const area = childOf(item, 'area');
    return area?.kind === 'scalar' && typeof area.value === 'string' ? [{ key: area.value, range: { start: item.start, end: item.end } }] : [];
  });
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
