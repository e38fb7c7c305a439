// Rule req/no-goal: an analysed requirement that serves no goal of the product.
import type { Entity } from '../document/document';
import { hasAny } from '../index/holdings';
import { entityOf, namersOf, scopeOf } from '../index/lookup';
import { isBetween } from './requirement-stage';
import type { Context, Rule } from './rule';
import { isEmpty } from './things';

export const reqNoGoal: Rule = {
  id: 'req/no-goal',
  severity: 'info',
  description: { en: 'A requirement that was analysed or approved serves none of the product’s goals.', zh: '已分析或已批准的需求未服务任何产品目标。' },
  help: {
    why: { en: 'Nobody can tell what gets better when it is built. The goals of a PRD that lists it count, and so does its parent; products without goals, proposals, and what is released, rejected or deferred are left alone.', zh: '无从得知做完后有何改善。列出它的 PRD 写有目标，或它有父级，都算数；没有目标的产品、提议，以及已发布、已拒绝或推迟的需求不检查。' },
    bad: 'id: REQ-1\nstatus: analysed',
    good: 'id: REQ-1\nstatus: analysed\ngoals: [GOAL-2]',
  },
  messages: {
    default: { en: '{id} serves no goal. Name one under goals, or question it.', zh: '{id} 未服务任何目标。请在 goals 下写明，或重新考虑。' },
  },
  kinds: ['requirements', 'prd'],
  *check(facts, context) {
    for (const entity of facts.entities) {
      if (entity.kind !== 'requirement' || !isEmpty(entity.fields['goals']) || !isEmpty(entity.fields['parent']) || !isBetween(entity, 'analysed', 'verified')) continue;
      if (!hasAny(context.snapshot, scopeOf(context.snapshot, facts.file), 'goal') || isServed(entity, context)) continue;
      yield { message: 'default', args: { id: entity.id }, range: entity.idRange };
    }
  },
};

/** Whether a PRD that lists it, or holds it, names goals. */
function isServed(entity: Entity, { snapshot }: Context): boolean {
  const prds = [...namersOf(snapshot, entity)].flatMap(({ from, fromKind, field, file }) => (fromKind === 'prd' && field === 'requirements' && from !== undefined ? [{ id: from, file }] : []));
  if (entity.container !== undefined) prds.push({ id: entity.container, file: entity.file });
  return prds.some(({ id, file }) => !isEmpty(entityOf(snapshot, id, file)?.fields['goals']));
}
