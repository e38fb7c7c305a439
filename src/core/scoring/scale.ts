// The range and the step of a numeric measure, and numbers rounded to it.

export interface Scale {
  readonly min: number;
  /** Nothing: no upper end. */
  readonly max?: number;
  /** Smallest change by hand. */
  readonly step: number;
  /** The only numbers in use, ascending; without it every multiple of the step. */
  readonly values?: readonly number[];
}

/** The number 1, 2 or 5 times a power of ten that is nearest to a positive number by ratio. */
export function roundStep(size: number): number {
  if (!(size > 0) || !Number.isFinite(size)) return 1;
  const power = 10 ** Math.floor(Math.log10(size));
  const lead = size / power;
  const round = lead < Math.SQRT2 ? 1 : lead < Math.sqrt(10) ? 2 : lead < Math.sqrt(50) ? 5 : 10;
  return tidy(round * power);
}

/** Step of a scale with two ends: half points up to a range of ten, else about a twentieth of the range. */
export function stepOf(min: number, max: number): number {
  const range = max - min;
  if (range <= 1) return 0.05;
  return range <= 10 ? 0.5 : roundStep(range / 20);
}

/** Rounds to the scale's step, counted from zero, or to its nearest value, and keeps within its ends. */
export function roundToScale(scale: Scale, value: number): number {
  if (scale.values && scale.values.length > 0) return scale.values.reduce((best, next) => (Math.abs(next - value) < Math.abs(best - value) ? next : best));
  const rounded = tidy(Math.round(value / scale.step) * scale.step);
  return Math.min(scale.max ?? Infinity, Math.max(scale.min, rounded));
}

/** Takes off what binary fractions add: 0.30000000000000004 is 0.3. */
export function tidy(value: number): number {
  return Number(value.toPrecision(12));
}
