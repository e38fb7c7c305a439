// Rule roadmap/overdue: an item whose end has passed and that isn't done.
import { percentOf } from '../schedule/fields';
import { dayOf } from './days';
import type { Rule } from './rule';
import { endRange, planAround, promisedIn, when } from './scheduled';

export const roadmapOverdue: Rule = {
  id: 'roadmap/overdue',
  severity: 'warning',
  description: { en: 'The end of an item has passed, and it isn’t done.', zh: '条目的结束日已过，但尚未完成。' },
  help: {
    why: { en: 'Everybody who plans by this date waits in vain. Say that it is done, or give it a date that can be kept. A quarter is over with its last day; ideas promise nothing and are left alone.', zh: '依此日期安排工作的人都会空等。请写明已完成，或改为能做到的日期。季度以最后一天为准；设想不作承诺，不检查。' },
    bad: 'items:\n  - id: RM-8\n    end: 2026-01-30 # long ago\n    status: in-progress',
    good: 'items:\n  - id: RM-8\n    end: 2026-01-30\n    status: done',
  },
  messages: {
    default: { en: '{id} should have ended {end}. Say that it is done, or move it.', zh: '{id} 应已于 {end} 结束。请写明已完成，或移动它。' },
  },
  kinds: ['roadmap'],
  whole: true,
  plan: true,
  daily: true,
  *check(facts, { snapshot, today }) {
    const now = dayOf(today);
    if (now === undefined) return;
    for (const { entity, status, place } of promisedIn(planAround(snapshot, facts), facts)) {
      if (place.end >= now || status === 'done') continue;
      if (entity.fields['status'] === undefined && percentOf(entity.fields['progress']) === 100) continue;
      yield { message: 'default', args: { id: entity.id, end: when(place.end, place.endAs) }, range: endRange(entity) };
    }
  },
};
