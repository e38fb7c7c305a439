// Rule roadmap/milestone-late: an item that a milestone waits for ends after it.
import { placeOf, type Rule } from './rule';
import { endRange, isPlaced, planAround, when } from './scheduled';
import { isPromised } from '../schedule/plan';

export const roadmapMilestoneLate: Rule = {
  id: 'roadmap/milestone-late',
  severity: 'warning',
  description: { en: 'An item that a milestone waits for ends after it.', zh: '里程碑所等待的条目在其之后才结束。' },
  help: {
    why: { en: 'The milestone can’t be reached on its day. An item feeds a milestone that lists its id or its title among the deliverables. What may be over in time, such as an item that ends in the same quarter, is left alone.', zh: '里程碑无法如期达成。里程碑的交付物中写有条目的编号或标题，即为等待该条目。可能赶得上的（例如在同一季度结束的条目）不检查。' },
    bad: 'milestones:\n  - {id: MS-4, title: Launch, date: 2026-05-31, deliverables: [RM-18]}\nitems:\n  - {id: RM-18, end: 2026-06-04}',
    good: 'milestones:\n  - {id: MS-4, title: Launch, date: 2026-06-05, deliverables: [RM-18]}\nitems:\n  - {id: RM-18, end: 2026-06-04}',
  },
  messages: {
    default: { en: '{id} ends {end}, after {milestone} {day}. Move one of them.', zh: '{id} 于 {end} 结束，晚于里程碑 {milestone}（{day}）。请移动其中一个。' },
    milestone: { en: 'Date of {milestone}', zh: '{milestone} 的日期' },
  },
  kinds: ['roadmap'],
  whole: true,
  plan: true,
  *check(facts, { snapshot }) {
    const { items, milestones } = planAround(snapshot, facts);
    for (const { entity: milestone, period, feeders } of milestones) {
      for (const at of feeders) {
        const item = items[at];
        if (!isPlaced(item) || item.entity.file !== facts.file || !isPromised(item.status) || item.status === 'done') continue;
        const { entity, place } = item;
        if (place.endFrom <= period.last) continue;
        yield {
          message: 'default',
          args: { id: entity.id, end: when(place.end, place.endAs), milestone: milestone.id, day: when(period.last, period.granularity) },
          range: endRange(entity),
          related: [{ file: milestone.file, range: placeOf(milestone, 'date'), message: 'milestone', args: { milestone: milestone.id } }],
        };
      }
    }
  },
};
