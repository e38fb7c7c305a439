// Rule prd/no-release-criteria: an approved PRD that does not say when it is good enough to be released.
import { hasReached, prdOf } from './prd-stage';
import { placeOf, type Rule } from './rule';
import { isEmpty } from './things';

export const prdNoReleaseCriteria: Rule = {
  id: 'prd/no-release-criteria',
  severity: 'info',
  description: { en: 'An approved PRD has no release criteria.', zh: '已批准的 PRD 没有发布标准。' },
  help: {
    why: { en: 'On the day of the release everybody has another opinion of what is good enough. Agree before. What is launched is left alone.', zh: '到了发布那天，每个人对“够好”都有不同看法。请事先约定。已上线的不检查。' },
    bad: 'id: PRD-1\nstatus: approved',
    good: 'id: PRD-1\nstatus: approved\nreleaseCriteria:\n  - 95 % of purchases take two taps.',
  },
  messages: {
    default: { en: '{id} has no release criteria. Say when it is good enough.', zh: '{id} 没有发布标准。请写明何时可以发布。' },
  },
  kinds: ['prd'],
  whole: true,
  *check(facts) {
    const prd = prdOf(facts);
    if (!prd || !hasReached(prd, 'approved') || hasReached(prd, 'launched') || !isEmpty(prd.fields['releaseCriteria'])) return;
    if (facts.sections.some(({ part, filled }) => part === 'releaseCriteria' && filled)) return;
    yield { message: 'default', args: { id: prd.id }, range: placeOf(prd, 'status') };
  },
};
