// Writes measures, scores and ids the way the page shows them.
import type { Measure } from '../../src/panels/matrix/protocol';
import { locale } from '../shared/locale';
import { words } from './texts';

const formats = new Map<string, Intl.NumberFormat>();

function format(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = JSON.stringify(options);
  let made = formats.get(key);
  if (!made) formats.set(key, (made = new Intl.NumberFormat(locale(), options)));
  return made;
}

/** A number with up to two places behind the point, from 10,000 on in short. */
export function numberText(value: number): string {
  return format(Math.abs(value) >= 10_000 ? { notation: 'compact', maximumSignificantDigits: 3 } : { maximumFractionDigits: 2 }).format(value);
}

/** A value of a measure: confidence reads as a percentage. */
export function valueText(key: string, value: number): string {
  return key === 'confidence' ? format({ style: 'percent', maximumFractionDigits: 1 }).format(value) : numberText(value);
}

/** A score: one place behind the point, none from 1,000 on, two below 1. */
export function scoreText(score: number): string {
  const places = Math.abs(score) >= 1000 ? 0 : Math.abs(score) < 1 && score !== 0 ? 2 : 1;
  return format({ minimumFractionDigits: places, maximumFractionDigits: places }).format(score);
}

export function percentText(share: number): string {
  return format({ style: 'percent', maximumFractionDigits: 0 }).format(share);
}

/** Name of a measure: the product's title for it, the page's word, else its key. */
export function measureName(measure: Pick<Measure, 'key' | 'title'>): string {
  const known = words().measures;
  return measure.title ?? (Object.hasOwn(known, measure.key) ? known[measure.key] : undefined) ?? measure.key;
}

/** Name with the scale's ends, where it has two: `Value, 1–10`. */
export function measureTitle(measure: Measure): string {
  const { min, max } = measure.scale;
  return max === undefined ? measureName(measure) : `${measureName(measure)}, ${valueText(measure.key, min)}–${valueText(measure.key, max)}`;
}

/** What tells an id from its neighbours: the part behind the last dash. */
export function shortId(id: string): string {
  return id.slice(id.lastIndexOf('-') + 1).slice(0, 12) || id;
}

/** One letter for each name, all different as far as their letters allow. */
export function lettersOf(names: readonly string[]): string[] {
  const used = new Set<string>();
  return names.map((name) => {
    const letters = [...name].filter((letter) => /[\p{L}\p{N}]/u.test(letter)).map((letter) => letter.toUpperCase());
    const letter = letters.find((one) => !used.has(one)) ?? letters[0] ?? '?';
    used.add(letter);
    return letter;
  });
}
