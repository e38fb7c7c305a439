// Turns a thing into a card: title and id, what matters about it, its text, where it belongs, and where one can go from it.
import type { Entity } from '../document/document';
import { entityOf, labelOf, scopeOf, textField } from '../index/lookup';
import type { Snapshot } from '../index/snapshot';
import type { EntityKind } from '../schema/entities';
import type { Range } from '../text/range';
import { rankingOf } from '../views/ranking';
import { entityShape, valueNamed } from './fields';
import { homeOf } from './home';
import { codeOf, escapeText } from './markdown-text';
import { itemsOf, type KpiProgress, kpiText, progressOf, scheduleOf, slackText, whenText } from './plan-text';
import { countedText, rankText, termsText } from './score-text';
import { usesOf } from './uses';
import { type Asked, durationText, kindName, type Language, periodText, spanText } from './words';

/** Somewhere to go from a hover; the host makes the link. */
export interface CardLink {
  readonly label: string;
  readonly action: 'open' | 'references' | 'matrix' | 'roadmap';
  readonly id: string;
  /** The thing itself; for `roadmap`, the item on it. */
  readonly target: { readonly file: string; readonly range: Range };
}

export interface Card {
  readonly markdown: string;
  readonly links: readonly CardLink[];
}

/** Fields that say most, in the order to show them. */
const FACTS = [
  'status', 'priority', 'type', 'category', 'channel', 'sentiment', 'function', 'role', 'horizon', 'stage', 'owner', 'lead', 'team', 'lane',
  'date', 'start', 'end', 'duration', 'due', 'target', 'unit', 'progress', 'probability', 'impact', 'estimate', 'capacity', 'actor',
] as const;
const MOST_FACTS = 6;

/** The field that holds a thing's text; three lines of a hover are about so many letters. */
const TEXTS = ['statement', 'text', 'summary', 'vision', 'description', 'problem', 'plan', 'trigger', 'outcome', 'strategy', 'notes'] as const;
const THREE_LINES = 240;

export function cardOf(snapshot: Snapshot, entity: Entity, asked: Asked): Card {
  const { language } = asked;
  const label = labelOf(entity);
  const title = label === entity.id ? '' : `**${escapeText(label, 120)}** `;
  const lines = [`${title}${codeOf(entity.id)} · ${kindName(entity.kind, language)}`];
  const facts = factsLine(snapshot, entity, asked);
  if (facts) lines.push(facts);
  lines.push(...computedLines(snapshot, entity, asked));
  const text = TEXTS.map((field) => textField(entity, field)).find((value) => value?.trim());
  if (text) lines.push(escapeText(text, THREE_LINES));
  const uses = usesOf(snapshot, entity);
  const home = homeOf(snapshot, entity);
  if (home) lines.push(asked.language === 'zh' ? `属于 ${nameOf(snapshot, home.id, home.file)}` : `In ${nameOf(snapshot, home.id, home.file)}`);
  const found = findingsLine(entity, asked);
  if (found) lines.push(found);
  return { markdown: lines.join('\n\n'), links: linksOf(snapshot, entity, uses.length, asked) };
}

/** `Approved · Must have · Ling Zhao (@ling)`. */
export function factsLine(snapshot: Snapshot, entity: Entity, asked: Asked): string {
  return FACTS.flatMap((field) => factOf(snapshot, entity, field, asked) ?? []).slice(0, MOST_FACTS).join(' · ');
}

function factOf(snapshot: Snapshot, entity: Entity, field: string, asked: Asked): string | undefined {
  const value = entity.fields[field];
  if ((typeof value !== 'string' || value.trim() === '') && typeof value !== 'number') return undefined;
  const { language } = asked;
  const shape = entityShape(entity)?.properties?.get(field);
  const named = valueNamed(shape, value);
  if (named) return escapeText(named.title[language]);
  if (shape?.names) return nameOf(snapshot, String(value), entity.file);
  const label = shape?.title[language] || field;
  const text = shape?.format === 'prd-duration' ? durationText(value, language) : shape?.format === 'prd-date' || shape?.format === 'prd-period' ? periodText(value, asked) : undefined;
  const shown = escapeText(text ?? String(value), 60);
  return field === 'role' || field === 'unit' || field === 'actor' ? shown : `${label} ${shown}`;
}

/** `Ling Zhao (@ling)`, or the id alone where it is unknown. */
export function nameOf(snapshot: Snapshot, id: string, file: string): string {
  const entity = entityOf(snapshot, id, file);
  const name = entity && labelOf(entity);
  return name !== undefined && name !== id ? `${escapeText(name, 60)} ${codeOf(id)}` : codeOf(id);
}

/** A goal shows at most so many KPIs. */
const MOST_KPIS = 3;

/** What no field says: score and rank with their terms, the place on the roadmap, the slack of an item, how far a goal has come. */
function computedLines(snapshot: Snapshot, entity: Entity, { language }: Asked): string[] {
  const lines: string[] = [];
  if (entity.kind === 'requirement') {
    const ranking = rankingOf(snapshot, scopeOf(snapshot, entity.file));
    const standing = ranking.of(entity.id);
    const score = standing && rankText(standing, ranking, language);
    if (standing && score !== undefined) {
      const counted = countedText(standing, ranking.scoring, language);
      const colon = language === 'zh' ? '：' : ': ';
      lines.push(`**${score}**${colon}${escapeText(termsText(standing, ranking.scoring, language))}${counted === undefined ? '' : ` (${escapeText(counted)})`}`);
    }
  }
  if (entity.kind === 'roadmapItem') {
    const place = scheduleOf(snapshot, entity)?.place;
    const slack = slackText(snapshot, entity, language);
    const parts = [place?.placed ? `**${spanText(place.start, place.end, language)}**` : undefined, slack].filter((part) => part !== undefined);
    if (parts.length > 0) lines.push(parts.join(' · '));
  } else if (ON_ROADMAP.has(entity.kind)) {
    const items = itemsOf(snapshot, entity);
    const shown = items.slice(0, 2).map((item) => {
      const place = scheduleOf(snapshot, item)?.place;
      return `${nameOf(snapshot, item.id, item.file)}${place?.placed ? `${language === 'zh' ? '，' : ', '}${whenText(place, language)}` : ''}`;
    });
    const more = items.length > shown.length ? '…' : '';
    if (shown.length > 0) lines.push(`${language === 'zh' ? '路线图：' : 'On the roadmap: '}${shown.join(language === 'zh' ? '；' : '; ')}${more}`);
  }
  const kpis = progressOf(entity).slice(0, MOST_KPIS).map((kpi) => kpiLine(kpi, language));
  if (kpis.length > 0) lines.push(kpis.map((kpi) => `- ${kpi}`).join('\n'));
  return lines;
}

const ON_ROADMAP: ReadonlySet<EntityKind> = new Set(['requirement', 'prd', 'risk']);

/** `Missed connections: 71 of 80 %, 55 % of the way`. */
function kpiLine(kpi: KpiProgress, language: Language): string {
  const { name, percent } = kpi;
  const way = percent === undefined ? '' : language === 'zh' ? `，已走完 ${percent} %` : `, ${percent} % of the way`;
  return `${name ? `${escapeText(name, 80)}${language === 'zh' ? '：' : ': '}` : ''}**${escapeText(kpiText(kpi, language), 60)}**${way}`;
}

function findingsLine(entity: Entity, { language, findings }: Asked): string {
  const { errors, warnings } = findings?.(entity) ?? { errors: 0, warnings: 0 };
  const say = (count: number, one: string, many: string, zh: string): string[] => (count === 0 ? [] : [language === 'zh' ? `${count} 个${zh}` : `${count} ${count === 1 ? one : many}`]);
  return [...say(errors, 'error', 'errors', '错误'), ...say(warnings, 'warning', 'warnings', '警告')].join(language === 'zh' ? '，' : ', ');
}

function countText(count: number, language: 'en' | 'zh'): string {
  if (language === 'zh') return `${count} 处引用`;
  return `${count} ${count === 1 ? 'reference' : 'references'}`;
}

function linksOf(snapshot: Snapshot, entity: Entity, uses: number, { language }: Asked): CardLink[] {
  const say = (en: string, zh: string): string => (language === 'zh' ? zh : en);
  const target = { file: entity.file, range: entity.idRange };
  const links: CardLink[] = [{ label: say('Open', '打开'), action: 'open', id: entity.id, target }];
  if (uses > 0) links.push({ label: countText(uses, language), action: 'references', id: entity.id, target });
  if (entity.kind === 'requirement') links.push({ label: say('Show in matrix', '在矩阵中显示'), action: 'matrix', id: entity.id, target });
  const item = entity.kind === 'milestone' ? entity : entity.kind === 'roadmapItem' || ON_ROADMAP.has(entity.kind) ? itemsOf(snapshot, entity)[0] : undefined;
  if (item) links.push({ label: say('Show on roadmap', '在路线图中显示'), action: 'roadmap', id: item.id, target: { file: item.file, range: item.idRange } });
  return links;
}
