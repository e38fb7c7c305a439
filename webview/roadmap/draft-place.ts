// Decides what a new thing belongs to, when it begins, and where its form stands.
import { dayOf } from '../shared/locale';
import type { Surface } from './dragging';
import { type Draft, itemDates, milestoneDate } from './draft';
import { HEAD, rowsOf } from './page';
import { rowAt } from './rows';
import { zoomLevel } from './timescale';
import type { RoadmapView } from './types';

/** Where a new thing would stand: where the pointer is, or behind what is selected. */
export function draftAt({ page, scroller, chartLeft }: Surface, view: RoadmapView, kind: Draft['kind'], at: { readonly x: number; readonly y: number } | undefined): Draft {
  const laidOut = rowsOf(page, view);
  const box = scroller()?.getBoundingClientRect();
  const top = box?.top ?? 0;
  const row = at ? laidOut.rows[Math.min(rowAt(laidOut.rows, at.y - top - HEAD + page.top), laidOut.rows.length - 1)] : page.selected === undefined ? undefined : laidOut.byKey.get(page.selected);
  const group = row?.kind === 'item' ? laidOut.byKey.get(row.group) : row;
  const lane = group?.kind === 'group' ? group.lane : undefined;
  const after = !at && row?.kind === 'item' && row.span ? row.span.end + 3 : dayOf(view.today);
  const day = at ? page.left + (at.x - chartLeft()) / page.scale : after;
  const zoom = zoomLevel(page.scale);
  const place = at ?? { x: box ? Math.max(chartLeft() + 16, chartLeft() + (day - page.left) * page.scale) : innerWidth / 2 - 150, y: box ? top + HEAD + (row ? row.y - page.top + row.height : 24) : innerHeight / 2 + 60 };
  return { kind, ...(kind === 'item' && { ...(lane && { lane }), ...itemDates(day, zoom) }), ...(kind === 'milestone' && { start: milestoneDate(day, zoom) }), ...place };
}
