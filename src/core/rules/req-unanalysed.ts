// Rule req/unanalysed: a requirement that was approved without anybody weighing it.
import { isAnalysed, isBetween } from './requirement-stage';
import type { Rule } from './rule';
import { eachOf, placeIn } from './things';

/** Law and fixed conditions are not weighed. */
const GIVEN: ReadonlySet<unknown> = new Set(['compliance', 'constraint']);

export const reqUnanalysed: Rule = {
  id: 'req/unanalysed',
  severity: 'warning',
  description: { en: 'A requirement was approved without an analysis.', zh: '需求未经分析即已批准。' },
  help: {
    why: { en: 'Nobody has judged whether it can be built and is worth it. Scores count as an analysis; compliance and constraints need none, and what is built already is left alone.', zh: '没有人评估过是否可行、是否值得。评分也算分析；合规与约束类无需分析，已实现的不检查。' },
    bad: 'id: REQ-1\nstatus: approved',
    good: 'id: REQ-1\nstatus: approved\nanalysis:\n  feasibility: 4\n  marketPotential: 3\n  userValue: 5',
  },
  messages: {
    default: { en: '{id} was approved without an analysis. Rate feasibility, market and value.', zh: '{id} 未经分析即已批准。请评估可行性、市场潜力和用户价值。' },
  },
  kinds: ['requirements', 'prd'],
  checkDocument: eachOf('requirement', (entity, document) =>
    !isAnalysed(entity) && isBetween(entity, 'approved', 'in-progress') && !GIVEN.has(entity.fields['type']) ? { message: 'default', args: { id: entity.id }, range: placeIn(document, entity, 'status') } : undefined),
};
