// Turns a snapshot into the score and the rank of each requirement of a product, as the priority matrix has them; kept up from one snapshot to the next.
import type { Entity, Extract } from '../document/document';
import { extractsIn } from '../document/parts';
import { pathsOf, scopeOf } from '../index/lookup';
import type { Snapshot } from '../index/snapshot';
import { weightOf } from '../scoring/feedback-score';
import { compareRanked, type Ranked } from '../scoring/ranking';
import type { Score } from '../scoring/score';
import { scoreOf, scoringOf, type Scoring } from '../scoring/scoring';
import { type Notes, numbersOf } from './matrix-numbers';

export interface Ranking {
  readonly scoring: Scoring;
  /** Requirements that have a score. */
  readonly count: number;
  /** Nothing for an id that no requirement of the product has. */
  of(id: string): Standing | undefined;
  /** Ids of the feedback notes linked to a requirement. */
  notesOf(id: string): readonly string[];
}

export interface Standing {
  readonly score: Score;
  /** From 1; nothing without a score. */
  readonly rank?: number;
}

const rankings = new WeakMap<Snapshot, Map<string, Ranking>>();

/** Made once a snapshot. What a requirement scores is kept as long as it and the notes on it stay the same. */
export function rankingOf(snapshot: Snapshot, scope: string): Ranking {
  let known = rankings.get(snapshot);
  if (!known) rankings.set(snapshot, (known = new Map<string, Ranking>()));
  let ranking = known.get(scope);
  if (!ranking) known.set(scope, (ranking = rank(snapshot, scope)));
  return ranking;
}

function rank(snapshot: Snapshot, scope: string): Ranking {
  const scoring = scoringIn(snapshot, scope);
  const requirements = new Map<string, Entity>();
  const feedback = new Map<string, number>();
  const links: (readonly [string, string])[] = [];
  for (const { requirements: own, feedback: notes, links: linked } of holdingsIn(snapshot, scope)) {
    for (const entity of own) if (!requirements.has(entity.id)) requirements.set(entity.id, entity);
    for (const { id, fields } of notes) if (!feedback.has(id)) feedback.set(id, weightOf(fields['weight']));
    for (const link of linked) links.push(link);
  }
  const notes = new Map<string, Map<string, number>>();
  for (const [requirement, note] of links) {
    const weight = feedback.get(note);
    if (weight === undefined) continue;
    const list = notes.get(requirement);
    if (list) list.set(note, weight);
    else notes.set(requirement, new Map([[note, weight]]));
  }
  const scores = new Float64Array(requirements.size);
  let count = 0;
  for (const entity of requirements.values()) {
    const score = keptScore(entity, notes, scoring);
    if (score.ok) scores[count++] = score.value;
  }
  const sorted = scores.subarray(0, count).sort();
  let ties: Ties | undefined;
  return {
    scoring,
    count,
    of(id) {
      const entity = requirements.get(id);
      if (!entity) return undefined;
      const score = keptScore(entity, notes, scoring);
      if (!score.ok) return { score };
      const above = count - firstAbove(sorted, score.value);
      const level = count - above - firstNotBelow(sorted, score.value);
      if (level === 1) return { score, rank: above + 1 };
      ties ??= groupTies([...requirements.values()], notes, scoring);
      const own = rankedOf(entity, score.value);
      return { score, rank: above + 1 + countBefore(own, ties) };
    },
    notesOf: (id) => [...(notes.get(id)?.keys() ?? [])],
  };
}

interface Holdings {
  readonly requirements: readonly Entity[];
  readonly feedback: readonly Entity[];
  /** Requirement and note, whichever of them names the other. */
  readonly links: readonly (readonly [string, string])[];
}

const holdings = new WeakMap<Extract, Holdings>();
const NOTHING: Holdings = { requirements: [], feedback: [], links: [] };

/** What the documents of a product hold, by files and in the order of each; of a long list by items. */
function* holdingsIn(snapshot: Snapshot, scope: string): Iterable<Holdings> {
  for (const file of pathsOf(snapshot)) {
    const facts = snapshot.files.get(file);
    if (!facts || (facts.kind !== 'requirements' && facts.kind !== 'prd' && facts.kind !== 'feedback') || scopeOf(snapshot, file) !== scope) continue;
    if (facts.parts) for (const extract of extractsIn(facts.parts)) yield held(extract);
    else yield held(facts);
  }
}

function held(extract: Extract): Holdings {
  let known = holdings.get(extract);
  if (!known) {
    const requirements = extract.entities.filter(({ kind }) => kind === 'requirement');
    const feedback = extract.entities.filter(({ kind }) => kind === 'feedback');
    const links = [
      ...feedback.flatMap(({ id, fields }) => textsOf(fields['requirements']).map((requirement) => [requirement, id] as const)),
      ...requirements.flatMap(({ id, fields }) => textsOf((fields['source'] as { readonly feedback?: unknown } | null | undefined)?.feedback).map((note) => [id, note] as const)),
    ];
    known = requirements.length + feedback.length === 0 ? NOTHING : { requirements, feedback, links };
    holdings.set(extract, known);
  }
  return known;
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}

const scorings = new WeakMap<object, Scoring>();
const DEFAULT = scoringOf(undefined);

/** The same object as long as the product says the same. */
export function scoringIn(snapshot: Snapshot, scope: string): Scoring {
  for (const file of snapshot.products.get(scope) ?? []) {
    const product = snapshot.files.get(file)?.entities.find(({ kind }) => kind === 'product');
    if (!product) continue;
    const written = product.fields['scoring'];
    if (typeof written !== 'object' || written === null) return DEFAULT;
    let scoring = scorings.get(written);
    if (!scoring) scorings.set(written, (scoring = scoringOf(written)));
    return scoring;
  }
  return DEFAULT;
}

interface Kept {
  readonly scoring: Scoring;
  readonly notes: string;
  readonly score: Score;
}

const kept = new WeakMap<Entity['fields'], Kept>();

function keptScore(entity: Entity, notes: Notes, scoring: Scoring): Score {
  const own = notes.get(entity.id);
  const key = own ? [...own.values()].join() : '';
  const known = kept.get(entity.fields);
  if (known?.scoring === scoring && known.notes === key) return known.score;
  const score = scoreOf(scoring, numbersOf(entity, notes, scoring).inputs);
  kept.set(entity.fields, { scoring, notes: key, score });
  return score;
}

/** Requirements of equal scores by their priority. */
type Ties = ReadonlyMap<number, ReadonlyMap<string | undefined, readonly Ranked[]>>;

function groupTies(requirements: readonly Entity[], notes: Notes, scoring: Scoring): Ties {
  const groups = new Map<number, Map<string | undefined, Ranked[]>>();
  for (const entity of requirements) {
    const score = keptScore(entity, notes, scoring);
    if (!score.ok) continue;
    const ranked = rankedOf(entity, score.value);
    const group = groups.get(score.value) ?? new Map<string | undefined, Ranked[]>();
    groups.set(score.value, group);
    const list = group.get(ranked.priority);
    if (list) list.push(ranked);
    else group.set(ranked.priority, [ranked]);
  }
  return groups;
}

/** How many of the same score come first. */
function countBefore(own: Ranked, ties: Ties): number {
  let before = 0;
  for (const [priority, list] of ties.get(own.score) ?? []) {
    // The ids count only where the priorities do not decide.
    const order = compareRanked({ ...own, priority: priority ?? '' }, own);
    if (order < 0) before += list.length;
    else if (order === 0) before += list.filter((other) => compareRanked(other, own) < 0).length;
  }
  return before;
}

function rankedOf({ id, fields }: Entity, score: number): Ranked {
  const priority = fields['priority'];
  return { id, score, ...(typeof priority === 'string' && priority !== '' && { priority }) };
}

/** Position of the first number that is not below a value. */
function firstNotBelow(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Position of the first number above a value. */
function firstAbove(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
