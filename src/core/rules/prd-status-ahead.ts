// Rule prd/status-ahead: a PRD that is further than the requirements it lists.
import { hasReached, namesOf, prdOf, requirementsOf } from './prd-stage';
import { isOut } from './requirement-stage';
import { placeOf, type Rule } from './rule';

export const prdStatusAhead: Rule = {
  id: 'prd/status-ahead',
  severity: 'warning',
  description: { en: 'A PRD is launched or approved while a requirement of it is not that far.', zh: 'PRD 已上线或已批准，但其中的需求还未到该阶段。' },
  help: {
    why: { en: 'One of the two statuses is wrong. Launched means that each requirement is released, approved that none is only proposed; what was rejected or deferred doesn’t count.', zh: '两个状态必有一个不对。已上线意味着每条需求都已发布，已批准意味着没有需求仍是提议；已拒绝或推迟的不计。' },
    bad: 'id: PRD-1\nstatus: launched\nrequirements: [REQ-1] # which is in progress',
    good: 'id: PRD-1\nstatus: in-delivery\nrequirements: [REQ-1]',
  },
  messages: {
    launched: { en: '{id} is launched, but not all of it is released: {names}. Correct the statuses.', zh: '{id} 已上线，但并未全部发布：{names}。请更正状态。' },
    approved: { en: '{id} is approved, but {names} still proposed. Decide on them, or leave them out.', zh: '{id} 已批准，但其中仍有提议：{names}。请作出决定，或移出。' },
  },
  kinds: ['prd'],
  whole: true,
  *check(facts, { snapshot }) {
    const prd = prdOf(facts);
    if (!prd || !hasReached(prd, 'approved')) return;
    const launched = hasReached(prd, 'launched');
    const behind = requirementsOf(facts, prd, snapshot).filter((one) => !isOut(one) && typeof one.fields['status'] === 'string' && (launched ? one.fields['status'] !== 'released' : one.fields['status'] === 'proposed'));
    if (behind.length === 0) return;
    const { en, zh } = namesOf(behind);
    const names = launched ? { en, zh } : { en: `${en} ${behind.length > 1 ? 'are' : 'is'}`, zh };
    yield { message: launched ? 'launched' : 'approved', args: { id: prd.id, names }, range: placeOf(prd, 'status') };
  },
};
