// Writes roadmap views as a Mermaid Gantt chart, which GitHub, GitLab and others draw from Markdown.
import { formatDay, parseDay } from '../schedule/calendar';
import type { RoadmapItem, RoadmapView } from './roadmap-model';
import { itemsByLane, type RoadmapLanguage, roadmapWord } from './roadmap-words';

/** What would end a title or begin a comment becomes its wide twin. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll(':', '：').replaceAll(';', '；').replaceAll('#', '＃').replaceAll('%%', '％％').trim();
}

/** Mermaid's ends are the day after. Items without a place are left out. */
export function roadmapMermaid(views: readonly RoadmapView[], language: RoadmapLanguage): string {
  const lines = ['gantt', '  dateFormat YYYY-MM-DD'];
  const [only] = views;
  if (views.length === 1 && only?.product) lines.splice(1, 0, `  title ${plain(only.product)}`);
  for (const view of views) {
    // Several products share one chart: their sections carry the names.
    const section = (name: string): string => `  section ${plain(views.length > 1 ? `${view.product} · ${name}` : name)}`;
    if (view.milestones.length > 0) lines.push(section(roadmapWord('milestones', language)));
    for (const { key, id, title, day, done } of view.milestones) lines.push(`    ${plain(`${id} ${title}`)} :milestone, ${done ? 'done, ' : ''}${plain(key)}, ${day}, 0d`);
    for (const { lane, items } of itemsByLane(view)) {
      const bars = items.flatMap(barOf);
      if (bars.length > 0) lines.push(section(lane?.title ?? roadmapWord('items', language)), ...bars);
    }
  }
  return `${lines.join('\n')}\n`;
}

function barOf({ key, id, title, status, critical, dates }: RoadmapItem): string[] {
  const last = dates && parseDay(dates.end);
  if (!dates || last === undefined || status === 'cancelled') return [];
  const state = status === 'done' ? 'done, ' : status === 'in-progress' || status === 'at-risk' || status === 'blocked' ? 'active, ' : '';
  // The id stands first, so that no title can be taken for a word of the language.
  return [`    ${plain(`${id} ${title}`)} :${critical ? 'crit, ' : ''}${state}${plain(key)}, ${dates.start}, ${formatDay(last + 1)}`];
}
