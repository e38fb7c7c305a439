// Rule req/no-source: an analysed requirement that does not say where it comes from.
import { isBetween } from './requirement-stage';
import type { Rule } from './rule';
import { eachOf, isEmpty } from './things';

export const reqNoSource: Rule = {
  id: 'req/no-source',
  severity: 'info',
  description: { en: 'A requirement that was analysed or approved does not say where it comes from.', zh: '已分析或已批准的需求未写明来源。' },
  help: {
    why: { en: 'When it is questioned, nobody knows whom to ask. A proposal may still do without, and what is released, rejected or deferred is left alone.', zh: '有人质疑时，不知该问谁。提议阶段可以不写，已发布、已拒绝或推迟的不检查。' },
    bad: 'id: REQ-1\nstatus: analysed',
    good: 'id: REQ-1\nstatus: analysed\nsource:\n  channel: user-feedback\n  feedback: [FB-7]',
  },
  messages: {
    default: { en: '{id} has no source. Say who or what asked for it.', zh: '{id} 没有来源。请写明由谁或因何提出。' },
  },
  kinds: ['requirements', 'prd'],
  checkDocument: eachOf('requirement', (entity) =>
    isEmpty(entity.fields['source']) && isBetween(entity, 'analysed', 'verified') ? { message: 'default', args: { id: entity.id }, range: entity.idRange } : undefined),
};
