// Reads a requirement's numbers: its scores, its analysis, and the feedback linked to it.
import type { Entity } from '../document/document';
import { entitiesIn } from '../index/lookup';
import type { Snapshot } from '../index/snapshot';
import { feedbackScore, weightOf } from '../scoring/feedback-score';
import { ANALYSIS_KEYS, isMeasureKey } from '../scoring/measures';
import { numberOf, scoreNumberOf } from '../scoring/read';
import type { Input } from '../scoring/score';
import { DEFAULT_CRITERIA, type Scoring } from '../scoring/scoring';

export interface Numbers {
  /** What the scoring model reads, by score key. */
  readonly inputs: ReadonlyMap<string, Input>;
  /** All numbers by measure key. */
  readonly values: ReadonlyMap<string, number>;
}

/** Weights of the feedback notes of each requirement, by note id: each note counts once, whichever side names the other. */
export type Notes = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Notes that name a requirement, and notes that a requirement names as its source. */
export function notesByRequirement(snapshot: Snapshot, scope: string): Notes {
  const notes = new Map<string, Map<string, number>>();
  const weights = new Map<string, number>();
  const link = (requirement: unknown, note: unknown): void => {
    if (typeof requirement !== 'string' || typeof note !== 'string') return;
    const weight = weights.get(note);
    if (weight === undefined) return;
    const linked = notes.get(requirement) ?? new Map<string, number>();
    notes.set(requirement, linked.set(note, weight));
  };
  const feedback = entitiesIn(snapshot, scope, 'feedback');
  for (const note of feedback) if (!weights.has(note.id)) weights.set(note.id, weightOf(note.fields.weight));
  for (const note of feedback) for (const id of listOf(note.fields.requirements)) link(id, note.id);
  for (const requirement of entitiesIn(snapshot, scope, 'requirement')) {
    for (const id of listOf(recordOf(requirement.fields.source).feedback)) link(requirement.id, id);
  }
  return notes;
}

/** Numbers of one requirement; what isn't a number is as if it weren't there. */
export function numbersOf(entity: Entity, notes: Notes, scoring: Scoring): Numbers {
  const inputs = new Map<string, Input>();
  for (const [key, raw] of Object.entries(recordOf(entity.fields.scores))) {
    const value = isMeasureKey(key) ? scoreNumberOf(key, raw) : undefined;
    if (value !== undefined) inputs.set(key, { value });
  }
  if (!inputs.has('userFeedback')) {
    const counted = countedFeedback([...(notes.get(entity.id)?.values() ?? [])], scoring);
    if (counted) inputs.set('userFeedback', counted);
  }
  const values = new Map([...inputs].map(([key, input]) => [key, input.value]));
  const analysis = recordOf(entity.fields.analysis);
  for (const key of ANALYSIS_KEYS) {
    const value = numberOf(analysis[key.slice('analysis.'.length)]);
    if (value !== undefined) values.set(key, value);
  }
  return { inputs, values };
}

function countedFeedback(weights: readonly number[], scoring: Scoring): Input | undefined {
  const isFeedback = (criterion: { readonly key: string }): boolean => criterion.key === 'userFeedback';
  const scale = scoring.criteria.find(isFeedback) ?? DEFAULT_CRITERIA.find(isFeedback);
  return feedbackScore(weights, scale?.min ?? 0, scale?.max ?? 10);
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
