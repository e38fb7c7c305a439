// Rule req/must-overload: a PRD in which nearly everything is a must.
import { hasReached, prdOf, requirementsOf } from './prd-stage';
import { isOut } from './requirement-stage';
import type { Rule } from './rule';

/** Percentage of musts that leaves room to give way, as MoSCoW advises (DSDM Agile Project Framework). */
const MOST = 60;
/** In fewer requirements a share says little. */
const LEAST = 5;

export const reqMustOverload: Rule = {
  id: 'req/must-overload',
  severity: 'info',
  description: { en: 'More than 60 % of a PRD’s requirements are musts.', zh: 'PRD 中必须项超过 60 %。' },
  help: {
    why: { en: 'When time gets short, nothing can be left out. Ask of each must whether the release would be worthless without it. Counted from five requirements with a priority on, without those rejected or deferred.', zh: '时间紧张时，什么都无法舍弃。请逐条自问：没有它，这次发布是否毫无价值？五条以上写有优先级的需求才计算，不含已拒绝或推迟的。' },
    bad: 'id: PRD-1\nrequirements: [REQ-1, REQ-2, REQ-3, REQ-4, REQ-5] # four of them musts',
    good: 'id: PRD-1\nrequirements: [REQ-1, REQ-2, REQ-3, REQ-4, REQ-5] # three of them musts',
  },
  messages: {
    default: { en: '{musts} of {all} requirements of {id} are musts. Keep them to 60 %.', zh: '{id} 的 {all} 条需求中有 {musts} 条是必须项。请控制在 60 % 以内。' },
  },
  kinds: ['prd'],
  whole: true,
  *check(facts, { snapshot }) {
    const prd = prdOf(facts);
    if (!prd || !hasReached(prd, 'draft') || hasReached(prd, 'launched')) return;
    const ranked = requirementsOf(facts, prd, snapshot).filter((one) => !isOut(one) && typeof one.fields['priority'] === 'string' && one.fields['priority'] !== 'wont');
    const musts = ranked.filter(({ fields }) => fields['priority'] === 'must').length;
    if (ranked.length < LEAST || musts * 100 <= MOST * ranked.length) return;
    yield { message: 'default', args: { id: prd.id, musts, all: ranked.length }, range: prd.idRange };
  },
};
