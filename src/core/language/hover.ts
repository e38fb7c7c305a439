// Turns what stands under the cursor into an explanation: a field, a value, or the thing that an id means.
import { type Place, placeAt } from '../document/cursor';
import type { Document } from '../document/document';
import { pairOf, type Path, valueOf } from '../document/tree';
import { nearestId } from '../index/nearest-id';
import type { Snapshot } from '../index/snapshot';
import { RULES } from '../rules/registry';
import { endAfter, parseDuration } from '../schedule/duration';
import { parsePeriod } from '../schedule/period';
import type { Shape } from '../schema/shape';
import { nearest } from '../text/nearest';
import type { Range } from '../text/range';
import { type Card, type CardLink, cardOf } from './card';
import { fieldAt, isOwn, isRequired, mappingOf, valueNamed } from './fields';
import { fieldText, valueText } from './field-text';
import { type IdPlace, idAt } from './id-at';
import { codeOf, escapeText } from './markdown-text';
import { type Asked, dayText, durationText, kindNames, type Language, periodText } from './words';

export interface Hover {
  readonly range: Range;
  /** Holds no link and no HTML; what files say is escaped. */
  readonly markdown: string;
  /** Links that the host may put below. */
  readonly links: readonly CardLink[];
}

export function hover(snapshot: Snapshot, document: Document, offset: number, asked: Asked): Hover | undefined {
  const place = placeAt(document, offset);
  const id = idAt(snapshot, document, offset);
  if (id && place?.role !== 'key') return { range: id.range, ...idText(snapshot, document, id, asked) };
  if (!place) return undefined;
  const markdown = place.role === 'key' ? keyText(document, place, asked) : scalarText(document, place, asked);
  return markdown === undefined ? undefined : { range: { start: place.node.start, end: place.node.end }, markdown, links: [] };
}

function idText(snapshot: Snapshot, document: Document, { id, kinds, entities }: IdPlace, asked: Asked): Card {
  const { language } = asked;
  const [first] = entities;
  if (!first) return { markdown: unknownText(snapshot, document, id, kinds ?? [], language), links: [] };
  if (entities.length === 1) return cardOf(snapshot, first, asked);
  const cards = entities.map((entity) => cardOf(snapshot, entity, asked));
  const head = language === 'zh' ? `${entities.length} 个产品定义了 ${codeOf(id)}：` : `${entities.length} products define ${codeOf(id)}:`;
  return {
    markdown: [head, ...cards.map((card, i) => `${card.markdown}\n\n${codeOf(entities[i]?.file ?? '')}`)].join('\n\n---\n\n'),
    links: cards.flatMap((card, i) => card.links.filter((link) => link.action === 'open').map((link) => ({ ...link, label: `${link.label} ${entities[i]?.file ?? ''}` }))),
  };
}

function unknownText(snapshot: Snapshot, document: Document, id: string, kinds: NonNullable<IdPlace['kinds']>, language: Language): string {
  const near = nearestId(snapshot, { id, file: document.file, kinds });
  if (language === 'zh') return `没有编号为 ${codeOf(id)} 的${kindNames(kinds, 'zh')}。${near === undefined ? '' : `最接近的是 ${codeOf(near)}。`}`;
  const names = kindNames(kinds, 'en').replace(/^an? /, '').replace(/(, | or )an? /g, '$1');
  return `No ${names} has the id ${codeOf(id)}.${near === undefined ? '' : ` The nearest is ${codeOf(near)}.`}`;
}

function keyText(document: Document, { path, node }: Place, { language }: Asked): string | undefined {
  const key = String(path.at(-1));
  if (isOwn(path)) return ownText(key, language);
  const rule = document.kind === 'config' && path.length === 2 && path[0] === 'rules' ? RULES.get(key) : undefined;
  if (rule) return [`**${escapeText(rule.description[language])}** ${codeOf(key)}`, escapeText(rule.help.why[language], 600)].join('\n\n');
  const shape = fieldAt(document, path);
  if (shape) return fieldText(key, shape, isRequired(document, path), language);
  const known = mappingOf(fieldAt(document, path.slice(0, -1)))?.properties;
  const near = known && nearest(key, known.keys());
  const word = codeOf(String(node.value));
  if (language === 'zh') return `这里没有 ${word} 这个键。${near === undefined ? '自定义的键以 `x-` 开头。' : `是否想写 ${codeOf(near)}？`}`;
  return `${word} is no key that is known here. ${near === undefined ? 'Keys of your own begin with `x-`.' : `Did you mean ${codeOf(near)}?`}`;
}

function ownText(key: string, language: Language): string {
  return language === 'zh' ? `${codeOf(key)} 是自定义内容：以 \`x-\` 开头的键不受检查。` : `${codeOf(key)} is yours: keys that begin with \`x-\` are left alone.`;
}

function scalarText(document: Document, place: Place, asked: Asked): string | undefined {
  const { path, node } = place;
  const { language } = asked;
  const field = fieldPath(path);
  if (isOwn(path)) return ownText(String(path.find((step) => typeof step === 'string' && step.startsWith('x-'))), language);
  const shape = fieldAt(document, path);
  const values = shape?.values;
  const named = valueNamed(shape, node.value);
  if (named && values) return valueText(named, values, language);
  const key = String(field.at(-1) ?? '');
  const owner = fieldAt(document, field) ?? shape;
  if (!owner) return undefined;
  const resolved = shape && resolvedText(place, shape, asked);
  const text = fieldText(key, owner, isRequired(document, field), language);
  return resolved === undefined ? text : `${resolved}\n\n${text}`;
}

/** Path of the key that a value stands under. */
function fieldPath(path: Path): Path {
  let end = path.length;
  while (end > 0 && typeof path[end - 1] === 'number') end--;
  return path.slice(0, end);
}

/** What a date, a period or a duration comes to. */
function resolvedText({ node, mapping }: Place, shape: Shape, asked: Asked): string | undefined {
  if (shape.format === 'prd-date' || shape.format === 'prd-period') {
    const text = periodText(node.value, asked);
    return text && `**${text}**`;
  }
  if (shape.format !== 'prd-duration') return undefined;
  const text = durationText(node.value, asked.language);
  const duration = parseDuration(node.value);
  const start = parsePeriod(valueOf(pairOf(mapping, 'start')?.value));
  if (!text || !duration) return undefined;
  if (!start) return `**${text}**`;
  const end = dayText(endAfter(start.first, duration), asked.language);
  return asked.language === 'zh' ? `**${text}**，至 ${end}` : `**${text}**, until ${end}`;
}
