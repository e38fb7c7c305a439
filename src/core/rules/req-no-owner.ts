// Rule req/no-owner: an approved requirement that nobody owns.
import { isBetween } from './requirement-stage';
import type { Rule } from './rule';
import { eachOf, isEmpty, placeIn } from './things';

export const reqNoOwner: Rule = {
  id: 'req/no-owner',
  severity: 'warning',
  description: { en: 'An approved requirement has no owner.', zh: '已批准的需求没有负责人。' },
  help: {
    why: { en: 'Questions about it go round, and nobody notices when it stands still. A team alone is not enough: name one person.', zh: '相关问题无人作答，停滞也无人发现。只写团队不够，请指定一个人。' },
    bad: 'id: REQ-1\nstatus: approved',
    good: 'id: REQ-1\nstatus: approved\nowner: "@ling"',
  },
  messages: {
    default: { en: '{id} has no owner. Name one person.', zh: '{id} 没有负责人。请指定一个人。' },
  },
  kinds: ['requirements', 'prd'],
  checkDocument: eachOf('requirement', (entity, document) =>
    isEmpty(entity.fields['owner']) && isBetween(entity, 'approved', 'verified') ? { message: 'default', args: { id: entity.id }, range: placeIn(document, entity, 'status') } : undefined),
};
