// Rule roadmap/late-start: an item that is planned still, though its start has passed.
import { percentOf } from '../schedule/fields';
import { dayOf } from './days';
import type { Rule } from './rule';
import { planAround, promisedIn, startRange, when } from './scheduled';

export const roadmapLateStart: Rule = {
  id: 'roadmap/late-start',
  severity: 'info',
  description: { en: 'The start of an item has passed, and its status is still planned.', zh: '条目的开始日已过，状态仍为“已计划”。' },
  help: {
    why: { en: 'Work that hasn’t begun on time rarely ends on time. Say that it is in progress, or move it. A quarter leaves its last day to begin; items without a status are left alone.', zh: '未按时开始的工作很少能按时结束。请写明已在进行，或移动它。季度最晚可在最后一天开始；没有状态的条目不检查。' },
    bad: 'items:\n  - id: RM-4\n    start: 2026-02-02 # weeks ago\n    status: planned',
    good: 'items:\n  - id: RM-4\n    start: 2026-02-02\n    status: in-progress',
  },
  messages: {
    default: { en: '{id} should have started {start}, and is still planned. Set its status, or move it.', zh: '{id} 应已于 {start} 开始，但仍为“已计划”。请更新状态，或移动它。' },
  },
  kinds: ['roadmap'],
  whole: true,
  plan: true,
  daily: true,
  *check(facts, { snapshot, today }) {
    const now = dayOf(today);
    if (now === undefined) return;
    for (const { entity, place } of promisedIn(planAround(snapshot, facts), facts)) {
      // What is over already is told by another rule.
      if (entity.fields['status'] !== 'planned' || place.startBy >= now || place.end < now) continue;
      if ((percentOf(entity.fields['progress']) ?? 0) > 0) continue;
      yield { message: 'default', args: { id: entity.id, start: when(place.start, place.startAs) }, range: startRange(entity) };
    }
  },
};
