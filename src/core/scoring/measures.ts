// The numeric measures of a product's requirements: their keys, where they are written, and their scales.
import { IMPACTS } from './read';
import { roundStep, stepOf, tidy, type Scale } from './scale';
import { DEFAULT_CRITERIA, termKeysOf, type Scoring } from './scoring';

/** A number that requirements carry and that can stand on an axis. */
export interface Measure {
  /** `effort` for `scores.effort`, `analysis.userValue` for a judgement of the analysis. */
  readonly key: string;
  /** Title that the product gives the criterion. */
  readonly title?: string;
  readonly scale: Scale;
  /** Less is better. */
  readonly down: boolean;
  /** Requirements that carry it. */
  readonly count: number;
}

export const ANALYSIS_KEYS = ['analysis.userValue', 'analysis.marketPotential', 'analysis.feasibility'] as const;

/** Score keys that the models know, in the order of the measure list. */
const KNOWN = ['value', 'effort', 'reach', 'impact', 'confidence', 'ease', 'timeCriticality', 'riskReduction', 'marketDemand', 'userFeedback', 'feasibility', 'resourceFit'];
const OPEN_ENDED = new Set(['effort', 'reach']);
const MAX_MEASURES = 60;

/** A key that may stand for a measure: letters first, so that no name of the language's own objects is among them. */
export function isMeasureKey(key: string): boolean {
  return /^(?:analysis\.)?\p{L}[\p{L}\p{N}_-]{0,60}$/u.test(key) && !key.startsWith('x-');
}

/** Path of a measure within a requirement. */
export function pathOf(key: string): readonly [string, string] {
  return key.startsWith('analysis.') ? ['analysis', key.slice('analysis.'.length)] : ['scores', key];
}

interface Extent {
  readonly count: number;
  readonly min: number;
  readonly max: number;
}

function extentsOf(rows: Iterable<ReadonlyMap<string, number>>): Map<string, Extent> {
  const extents = new Map<string, Extent>();
  for (const row of rows) {
    for (const [key, value] of row) {
      const extent = extents.get(key);
      extents.set(key, extent ? { count: extent.count + 1, min: Math.min(extent.min, value), max: Math.max(extent.max, value) } : { count: 1, min: value, max: value });
    }
  }
  return extents;
}

function openScale(extent: Extent | undefined, min: number): Scale {
  const step = roundStep((extent?.max ?? 10) / 50 || 1);
  return { min: min > 0 ? step : Math.min(0, extent?.min ?? 0), step };
}

/** A usual scale, widened where the data pass its ends: a value of 80 makes 1–10 a 0–80. */
function usualScale(min: number, max: number, extent: Extent | undefined): Scale {
  if (!extent || (extent.min >= min && extent.max <= max)) return { min, max, step: stepOf(min, max) };
  const low = extent.min < min ? Math.min(0, extent.min) : extent.max > max ? Math.min(0, min) : min;
  const round = roundStep((Math.max(extent.max, max) - low) / 10);
  const high = tidy(Math.ceil(Math.max(extent.max, max) / round) * round);
  return { min: low, max: high, step: stepOf(low, high) };
}

function scaleOf(key: string, scoring: Scoring, extent: Extent | undefined): Scale {
  if (key === 'confidence') return { min: 0, max: 1, step: 0.05 };
  if (key.startsWith('analysis.')) return { min: 1, max: 5, step: 1 };
  if (key === 'impact' && scoring.model !== 'ice') {
    const wide = extent && (extent.min < 0.25 || extent.max > 3);
    return wide ? usualScale(0.25, 3, extent) : { min: 0.25, max: 3, step: 0.25, values: IMPACTS };
  }
  const own = scoring.criteria.find((criterion) => criterion.key === key);
  if (own && scoring.criteria !== DEFAULT_CRITERIA && own.max > own.min) return { min: own.min, max: own.max, step: stepOf(own.min, own.max) };
  if (OPEN_ENDED.has(key)) return openScale(extent, key === 'effort' ? 1 : 0);
  const usual = DEFAULT_CRITERIA.find((criterion) => criterion.key === key);
  if (usual) return usualScale(usual.min, usual.max, extent);
  return KNOWN.includes(key) ? usualScale(1, 10, extent) : openScale(extent, 0);
}

/**
 * Measures of a product: value and effort always, then what the model reads, what the product weighs and what any requirement carries.
 * `rows` holds each requirement's numbers by key.
 */
export function measuresOf(scoring: Scoring, rows: Iterable<ReadonlyMap<string, number>>): Measure[] {
  const extents = extentsOf(rows);
  const wanted = new Set(['value', 'effort', ...termKeysOf(scoring), ...extents.keys()]);
  if (scoring.criteria !== DEFAULT_CRITERIA) for (const criterion of scoring.criteria) wanted.add(criterion.key);
  const order = [...KNOWN, ...[...wanted].filter((key) => !KNOWN.includes(key) && !key.startsWith('analysis.')), ...ANALYSIS_KEYS];
  return order
    .filter((key) => wanted.has(key) && isMeasureKey(key))
    .slice(0, MAX_MEASURES)
    .map((key) => {
      const criterion = scoring.criteria.find((one) => one.key === key);
      const extent = extents.get(key);
      return {
        key,
        ...(criterion?.title !== undefined && { title: criterion.title }),
        scale: scaleOf(key, scoring, extent),
        down: key === 'effort' || criterion?.direction === 'down',
        count: extent?.count ?? 0,
      };
    });
}
