// Turns new scores of a requirement into the smallest edits of its document.
import type { Document, Entity } from '../document/document';
import { isMeasureKey, pathOf, type Measure } from '../scoring/measures';
import type { ScalarValue } from '../document/format-scalar';
import { numberOf, scoreNumberOf } from '../scoring/read';
import { roundToScale, tidy } from '../scoring/scale';
import { setFields } from './set-fields';

export type SetScoresResult = ReturnType<typeof setFields> | { readonly ok: false; readonly reason: 'unknown' | 'range' };

/**
 * Edits that write `values` (by measure key) into the requirement, each rounded to its measure's step and kept on its scale; a missing
 * `scores:` or `analysis:` is made. Confidence comes as a share and is written as the file writes it: as a percentage where one stands there.
 * Refuses a key that no measure has and a value that is no finite number (`unknown`).
 */
export function setScores(document: Document, entity: Entity, values: Readonly<Record<string, number>>, measures: readonly Measure[]): SetScoresResult {
  const fields: { path: string[]; value: number }[] = [];
  for (const [key, value] of Object.entries(values)) {
    const measure = measures.find((one) => one.key === key);
    if (!measure || !isMeasureKey(key) || typeof value !== 'number' || !Number.isFinite(value)) return { ok: false, reason: 'unknown' };
    const rounded = roundToScale(measure.scale, value);
    if (rounded !== numberNow(entity, key)) fields.push({ path: [...pathOf(key)], value: asWritten(entity, key, rounded) });
  }
  return setFields(document, entity, fields);
}

/**
 * Edits that write `values` as a person typed them, unrounded: numbers within their scales (`range` otherwise), and the words of the RICE
 * scales under the keys that have them (`unknown` otherwise).
 */
export function typeScores(document: Document, entity: Entity, values: Readonly<Record<string, number | string>>, measures: readonly Measure[]): SetScoresResult {
  const fields: { path: string[]; value: ScalarValue }[] = [];
  for (const [key, typed] of Object.entries(values)) {
    const measure = measures.find((one) => one.key === key);
    const value = scoreNumberOf(key, typed);
    if (!measure || !isMeasureKey(key) || value === undefined || (typeof typed === 'string' && numberOf(typed) !== undefined)) return { ok: false, reason: 'unknown' };
    const { min, max = Infinity } = measure.scale;
    // A scale that is open upwards begins above zero where its first step does, whatever that step is.
    if (value > max || (Number.isFinite(max) || min <= 0 ? value < min : value <= 0)) return { ok: false, reason: 'range' };
    if (typeof typed === 'string') fields.push({ path: [...pathOf(key)], value: typed.trim().toLowerCase() });
    else if (value !== numberNow(entity, key)) fields.push({ path: [...pathOf(key)], value: asWritten(entity, key, value) });
  }
  return setFields(document, entity, fields);
}

/** What the file says now: 8.50 and a word such as `high` stay as they are when they mean the number that is asked for. */
function numberNow(entity: Entity, key: string): number | undefined {
  const [group, name] = pathOf(key);
  const holder = entity.fields[group];
  return typeof holder === 'object' && holder !== null ? scoreNumberOf(group === 'scores' ? key : '', (holder as Readonly<Record<string, unknown>>)[name]) : undefined;
}

function asWritten(entity: Entity, key: string, value: number): number {
  if (key !== 'confidence') return value;
  const scores = entity.fields.scores as Readonly<Record<string, unknown>> | null | undefined;
  const now = typeof scores === 'object' ? numberOf(scores?.confidence) : undefined;
  // 1 % can't be told from 100 % once it is written as a share, so a value that small stays a share.
  return now !== undefined && now > 1 && value > 0.01 ? tidy(value * 100) : value;
}
