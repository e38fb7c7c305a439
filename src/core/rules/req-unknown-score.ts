// Rule req/unknown-score: a score that neither the schema nor the product's criteria know.
import type { Rule } from './rule';
import { unknownScores } from '../index/scores';

export const reqUnknownScore: Rule = {
  id: 'req/unknown-score',
  severity: 'error',
  description: { en: 'A score is none of the known ones and no criterion of the product.', zh: '评分项既不是内置项，也不是产品的标准。' },
  help: {
    why: { en: 'A mistyped score counts nowhere. Scores of your own are criteria in the product file.', zh: '写错的评分不会被计算。自定义评分项须在产品文件中列为标准。' },
    bad: 'scores:\n  efort: 3',
    good: 'scores:\n  effort: 3',
  },
  messages: {
    default: { en: '“{key}” is no score and no criterion of the product. Add it to scoring.criteria.', zh: '“{key}”既不是评分项，也不是产品的标准。请加入 scoring.criteria。' },
    nearest: { en: '“{key}” is no score and no criterion of the product. Did you mean “{nearest}”?', zh: '“{key}”既不是评分项，也不是产品的标准。是否想写“{nearest}”？' },
  },
  *check(facts, { snapshot }) {
    for (const { key, range, near } of unknownScores(facts, snapshot)) {
      yield { message: near === undefined ? 'default' : 'nearest', args: { key, ...(near !== undefined && { nearest: near }) }, range };
    }
  },
};
