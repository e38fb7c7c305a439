// Turns values of a document into what they mean, to stand behind them: names behind ids, days behind a quarter, the sum behind scores.
import type { Document, Entity } from '../document/document';
import { looksLikeId } from '../document/extract';
import { type Mapping, type Pair, pairOf, type Scalar, type Sequence, stringOf, type SyntaxNode } from '../document/tree';
import { entityOf, labelOf, resolve, scopeOf, textField } from '../index/lookup';
import type { Snapshot } from '../index/snapshot';
import { parsePeriod } from '../schedule/period';
import { type Shape, shapeBelow, shapeOf } from '../schema/shape';
import type { Range } from '../text/range';
import { rankingOf } from '../views/ranking';
import { rootOf } from './fields';
import { cut } from './markdown-text';
import { kpiText, progressOf, scheduleOf } from './plan-text';
import { countedText, numberText, termsText } from './score-text';
import { dayText, type Language, spanText } from './words';

export const HINTS = ['titles', 'scores', 'dates', 'units'] as const;
export type HintKind = (typeof HINTS)[number];

export interface HintPart {
  readonly text: string;
  /** Thing that it speaks of. */
  readonly target?: Entity;
}

export interface InlayHint {
  readonly offset: number;
  readonly kind: HintKind;
  /** Together never more than 60 letters. */
  readonly parts: readonly HintPart[];
}

const LONGEST = 60;
/** A name that would be cut shorter is left out. */
const LEAST = 8;

interface Here {
  readonly snapshot: Snapshot;
  readonly document: Document;
  readonly range: Range;
  readonly kinds: ReadonlySet<HintKind>;
  readonly language: Language;
  readonly hints: InlayHint[];
}

export interface HintOptions {
  readonly kinds: ReadonlySet<HintKind>;
  readonly language: Language;
}

/** Hints of a range, in the order of the text; nothing outside of it is looked at. */
export function inlayHints(snapshot: Snapshot, document: Document, range: Range, { kinds, language }: HintOptions): InlayHint[] {
  const here: Here = { snapshot, document, range, kinds, language, hints: [] };
  if (kinds.size > 0 && document.root && document.kind !== 'config') walk(here, document.root, shapeOf(rootOf(document)));
  return here.hints.sort((a, b) => a.offset - b.offset);
}

function walk(here: Here, node: SyntaxNode, shape: Shape): void {
  if (!touches(node, here.range)) return;
  if (node.kind === 'mapping') walkMapping(here, node, shape.mapping ?? shape);
  else if (node.kind === 'sequence') walkSequence(here, node, shape);
  else if (node.kind === 'scalar' && shape.names) addNames(here, [node], node.end);
}

function touches({ start, end }: Range, range: Range): boolean {
  return start <= range.end && range.start <= end;
}

function walkSequence(here: Here, node: Sequence, { items }: Shape): void {
  if (!items) return;
  const ids = items.names && node.flow ? node.items.filter((item): item is Scalar => item.kind === 'scalar') : [];
  if (ids.length > 0) addNames(here, ids, node.end);
  for (const item of node.items) if (item.kind !== 'scalar' || ids.length === 0) walk(here, item, items);
}

function walkMapping(here: Here, node: Mapping, shape: Shape): void {
  const defines = shape.properties?.get('id')?.defines;
  for (const pair of node.pairs) {
    const key = String(pair.key.value);
    const below = shapeBelow(shape, key);
    if (!below || !touches({ start: pair.key.start, end: Math.max(pair.key.end, pair.value.end) }, here.range)) continue;
    walk(here, pair.value, below);
    if (below.format === 'prd-period') addPeriod(here, key, pair.value);
    else if (key === 'scores' && defines === 'requirement') addScores(here, node, pair);
    else if (key === 'duration' && defines === 'roadmapItem') addSchedule(here, node, pair.value);
    else if ((key === 'baseline' || key === 'target') && defines === 'kpi') addUnit(here, node, pair.value);
  }
}

function add({ hints, kinds, range }: Here, hint: InlayHint): void {
  if (kinds.has(hint.kind) && range.start <= hint.offset && hint.offset <= range.end && hint.parts.length > 0) hints.push(hint);
}

/** One hint behind a value or a list: what each id names, in the same order. */
function addNames(here: Here, nodes: readonly Scalar[], offset: number): void {
  if (!here.kinds.has('titles')) return;
  const ids = nodes.map(stringOf).filter((id) => id !== undefined && looksLikeId(id)) as string[];
  const separator = here.language === 'zh' ? '，' : ', ';
  const parts: HintPart[] = [];
  let left = LONGEST;
  for (const id of ids) {
    const name = nameOf(here, id, ids.length === 1);
    const room = left - (parts.length > 0 ? separator.length : 0);
    if (room < 2) break;
    if (parts.length > 0) parts.push({ text: separator });
    const text = name.text.length > room && room < LEAST ? '…' : cut(name.text, room);
    parts.push({ ...name, text });
    left = room - text.length;
    if (text !== name.text) break;
  }
  if (ids.length > 0) add(here, { offset, kind: 'titles', parts });
}

function nameOf({ snapshot, document, language }: Here, id: string, alone: boolean): HintPart {
  const found = resolve(snapshot, id, document.file);
  if (found.kind === 'unknown') return { text: language === 'zh' ? '未知' : 'unknown' };
  if (found.kind === 'ambiguous') return { text: language === 'zh' ? '多个产品' : 'several products' };
  const { entity } = found;
  const label = shownName(entity).replace(/\s+/g, ' ');
  return { text: `${label}${alone ? besideName(entity, language) : ''}`, target: entity };
}

/** Feedback has no title: its own words stand for it. */
function shownName(entity: Entity): string {
  const label = labelOf(entity);
  return label === entity.id ? (textField(entity, 'text')?.trim() || label) : label;
}

/** A person's role; how far a goal is. */
function besideName(entity: Entity, language: Language): string {
  const separator = language === 'zh' ? '，' : ', ';
  const role = entity.kind === 'person' ? textField(entity, 'role')?.trim() : undefined;
  if (role) return `${separator}${role.replace(/\s+/g, ' ')}`;
  const [kpi] = entity.kind === 'goal' ? progressOf(entity) : [];
  return kpi?.latest === undefined ? '' : `${separator}${kpiText(kpi, language)}`;
}

/** The days behind a month, a quarter, a half or a year. */
function addPeriod(here: Here, key: string, value: SyntaxNode): void {
  const period = value.kind === 'scalar' ? parsePeriod(value.value) : undefined;
  if (!period || period.granularity === 'day') return;
  const { language } = here;
  const day = dayText(key === 'end' ? period.last : period.first, language);
  const text = key === 'start' ? (language === 'zh' ? `从 ${day}起` : `from ${day}`) : key === 'end' ? (language === 'zh' ? `至 ${day}` : `until ${day}`) : spanText(period.first, period.last, language);
  add(here, { offset: value.end, kind: 'dates', parts: [{ text }] });
}

/** From when to when an item is, where its duration tells that. */
function addSchedule(here: Here, node: Mapping, value: SyntaxNode): void {
  const item = entityAt(here, node);
  const place = item && here.kinds.has('dates') ? scheduleOf(here.snapshot, item)?.place : undefined;
  const given = ['start', 'end'].every((key) => pairOf(node, key) !== undefined);
  if (place?.placed && !given && value.kind === 'scalar' && value.value !== null) add(here, { offset: value.end, kind: 'dates', parts: [{ text: spanText(place.start, place.end, here.language) }] });
}

/** The thing of the snapshot that a mapping defines. */
function entityAt({ snapshot, document }: Here, node: Mapping): Entity | undefined {
  const id = stringOf(pairOf(node, 'id')?.value);
  return id === undefined ? undefined : entityOf(snapshot, id, document.file);
}

/** Score and rank behind the key, and at each criterion its scale and weight. */
function addScores(here: Here, node: Mapping, { key, value }: Pair): void {
  const { snapshot, document, language, kinds } = here;
  const id = stringOf(pairOf(node, 'id')?.value);
  if (id === undefined || value.kind !== 'mapping' || value.pairs.length === 0 || !kinds.has('scores')) return;
  const ranking = rankingOf(snapshot, scopeOf(snapshot, document.file));
  const standing = ranking.of(id);
  if (!standing) return;
  const { score, rank } = standing;
  const counted = countedText(standing, ranking.scoring, language);
  const sum = score.ok ? `${numberText(score.value)}${language === 'zh' ? `，第 ${rank ?? 0} 名` : `, rank ${rank ?? 0}`}` : termsText(standing, ranking.scoring, language);
  const text = cut(counted === undefined ? sum : `${sum}${language === 'zh' ? '；' : '; '}${counted}`, LONGEST);
  add(here, { offset: value.flow ? value.end : key.end + 1, kind: 'scores', parts: [{ text }] });
  if (value.flow || ranking.scoring.model !== 'weighted') return;
  const total = ranking.scoring.criteria.reduce((all, { weight }) => all + weight, 0);
  for (const { key: name, value: number } of value.pairs) {
    const criterion = ranking.scoring.criteria.find((one) => one.key === name.value);
    if (!criterion || criterion.weight <= 0 || number.kind !== 'scalar' || number.value === null) continue;
    const scale = `${numberText(criterion.min)}–${numberText(criterion.max)}`;
    const share = Math.round((100 * criterion.weight) / total);
    add(here, { offset: number.end, kind: 'scores', parts: [{ text: language === 'zh' ? `范围 ${scale}，权重 ${share} %` : `of ${scale}, weight ${share} %` }] });
  }
}

function addUnit(here: Here, node: Mapping, value: SyntaxNode): void {
  const unit = stringOf(pairOf(node, 'unit')?.value)?.trim();
  if (unit && !node.flow && value.kind === 'scalar' && typeof value.value === 'number') add(here, { offset: value.end, kind: 'units', parts: [{ text: cut(unit, LONGEST) }] });
}
