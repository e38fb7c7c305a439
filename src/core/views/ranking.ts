// Turns a snapshot into the score and the rank of each requirement of a product, as the priority matrix has them; kept up from one snapshot to the next.
import type { Entity, Extract } from '../document/document';
import { extractsIn } from '../document/parts';
import type { DocumentFacts } from '../index/facts';
import { pathsOf, scopeOf, stringsIn } from '../index/lookup';
import { changedKeys } from '../index/persistent-map';
import type { Snapshot } from '../index/snapshot';
import { weightOf } from '../scoring/feedback-score';
import { tieOrder } from '../scoring/ranking';
import type { Score } from '../scoring/score';
import { keptScoringOf, scoreOf, scoringOf, type Scoring } from '../scoring/scoring';
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

/** Made once a snapshot, and not even that while nothing changes that counts: who types a statement moves no rank. */
export function rankingOf(snapshot: Snapshot, scope: string): Ranking {
  let known = rankings.get(snapshot);
  if (!known) rankings.set(snapshot, (known = new Map<string, Ranking>()));
  let ranking = known.get(scope);
  if (!ranking) known.set(scope, (ranking = keptUp(snapshot, scope)));
  return ranking;
}

interface State {
  files: Snapshot['files'];
  /** By files, in order. */
  readonly holdings: Map<string, readonly Holdings[]>;
  ranking: Ranking;
}

/** By what stays the same while no file comes or goes, and by scope. */
const states = new WeakMap<object, Map<string, State>>();

function keptUp(snapshot: Snapshot, scope: string): Ranking {
  const { files, paths } = snapshot;
  let known = states.get(paths);
  if (!known) states.set(paths, (known = new Map<string, State>()));
  const state = known.get(scope);
  const scoring = scoringIn(snapshot, scope);
  if (!state) {
    const holdings = new Map<string, readonly Holdings[]>();
    for (const file of pathsOf(snapshot)) {
      const own = scopeOf(snapshot, file) === scope ? holdingsOf(files.get(file)) : NO_HOLDINGS;
      if (own.length > 0) holdings.set(file, own);
    }
    const ranking = rank(holdings, scoring);
    known.set(scope, { files, holdings, ranking });
    return ranking;
  }
  let same = state.ranking.scoring === scoring;
  let fresh = false;
  for (const file of changedKeys(state.files, files)) {
    if (scopeOf(snapshot, file) !== scope) continue;
    const [before, after] = [state.holdings.get(file) ?? NO_HOLDINGS, holdingsOf(files.get(file))];
    if (before.length > 0 || after.length > 0) same &&= sameHoldings(before, after);
    fresh ||= before.length === 0 && after.length > 0;
    state.holdings.set(file, after);
  }
  state.files = files;
  // A file that held nothing before has no place in the order yet.
  if (fresh) known.delete(scope);
  if (fresh) return keptUp(snapshot, scope);
  if (!same) state.ranking = rank(state.holdings, scoring);
  return state.ranking;
}

function rank(holdings: ReadonlyMap<string, readonly Holdings[]>, scoring: Scoring): Ranking {
  const rows = new Map<string, Row>();
  const weights = new Map<string, number>();
  for (const list of holdings.values()) {
    for (const { requirements, feedback } of list) {
      for (const row of requirements) if (!rows.has(row.id)) rows.set(row.id, row);
      for (const { id, weight } of feedback) if (!weights.has(id)) weights.set(id, weight);
    }
  }
  const notes = new Map<string, Map<string, number>>();
  for (const list of holdings.values()) for (const { links } of list) for (const [requirement, note] of links) {
    const weight = weights.get(note);
    if (weight === undefined) continue;
    const linked = notes.get(requirement);
    if (linked) linked.set(note, weight);
    else notes.set(requirement, new Map([[note, weight]]));
  }
  const scores = new Float64Array(rows.size);
  let count = 0;
  for (const row of rows.values()) {
    const score = keptScore(row, notes, scoring);
    if (score.ok) scores[count++] = score.value;
  }
  const sorted = scores.subarray(0, count).sort();
  let places: ReadonlyMap<string, number> | undefined;
  return {
    scoring,
    count,
    of(id) {
      const row = rows.get(id);
      if (!row) return undefined;
      const score = keptScore(row, notes, scoring);
      if (!score.ok) return { score };
      const above = count - firstAbove(sorted, score.value);
      const level = count - above - firstNotBelow(sorted, score.value);
      if (level === 1) return { score, rank: above + 1 };
      places ??= placesAmongTies(rows.values(), notes, scoring);
      return { score, rank: above + 1 + (places.get(id) ?? 0) };
    },
    notesOf: (id) => [...(notes.get(id)?.keys() ?? [])],
  };
}

/** A requirement, with the score that it had when it was last asked for. */
interface Row {
  readonly id: string;
  readonly priority: string | undefined;
  readonly entity: Entity;
  kept?: { readonly scoring: Scoring; readonly notes: string; readonly score: Score };
}

/** What an extract holds that counts for a ranking. */
interface Holdings {
  readonly requirements: readonly Row[];
  readonly feedback: readonly { readonly id: string; readonly weight: number }[];
  /** Requirement and note, whichever of them names the other. */
  readonly links: readonly (readonly [string, string])[];
  /** Equal for what counts the same; made when two are compared. */
  key?: string;
}

const NO_HOLDINGS: readonly Holdings[] = [];
const known = new WeakMap<Extract, Holdings>();

/** What a document holds; of a long list by items, which keep theirs while they stay the same. */
function holdingsOf(facts: DocumentFacts | undefined): readonly Holdings[] {
  if (!facts || (facts.kind !== 'requirements' && facts.kind !== 'prd' && facts.kind !== 'feedback')) return NO_HOLDINGS;
  return facts.parts ? [...extractsIn(facts.parts)].map(held) : [held(facts)];
}

function held(extract: Extract): Holdings {
  let holdings = known.get(extract);
  if (!holdings) {
    const requirements: Row[] = [];
    const feedback: { id: string; weight: number }[] = [];
    const links: (readonly [string, string])[] = [];
    for (const entity of extract.entities) {
      const { kind, id, fields } = entity;
      if (kind === 'requirement') {
        const priority = fields['priority'];
        requirements.push({ id, priority: typeof priority === 'string' && priority !== '' ? priority : undefined, entity });
        for (const note of stringsIn((fields['source'] as { readonly feedback?: unknown } | null | undefined)?.feedback)) links.push([id, note]);
      } else if (kind === 'feedback') {
        feedback.push({ id, weight: weightOf(fields['weight']) });
        for (const requirement of stringsIn(fields['requirements'])) links.push([requirement, id]);
      }
    }
    holdings = { requirements, feedback, links };
    known.set(extract, holdings);
  }
  return holdings;
}

function sameHoldings(a: readonly Holdings[], b: readonly Holdings[]): boolean {
  return a.length === b.length && a.every((one, i) => one === b[i] || keyOf(one) === keyOf(b[i] as Holdings));
}

function keyOf(holdings: Holdings): string {
  const { requirements, feedback, links } = holdings;
  return (holdings.key ??= JSON.stringify([requirements.map(({ id, priority, entity }) => [id, priority, entity.fields['scores']]), feedback, links]));
}

const DEFAULT = scoringOf(undefined);

/** The same object as long as the product says the same. */
export function scoringIn(snapshot: Snapshot, scope: string): Scoring {
  for (const file of snapshot.products.get(scope) ?? []) {
    const product = snapshot.files.get(file)?.entities.find(({ kind }) => kind === 'product');
    if (!product) continue;
    const written = product.fields['scoring'];
    return typeof written === 'object' && written !== null ? keptScoringOf(written) : DEFAULT;
  }
  return DEFAULT;
}

function keptScore(row: Row, notes: Notes, scoring: Scoring): Score {
  const own = notes.get(row.id);
  const key = own ? [...own.values()].join() : '';
  const { kept } = row;
  if (kept?.scoring === scoring && kept.notes === key) return kept.score;
  const score = scoreOf(scoring, numbersOf(row.entity, notes, scoring).inputs);
  row.kept = { scoring, notes: key, score };
  return score;
}

/** How many of those with the same score come before a requirement; each group is sorted once. */
function placesAmongTies(rows: Iterable<Row>, notes: Notes, scoring: Scoring): Map<string, number> {
  const groups = new Map<number, Row[]>();
  for (const row of rows) {
    const score = keptScore(row, notes, scoring);
    if (!score.ok) continue;
    const group = groups.get(score.value);
    if (group) group.push(row);
    else groups.set(score.value, [row]);
  }
  const places = new Map<string, number>();
  for (const group of groups.values()) {
    if (group.length > 1) tieOrder(group).forEach((at, place) => places.set((group[at] as Row).id, place));
  }
  return places;
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
