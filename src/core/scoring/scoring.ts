// Reads how a product scores (model and criteria) and scores a requirement's numbers with it.
import { ICE_TERMS, ice } from './ice';
import { numberOf } from './read';
import { RICE_TERMS, rice } from './rice';
import { tidy } from './scale';
import { product, sum, type Inputs, type Score } from './score';
import { VALUE_EFFORT_TERMS, valueEffort } from './value-effort';
import { weighted, type Criterion } from './weighted';
import { WSJF_TERMS, wsjf } from './wsjf';

export const SCORING_MODELS = ['rice', 'ice', 'wsjf', 'weighted', 'value-effort'] as const;
export type ScoringModel = (typeof SCORING_MODELS)[number];

/** Model where the product names none. */
export const DEFAULT_MODEL: ScoringModel = 'value-effort';

/** Criteria where the product scores by weighted criteria and names none: four, of equal weight. */
export const DEFAULT_CRITERIA: readonly Criterion[] = [
  { key: 'marketDemand', weight: 25, direction: 'up', min: 1, max: 10 },
  { key: 'userFeedback', weight: 25, direction: 'up', min: 0, max: 10 },
  { key: 'feasibility', weight: 25, direction: 'up', min: 1, max: 5 },
  { key: 'resourceFit', weight: 25, direction: 'up', min: 1, max: 5 },
];

/** Ends of a criterion's scale where the product gives none and the default criteria don't hold its key. */
const DEFAULT_MIN = 1;
const DEFAULT_MAX = 10;
const MAX_CRITERIA = 50;

export interface Scoring {
  readonly model: ScoringModel;
  /** The product names the model. */
  readonly given: boolean;
  /** Criteria of the product, or the default ones. */
  readonly criteria: readonly Criterion[];
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

function criterionOf(value: unknown): Criterion | undefined {
  const fields = record(value);
  if (typeof fields.key !== 'string' || fields.key === '') return undefined;
  const usual = DEFAULT_CRITERIA.find((criterion) => criterion.key === fields.key);
  const min = numberOf(fields.min) ?? usual?.min ?? DEFAULT_MIN;
  const max = numberOf(fields.max) ?? usual?.max ?? DEFAULT_MAX;
  return {
    key: fields.key,
    ...(typeof fields.title === 'string' && fields.title !== '' && { title: fields.title }),
    weight: Math.max(0, numberOf(fields.weight) ?? 1),
    direction: fields.direction === 'down' ? 'down' : 'up',
    min,
    max,
  };
}

/** Scoring of a product from its `scoring` field; what can't be read is as if it weren't there, the first of equal keys counts. */
export function scoringOf(value: unknown): Scoring {
  const fields = record(value);
  const model = SCORING_MODELS.find((name) => name === fields.model);
  const criteria = new Map<string, Criterion>();
  for (const entry of Array.isArray(fields.criteria) ? fields.criteria.slice(0, MAX_CRITERIA) : []) {
    const criterion = criterionOf(entry);
    if (criterion && !criteria.has(criterion.key)) criteria.set(criterion.key, criterion);
  }
  return {
    model: model ?? DEFAULT_MODEL,
    given: model !== undefined,
    criteria: criteria.size > 0 ? [...criteria.values()] : DEFAULT_CRITERIA,
  };
}

const read = new WeakMap<object, Scoring>();

/** The same, and the same object as long as the very same data says it. */
export function keptScoringOf(value: object): Scoring {
  let scoring = read.get(value);
  if (!scoring) read.set(value, (scoring = scoringOf(value)));
  return scoring;
}

/** Keys that the model reads, in the order of its formula. */
export function termKeysOf(scoring: Scoring): readonly string[] {
  switch (scoring.model) {
    case 'rice':
      return RICE_TERMS;
    case 'ice':
      return ICE_TERMS;
    case 'wsjf':
      return WSJF_TERMS;
    case 'value-effort':
      return VALUE_EFFORT_TERMS;
    case 'weighted':
      return scoring.criteria.filter((criterion) => criterion.weight > 0).map((criterion) => criterion.key);
  }
}

/** Score of one requirement's numbers by the product's model; what differs by rounding alone is equal. */
export function scoreOf(scoring: Scoring, inputs: Inputs): Score {
  const score = scoreBy(scoring, inputs);
  if (!score.ok) return score;
  // Numbers that multiply beyond all bounds rank nothing.
  return Number.isFinite(score.value) ? { ...score, value: tidy(score.value) } : { ok: false, terms: score.terms, missing: [] };
}

function scoreBy(scoring: Scoring, inputs: Inputs): Score {
  switch (scoring.model) {
    case 'rice':
      return rice(inputs);
    case 'ice':
      return ice(inputs);
    case 'wsjf':
      return wsjf(inputs);
    case 'value-effort':
      return valueEffort(inputs);
    case 'weighted':
      return weighted(inputs, scoring.criteria);
  }
}

/** The scoring with other weights of criteria, by key; only weighted criteria have weights. */
export function withWeights(scoring: Scoring, weights: Readonly<Record<string, number>>): Scoring {
  if (scoring.model !== 'weighted') return scoring;
  return { ...scoring, criteria: scoring.criteria.map((criterion) => ({ ...criterion, weight: Object.hasOwn(weights, criterion.key) ? Math.max(0, weights[criterion.key] ?? 0) : criterion.weight })) };
}

/**
 * What a requirement brings, to be added up over a set whose effort is counted apart: a score that is divided by effort before the division,
 * ICE without its ease, the score of weighted criteria as it is.
 */
export function worthOf({ model }: Scoring, { value, terms }: Extract<Score, { ok: true }>): number {
  if (model === 'weighted') return value;
  const brings = terms.filter(({ key }) => key !== 'effort' && (model !== 'ice' || key !== 'ease')).map((term) => term.value);
  return tidy(model === 'wsjf' ? sum(brings) : product(brings));
}
