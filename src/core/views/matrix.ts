// Turns a snapshot into the view of the priority matrix: requirements with their numbers, scores and ranks, and the measures to draw by.
import type { Entity } from '../document/document';
import { entitiesIn, labelOf, scopeOf, stringsIn } from '../index/lookup';
import type { Snapshot } from '../index/snapshot';
import { measuresOf, type Measure } from '../scoring/measures';
import { compareIds } from '../scoring/ranking';
import type { Term } from '../scoring/score';
import { DEFAULT_CRITERIA, scoringOf, termKeysOf, type Scoring, type ScoringModel } from '../scoring/scoring';
import type { RankRange } from '../scoring/sensitivity';
import type { Criterion } from '../scoring/weighted';
import { positionAt } from '../text/lines';
import type { Range } from '../text/range';
import { numbersOf, notesByRequirement, type Numbers } from './matrix-numbers';
import { standingsOf, type Standing } from './matrix-standings';

export interface MatrixFindings {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
}

export interface MatrixTerm extends Term {
  /** Height of the term's bar, 0 to 1: its level on the criterion's scale, or its part of the largest such term. */
  readonly level: number;
}

export interface MatrixItem {
  readonly id: string;
  readonly title: string;
  readonly file: string;
  /** Offset of the id in the file. */
  readonly at: number;
  readonly range: Range;
  readonly priority?: string;
  readonly status?: string;
  readonly type?: string;
  readonly owner?: string;
  readonly ownerName?: string;
  readonly prd?: string;
  readonly tags: readonly string[];
  /** Numbers by measure key. */
  readonly values: Readonly<Record<string, number>>;
  /** Feedback notes that `userFeedback` was counted from. */
  readonly notes?: number;
  readonly score?: number;
  /** From 1; nothing for a requirement without a score. */
  readonly rank?: number;
  /** Where the rank moves to when any weight changes by a quarter. */
  readonly ranks?: RankRange;
  /** How many others have the same score: priority, then id decides between them. */
  readonly tied?: number;
  readonly terms: readonly MatrixTerm[];
  /** Keys of the numbers that the score lacks. */
  readonly missing: readonly string[];
  /** Key of the divisor that is zero. */
  readonly zero?: string;
  readonly needs: readonly string[];
  readonly findings: MatrixFindings;
}

export interface BrokenFile {
  readonly file: string;
  readonly range: Range;
  /** Last line that could be read, from 1. */
  readonly line: number;
}

export interface MatrixView {
  readonly version: number;
  readonly scope: string;
  readonly product?: { readonly id: string; readonly name: string; readonly file: string };
  readonly model: ScoringModel;
  /** The product names the model. */
  readonly modelGiven: boolean;
  /** Criteria of the product, or the default ones. */
  readonly criteria: readonly Criterion[];
  /** The product file holds the criteria: their weights can be written. */
  readonly criteriaGiven: boolean;
  /** Keys of the model's terms, in the order of its formula. */
  readonly termKeys: readonly string[];
  readonly measures: readonly Measure[];
  /** By rank, then those without a score by id. */
  readonly items: readonly MatrixItem[];
  readonly broken: readonly BrokenFile[];
}

export interface MatrixOptions {
  /** Findings that lie within a range of a file. */
  readonly findings: (file: string, range: Range) => MatrixFindings;
}

/** View of the product whose files stand in `scope`. Of an id that is defined twice the first definition counts. */
export function matrixView(snapshot: Snapshot, scope: string, options: MatrixOptions): MatrixView {
  const product = entitiesIn(snapshot, scope, 'product')[0];
  const scoring = scoringOf(product?.fields.scoring);
  const scored = scoreAll(snapshot, scope, scoring);
  const heights = tallest(scored);
  const context = { prds: prdByRequirement(snapshot, scope), people: namesOf(snapshot, scope), heights, options };
  return {
    version: snapshot.version,
    scope,
    ...(product && { product: { id: product.id, name: labelOf(product), file: product.file } }),
    model: scoring.model,
    modelGiven: scoring.given,
    criteria: scoring.criteria,
    criteriaGiven: scoring.criteria !== DEFAULT_CRITERIA,
    termKeys: termKeysOf(scoring),
    measures: measuresOf(scoring, scored.map(({ numbers }) => numbers.values)),
    items: scored.sort(inOrder).map((one) => itemOf(one, context)),
    broken: brokenFiles(snapshot, scope),
  };
}

interface Scored {
  readonly entity: Entity;
  readonly numbers: Numbers;
  readonly standing: Standing;
}

function scoreAll(snapshot: Snapshot, scope: string, scoring: Scoring): Scored[] {
  const notes = notesByRequirement(snapshot, scope);
  const entities = new Map<string, Entity>();
  for (const entity of entitiesIn(snapshot, scope, 'requirement')) if (!entities.has(entity.id)) entities.set(entity.id, entity);
  const read = [...entities.values()].map((entity) => ({ entity, numbers: numbersOf(entity, notes, scoring) }));
  const rows = read.map(({ entity, numbers }) => ({ id: entity.id, ...optional('priority', textOf(entity.fields.priority)), inputs: numbers.inputs, needs: [] }));
  const { of } = standingsOf(rows, scoring, false);
  return read.map((one, i) => ({ ...one, standing: of[i] as Standing }));
}

function inOrder({ entity: a, standing: { rank: rankA } }: Scored, { entity: b, standing: { rank: rankB } }: Scored): number {
  if (rankA !== undefined && rankB !== undefined) return rankA - rankB;
  return rankA === undefined && rankB === undefined ? compareIds(a.id, b.id) : rankA === undefined ? 1 : -1;
}

/** Largest value of each term over all requirements. */
function tallest(scored: readonly Scored[]): Map<string, number> {
  const heights = new Map<string, number>();
  for (const { standing: { score } } of scored) for (const term of score.terms) heights.set(term.key, Math.max(heights.get(term.key) ?? 0, term.value));
  return heights;
}

interface Context {
  readonly prds: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<string, string>;
  readonly heights: ReadonlyMap<string, number>;
  readonly options: MatrixOptions;
}

function itemOf({ entity, numbers, standing }: Scored, context: Context): MatrixItem {
  const { score, ...place } = standing;
  const { fields, file, range } = entity;
  const owner = textOf(fields.owner);
  return {
    id: entity.id,
    title: labelOf(entity),
    file,
    at: entity.idRange.start,
    range: { start: range.start, end: range.end },
    ...optional('priority', textOf(fields.priority)),
    ...optional('status', textOf(fields.status)),
    ...optional('type', textOf(fields.type)),
    ...optional('owner', owner),
    ...optional('ownerName', owner === undefined ? undefined : context.people.get(owner)),
    ...optional('prd', context.prds.get(entity.id)),
    tags: stringsIn(fields.tags),
    values: Object.fromEntries(numbers.values),
    ...optional('notes', numbers.inputs.get('userFeedback')?.notes),
    ...(score.ok && { score: score.value }),
    ...place,
    terms: score.terms.map((term) => ({ ...term, level: term.level ?? partOf(term.value, context.heights.get(term.key)) })),
    missing: score.ok ? [] : score.missing,
    ...(!score.ok && optional('zero', score.zero)),
    needs: stringsIn(fields.dependsOn),
    findings: context.options.findings(file, range),
  };
}

function partOf(value: number, largest: number | undefined): number {
  return largest !== undefined && largest > 0 ? Math.min(1, Math.max(0, value / largest)) : 0;
}

function optional<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: V };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The PRD that a requirement stands in, else the first one that lists it. */
function prdByRequirement(snapshot: Snapshot, scope: string): Map<string, string> {
  const prds = new Map<string, string>();
  const known = entitiesIn(snapshot, scope, 'prd');
  for (const prd of known) for (const id of stringsIn(prd.fields.requirements)) if (!prds.has(id)) prds.set(id, prd.id);
  const ids = new Set(known.map((prd) => prd.id));
  for (const { id, container } of entitiesIn(snapshot, scope, 'requirement')) if (container !== undefined && ids.has(container)) prds.set(id, container);
  return prds;
}

function namesOf(snapshot: Snapshot, scope: string): Map<string, string> {
  return new Map(entitiesIn(snapshot, scope, 'person').map((person) => [person.id, textOf(person.fields.name) ?? person.id]));
}

function brokenFiles(snapshot: Snapshot, scope: string): BrokenFile[] {
  const broken: BrokenFile[] = [];
  for (const facts of snapshot.files.values()) {
    if (!facts.broken || facts.kind === 'config' || scopeOf(snapshot, facts.file) !== scope) continue;
    const range = facts.findings.find((finding) => /^(?:yaml|file)\//.test(finding.rule))?.range ?? { start: 0, end: 0 };
    broken.push({ file: facts.file, range: { start: range.start, end: range.end }, line: positionAt(facts.lineStarts, range.start).line + 1 });
  }
  return broken.sort((a, b) => (a.file < b.file ? -1 : 1));
}
