// Rule prd/no-goal: a PRD under review or later that serves no goal.
import { hasAny } from '../index/holdings';
import { scopeOf } from '../index/lookup';
import { hasReached, prdOf } from './prd-stage';
import { placeOf, type Rule } from './rule';
import { isEmpty } from './things';

export const prdNoGoal: Rule = {
  id: 'prd/no-goal',
  severity: 'warning',
  description: { en: 'A PRD under review or later names none of the product’s goals.', zh: '评审及之后的 PRD 未写明所服务的产品目标。' },
  help: {
    why: { en: 'Without a goal nobody can tell afterwards whether it was worth it. Products that define no goals are left alone; in Markdown a filled heading Goals serves too.', zh: '没有目标，事后无从判断是否值得。未定义目标的产品不检查；Markdown 中写有“目标”一节也可以。' },
    bad: 'id: PRD-1\nstatus: review',
    good: 'id: PRD-1\nstatus: review\ngoals: [GOAL-1]',
  },
  messages: {
    default: { en: '{id} serves no goal. Name one under goals.', zh: '{id} 未服务任何目标。请在 goals 下写明。' },
  },
  kinds: ['prd'],
  whole: true,
  *check(facts, { snapshot }) {
    const prd = prdOf(facts);
    if (!prd || !hasReached(prd, 'review') || !isEmpty(prd.fields['goals']) || !hasAny(snapshot, scopeOf(snapshot, facts.file), 'goal')) return;
    if (facts.sections.some(({ part, filled }) => part === 'goals' && filled)) return;
    yield { message: 'default', args: { id: prd.id }, range: placeOf(prd, 'status') };
  },
};
