// Turns each requirement, PRD, roadmap item and risk of a document into a line of what is known of it, each word leading to its thing.
import type { Document, Entity } from '../document/document';
import { filesOfKind } from '../index/holdings';
import { definitionsOf, entityOf, scopeOf } from '../index/lookup';
import type { Snapshot } from '../index/snapshot';
import type { Range } from '../text/range';
import { rankingOf } from '../views/ranking';
import { type CardLink } from './card';
import { itemsOf, itemText, scheduleOf, slackText, whenText } from './plan-text';
import { rankText } from './score-text';
import { type Location, usesOf } from './uses';
import type { Language } from './words';

export const LENSES = ['score', 'references', 'feedback', 'roadmap', 'matrix'] as const;
export type LensKind = (typeof LENSES)[number];

/** Places that a lens lists, beside all references. */
export const LISTINGS = ['feedback', 'requirements', 'affected'] as const;
export type Listing = (typeof LISTINGS)[number];

export interface CodeLens {
  readonly kind: LensKind;
  /** The id that the lens stands above. */
  readonly range: Range;
  readonly entity: Entity;
  /** What tells it apart from others of its kind on the same thing. */
  readonly part?: 'exposure' | 'requirements' | 'slack' | 'affected';
}

export interface ResolvedLens {
  readonly title: string;
  readonly action: CardLink['action'] | 'list' | 'openRoadmap';
  readonly listing?: Listing;
  /** Thing that the action is for. */
  readonly target: Entity;
}

/**
 * Lenses in the order of the text, at most five for a thing, the most used first. Nothing is counted yet: of most things only whether there is
 * anything to count is asked, as a lens that nobody scrolls to is never resolved.
 */
export function codeLenses(snapshot: Snapshot, document: Document, kinds: ReadonlySet<LensKind>): CodeLens[] {
  if (kinds.size === 0 || document.kind === 'config') return [];
  const lenses: CodeLens[] = [];
  for (const entity of document.entities) {
    const range = entity.idRange;
    for (const lens of lensesOf(snapshot, entity)) if (kinds.has(lens.kind)) lenses.push({ ...lens, range, entity });
  }
  return lenses;
}

type Kind = Pick<CodeLens, 'kind' | 'part'>;

function* lensesOf(snapshot: Snapshot, entity: Entity): Iterable<Kind> {
  const { kind, id, file, fields } = entity;
  if (kind === 'requirement') {
    const ranking = rankingOf(snapshot, scopeOf(snapshot, file));
    if (ranking.of(id)?.rank !== undefined) yield { kind: 'score' };
    if (isUsed(snapshot, entity)) yield { kind: 'references' };
    if (ranking.notesOf(id).length > 0) yield { kind: 'feedback' };
    yield { kind: 'roadmap' };
    yield { kind: 'matrix' };
  } else if (kind === 'prd') {
    if (Array.isArray(fields['requirements']) && fields['requirements'].length > 0) yield { kind: 'references', part: 'requirements' };
    if (isUsed(snapshot, entity)) yield { kind: 'references' };
    yield { kind: 'roadmap' };
  } else if (kind === 'roadmapItem') {
    if (scheduleOf(snapshot, entity)?.place.placed) yield { kind: 'roadmap' };
    if (slackText(snapshot, entity, 'en') !== undefined) yield { kind: 'roadmap', part: 'slack' };
    if (Array.isArray(fields['requirements']) && fields['requirements'].length > 0) yield { kind: 'references', part: 'requirements' };
    if (isUsed(snapshot, entity)) yield { kind: 'references' };
  } else if (kind === 'risk') {
    if (exposureOf(entity) !== undefined) yield { kind: 'score', part: 'exposure' };
    if (isUsed(snapshot, entity)) yield { kind: 'references' };
    if (itemsOf(snapshot, entity).length > 0) yield { kind: 'roadmap' };
  }
}

function isUsed(snapshot: Snapshot, entity: Entity): boolean {
  return usesOf(snapshot, entity).length > 0;
}

/** Words and aim of a lens; nothing when the snapshot says something else by now. */
export function resolveLens(snapshot: Snapshot, { kind, part, entity }: CodeLens, language: Language): ResolvedLens | undefined {
  const say = (en: string, zh: string): string => (language === 'zh' ? zh : en);
  const to = (title: string, action: ResolvedLens['action'], rest?: Partial<ResolvedLens>): ResolvedLens => ({ title, action, target: entity, ...rest });
  if (part === 'requirements') return requirementsLens(snapshot, entity, language);
  if (part === 'exposure') return exposureLens(snapshot, entity, language);
  switch (kind) {
    case 'score': {
      const ranking = rankingOf(snapshot, scopeOf(snapshot, entity.file));
      const standing = ranking.of(entity.id);
      const text = standing && rankText(standing, ranking, language);
      return text === undefined ? undefined : to(text, 'matrix');
    }
    case 'references': {
      const count = usesOf(snapshot, entity).length;
      return count === 0 ? undefined : to(say(`${count} ${count === 1 ? 'reference' : 'references'}`, `${count} 处引用`), 'references');
    }
    case 'feedback': {
      const count = rankingOf(snapshot, scopeOf(snapshot, entity.file)).notesOf(entity.id).length;
      return count === 0 ? undefined : to(say(`${count} feedback ${count === 1 ? 'note' : 'notes'}`, `${count} 条反馈`), 'list', { listing: 'feedback' });
    }
    case 'matrix':
      return to(say('Show in matrix', '在矩阵中显示'), 'matrix');
    case 'roadmap':
      return roadmapLens(snapshot, entity, part, language);
  }
}

function roadmapLens(snapshot: Snapshot, entity: Entity, part: CodeLens['part'], language: Language): ResolvedLens | undefined {
  if (entity.kind === 'roadmapItem') {
    const place = scheduleOf(snapshot, entity)?.place;
    const title = part === 'slack' ? slackText(snapshot, entity, language) : place?.placed ? whenText(place, language) : undefined;
    return title === undefined ? undefined : { title, action: 'roadmap', target: entity };
  }
  const items = itemsOf(snapshot, entity);
  const [first] = items;
  if (!first) return { title: language === 'zh' ? '未列入路线图' : 'Not on the roadmap', action: 'openRoadmap', target: entity };
  const more = items.length > 1 ? (language === 'zh' ? ` 等 ${items.length} 项` : `, ${items.length - 1} more`) : '';
  return { title: `${itemText(snapshot, first, language)}${more}`, action: 'roadmap', target: first };
}

const FINISHED: ReadonlySet<unknown> = new Set(['released', 'verified']);

/** `12 requirements, 4 finished`. */
function requirementsLens(snapshot: Snapshot, entity: Entity, language: Language): ResolvedLens {
  const all = requirementsOf(snapshot, entity);
  const finished = all.filter(({ fields }) => FINISHED.has(fields['status'])).length;
  const count = all.length;
  const title = language === 'zh' ? `${count} 条需求${finished > 0 ? `，${finished} 条已完成` : ''}` : `${count} ${count === 1 ? 'requirement' : 'requirements'}${finished > 0 ? `, ${finished} finished` : ''}`;
  return { title, action: 'list', listing: 'requirements', target: entity };
}

/** Requirements that a thing lists, by id or written in place. */
function requirementsOf(snapshot: Snapshot, { fields, file }: Entity): Entity[] {
  const list: unknown = fields['requirements'];
  const ids = (Array.isArray(list) ? list : []).flatMap((one: unknown) => {
    const id = typeof one === 'object' && one !== null ? (one as { readonly id?: unknown }).id : one;
    return typeof id === 'string' ? [id] : [];
  });
  return [...new Set(ids)].flatMap((id) => entityOf(snapshot, id, file) ?? []);
}

/** Probability × impact, 1 to 25. */
function exposureOf({ fields }: Entity): number | undefined {
  const { probability, impact } = fields;
  return typeof probability === 'number' && typeof impact === 'number' && probability > 0 && impact > 0 ? probability * impact : undefined;
}

const CLOSED: ReadonlySet<unknown> = new Set(['closed']);

/** `Exposure 12 of 25, rank 1 of 9`, among the risks that are not closed. */
function exposureLens(snapshot: Snapshot, entity: Entity, language: Language): ResolvedLens | undefined {
  const own = exposureOf(entity);
  if (own === undefined) return undefined;
  const scope = scopeOf(snapshot, entity.file);
  const risks = filesOfKind(snapshot, 'risks').flatMap((file) => (scopeOf(snapshot, file) === scope ? (snapshot.files.get(file)?.entities ?? []) : []));
  const open = risks.flatMap((risk) => (CLOSED.has(risk.fields['status']) ? [] : (exposureOf(risk) ?? [])));
  const rank = 1 + open.filter((other) => other > own).length;
  const ranked = CLOSED.has(entity.fields['status']) ? '' : language === 'zh' ? `，第 ${rank} / ${open.length} 位` : `, rank ${rank} of ${open.length}`;
  return { title: language === 'zh' ? `风险值 ${own} / 25${ranked}` : `Exposure ${own} of 25${ranked}`, action: 'list', listing: 'affected', target: entity };
}

/** Places that a listing shows. */
export function placesListed(snapshot: Snapshot, entity: Entity, listing: Listing): Location[] {
  const at = ({ file, idRange }: Entity): Location => ({ file, range: idRange });
  if (listing === 'requirements') return requirementsOf(snapshot, entity).map(at);
  const scope = scopeOf(snapshot, entity.file);
  if (listing === 'feedback') return rankingOf(snapshot, scope).notesOf(entity.id).flatMap((id) => definitionsOf(snapshot, id, { scope, most: 1 }).map(at));
  const affected: unknown = entity.fields['affects'];
  return (Array.isArray(affected) ? affected : []).flatMap((id: unknown) => (typeof id === 'string' ? (entityOf(snapshot, id, entity.file) ?? []) : [])).map(at);
}
