// Tells where a thing stands on the roadmap, in words: its items, when they are, how much they may slip; and how far a goal has come.
import type { Entity } from '../document/document';
import { entityOf, referencesTo, scopeOf, stringsIn } from '../index/lookup';
import type { Snapshot } from '../index/snapshot';
import { formatPeriod, parsePeriod } from '../schedule/period';
import { planOf, type ScheduledItem } from '../schedule/plan';
import type { Placed } from '../schedule/resolve';
import { homeOf } from './home';
import { numberText } from './score-text';
import { dayText, type Language, spanText } from './words';

/** Items of the roadmap that carry a thing: itself, those that name it, or those that name its PRD and no requirements of their own. */
export function itemsOf(snapshot: Snapshot, entity: Entity): Entity[] {
  if (entity.kind === 'roadmapItem') return [entity];
  const own = itemsNaming(snapshot, entity, entity.kind === 'prd' ? 'prd' : entity.kind === 'risk' ? 'risks' : 'requirements');
  if (entity.kind === 'risk') return [...new Set([...own, ...stringsIn(entity.fields['affects']).flatMap((id) => itemNamed(snapshot, id, entity.file) ?? [])])];
  if (own.length > 0 || entity.kind !== 'requirement') return own;
  const home = homeOf(snapshot, entity);
  return home?.kind === 'prd' ? itemsNaming(snapshot, home, 'prd').filter((item) => stringsIn(item.fields['requirements']).length === 0) : [];
}

function itemsNaming(snapshot: Snapshot, entity: Entity, field: string): Entity[] {
  const ids = new Map(referencesTo(snapshot, entity).flatMap(({ fromKind, field: at, from, file }) => (fromKind === 'roadmapItem' && at === field && from !== undefined ? [[from, file] as const] : [])));
  return [...ids].flatMap(([id, file]) => itemNamed(snapshot, id, file) ?? []);
}

function itemNamed(snapshot: Snapshot, id: string, file: string): Entity | undefined {
  const item = entityOf(snapshot, id, file);
  return item?.kind === 'roadmapItem' ? item : undefined;
}

const byId = new WeakMap<object, ReadonlyMap<string, ScheduledItem>>();

/** What the plan of its product says of an item; of several with one id, of the first. */
export function scheduleOf(snapshot: Snapshot, item: Entity): ScheduledItem | undefined {
  const plan = planOf(snapshot, scopeOf(snapshot, item.file));
  let items = byId.get(plan);
  if (!items) byId.set(plan, (items = new Map([...plan.items].reverse().map((one) => [one.entity.id, one]))));
  return items.get(item.id);
}

/** `2026-Q3` as written, `1 Sep – 4 Dec 2026`, or what of both there is. */
export function whenText({ start, end, startAs, endAs }: Placed, language: Language): string {
  if (startAs === 'day' && endAs === 'day') return start === end ? dayText(start, language) : spanText(start, end, language);
  const from = startAs === 'day' ? dayText(start, language) : formatPeriod(start, startAs);
  const until = endAs === 'day' ? dayText(end, language) : formatPeriod(end, endAs);
  if (from === until) return from;
  return language === 'zh' ? `${from} 至 ${until}` : `${from} – ${until}`;
}

/** `RM-8, 2026-Q3`; the id alone where the item has no place in time. */
export function itemText(snapshot: Snapshot, item: Entity, language: Language): string {
  const place = scheduleOf(snapshot, item)?.place;
  return place?.placed ? `${item.id}${language === 'zh' ? '，' : ', '}${whenText(place, language)}` : item.id;
}

/** How much an item may slip; nothing for one that is over, or promised by nobody. */
export function slackText(snapshot: Snapshot, item: Entity, language: Language): string | undefined {
  const scheduled = scheduleOf(snapshot, item);
  if (!scheduled?.slack) return undefined;
  const { total } = scheduled.slack;
  if (scheduled.critical) return language === 'zh' ? '在关键路径上' : 'On the critical path';
  if (language === 'zh') return total === 0 ? '没有余量' : `可延后 ${total} 天`;
  return total === 0 ? 'No slack' : `${total} ${total === 1 ? 'day' : 'days'} of slack`;
}

export interface KpiProgress {
  readonly name: string;
  /** Latest actual value and its date. */
  readonly latest?: number;
  readonly date?: string;
  readonly target: number;
  readonly unit: string;
  /** Part of the way from the baseline to the target, in percent; nothing without a baseline. */
  readonly percent?: number;
}

/** How far a goal's KPIs, or a KPI itself, have come. */
export function progressOf(entity: Entity): KpiProgress[] {
  const list: unknown = entity.kind === 'kpi' ? [entity.fields] : entity.kind === 'goal' ? entity.fields['kpis'] : [];
  return Array.isArray(list) ? list.flatMap((one) => kpiOf(one) ?? []) : [];
}

function kpiOf(value: unknown): KpiProgress | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { name, id, unit, baseline, target, actuals } = value as Readonly<Record<string, unknown>>;
  if (typeof target !== 'number' || !Number.isFinite(target)) return undefined;
  const latest = (Array.isArray(actuals) ? actuals : []).reduce<{ date: string; value: number } | undefined>((last, one: unknown) => {
    const { date, value: number } = (typeof one === 'object' && one !== null ? one : {}) as Readonly<Record<string, unknown>>;
    if (typeof number !== 'number' || !Number.isFinite(number) || parsePeriod(date) === undefined) return last;
    return last && last.date > String(date) ? last : { date: String(date), value: number };
  }, undefined);
  const way = typeof baseline === 'number' && Number.isFinite(baseline) && baseline !== target ? target - baseline : undefined;
  return {
    name: typeof name === 'string' ? name : typeof id === 'string' ? id : '',
    target,
    unit: typeof unit === 'string' ? unit : '',
    ...(latest && { latest: latest.value, date: latest.date }),
    ...(latest && way !== undefined && { percent: Math.round((100 * (latest.value - (baseline as number))) / way) }),
  };
}

/** `71 of 80 %`, `2.9 of 2 per 1,000 trips`. */
export function kpiText({ latest, target, unit }: KpiProgress, language: Language): string {
  const goal = `${numberText(target)}${unit ? ` ${unit}` : ''}`;
  if (latest === undefined) return language === 'zh' ? `目标 ${goal}` : `target ${goal}`;
  return language === 'zh' ? `${numberText(latest)} / ${goal}` : `${numberText(latest)} of ${goal}`;
}
