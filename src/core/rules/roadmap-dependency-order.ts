// Rule roadmap/dependency-order: an item that starts before what it depends on ends.
import { moveItem } from '../edits/move-item';
import { scopeOf } from '../index/lookup';
import { addMonths, formatDay, type Day } from '../schedule/calendar';
import { MONTHS, periodOf } from '../schedule/period';
import { isPromised, type Plan, planOf, type ScheduledItem } from '../schedule/plan';
import type { Placed } from '../schedule/resolve';
import type { Localized } from '../schema/entities';
import { placeOf, type Rule } from './rule';
import { endRange, isPlaced, planAround, startRange, when } from './scheduled';

export const roadmapDependencyOrder: Rule = {
  id: 'roadmap/dependency-order',
  severity: 'warning',
  description: { en: 'An item starts before what it depends on ends.', zh: '条目在其依赖结束之前开始。' },
  help: {
    why: { en: 'Either the dates or the dependency can’t be true. A period such as 2026-Q1 may mean any of its days: only what no day of it could satisfy is reported. What is done or cancelled holds nobody back.', zh: '日期与依赖必有一个不成立。2026-Q1 这样的时段可以是其中任何一天：只有哪一天都不成立时才报告。已完成或已取消的内容不再约束他人。' },
    bad: 'items:\n  - {id: RM-2, start: 2026-01-05, end: 2026-02-14}\n  - {id: RM-4, start: 2026-02-01, duration: 2w, dependsOn: [RM-2]}',
    good: 'items:\n  - {id: RM-2, start: 2026-01-05, end: 2026-02-14}\n  - {id: RM-4, start: 2026-02-15, duration: 2w, dependsOn: [RM-2]}',
  },
  messages: {
    default: { en: '{id} starts {start}, before {other} ends {end}. Move it, or drop the dependency.', zh: '{id} 于 {start} 开始，早于 {other} 的结束日 {end}。请移动它，或去掉依赖。' },
    milestone: { en: '{id} starts {start}, before {other} {end}. Move it, or drop the dependency.', zh: '{id} 于 {start} 开始，早于里程碑 {other}（{end}）。请移动它，或去掉依赖。' },
    ends: { en: '{id} ends {end}, but what it waits for is over {last} at the earliest. Move its end.', zh: '{id} 于 {end} 结束，而其依赖最早于 {last} 结束。请移动其结束日。' },
    other: { en: 'End of {other}', zh: '{other} 的结束' },
  },
  kinds: ['roadmap'],
  whole: true,
  plan: true,
  *check(facts, { snapshot }) {
    const plan = planAround(snapshot, facts);
    for (const item of plan.items) {
      const { entity, status, place } = item;
      if (entity.file !== facts.file || !isPromised(status) || status === 'done') continue;
      if (!place.placed) {
        if (place.reason === 'end-before-start' && place.follows) yield { message: 'ends', args: { id: entity.id, end: when(place.end), last: when(place.start - 1) }, range: endRange(entity) };
        continue;
      }
      const bound = boundOf(plan, item);
      if (!bound || bound.earliest <= place.startBy) continue;
      const args = { id: entity.id, start: when(place.start, place.startAs), other: bound.id, end: bound.text };
      yield { message: bound.message, args, range: startRange(entity), related: [{ file: bound.file, range: bound.range, message: 'other', args: { other: bound.id } }] };
    }
  },
  *fix({ range, message }, document, { snapshot }) {
    if (message === 'ends') return;
    const plan = planOf(snapshot, scopeOf(snapshot, document.file));
    const item = plan.items.find(({ entity }) => entity.file === document.file && startRange(entity).start === range.start);
    const bound = item && boundOf(plan, item);
    if (!item || !isPlaced(item) || !bound) return;
    const { start, end } = movedTo(item.place, bound.last + 1);
    const result = moveItem(document, item.entity, { start: formatDay(start), end: formatDay(end) });
    if (result.ok) yield { title: { en: 'Move {id} to start {start}', zh: '将 {id} 的开始移到 {start}' }, args: { id: item.entity.id, start: when(start, item.place.startAs) }, edits: result.edits };
  },
};

interface Bound {
  readonly id: string;
  readonly file: string;
  readonly range: { readonly start: number; readonly end: number };
  readonly message: 'default' | 'milestone';
  /** The earliest day on which it can be over, and the last. */
  readonly earliest: Day;
  readonly last: Day;
  readonly text: Localized;
}

/** Of what an item depends on, that which can be over last. */
function boundOf(plan: Plan, { after, afterMilestones }: ScheduledItem): Bound | undefined {
  let bound: Bound | undefined;
  const take = (other: Bound): void => {
    if (!bound || other.earliest > bound.earliest || (other.earliest === bound.earliest && other.last > bound.last)) bound = other;
  };
  for (const at of after) {
    const other = plan.items[at];
    if (!isPlaced(other) || !isPromised(other.status) || other.status === 'done') continue;
    const { entity, place } = other;
    take({ id: entity.id, file: entity.file, range: endRange(entity), message: 'default', earliest: place.endFrom, last: place.end, text: when(place.end, place.endAs) });
  }
  for (const at of afterMilestones) {
    const milestone = plan.milestones[at];
    if (!milestone) continue;
    const { entity, period } = milestone;
    take({ id: entity.id, file: entity.file, range: placeOf(entity, 'date'), message: 'milestone', earliest: period.first, last: period.last, text: when(period.last, period.granularity) });
  }
  return bound;
}

/** An item's days from another start on, its length kept: in days, or in the periods that its start is written in. */
function movedTo({ start, end, startAs, endAs }: Placed, to: Day): { readonly start: Day; readonly end: Day } {
  if (MONTHS[startAs] === 0) return { start: to, end: end + to - start };
  const first = periodOf(to, startAs).first;
  let months = 0;
  while (addMonths(start, months) < first) months += MONTHS[startAs];
  return { start: first, end: endAs === 'day' ? Math.max(first, addMonths(end, months)) : addMonths(end + 1, months) - 1 };
}
