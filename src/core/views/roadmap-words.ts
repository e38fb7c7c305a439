// Words for what a roadmap view holds, in English or Chinese, as its text forms share them.
import type { Localized } from '../schema/entities';
import { shapeAt } from '../schema/shape';
import type { NotPlaced, RoadmapItem, RoadmapLane, RoadmapMilestone, RoadmapView } from './roadmap-model';

export type RoadmapLanguage = keyof Localized;

export const ROADMAP_WORDS = {
  roadmap: { en: 'Roadmap', zh: '路线图' },
  id: { en: 'Id', zh: '编号' },
  item: { en: 'Item', zh: '条目' },
  milestone: { en: 'Milestone', zh: '里程碑' },
  milestones: { en: 'Milestones', zh: '里程碑' },
  lane: { en: 'Lane', zh: '泳道' },
  noLane: { en: 'No lane', zh: '无泳道' },
  items: { en: 'Items', zh: '条目' },
  status: { en: 'Status', zh: '状态' },
  start: { en: 'Start', zh: '开始' },
  end: { en: 'End', zh: '结束' },
  date: { en: 'Date', zh: '日期' },
  progress: { en: 'Progress', zh: '进度' },
  owner: { en: 'Owner', zh: '负责人' },
  people: { en: 'People', zh: '人数' },
  after: { en: 'After', zh: '依赖' },
  slack: { en: 'Slack', zh: '余量' },
  critical: { en: 'critical', zh: '关键' },
  days: { en: '{days} d', zh: '{days} 天' },
  late: { en: '{days} d late', zh: '已晚 {days} 天' },
  reached: { en: 'reached', zh: '已达成' },
  missed: { en: 'missed', zh: '已错过' },
  ahead: { en: 'ahead', zh: '未到' },
  load: { en: 'Load', zh: '负荷' },
  team: { en: 'Team', zh: '团队' },
  capacity: { en: 'Capacity', zh: '人数上限' },
  peak: { en: 'Most booked', zh: '最多安排' },
  over: { en: 'Beyond capacity', zh: '超出上限' },
  endsOn: { en: 'All that is promised can be over on {day}.', zh: '所有已承诺的内容最早可于 {day} 结束。' },
  asOf: { en: 'As of {day}', zh: '截至 {day}' },
  empty: { en: 'No roadmap items.', zh: '没有路线图条目。' },
  'no-dates': { en: 'no dates', zh: '没有日期' },
  'no-length': { en: 'no end or duration', zh: '没有结束或工期' },
  unreadable: { en: 'unreadable date', zh: '日期无法读取' },
  'end-before-start': { en: 'ends before it starts', zh: '结束早于开始' },
  cycle: { en: 'waits for itself', zh: '循环等待' },
  waits: { en: 'waits for {id}', zh: '等待 {id}' },
} as const satisfies Record<string, Localized>;

export function roadmapWord(key: keyof typeof ROADMAP_WORDS, language: RoadmapLanguage, args: Readonly<Record<string, string | number>> = {}): string {
  return ROADMAP_WORDS[key][language].replace(/\{(\w+)\}/g, (whole, name: string) => String(args[name] ?? whole));
}

export function statusWord(status: string, language: RoadmapLanguage): string {
  return shapeAt('roadmap', ['items', 0, 'status'])?.values?.find(({ value }) => value === status)?.title[language] ?? status;
}

/** The start and the end as written; of an item without a place the reason stands in place of the start. */
export function datesOf({ dates, notPlaced }: RoadmapItem, language: RoadmapLanguage): { readonly start: string; readonly end: string } {
  if (dates) return { start: dates.startText ?? dates.start, end: dates.endText ?? dates.end };
  return { start: notPlaced ? reasonWord(notPlaced, language) : '', end: '' };
}

function reasonWord(notPlaced: NotPlaced, language: RoadmapLanguage): string {
  return roadmapWord(notPlaced.reason, language, 'id' in notPlaced ? { id: notPlaced.id } : {});
}

export function ownerOf({ owner }: RoadmapItem): string {
  return owner?.label ?? owner?.id ?? '';
}

/** `App 3, Design 1`. */
export function peopleOf({ teams }: RoadmapItem): string {
  return teams.map(({ id, label, people }) => `${label ?? id}${people === undefined ? '' : ` ${people}`}`).join(', ');
}

/** Ids of what an item or a milestone waits for, by its key. */
export function waitsFor({ dependencies, items, milestones }: RoadmapView): ReadonlyMap<string, readonly string[]> {
  const ids = new Map([...items, ...milestones].map(({ key, id }) => [key, id]));
  const waits = new Map<string, string[]>();
  for (const { from, to } of dependencies) {
    const list = waits.get(to);
    if (list) list.push(ids.get(from) ?? from);
    else waits.set(to, [ids.get(from) ?? from]);
  }
  return waits;
}

export function slackWord({ critical, slack }: RoadmapItem, language: RoadmapLanguage): string {
  if (critical) return roadmapWord('critical', language);
  return slack === undefined ? '' : roadmapWord('days', language, { days: slack });
}

export function milestoneState({ done, missed }: RoadmapMilestone): 'reached' | 'missed' | 'ahead' {
  return done ? 'reached' : missed ? 'missed' : 'ahead';
}

/** Lanes with their items, in order; then the items without a lane. Lanes without items are left out. */
export function itemsByLane({ lanes, items }: RoadmapView): { readonly lane?: RoadmapLane; readonly items: readonly RoadmapItem[] }[] {
  const groups = new Map<string | undefined, RoadmapItem[]>();
  for (const item of items) {
    const group = groups.get(item.lane);
    if (group) group.push(item);
    else groups.set(item.lane, [item]);
  }
  return [...lanes.map((lane) => ({ lane, items: groups.get(lane.key) ?? [] })), { items: groups.get(undefined) ?? [] }].filter((group) => group.items.length > 0);
}
