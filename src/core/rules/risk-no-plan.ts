// Rule risk/no-plan: a high risk without a plan.
import { highOf, isLive } from './risk-weight';
import type { Rule } from './rule';
import { eachOf, isEmpty } from './things';

export const riskNoPlan: Rule = {
  id: 'risk/no-plan',
  severity: 'warning',
  description: { en: 'A high risk has no plan.', zh: '高风险没有应对计划。' },
  help: {
    why: { en: 'When it occurs, the first week is lost to finding out what to do. High is a probability times impact of 12 or more; closed risks and accepted ones are left alone.', zh: '一旦发生，第一周就耗在商量对策上。概率乘以影响达到 12 即为高风险；已关闭或已接受的不检查。' },
    bad: 'risks:\n  - id: RISK-1\n    probability: 4\n    impact: 4\n    response: mitigate',
    good: 'risks:\n  - id: RISK-1\n    probability: 4\n    impact: 4\n    response: mitigate\n    plan: Ask a second provider by March.',
  },
  messages: {
    default: { en: '{id} weighs {weight} and has no plan. Write what to do about it.', zh: '{id} 的风险值为 {weight}，却没有计划。请写明对策。' },
  },
  kinds: ['risks'],
  checkDocument: eachOf('risk', (risk) => {
    const weight = isEmpty(risk.fields['plan']) && isLive(risk) && risk.fields['response'] !== 'accept' ? highOf(risk) : undefined;
    return weight === undefined ? undefined : { message: 'default', args: { id: risk.id, weight }, range: risk.idRange };
  }),
};
