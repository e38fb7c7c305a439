// Orders the requirements of a product by their scores, as the ranking does.
import { entitiesIn } from '../index/lookup';
import type { Snapshot } from '../index/snapshot';
import { compareIds, compareRanked, type Ranked } from '../scoring/ranking';
import { scoreOf, scoringOf } from '../scoring/scoring';
import { notesByRequirement, numbersOf } from '../views/matrix-numbers';

/** Order of ids by score: the highest first, those without a score behind them by id. Nothing where none of them has a score. */
export function orderByScore(snapshot: Snapshot, scope: string, ids: readonly string[]): readonly number[] | undefined {
  const scoring = scoringOf(entitiesIn(snapshot, scope, 'product')[0]?.fields['scoring']);
  const notes = notesByRequirement(snapshot, scope);
  const ranked = new Map<string, Ranked>();
  const asked = new Set(ids);
  for (const entity of entitiesIn(snapshot, scope, 'requirement')) {
    const { id, fields: { priority } } = entity;
    if (!asked.has(id) || ranked.has(id)) continue;
    const score = scoreOf(scoring, numbersOf(entity, notes, scoring).inputs);
    if (score.ok) ranked.set(id, { id, score: score.value, ...(typeof priority === 'string' && { priority }) });
  }
  if (ranked.size === 0) return undefined;
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
