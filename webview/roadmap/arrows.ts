// Routes the arrows between bars: out of the end's middle, one bend down or up, into the start, around bars and labels.
import { BAR } from './rows';

export interface Obstacle {
  readonly key: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Terminal {
  readonly key: string;
  readonly x1: number;
  readonly x2: number;
  /** Top of the bar. */
  readonly y: number;
  /** Where an arrow leaves: the bar's end, or the end of its late run. */
  readonly out: number;
  /** Height at which it leaves; the middle of the bar where it is left out. */
  readonly base?: number;
}

export interface Arrow {
  readonly path: string;
  readonly head: string;
  /** The middle of its way. */
  readonly middle: readonly [number, number];
}

/** A column that an arrow runs down. */
export interface Column {
  readonly from: string;
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Routing {
  /** Obstacles between two heights. */
  near(top: number, bottom: number): readonly Obstacle[];
  /** Columns in use, to which a new arrow adds its own. */
  readonly used: Column[];
  /** Lines down the chart that are better not covered: milestones, today. */
  readonly lines: readonly number[];
}

const RADIUS = 4;
const MAX_CANDIDATES = 120;
const HEADS = { right: [[-6, -3.5], [-6, 3.5]], down: [[-3.5, -6], [3.5, -6]], up: [[-3.5, 6], [3.5, 6]] } as const;

type Entry = keyof typeof HEADS;

function headAt(x: number, y: number, entry: Entry): string {
  const [[ax, ay], [bx, by]] = HEADS[entry];
  return `M${x} ${y}L${x + ax} ${y + ay}L${x + bx} ${y + by}z`;
}

function range(from: number, to: number): number[] {
  if (to < from) return [];
  const step = Math.max(1, (to - from) / MAX_CANDIDATES);
  const list: number[] = [];
  for (let x = from; x <= to; x += step) list.push(Math.round(x));
  return list;
}

/** Cheapest column: crossing a bar or label weighs most, then running beside another arrow or along a line, then length. */
export function routeArrow(from: Terminal, to: Terminal, routing: Routing): Arrow | undefined {
  const sx = from.out;
  const sy = from.base ?? from.y + BAR / 2;
  const down = to.y > from.y;
  const ty = to.y + BAR / 2;
  const entry: Entry = down ? 'down' : 'up';
  const edge = down ? to.y : to.y + BAR;
  const above = Math.max(sx + 6, to.x1 + 8);
  const candidates: (readonly [number, Entry])[] = [
    ...range(sx + 6, to.x1 - 9).map((x) => [x, 'right'] as const),
    ...range(above, Math.max(Math.min(to.x2 - 8, above + 160), above)).map((x) => [x, entry] as const),
  ];
  const obstacles = routing.near(Math.min(sy, ty), Math.max(sy, ty)).filter(({ key }) => key !== from.key && key !== to.key);
  let best: { cost: number; x: number; entry: Entry } | undefined;
  for (const [x, way] of candidates) {
    const end = way === 'right' ? ty : edge;
    const top = Math.min(sy, end) + 3;
    const bottom = Math.max(sy, end) - 3;
    let cost = (way === 'right' ? 0 : 8) + (x - sx) * 0.12;
    for (const box of obstacles) if (x > box.left - 2 && x < box.right + 2 && box.bottom > top && box.top < bottom) cost += 200;
    for (const column of routing.used) if (column.from !== from.key && Math.abs(column.x - x) < 5 && column.bottom > top && column.top < bottom) cost += 40;
    for (const line of routing.lines) if (Math.abs(line - x) < 4) cost += 15;
    if (!best || cost < best.cost) best = { cost, x, entry: way };
  }
  if (!best) return undefined;
  const { x } = best;
  const end = best.entry === 'right' ? ty : edge;
  routing.used.push({ from: from.key, x, top: Math.min(sy, end), bottom: Math.max(sy, end) });
  const s = down ? 1 : -1;
  const room = Math.abs(end - sy) - (best.entry === 'right' ? RADIUS : 5);
  const middle = [x, (sy + end) / 2] as const;
  const r = Math.max(0, Math.min(RADIUS, room));
  // From the line beneath a bar onto the row below there is no room to turn: the head alone points down.
  if (best.entry !== 'right' && room <= 0) return { path: `M${sx} ${sy}H${x}`, head: headAt(x, edge, best.entry), middle };
  const turn = `M${sx + 1} ${sy}H${x - r}q${r} 0 ${r} ${r * s}`;
  if (best.entry === 'right') {
    return { path: `${turn}V${ty - RADIUS * s}q0 ${RADIUS * s} ${RADIUS} ${RADIUS * s}H${to.x1 - 5}`, head: headAt(to.x1 - 0.5, ty, 'right'), middle };
  }
  return { path: `${turn}V${edge - 5 * s}`, head: headAt(x, edge, best.entry), middle };
}

const SMALL = 4.5;

function diamondAt(x: number, y: number): string {
  return `M${x} ${y - SMALL}l${SMALL} ${SMALL}l${-SMALL} ${SMALL}l${-SMALL} ${-SMALL}z`;
}

/** Into a milestone: straight to a small diamond on its line; nothing where the bar ends past it. */
export function arrowToLine(from: Terminal, x: number): Arrow | undefined {
  const y = from.y + BAR / 2;
  return from.out > x - 5 ? undefined : { path: `M${from.out + 1} ${y}H${x - SMALL}`, head: diamondAt(x, y), middle: [(from.out + x) / 2, y] };
}

/** Out of a milestone: from a small diamond on its line into the bar that waits for it. */
export function arrowFromLine(x: number, to: Terminal): Arrow | undefined {
  const y = to.y + BAR / 2;
  if (x > to.x1 - 12) return undefined;
  return { path: `M${x + SMALL} ${y}H${to.x1 - 5}`, head: `${diamondAt(x, y)}${headAt(to.x1 - 0.5, y, 'right')}`, middle: [(x + to.x1) / 2, y] };
}
