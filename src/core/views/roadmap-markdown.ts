// Writes a roadmap view as Markdown: milestones, a table a lane, and the load of the teams.
import type { RoadmapItem, RoadmapLoad, RoadmapView } from './roadmap-model';
import { datesOf, itemsByLane, milestoneState, ownerOf, type RoadmapLanguage, roadmapWord, slackWord, statusWord, waitsFor } from './roadmap-words';
import { escapedCell, markdownTable } from './table-text';

export function roadmapMarkdown(view: RoadmapView, language: RoadmapLanguage): string {
  const word = (key: Parameters<typeof roadmapWord>[0], args?: Readonly<Record<string, string>>): string => roadmapWord(key, language, args);
  const waits = waitsFor(view);
  const groups = itemsByLane(view);
  const parts = [
    `# ${word('roadmap')}${view.product ? `${language === 'zh' ? '：' : ': '}${escapedCell(view.product)}` : ''}\n`,
    `${word('asOf', { day: view.today })}${language === 'zh' ? '。' : '. '}${view.end === undefined ? '' : word('endsOn', { day: view.end })}`.trimEnd() + '\n',
    ...(view.items.length === 0 ? [`${word('empty')}\n`] : []),
    ...(view.milestones.length === 0 ? [] : [
      `## ${word('milestones')}\n`,
      markdownTable([word('date'), word('id'), word('milestone'), word('after'), word('status')], view.milestones.map((milestone) =>
        [milestone.dayText ?? milestone.day, milestone.id, milestone.title, (waits.get(milestone.key) ?? []).join(', '), word(milestoneState(milestone))])),
    ]),
    ...groups.flatMap(({ lane, items }) => [
      `## ${lane ? escapedCell(lane.title) : word(groups.length > 1 ? 'noLane' : 'items')}\n`,
      markdownTable([word('id'), word('item'), word('status'), word('start'), word('end'), word('progress'), word('owner'), word('after'), word('slack')], items.map((item) => itemRow(item, waits.get(item.key) ?? [], language))),
    ]),
    ...(view.loads.length === 0 ? [] : [
      `## ${word('load')}\n`,
      markdownTable([word('team'), word('capacity'), word('peak'), word('over')], view.loads.map(loadRow)),
    ]),
  ];
  return parts.join('\n');
}

function itemRow(item: RoadmapItem, waits: readonly string[], language: RoadmapLanguage): string[] {
  const { start, end } = datesOf(item, language);
  const status = statusWord(item.status, language) + (item.lateDays > 0 ? `, ${roadmapWord('late', language, { days: item.lateDays })}` : '');
  return [item.id, item.title, status, start, end, item.progress ? `${item.progress.percent} %` : '', ownerOf(item), waits.join(', '), slackWord(item, language)];
}

function loadRow({ label, capacity, steps, overloads }: RoadmapLoad): string[] {
  const peak = steps.reduce((most, { people }) => Math.max(most, people), 0);
  return [label, String(capacity ?? ''), String(Math.round(peak * 100) / 100), overloads.map(({ from, to }) => (from === to ? from : `${from}/${to}`)).join(', ')];
}
