// Writes a roadmap view as plain data for programs: ids in place of keys, days as ISO dates, nothing of the screen.
import type { RoadmapView } from './roadmap-model';
import { milestoneState, waitsFor } from './roadmap-words';

/** The data of one product. A field without a value is left out. */
export function roadmapJson(view: RoadmapView): unknown {
  const waits = waitsFor(view);
  const lanes = new Map(view.lanes.map(({ key, id }) => [key, id]));
  const ids = new Map(view.items.map(({ key, id }) => [key, id]));
  return {
    product: view.product,
    today: view.today,
    end: view.end,
    lanes: view.lanes.map(({ id, title }) => ({ id, title })),
    milestones: view.milestones.map((milestone) => ({
      id: milestone.id, title: milestone.title, date: milestone.dayText ?? milestone.day, day: milestone.day, state: milestoneState(milestone), after: waits.get(milestone.key) ?? [], file: milestone.source.file,
    })),
    items: view.items.map((item) => ({
      id: item.id,
      title: item.title,
      lane: lanes.get(item.lane ?? ''),
      status: item.status,
      start: item.dates?.startText ?? item.dates?.start,
      end: item.dates?.endText ?? item.dates?.end,
      firstDay: item.dates?.start,
      lastDay: item.dates?.end,
      follows: item.dates?.follows,
      notPlaced: item.notPlaced,
      progress: item.progress?.percent,
      progressFrom: item.progress?.from,
      owner: item.owner?.id,
      allocations: item.teams.map(({ id, people }) => ({ team: id, people })),
      prd: item.prd?.id,
      requirements: item.requirements,
      goals: item.goals.map(({ id }) => id),
      tags: item.tags,
      after: waits.get(item.key) ?? [],
      critical: item.critical,
      slack: item.slack,
      freeSlack: item.freeSlack,
      lateDays: item.lateDays,
      file: item.source.file,
    })),
    load: view.loads.map(({ id, label, capacity, steps, overloads }) => ({ team: id, name: label, capacity, steps, overloads: overloads.map((one) => ({ ...one, items: one.items.map((key) => ids.get(key) ?? key) })) })),
  };
}
