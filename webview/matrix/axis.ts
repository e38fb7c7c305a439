// Turns a measure and its data into an axis: domain, positions, ticks, rounding, threshold.
import { scaleLinear, scaleLog } from 'd3-scale';
import type { Measure } from '../../src/panels/matrix/protocol';

/** What part of the axis is in view: 0 to 1 is all of it. */
export type Window = readonly [number, number];

export interface Tick {
  readonly value: number;
  readonly labelled: boolean;
  /** Drawn lighter: every other line of a rating scale. */
  readonly odd: boolean;
}

export interface Axis {
  readonly measure: Measure;
  readonly log: boolean;
  /** Place of a value on the whole axis, 0 to 1. */
  part(value: number): number;
  valueAt(part: number): number;
  ticks(window: Window, pixels: number): readonly Tick[];
}

/** How far a scale without an upper end reaches while there are no data. */
const WITHOUT_DATA = 10;

interface Extent {
  readonly min: number;
  readonly max: number;
}

export function extentOf(values: Iterable<number>): Extent | undefined {
  let extent: { min: number; max: number } | undefined;
  for (const value of values) {
    if (!extent) extent = { min: value, max: value };
    else if (value < extent.min) extent.min = value;
    else if (value > extent.max) extent.max = value;
  }
  return extent;
}

/** The data allow a logarithmic axis. */
export function canLog(data: Extent | undefined): boolean {
  return data !== undefined && data.min > 0;
}

/** The data ask for one: they span a factor of ten on a scale without an upper end. A rating scale stays as its steps are, equal. */
export function wantsLog(measure: Measure, data: Extent | undefined): boolean {
  return canLog(data) && measure.scale.max === undefined && data !== undefined && data.max / data.min >= 10;
}

export function axisOf(measure: Measure, data: Extent | undefined, log: boolean): Axis {
  return log && data && canLog(data) ? logAxis(measure, data) : linearAxis(measure, data);
}

function linearAxis(measure: Measure, data: Extent | undefined): Axis {
  const { scale } = measure;
  const low = Math.min(scale.max === undefined && scale.min > 0 ? 0 : scale.min, data?.min ?? Infinity);
  // One value alone leaves room to be dragged to more.
  const open = data && data.max > data.min ? data.max : Math.max(low + WITHOUT_DATA, 2 * (data?.max ?? 0));
  const high = Math.max(scale.max ?? open, data?.max ?? -Infinity);
  const pad = (high - low || 1) * 0.055;
  const position = scaleLinear().domain([scale.max === undefined && low >= 0 ? low : low - pad, high + pad]).range([0, 1]);
  return {
    measure,
    log: false,
    part: (value) => position(value),
    valueAt: (part) => position.invert(part),
    ticks(window, pixels) {
      const shown = position.copy().domain([position.invert(window[0]), position.invert(window[1])]);
      const rating = (shown.domain()[1] ?? 0) - (shown.domain()[0] ?? 0) <= 12;
      const values = shown.ticks(Math.max(2, Math.min(rating ? 12 : 10, Math.floor(pixels / 44))));
      return values.filter((value) => value >= low - 1e-9).map((value) => ({ value, labelled: true, odd: rating && Math.round(value) % 2 !== 0 }));
    },
  };
}

function logAxis(measure: Measure, data: Extent): Axis {
  const position = scaleLog().base(2).domain([data.min * 0.7, data.max * 1.4]).range([0, 1]);
  const span = data.max / data.min;
  return {
    measure,
    log: true,
    part: (value) => position(Math.max(value, Number.MIN_VALUE)),
    valueAt: (part) => position.invert(part),
    ticks(window, pixels) {
      const low = position.invert(window[0]);
      const high = position.invert(window[1]);
      const major = span <= 128 && data.max <= 512 && data.min >= 0.1 ? octaves(low, high) : decades(low, high, span <= 10_000 ? [1, 2, 5] : [1]);
      const room = Math.max(1, Math.floor(pixels / 36));
      const every = Math.ceil(major.length / room);
      const minor = decades(low, high, [1, 1.5, 2, 3, 4, 5, 6, 7, 8, 9]).filter((value) => !major.includes(value));
      return [
        ...major.map((value, i) => ({ value, labelled: i % every === 0, odd: false })),
        ...(minor.length <= 40 ? minor : []).map((value) => ({ value, labelled: false, odd: true })),
      ];
    },
  };
}

function octaves(low: number, high: number): number[] {
  const values: number[] = [];
  for (let power = Math.ceil(Math.log2(low) - 1e-9); 2 ** power <= high; power++) values.push(2 ** power);
  return values;
}

function decades(low: number, high: number, leads: readonly number[]): number[] {
  const values: number[] = [];
  for (let power = Math.floor(Math.log10(low)); 10 ** power <= high; power++) {
    for (const lead of leads) {
      const value = Number((lead * 10 ** power).toPrecision(6));
      if (value >= low && value <= high) values.push(value);
    }
  }
  return values;
}

/** Rounds to the scale's step or nearest value, within its ends. */
export function snap(measure: Measure, value: number): number {
  const { min, max = Infinity, step, values } = measure.scale;
  if (values?.length) return values.reduce((best, next) => (Math.abs(next - value) < Math.abs(best - value) ? next : best));
  return Math.min(max, Math.max(min, Number((Math.round(value / step) * step).toPrecision(12))));
}

/** The value `count` steps away; towards the next step where it stands between two. */
export function stepBy(measure: Measure, value: number, count: number): number {
  const { values, step } = measure.scale;
  if (!values?.length) return snap(measure, value + count * step);
  const at = values.indexOf(snap(measure, value));
  return values[Math.min(values.length - 1, Math.max(0, at + count))] ?? value;
}

/** Where high begins: the middle of a scale with two ends, else between the median of the data and the next larger value. */
export function usualThreshold(measure: Measure, values: readonly number[]): number {
  const { min, max } = measure.scale;
  if (max !== undefined) return (min + max) / 2;
  const sorted = [...values].sort((a, b) => a - b);
  const median = sorted[Math.floor((sorted.length - 1) / 2)];
  if (median === undefined) return WITHOUT_DATA / 2;
  const next = sorted.find((value) => value > median);
  return next === undefined ? median : (median + next) / 2;
}
