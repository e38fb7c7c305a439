// Takes from a document what the index keeps.
import type { Document } from '../document/document';
import type { Finding } from '../document/finding';
import { nodeAt, type SyntaxNode, valueOf } from '../document/tree';
import { positionAt } from '../text/lines';
import type { DocumentFacts, Ignore, KeyPlace } from './facts';
import { standardScores } from './scores';

/** `findings` are those of the rules that look at this document alone, the reading's own included. */
export function factsOf(document: Document, findings: readonly Finding[] = document.findings): DocumentFacts {
  const { file, kind, lineStarts, entities, references, mentions, sections, unreadIds, broken } = document;
  return {
    file, kind, lineStarts, entities, references, mentions, sections, unreadIds, broken, findings,
    ignores: ignoresOf(document),
    ownScores: ownScoresOf(document),
    ruleKeys: kind === 'config' ? keysOf(nodeAt(document.root, ['rules'])) : [],
    ...(kind === 'config' && { config: valueOf(document.root) }),
  };
}

/** Comments that silence a finding. A comment may name several rules, separated by commas. */
export function ignoresOf({ text, comments, lineStarts }: Pick<Document, 'text' | 'comments' | 'lineStarts'>): Ignore[] {
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
  const requirements = entities.filter((entity) => entity.kind === 'requirement');
  return requirements.flatMap((entity) => keysOf(nodeAt(root, [...entity.path, 'scores'])).filter(({ key }) => !standardScores().has(key)));
}

/** Keys of a mapping but for the user's own. */
function keysOf(node: SyntaxNode | undefined): KeyPlace[] {
  if (node?.kind !== 'mapping') return [];
  return node.pairs.map(({ key: { value, start, end } }) => ({ key: String(value), range: { start, end } })).filter(({ key }) => !key.startsWith('x-'));
}
