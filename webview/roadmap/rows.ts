// Lays out the rows of the roadmap: groups with their headers and items, filtered, folded, from top to bottom.
import { passes, type Filter } from './filter';
import { spanOf, type Span } from './moving';
import { texts } from './texts';
import type { FindingCounts, RoadmapItem, RoadmapLane, RoadmapView } from './types';

export const ROW = 22;
export const LANE = 26;
export const BAR = 16;

export interface GroupRow {
  readonly kind: 'group';
  readonly key: string;
  readonly title: string;
  readonly lane?: RoadmapLane;
  readonly items: readonly RoadmapItem[];
  readonly folded: boolean;
  /** From the first start to the last end of its items. */
  readonly span?: Span;
  /** Mean progress weighted by length, in whole percent. */
  readonly percent?: number;
  readonly findings: FindingCounts;
  readonly y: number;
  readonly height: number;
}

export interface ItemRow {
  readonly kind: 'item';
  readonly key: string;
  readonly item: RoadmapItem;
  /** Key of its group's row. */
  readonly group: string;
  readonly span?: Span;
  /** Place among the items of its group, from 1. */
  readonly position: number;
  readonly of: number;
  readonly y: number;
  readonly height: number;
}

export type Row = GroupRow | ItemRow;

export interface Rows {
  readonly rows: readonly Row[];
  readonly height: number;
  /** Items that pass the filter, folded or not. */
  readonly items: readonly RoadmapItem[];
  readonly hidden: number;
  readonly byKey: ReadonlyMap<string, Row>;
  readonly indexOf: ReadonlyMap<string, number>;
}

interface Group {
  readonly key: string;
  readonly title: string;
  readonly lane?: RoadmapLane;
  readonly items: RoadmapItem[];
}

const NO_LANE = 'group:none';
const NOT_PLACED = 'group:not-placed';

export function laneKey(key: string): string {
  return `lane:${key}`;
}

function groupsOf(view: RoadmapView, items: readonly RoadmapItem[], filtered: boolean): Group[] {
  const lanes = new Map(view.lanes.map((lane): [string, Group] => [lane.key, { key: laneKey(lane.key), title: lane.title, lane, items: [] }]));
  const none: Group = { key: NO_LANE, title: lanes.size === 0 ? texts.items : texts.noLane, items: [] };
  const unplaced: Group = { key: NOT_PLACED, title: texts.notPlaced, items: [] };
  for (const item of items) (item.dates ? (item.lane !== undefined && lanes.get(item.lane)) || none : unplaced).items.push(item);
  return [...[...lanes.values()].filter((group) => group.items.length > 0 || !filtered), ...[none, unplaced].filter((group) => group.items.length > 0)];
}

function summaryOf(items: readonly RoadmapItem[]): Pick<GroupRow, 'span' | 'percent' | 'findings'> {
  let start = Infinity;
  let end = -Infinity;
  let days = 0;
  let finished = 0;
  const findings = { errors: 0, warnings: 0 };
  for (const item of items) {
    findings.errors += item.findings.errors;
    findings.warnings += item.findings.warnings;
    if (!item.dates) continue;
    const span = spanOf(item.dates);
    start = Math.min(start, span.start);
    end = Math.max(end, span.end);
    if (item.status === 'cancelled') continue;
    const length = span.end - span.start + 1;
    days += length;
    finished += (length * (item.progress?.percent ?? 0)) / 100;
  }
  return { findings, ...(end >= start && { span: { start, end } }), ...(days > 0 && { percent: Math.round((finished / days) * 100) }) };
}

export function layOutRows(view: RoadmapView, filter: Filter, folded: ReadonlySet<string>): Rows {
  const items = view.items.filter((item) => passes(item, filter));
  const rows: Row[] = [];
  let y = 0;
  for (const group of groupsOf(view, items, filter.terms.length > 0)) {
    const isFolded = folded.has(group.key);
    rows.push({ kind: 'group', key: group.key, title: group.title, ...(group.lane && { lane: group.lane }), items: group.items, folded: isFolded, ...summaryOf(group.items), y, height: LANE });
    y += LANE;
    if (isFolded) continue;
    group.items.forEach((item, at) => {
      rows.push({ kind: 'item', key: item.key, item, group: group.key, ...(item.dates && { span: spanOf(item.dates) }), position: at + 1, of: group.items.length, y, height: ROW });
      y += ROW;
    });
  }
  return {
    rows,
    height: y,
    items,
    hidden: view.items.length - items.length,
    byKey: new Map(rows.map((row) => [row.key, row])),
    indexOf: new Map(rows.map((row, at) => [row.key, at])),
  };
}

/** Position of the first row that ends below `y`. */
export function rowAt(rows: readonly Row[], y: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    const row = rows[mid];
    if (row && row.y + row.height <= y) low = mid + 1;
    else high = mid;
  }
  return low;
}
