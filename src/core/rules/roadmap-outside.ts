// Rule roadmap/outside: an item or milestone beyond the roadmap's own dates.
import { parsePeriod } from '../schedule/period';
import { type Found, placeOf, type Rule } from './rule';
import { endRange, planAround, promisedIn, startRange, when } from './scheduled';

/** Statuses of items that haven't begun. */
const AHEAD: ReadonlySet<string> = new Set(['idea', 'planned']);

export const roadmapOutside: Rule = {
  id: 'roadmap/outside',
  severity: 'warning',
  description: { en: 'An item or a milestone lies beyond the roadmap’s own start or end.', zh: '条目或里程碑超出路线图自身的开始或结束。' },
  help: {
    why: { en: 'Readers take the roadmap’s dates for the whole of it. Move the item, or let the roadmap be longer. What began before the roadmap and goes on in it is left alone, and so is a period that reaches over its edge. The roadmap needs an id for this.', zh: '读者会把路线图的日期当作全部范围。请移动条目，或延长路线图。在路线图之前开始、延续到其中的工作不检查，跨越边界的时段也不检查。路线图须有编号。' },
    bad: 'id: ROADMAP-2026\nend: 2026-12-31\nitems:\n  - {id: RM-7, start: 2026-12-01, end: 2027-03-31}',
    good: 'id: ROADMAP-2026\nend: 2027-03-31\nitems:\n  - {id: RM-7, start: 2026-12-01, end: 2027-03-31}',
  },
  messages: {
    ends: { en: '{id} ends {end}, after the roadmap’s end {edge}. Move one of them.', zh: '{id} 于 {end} 结束，晚于路线图的结束 {edge}。请移动其中一个。' },
    starts: { en: '{id} starts {start}, before the roadmap’s start {edge}. Move one of them.', zh: '{id} 于 {start} 开始，早于路线图的开始 {edge}。请移动其中一个。' },
    after: { en: '{id} is {day}, after the roadmap’s end {edge}. Move one of them.', zh: '{id} 为 {day}，晚于路线图的结束 {edge}。请移动其中一个。' },
    before: { en: '{id} is {day}, before the roadmap’s start {edge}. Move one of them.', zh: '{id} 为 {day}，早于路线图的开始 {edge}。请移动其中一个。' },
  },
  kinds: ['roadmap'],
  whole: true,
  plan: true,
  *check(facts, { snapshot }): Iterable<Found> {
    const roadmap = facts.entities.find(({ kind }) => kind === 'roadmap');
    const [start, end] = [parsePeriod(roadmap?.fields['start']), parsePeriod(roadmap?.fields['end'])];
    if (!start && !end) return;
    const plan = planAround(snapshot, facts);
    for (const { entity, status, place } of promisedIn(plan, facts)) {
      const { id } = entity;
      if (end && place.endFrom > end.last) yield { message: 'ends', args: { id, end: when(place.end, place.endAs), edge: when(end.last, end.granularity) }, range: endRange(entity) };
      else if (start && place.startBy < start.first && AHEAD.has(status)) yield { message: 'starts', args: { id, start: when(place.start, place.startAs), edge: when(start.first, start.granularity) }, range: startRange(entity) };
    }
    for (const { entity, period } of plan.milestones) {
      if (entity.file !== facts.file) continue;
      const args = { id: entity.id, day: when(period.last, period.granularity) };
      if (end && period.first > end.last) yield { message: 'after', args: { ...args, edge: when(end.last, end.granularity) }, range: placeOf(entity, 'date') };
      else if (start && period.last < start.first) yield { message: 'before', args: { ...args, edge: when(start.first, start.granularity) }, range: placeOf(entity, 'date') };
    }
  },
};
