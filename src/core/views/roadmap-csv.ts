// Writes the items and milestones of roadmap views as comma-separated values (RFC 4180), one row each.
import type { RoadmapView } from './roadmap-model';
import { datesOf, milestoneState, ownerOf, peopleOf, type RoadmapLanguage, roadmapWord, statusWord, waitsFor } from './roadmap-words';
import { csvTable } from './table-text';

/** Names of the columns; they stay the same in every language, for programs. */
export const CSV_COLUMNS = ['product', 'kind', 'id', 'title', 'lane', 'status', 'start', 'end', 'firstDay', 'lastDay', 'progress', 'owner', 'people', 'prd', 'requirements', 'goals', 'after', 'critical', 'slack', 'lateDays', 'file'] as const;

type Row = Readonly<Partial<Record<(typeof CSV_COLUMNS)[number], string | number | undefined>>>;

export function roadmapCsv(views: readonly RoadmapView[], language: RoadmapLanguage): string {
  const rows = views.flatMap((view) => [...itemRows(view, language), ...milestoneRows(view, language)]);
  return csvTable(CSV_COLUMNS, rows);
}

function itemRows(view: RoadmapView, language: RoadmapLanguage): Row[] {
  const waits = waitsFor(view);
  const lanes = new Map(view.lanes.map(({ key, title }) => [key, title]));
  return view.items.map((item): Row => ({
    product: view.product,
    kind: roadmapWord('item', language),
    id: item.id,
    title: item.title,
    lane: lanes.get(item.lane ?? ''),
    status: statusWord(item.status, language),
    ...datesOf(item, language),
    firstDay: item.dates?.start,
    lastDay: item.dates?.end,
    progress: item.progress?.percent,
    owner: ownerOf(item),
    people: peopleOf(item),
    prd: item.prd?.id,
    requirements: item.requirements.join(' '),
    goals: item.goals.map(({ id }) => id).join(' '),
    after: (waits.get(item.key) ?? []).join(' '),
    critical: item.critical ? 1 : 0,
    slack: item.slack,
    lateDays: item.lateDays,
    file: item.source.file,
  }));
}

function milestoneRows(view: RoadmapView, language: RoadmapLanguage): Row[] {
  const waits = waitsFor(view);
  return view.milestones.map((milestone): Row => ({
    product: view.product,
    kind: roadmapWord('milestone', language),
    id: milestone.id,
    title: milestone.title,
    status: roadmapWord(milestoneState(milestone), language),
    end: milestone.dayText ?? milestone.day,
    lastDay: milestone.day,
    after: (waits.get(milestone.key) ?? []).join(' '),
    file: milestone.source.file,
  }));
}
