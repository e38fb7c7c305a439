// Rule req/no-acceptance: an approved requirement that does not say how one sees that it is met.
import { isBetween } from './requirement-stage';
import type { Rule } from './rule';
import { eachOf, isEmpty, placeIn } from './things';

export const reqNoAcceptance: Rule = {
  id: 'req/no-acceptance',
  severity: 'warning',
  description: { en: 'An approved requirement has no acceptance criteria.', zh: '已批准的需求没有验收标准。' },
  help: {
    why: { en: 'Developers and testers each guess when it is done. What is released already is left alone.', zh: '开发和测试只能各自猜测何时算完成。已发布的不检查。' },
    bad: 'id: REQ-1\nstatus: approved',
    good: 'id: REQ-1\nstatus: approved\nacceptance:\n  - The receipt arrives within 60 s.',
  },
  messages: {
    default: { en: '{id} has no acceptance criteria. Say how to see that it is met.', zh: '{id} 没有验收标准。请写明如何判断已满足。' },
  },
  kinds: ['requirements', 'prd'],
  checkDocument: eachOf('requirement', (entity, document) =>
    isEmpty(entity.fields['acceptance']) && isBetween(entity, 'approved', 'verified') ? { message: 'default', args: { id: entity.id }, range: placeIn(document, entity, 'status') } : undefined),
};
