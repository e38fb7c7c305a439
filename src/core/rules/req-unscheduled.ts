// Rule req/unscheduled: an approved must that is on no roadmap item.
import type { Entity } from '../document/document';
import { hasAny } from '../index/holdings';
import { entityOf, namersOf, scopeOf } from '../index/lookup';
import { isBetween } from './requirement-stage';
import type { Context, Rule } from './rule';

export const reqUnscheduled: Rule = {
  id: 'req/unscheduled',
  severity: 'info',
  description: { en: 'An approved must is on no roadmap item.', zh: '已批准的必须项不在任何路线图条目上。' },
  help: {
    why: { en: 'What must come has no time and no people. An item that carries its PRD is enough; products without a roadmap are left alone.', zh: '必须要做的事没有时间和人手。条目包含其所属 PRD 即可；没有路线图的产品不检查。' },
    bad: 'id: REQ-1\nstatus: approved\npriority: must # and no item names it',
    good: 'items:\n  - id: RM-1\n    title: Tickets\n    requirements: [REQ-1]',
  },
  messages: {
    default: { en: '{id} is a must, but on no roadmap item. Plan it, or lower its priority.', zh: '{id} 是必须项，却不在任何路线图条目上。请排期，或降低优先级。' },
  },
  kinds: ['requirements', 'prd'],
  *check(facts, context) {
    for (const entity of facts.entities) {
      if (entity.kind !== 'requirement' || entity.fields['priority'] !== 'must' || !isBetween(entity, 'approved', 'planned')) continue;
      if (!hasAny(context.snapshot, scopeOf(context.snapshot, facts.file), 'roadmapItem')) return;
      if (!isScheduled(entity, context)) yield { message: 'default', args: { id: entity.id }, range: entity.idRange };
    }
  },
};

function isScheduled(entity: Entity, { snapshot, asks }: Context): boolean {
  const prds = entity.container === undefined ? [] : [{ id: entity.container, file: entity.file }];
  for (const { fromKind, from, field, file } of namersOf(snapshot, entity)) {
    if (field !== 'requirements' || from === undefined) continue;
    if (fromKind === 'roadmapItem' && isAlive(entityOf(snapshot, from, file))) return true;
    if (fromKind === 'prd') prds.push({ id: from, file });
  }
  return prds.some(({ id, file }) => {
    asks(id);
    const prd = entityOf(snapshot, id, file);
    if (!prd) return false;
    for (const reference of namersOf(snapshot, prd)) {
      if (reference.fromKind === 'roadmapItem' && reference.field === 'prd' && isAlive(entityOf(snapshot, reference.from ?? '', reference.file))) return true;
    }
    return false;
  });
}

function isAlive(item: Entity | undefined): boolean {
  return item !== undefined && item.fields['status'] !== 'cancelled';
}
