// Orders the requirements of a product by their scores, as the ranking does, or by their ids.
import { entitiesIn } from '../index/lookup';
import type { Snapshot } from '../index/snapshot';
import { compareIds, compareRanked, type Ranked } from '../scoring/ranking';
import { scoreOf } from '../scoring/scoring';
import { notesByRequirement, numbersOf } from '../views/matrix-numbers';
import { scoringIn } from '../views/ranking';

/** Order of ids by score: the highest first, those without a score behind them by id. Reads the whole product. */
export function orderByScore(snapshot: Snapshot, scope: string, ids: readonly string[]): readonly number[] {
  const scoring = scoringIn(snapshot, scope);
  const notes = notesByRequirement(snapshot, scope);
  const ranked = new Map<string, Ranked>();
  const asked = new Set(ids);
  for (const entity of entitiesIn(snapshot, scope, 'requirement')) {
    const { id, fields: { priority } } = entity;
    if (!asked.has(id) || ranked.has(id)) continue;
    const score = scoreOf(scoring, numbersOf(entity, notes, scoring).inputs);
    if (score.ok) ranked.set(id, { id, score: score.value, ...(typeof priority === 'string' && { priority }) });
  }
  return orderOf(ids, (a, b) => {
    const [one, other] = [ranked.get(a), ranked.get(b)];
    if (one && other) return compareRanked(one, other);
    return one ? -1 : other ? 1 : compareIds(a, b);
  });
}

export function orderById(ids: readonly string[]): readonly number[] {
  return orderOf(ids, compareIds);
}

function orderOf(ids: readonly string[], compare: (a: string, b: string) => number): number[] {
  return ids.map((_, i) => i).sort((a, b) => compare(ids[a] ?? '', ids[b] ?? '') || a - b);
}
