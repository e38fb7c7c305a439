// Rule req/unscored: an analysed requirement that lacks numbers of its product's formula.
import { scopeOf } from '../index/lookup';
import type { Entity } from '../document/document';
import { scoreNumberOf } from '../scoring/read';
import { type Scoring, termKeysOf } from '../scoring/scoring';
import { scoringIn } from './product-scoring';
import { isAnalysed, isBetween } from './requirement-stage';
import type { Rule } from './rule';

export const reqUnscored: Rule = {
  id: 'req/unscored',
  severity: 'info',
  description: { en: 'A requirement lacks numbers that the product’s formula needs.', zh: '需求缺少产品评分公式所需的数值。' },
  help: {
    why: { en: 'It has no rank, and stands in the matrix nowhere. Only products that name a scoring model ask for it, and only between analysis and plan; what won’t be built needs no score.', zh: '它没有排名，也不会出现在矩阵中。只有写明评分模型的产品才检查，且只在分析到排期之间；不做的需求无需评分。' },
    bad: 'id: REQ-1\nstatus: analysed\nscores:\n  value: 8',
    good: 'id: REQ-1\nstatus: analysed\nscores:\n  value: 8\n  effort: 3',
  },
  messages: {
    default: { en: '{id} has no rank yet. Its scores lack {keys}.', zh: '{id} 还没有排名。评分缺少 {keys}。' },
  },
  kinds: ['requirements', 'prd'],
  *check(facts, { snapshot }) {
    for (const entity of facts.entities) {
      if (entity.kind !== 'requirement' || entity.fields['priority'] === 'wont' || !isBetween(entity, 'analysed', 'planned')) continue;
      const scoring = scoringIn(snapshot, scopeOf(snapshot, facts.file));
      if (!scoring?.given) return;
      const missing = missingIn(entity, keysOf(scoring));
      // An approved one without any numbers is told of by req/unanalysed.
      if (missing.length === 0 || (!isAnalysed(entity) && isBetween(entity, 'approved', 'planned'))) continue;
      yield { message: 'default', args: { id: entity.id, keys: { en: missing.join(', '), zh: missing.join('、') } }, range: entity.idRange };
    }
  },
};

const keys = new WeakMap<Scoring, readonly string[]>();

/** What the formula needs, but for what users say, which can be counted from their notes. */
function keysOf(scoring: Scoring): readonly string[] {
  let known = keys.get(scoring);
  if (!known) keys.set(scoring, (known = termKeysOf(scoring).filter((key) => key !== 'userFeedback')));
  return known;
}

const NONE: readonly string[] = [];

function missingIn({ fields: { scores } }: Entity, wanted: readonly string[]): readonly string[] {
  if (typeof scores !== 'object' || scores === null) return wanted;
  let missing: string[] | undefined;
  for (const key of wanted) {
    const value = Object.hasOwn(scores, key) ? (scores as Readonly<Record<string, unknown>>)[key] : undefined;
    if (typeof value !== 'number' && scoreNumberOf(key, value) === undefined) (missing ??= []).push(key);
  }
  return missing ?? NONE;
}
