// Rule prd/no-requirement: a PRD under review or later that lists no requirement.
import { looksLikeId } from '../document/extract';
import { hasReached, prdOf } from './prd-stage';
import { placeOf, type Rule } from './rule';
import { isEmpty } from './things';

export const prdNoRequirement: Rule = {
  id: 'prd/no-requirement',
  severity: 'warning',
  description: { en: 'A PRD under review or later lists no requirement.', zh: '评审及之后的 PRD 没有列出需求。' },
  help: {
    why: { en: 'What it asks for can be neither planned nor ranked nor tested one by one.', zh: '所提要求无法逐条排期、排序和测试。' },
    bad: 'id: PRD-1\nstatus: review',
    good: 'id: PRD-1\nstatus: review\nrequirements: [REQ-1, REQ-2]',
  },
  messages: {
    default: { en: '{id} lists no requirement. Name their ids under requirements.', zh: '{id} 没有列出需求。请在 requirements 下写明编号。' },
  },
  kinds: ['prd'],
  whole: true,
  *check(facts) {
    const prd = prdOf(facts);
    if (!prd || !hasReached(prd, 'review') || !isEmpty(prd.fields['requirements'])) return;
    // A text that names them among its sentences lists them in its way.
    if (facts.mentions.some(({ id }) => looksLikeId(id) && /(?:^|-)REQ-/.test(id))) return;
    yield { message: 'default', args: { id: prd.id }, range: placeOf(prd, 'status') };
  },
};
