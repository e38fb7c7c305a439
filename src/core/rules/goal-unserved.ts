// Rule goal/unserved: a goal that nobody works for.
import { dayOf } from './days';
import { hasAny } from '../index/holdings';
import { entityOf, namersOf, scopeOf } from '../index/lookup';
import type { Snapshot } from '../index/snapshot';
import type { Entity } from '../document/document';
import type { Rule } from './rule';

const SERVING: ReadonlySet<unknown> = new Set(['requirement', 'roadmapItem', 'prd']);
const GIVEN_UP: ReadonlySet<unknown> = new Set(['rejected', 'deferred', 'cancelled', 'retired']);

export const goalUnserved: Rule = {
  id: 'goal/unserved',
  severity: 'info',
  description: { en: 'No requirement, PRD or roadmap item serves a goal.', zh: '没有需求、PRD 或路线图条目服务于该目标。' },
  help: {
    why: { en: 'It is a wish as long as nobody works for it. What was rejected, deferred or cancelled does not count; a goal whose due date has passed is left alone, and so is a product without a PRD or a roadmap, where work has not begun.', zh: '没有人为之工作，目标只是愿望。已拒绝、推迟或取消的不计；截止日期已过的目标不检查，尚无 PRD 和路线图的产品也不检查。' },
    bad: 'goals:\n  - id: GOAL-1\n    title: Riders trust the times # and nothing names GOAL-1',
    good: 'requirements:\n  - id: REQ-1\n    goals: [GOAL-1]',
  },
  messages: {
    default: { en: 'Nothing serves {id}. Name it in a requirement, a PRD or a roadmap item.', zh: '没有内容服务于 {id}。请在需求、PRD 或路线图条目中写明。' },
  },
  kinds: ['product'],
  daily: true,
  *check({ entities, file }, { snapshot, today }) {
    const scope = scopeOf(snapshot, file);
    if (!hasAny(snapshot, scope, 'prd') && !hasAny(snapshot, scope, 'roadmapItem')) return;
    for (const goal of entities) {
      if (goal.kind !== 'goal' || (dayOf(goal.fields['due']) ?? Infinity) < (dayOf(today) ?? 0) || isServed(goal, snapshot)) continue;
      yield { message: 'default', args: { id: goal.id }, range: goal.idRange };
    }
  },
};

function isServed(goal: Entity, snapshot: Snapshot): boolean {
  for (const { from, fromKind, file } of namersOf(snapshot, goal)) {
    if (from === undefined || !SERVING.has(fromKind)) continue;
    if (!GIVEN_UP.has(entityOf(snapshot, from, file)?.fields['status'])) return true;
  }
  return false;
}
