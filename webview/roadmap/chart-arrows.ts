// Draws the arrows of the dependencies that cross what is in sight, and remembers their routes until the layout changes.
import { svg, type SVGTemplateResult } from 'lit';
import { dayOf } from '../shared/locale';
import { arrowFromLine, arrowToLine, routeArrow, type Arrow, type Column, type Obstacle, type Terminal } from './arrows';
import type { AxisPart } from './axis';
import { barBox, reachOf, type Sight } from './bar-layout';
import { spanNow, type Page } from './page';
import { BAR, ROW, rowAt, type Row, type Rows } from './rows';
import type { Timescale } from './timescale';
import type { Dependency, RoadmapView } from './types';

interface Routes {
  readonly rows: Rows;
  readonly scale: number;
  readonly from: number;
  readonly moving: string;
  readonly layers: string;
  readonly arrows: Map<Dependency, Arrow | undefined>;
  readonly obstacles: Map<string, Obstacle>;
  readonly used: Column[];
}

/** Between bars farther apart than this, only the rows near both ends are looked at. */
const NEAR_ROWS = 40;
/** Labels are placed as if everything were in sight, so that routes don't change while scrolling. */
const ALL: Sight = { left: -Infinity, right: Infinity };

const WEEKEND = 2;

let routes: Routes | undefined;

function routesFor(page: Page, rows: Rows, time: Timescale): Routes {
  const moved = page.drag ?? page.pending;
  const span = page.drag?.span ?? page.pending?.wanted;
  const layers = `${page.dependencies} ${page.critical}`;
  const moving = moved && span ? `${moved.key} ${span.start} ${span.end}` : '';
  if (routes?.rows !== rows || routes.scale !== time.scale || routes.from !== time.from || routes.moving !== moving || routes.layers !== layers) {
    routes = { rows, scale: time.scale, from: time.from, moving, layers, arrows: new Map(), obstacles: new Map(), used: [] };
  }
  return routes;
}

function obstacleOf(row: Row | undefined, page: Page, time: Timescale, today: number, known: Map<string, Obstacle>): Obstacle | undefined {
  if (row?.kind !== 'item') return undefined;
  let obstacle = known.get(row.key);
  const span = obstacle ? undefined : spanNow(page, row);
  if (span) {
    const box = barBox(row, span, time, ALL, today, false);
    obstacle = { key: row.key, ...reachOf(box, time, today), top: box.y, bottom: box.y + BAR };
    known.set(row.key, obstacle);
  }
  return obstacle;
}

/** What follows at once, or over a weekend, on the critical path: the path runs through its arrow. */
function isCritical(from: Row | undefined, to: Row | undefined): boolean {
  if (from?.kind !== 'item' || to?.kind !== 'item' || !from.item.critical || !to.item.critical || !from.span || !to.span) return false;
  return to.span.start - from.span.end - 1 <= WEEKEND;
}

function terminalOf(key: string, page: Page, rows: Rows, time: Timescale, today: number): Terminal | undefined {
  const row = rows.byKey.get(key);
  const span = row?.kind === 'item' ? spanNow(page, row) : undefined;
  if (row?.kind !== 'item' || !span) return undefined;
  const x2 = time.x(span.end + 1);
  return { key, x1: time.x(span.start), x2, y: row.y + (ROW - BAR) / 2, out: row.item.lateDays > 0 ? Math.max(x2, time.x(today) + time.scale / 2) : x2 };
}

/** Where the chosen dependency's arrow has its middle, once it was drawn. */
export function chosenPlace({ chosen }: Page): readonly [number, number] | undefined {
  if (!chosen) return undefined;
  for (const [one, arrow] of routes?.arrows ?? []) if (one.from === chosen.from && one.to === chosen.to) return arrow?.middle;
  return undefined;
}

export function arrowsOf(page: Page, view: RoadmapView, rows: Rows, part: AxisPart, today: number): SVGTemplateResult[] {
  const { time } = part;
  const cache = routesFor(page, rows, time);
  const lineOf = new Map(view.milestones.map(({ key, day }) => [key, time.x(dayOf(day)) + time.scale / 2]));
  const lines = [...lineOf.values(), time.x(today) + time.scale / 2];
  const near = (top: number, bottom: number): Obstacle[] => {
    const first = rowAt(rows.rows, top);
    const last = rowAt(rows.rows, bottom);
    const all = last - first > 2 * NEAR_ROWS ? [...rows.rows.slice(first, first + NEAR_ROWS), ...rows.rows.slice(last - NEAR_ROWS, last + 1)] : rows.rows.slice(first, last + 1);
    return all.flatMap((row) => obstacleOf(row, page, time, today, cache.obstacles) ?? []);
  };
  const top = page.top - ROW;
  const bottom = page.top + page.chartHeight + ROW;
  const drawn: SVGTemplateResult[] = [];
  for (const dependency of view.dependencies) {
    const [fromY, toY] = [rows.byKey.get(dependency.from)?.y, rows.byKey.get(dependency.to)?.y];
    const [y1, y2] = [fromY ?? toY, toY ?? fromY];
    if (y1 === undefined || y2 === undefined || Math.max(y1, y2) < top || Math.min(y1, y2) > bottom) continue;
    const critical = page.critical && isCritical(rows.byKey.get(dependency.from), rows.byKey.get(dependency.to));
    if (!page.dependencies && !critical) continue;
    const leaves = terminalOf(dependency.from, page, rows, time, today);
    const from = leaves && critical ? { ...leaves, base: leaves.y + BAR + 2 } : leaves;
    const to = terminalOf(dependency.to, page, rows, time, today);
    const [fromX, toX] = [lineOf.get(dependency.from), lineOf.get(dependency.to)];
    if ((!from && fromX === undefined) || (!to && toX === undefined) || (!from && !to)) continue;
    const xs = [from?.out ?? fromX ?? 0, to?.x1 ?? toX ?? 0];
    if (Math.max(...xs) + 200 < part.from || Math.min(...xs) - 20 > part.to) continue;
    if (!cache.arrows.has(dependency)) {
      const arrow = from && to ? routeArrow(from, to, { near, used: cache.used, lines }) : from && toX !== undefined ? arrowToLine(from, toX) : to && fromX !== undefined ? arrowFromLine(fromX, to) : undefined;
      cache.arrows.set(dependency, arrow);
    }
    const arrow = cache.arrows.get(dependency);
    const touched = page.selected !== undefined && (dependency.from === page.selected || dependency.to === page.selected);
    const chosen = page.chosen?.from === dependency.from && page.chosen.to === dependency.to;
    if (arrow) drawn.push(svg`<g data-arrow data-from=${dependency.from} data-to=${dependency.to} class="arrow ${chosen ? 'chosen' : ''} ${touched ? 'touched' : ''} ${critical ? 'critical' : ''} ${from && to ? '' : 'to-line'}"><path class="reach" d=${arrow.path} /><path class="wire" d=${arrow.path} /><path class="head" d=${arrow.head} /></g>`);
  }
  return drawn;
}
