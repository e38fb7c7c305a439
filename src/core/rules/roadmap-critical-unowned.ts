// Rule roadmap/critical-unowned: an item on the critical path that nobody answers for.
import { entityOf } from '../index/lookup';
import { textOf } from '../schedule/fields';
import type { Rule } from './rule';
import { planAround, promisedIn } from './scheduled';
import { isEmpty } from './things';

export const roadmapCriticalUnowned: Rule = {
  id: 'roadmap/critical-unowned',
  severity: 'warning',
  description: { en: 'An item on the critical path has no owner.', zh: '关键路径上的条目没有负责人。' },
  help: {
    why: { en: 'Each day that it slips moves the end of the whole plan, and nobody answers for it. An owner of its lane serves too; what is done, and items that nothing is linked with, are left alone.', zh: '它每推迟一天，整个计划的结束就推迟一天，却无人负责。其泳道的负责人也可以；已完成的条目以及没有依赖关系的条目不检查。' },
    bad: 'items:\n  - {id: RM-2, start: 2026-01-05, end: 2026-02-14}\n  - {id: RM-4, duration: 6w, dependsOn: [RM-2]}',
    good: 'items:\n  - {id: RM-2, start: 2026-01-05, end: 2026-02-14, owner: "@mei"}\n  - {id: RM-4, duration: 6w, dependsOn: [RM-2], owner: "@mei"}',
  },
  messages: {
    default: { en: '{id} is on the critical path and has no owner. Name one.', zh: '{id} 位于关键路径上，但没有负责人。请指定一位。' },
  },
  kinds: ['roadmap'],
  whole: true,
  plan: true,
  *check(facts, { snapshot }) {
    if (facts.broken) return;
    for (const { entity, status, critical } of promisedIn(planAround(snapshot, facts), facts)) {
      if (!critical || status === 'done' || !isEmpty(entity.fields['owner'])) continue;
      const lane = textOf(entity.fields['lane']);
      const owner = lane === undefined ? undefined : entityOf(snapshot, lane, entity.file)?.fields['owner'];
      if (isEmpty(owner)) yield { message: 'default', args: { id: entity.id }, range: entity.idRange };
    }
  },
};
