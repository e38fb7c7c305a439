// Lays the chart out: where each bubble, label, tick, threshold and guide stands in pixels.
import type { MatrixItem, Measure } from '../../src/panels/matrix/protocol';
import { textWidth } from '../shared/measure';
import { axisOf, canLog, extentOf, usualThreshold, wantsLog, type Axis, type Window } from './axis';
import { measureName, shortId } from './format';
import { placeLabels, type Label, type Labelled } from './labels';
import { spread, type Frame, type Spreadable } from './spread';
import type { Kept } from './state';
import { words } from './texts';

export const INSETS = { left: 44, top: 40, right: 18, bottom: 52 } as const;
/** From here on bubbles are drawn on a canvas, as dots that may overlap. */
export const DENSE = 400;
const DENSE_RADIUS = 3;
const TITLED = 12;
const DENSE_LABELS = 40;

export interface Bubble extends Omit<Labelled, 'x' | 'y'>, Spreadable {
  readonly item: MatrixItem;
  readonly selected: boolean;
}

export interface PlotAxis {
  readonly axis: Axis;
  readonly window: Window;
  readonly canLog: boolean;
  readonly threshold: number;
  /** Pixel of a value. */
  at(value: number): number;
  valueAt(pixel: number): number;
}

export interface Plot {
  readonly width: number;
  readonly height: number;
  readonly frame: Frame;
  readonly x: PlotAxis;
  readonly y: PlotAxis;
  readonly bubbles: readonly Bubble[];
  readonly labels: ReadonlyMap<Bubble, Label>;
  readonly dense: boolean;
  /** Requirements with a place on both axes, in view or not. */
  readonly placed: number;
  /** By corner: left or right, top or bottom. */
  readonly corners: readonly [topLeft: number, topRight: number, bottomLeft: number, bottomRight: number];
  readonly largest: number;
  radius(value: number): number;
}

export interface PlotInput {
  readonly items: readonly MatrixItem[];
  readonly number: (item: MatrixItem, key: string) => number | undefined;
  readonly x: Measure;
  readonly y: Measure;
  readonly size: Measure | undefined;
  readonly kept: Kept;
  readonly width: number;
  readonly height: number;
}

interface Placed {
  readonly item: MatrixItem;
  readonly x: number;
  readonly y: number;
}

export function plotOf(input: PlotInput): Plot {
  const { width, height, kept } = input;
  const frame = { left: INSETS.left, top: INSETS.top, right: Math.max(INSETS.left + 40, width - INSETS.right), bottom: Math.max(INSETS.top + 40, height - INSETS.bottom) };
  const placed: Placed[] = [];
  for (const item of input.items) {
    const x = input.number(item, input.x.key);
    const y = input.number(item, input.y.key);
    if (x !== undefined && y !== undefined) placed.push({ item, x, y });
  }
  const x = plotAxis(input.x, placed.map((one) => one.x), kept, kept.zoom.x, [frame.left, frame.right]);
  const y = plotAxis(input.y, placed.map((one) => one.y), kept, kept.zoom.y, [frame.bottom, frame.top]);
  const inView = placed.filter((one) => within(x.at(one.x), frame.left, frame.right) && within(y.at(one.y), frame.top, frame.bottom));
  const dense = inView.length > DENSE;
  const { largest, radius } = sizes(input);
  const bubbles = inView.map((one) => bubbleOf(one, input, { x, y, dense, radius }));
  if (!dense) spread(bubbles, frame);
  const finished = bubbles.map((bubble) => ({ ...bubble, moved: Math.hypot(bubble.x - bubble.trueX, bubble.y - bubble.trueY) > 3.5 }));
  finished.sort((a, b) => b.radius - a.radius);
  const corners = cornersOf(placed, x.threshold, y.threshold);
  return { width, height, frame, x, y, bubbles: finished, labels: labelsOf(finished, frame, x, y, dense), dense, placed: placed.length, corners, largest, radius };
}

function within(value: number, low: number, high: number): boolean {
  return value >= low - 0.5 && value <= high + 0.5;
}

function plotAxis(measure: Measure, values: readonly number[], kept: Kept, window: Window, [from, to]: readonly [number, number]): PlotAxis {
  const data = extentOf(values);
  const log = (Object.hasOwn(kept.log, measure.key) ? kept.log[measure.key] : undefined) ?? wantsLog(measure, data);
  const axis = axisOf(measure, data, log);
  const span = window[1] - window[0];
  const threshold = (Object.hasOwn(kept.thresholds, measure.key) ? kept.thresholds[measure.key] : undefined) ?? usualThreshold(measure, values);
  return {
    axis,
    window,
    canLog: canLog(data),
    threshold,
    at: (value) => from + ((axis.part(value) - window[0]) / span) * (to - from),
    valueAt: (pixel) => axis.valueAt(window[0] + ((pixel - from) / (to - from)) * span),
  };
}

function sizes({ items, number, size }: PlotInput): Pick<Plot, 'largest' | 'radius'> {
  if (!size) return { largest: 0, radius: () => 8 };
  const largest = extentOf(items.map((item) => number(item, size.key) ?? 0))?.max ?? 0;
  return { largest, radius: (value) => 3.5 + (largest > 0 ? 14 * Math.sqrt(Math.min(1, Math.max(0, value / largest))) : 0) };
}

type Laid = Pick<Plot, 'x' | 'y' | 'dense' | 'radius'>;

function bubbleOf({ item, x: xValue, y: yValue }: Placed, { kept, number, size }: PlotInput, { x, y, dense, radius }: Laid): Bubble {
  const trueX = x.at(xValue);
  const trueY = y.at(yValue);
  const selected = kept.selection.includes(item.id);
  return {
    item,
    trueX,
    trueY,
    x: trueX,
    y: trueY,
    radius: dense ? DENSE_RADIUS : radius(size ? (number(item, size.key) ?? 0) : 0),
    pinned: selected,
    selected,
    moved: false,
    number: shortId(item.id),
    title: item.title,
    titled: selected || (item.rank !== undefined && item.rank <= TITLED),
  };
}

function cornersOf(placed: readonly Placed[], x: number, y: number): [number, number, number, number] {
  const counts: [number, number, number, number] = [0, 0, 0, 0];
  for (const one of placed) {
    const corner = (one.y >= y ? 0 : 2) + (one.x < x ? 0 : 1);
    counts[corner as 0 | 1 | 2 | 3]++;
  }
  return counts;
}

/** Names of the corners: those of the value and effort matrix where it is one, else which measure is high and which low. */
export function cornerNames(xAxis: PlotAxis, yAxis: PlotAxis): readonly [string, string, string, string] {
  const texts = words();
  const [x, y] = [xAxis.axis.measure, yAxis.axis.measure];
  const { quick, big, fill, sink } = texts.quadrants;
  if (x.key === 'effort' && y.key === 'value') return [quick, big, fill, sink];
  if (x.key === 'value' && y.key === 'effort') return [sink, big, fill, quick];
  const name = (high: boolean, right: boolean): string => `${texts.corner(high, measureName(y))} · ${texts.corner(right, measureName(x))}`;
  return [name(true, false), name(true, true), name(false, false), name(false, true)];
}

/** Height of a corner's name. */
const CORNER = 20;

function labelsOf(bubbles: readonly Bubble[], frame: Frame, x: PlotAxis, y: PlotAxis, dense: boolean): Map<Bubble, Label> {
  const order = [...bubbles].sort((a, b) => Number(b.selected) - Number(a.selected) || (a.item.rank ?? Infinity) - (b.item.rank ?? Infinity));
  const wanted = dense ? order.slice(0, DENSE_LABELS) : order;
  const names = cornerNames(x, y).map((name) => textWidth(name, 12) + 48);
  const corners = [0, 1, 2, 3].map((i) => {
    const width = names[i] ?? 0;
    return { x: i % 2 === 0 ? frame.left + 4 : frame.right - width - 4, y: i < 2 ? frame.top + 3 : frame.bottom - CORNER - 4, width, height: CORNER };
  });
  const guides = bubbles.filter((bubble) => bubble.selected).slice(0, 1).flatMap((bubble) => [
    { x: frame.left, y: bubble.y - 2, width: bubble.x - frame.left, height: 4 },
    { x: bubble.x - 2, y: bubble.y, width: 4, height: frame.bottom - bubble.y },
  ]);
  const avoided = [
    { x: x.at(x.threshold) - 1, y: frame.top, width: 2, height: frame.bottom - frame.top },
    { x: frame.left, y: y.at(y.threshold) - 1, width: frame.right - frame.left, height: 2 },
  ];
  return placeLabels(wanted, { frame, taken: [...corners, ...guides], avoided, bubbles: dense ? [] : bubbles }) as Map<Bubble, Label>;
}
