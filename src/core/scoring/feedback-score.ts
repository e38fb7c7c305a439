// Turns the feedback notes linked to a requirement into a number for `userFeedback`.
import type { Input } from './score';
import { numberOf } from './read';

/** Weight of the notes at which the middle of the scale is reached. */
const HALF = 3;

/** A note's weight; 1 where none is given, 0 for a negative one. */
export function weightOf(weight: unknown): number {
  return Math.max(0, numberOf(weight) ?? 1);
}

/**
 * Score of a number of notes on a scale from `min` to `max`: min + (max − min) × W ÷ (W + 3), where W is the sum of the notes'
 * weights, rounded to a tenth. It grows with every note, ever more slowly, and never passes the end: on 0–10, three notes give 5, nine 7.5,
 * twenty-one 8.8. It depends on nothing but the requirement's own notes, so feedback on one never moves another. No note, no number.
 */
export function feedbackScore(weights: readonly number[], min: number, max: number): Input | undefined {
  if (weights.length === 0) return undefined;
  const total = weights.reduce((a, b) => a + b, 0);
  const value = min + ((max - min) * total) / (total + HALF);
  return { value: Math.round(value * 10) / 10, notes: weights.length };
}
