// Rule roadmap/capacity: a team that is booked beyond its people.
import { labelOf } from '../index/lookup';
import { dayOf } from './days';
import type { Rule } from './rule';
import { dayText, idsText, planAround, referenceRange } from './scheduled';

/** Other bookings that are shown with a finding. */
const SHOWN = 20;

export const roadmapCapacity: Rule = {
  id: 'roadmap/capacity',
  severity: 'warning',
  description: { en: 'A team is booked for more people than it has.', zh: '团队被安排的人数超过其人数。' },
  help: {
    why: { en: 'Some of it will be late, and nobody has decided what. Each span of days is told once, where the item begins that tips it. An item with the choice of its days, such as two weeks in a quarter, books them spread over all. Days that have passed, ideas and teams without a capacity are left alone.', zh: '其中必有延误，却没有人决定延误哪一项。每段日子只报告一次，位于使其超出的条目处。可自选日子的条目（例如季度中的两周）按平均计入。已过去的日子、设想以及没有人数的团队不检查。' },
    bad: 'items: # TEAM-app has a capacity of 4\n  - {id: RM-1, start: 2026-03-02, end: 2026-03-27, allocations: [{team: TEAM-app, people: 3}]}\n  - {id: RM-2, start: 2026-03-09, end: 2026-03-20, allocations: [{team: TEAM-app, people: 2}]}',
    good: 'items: # TEAM-app has a capacity of 4\n  - {id: RM-1, start: 2026-03-02, end: 2026-03-27, allocations: [{team: TEAM-app, people: 3}]}\n  - {id: RM-2, start: 2026-03-30, end: 2026-04-10, allocations: [{team: TEAM-app, people: 2}]}',
  },
  messages: {
    default: { en: '{team} is booked for up to {peak} people of {capacity} from {from} to {to}: {items}. Move one of them.', zh: '{from} 至 {to}，{team} 最多被安排 {peak} 人，而只有 {capacity} 人：{items}。请移动其中一项。' },
    day: { en: '{team} is booked for {peak} people of {capacity} on {from}: {items}. Move one of them.', zh: '{from}，{team} 被安排 {peak} 人，而只有 {capacity} 人：{items}。请移动其中一项。' },
    other: { en: '{id} is booked at the same time', zh: '{id} 在同一时间也有安排' },
  },
  kinds: ['roadmap'],
  whole: true,
  plan: true,
  daily: true,
  *check(facts, { snapshot, today }) {
    const now = dayOf(today) ?? -Infinity;
    const { items, teams } = planAround(snapshot, facts);
    for (const { id, entity: team, capacity = 0, overloads } of teams()) {
      for (const { from, to, peak, tips, bookings } of overloads) {
        const entity = items[tips.item]?.entity;
        const range = to < now || entity?.file !== facts.file ? undefined : referenceRange(facts, entity, 'allocations.team', id);
        if (!entity || !range) continue;
        const booked = [...new Set(bookings.map(({ item }) => item))].flatMap((at) => items[at]?.entity ?? []);
        yield {
          message: from === to ? 'day' : 'default',
          args: { team: team ? labelOf(team) : id, peak: Math.round(peak * 100) / 100, capacity, from: dayText(from), to: dayText(to), items: idsText(booked.map((one) => one.id)) },
          range,
          related: booked.filter((one) => one !== entity).slice(0, SHOWN).map((one) => ({ file: one.file, range: one.idRange, message: 'other', args: { id: one.id } })),
        };
      }
    }
  },
};
