// Rule req/orphan: an analysed requirement that no PRD lists.
import type { Entity } from '../document/document';
import { hasAny } from '../index/holdings';
import { entityOf, namersOf, scopeOf, textField } from '../index/lookup';
import { isBetween } from './requirement-stage';
import type { Context, Rule } from './rule';

/** Parents above each other that are looked at. */
const HIGHEST = 10;

export const reqOrphan: Rule = {
  id: 'req/orphan',
  severity: 'info',
  description: { en: 'A requirement that was analysed or approved stands in no PRD.', zh: '已分析或已批准的需求不属于任何 PRD。' },
  help: {
    why: { en: 'Whoever reads the PRD will not know of it. A parent that stands in one is enough; products without a PRD, proposals, and what is released, rejected or deferred are left alone.', zh: '阅读 PRD 的人不会知道它。父级属于某份 PRD 即可；没有 PRD 的产品、提议，以及已发布、已拒绝或推迟的需求不检查。' },
    bad: 'id: REQ-1\nstatus: analysed # and no PRD lists it',
    good: 'id: PRD-1\nrequirements: [REQ-1]',
  },
  messages: {
    default: { en: '{id} stands in no PRD. List it in the one that it belongs to.', zh: '{id} 不属于任何 PRD。请在所属的 PRD 中列出。' },
  },
  kinds: ['requirements'],
  *check(facts, context) {
    for (const entity of facts.entities) {
      if (entity.kind !== 'requirement' || !isBetween(entity, 'analysed', 'verified')) continue;
      if (!hasAny(context.snapshot, scopeOf(context.snapshot, facts.file), 'prd')) return;
      if (!isListed(entity, context)) yield { message: 'default', args: { id: entity.id }, range: entity.idRange };
    }
  },
};

function isListed(requirement: Entity, { snapshot, asks }: Context): boolean {
  let entity: Entity | undefined = requirement;
  for (let height = 0; entity && height < HIGHEST; height++) {
    if (height > 0) asks(entity.id);
    if (entity.kind !== 'requirement') return false;
    if (entity.container !== undefined) return true;
    for (const { fromKind, field } of namersOf(snapshot, entity)) if (fromKind === 'prd' && field === 'requirements') return true;
    const parent = textField(entity, 'parent');
    entity = parent === undefined ? undefined : entityOf(snapshot, parent, entity.file);
  }
  return false;
}
