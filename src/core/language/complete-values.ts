// Turns what a field takes into completions: its values, ids, dates, numbers.
import { nextFreeId } from '../index/next-id';
import { addMonths, type Day, formatDay, parseDay } from '../schedule/calendar';
import { formatPeriod, parsePeriod } from '../schedule/period';
import type { Localized } from '../schema/entities';
import type { Shape } from '../schema/shape';
import { type Completion, type CompletionContext, type CompletionList, plainToSnippet, rank, tabStops } from './completion-item';
import { belowKey, flowItemText, itemText, writtenKeys } from './complete-keys';
import { referenceItems } from './complete-references';
import { usedItems } from './complete-used';
import { mappingOf } from './fields';
import { codeOf, escapeText } from './markdown-text';
import { durationText, kindName, periodText } from './words';

/** Gives values a form: a dash in front, brackets around, the closing quote. */
export type Frame = (text: string) => string;

/** Values of a plain field in the form of `frame`; `quote` says whether quotes are there already. */
export function valueItems(context: CompletionContext, shape: Shape, frame: Frame): CompletionList {
  const { slot } = context;
  const close: Frame = (text) => frame(slot.quote && !slot.closed ? text + slot.quote : text);
  const write: Frame = (id) => close(id.startsWith('@') && !slot.quote ? `"${id}"` : id);
  const plain = [...enumItems(context, shape, close), ...idItems(context, shape, close), ...timeItems(context, shape, close), ...numberItems(context, shape, frame)];
  const { items, incomplete } = shape.names ? referenceItems(context, shape.names, write) : { items: [], incomplete: false };
  return { items: [...plain, ...usedItems(context, close), ...items], incomplete };
}

/** The same where quotes around the cursor are to go, as what is written is no text: a list, a number. */
export function unquoted(context: CompletionContext, offers: (context: CompletionContext) => CompletionList): CompletionList {
  const { slot } = context;
  if (!slot.quote) return offers(context);
  const range = { start: slot.range.start - 1, end: slot.range.end + (slot.closed ? 1 : 0) };
  const { items, incomplete } = offers({ ...context, slot: { ...slot, range, quote: '', closed: true } });
  // What stands there is compared with the quote that it begins with.
  return { items: items.map((item) => ({ ...item, filterText: slot.quote + (item.filterText ?? item.label) })), incomplete };
}

/** Items of a list: plain ones each with `frame` around, and a whole mapping where the list takes one. */
export function listItems(context: CompletionContext, items: Shape, frame: Frame): CompletionList {
  const plain = valueItems(context, items, frame);
  const whole = wholeItem(context, items, '- ');
  return { items: [...(whole ? [whole] : []), ...plain.items], incomplete: plain.incomplete };
}

/** A mapping with all that is required and usual, to be stepped through. */
export function wholeItem(context: CompletionContext, shape: Shape, dash: '' | '- '): Completion | undefined {
  const { slot } = context;
  const mapping = mappingOf(shape);
  if (!mapping || slot.hasColon || slot.quote) return undefined;
  const blank = plainToSnippet(slot.needsBlank ? ' ' : '');
  const text = slot.flow ? flowItemText(context, mapping) : itemText(context, mapping, { column: slot.column + dash.length, stops: tabStops(), depth: 1, whole: true });
  return text === undefined ? undefined : wholeOf(context, mapping, blank + (slot.flow ? '' : dash) + text, dash);
}

/** What stands below a key, where the cursor is behind its colon on the same line. */
export function belowItem(context: CompletionContext, shape: Shape): Completion | undefined {
  const { slot, document } = context;
  const mapping = mappingOf(shape.items ?? shape);
  if (!mapping || slot.flow || slot.quote || slot.range.end > slot.range.start || slot.column < 0) return undefined;
  const colon = document.text.lastIndexOf(':', slot.range.start - 1) + 1;
  if (/\S/.test(document.text.slice(colon, slot.range.start))) return undefined;
  const item = wholeOf({ ...context, slot: { ...slot, range: { start: colon, end: slot.range.end } } }, mapping, belowKey(context, shape, { column: slot.column, stops: tabStops(), depth: 0, whole: true }), '');
  return item && { ...item, filterText: ` ${item.filterText ?? ''}` };
}

function wholeOf({ slot, language }: CompletionContext, mapping: Shape, insertText: string, dash: string): Completion | undefined {
  const keys = writtenKeys(mapping);
  if (keys.length < 2 && dash !== '') return undefined;
  if (keys.length === 0) return undefined;
  const title = mapping.title[language] || (language === 'zh' ? '条目' : 'Item');
  // KPI stays in capitals.
  const small = /^.[a-z]/.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;
  return {
    label: language === 'zh' ? `新${title}` : `New ${small}`,
    kind: 'snippet', insertText, snippet: true, range: slot.range, detail: keys.join(', '), documentation: escapeText(mapping.description[language]),
    sortText: '0', filterText: `${dash}${keys.join(' ')} ${title}`, preselect: true,
  };
}

function enumItems({ slot, language }: CompletionContext, shape: Shape, close: Frame): Completion[] {
  const present = new Set(slot.items);
  const values = [...(shape.values ?? []), ...(shape.types.includes('boolean') ? BOOLEANS : [])];
  return values.flatMap(({ value, title, description }, i): Completion[] => {
    const word = String(value);
    if (present.has(word)) return [];
    return [{
      label: word, kind: 'value', insertText: close(word), range: slot.range, detail: title[language],
      documentation: escapeText(description[language]), sortText: `a${rank(i)}`, filterText: `${word} ${title[language]}`,
    }];
  });
}

const BOOLEANS = [
  { value: 'true', title: { en: 'Yes', zh: '是' }, description: { en: '', zh: '' } },
  { value: 'false', title: { en: 'No', zh: '否' }, description: { en: '', zh: '' } },
];

/** The next free id where one is to be defined. */
function idItems({ slot, snapshot, scope, document, language }: CompletionContext, shape: Shape, close: Frame): Completion[] {
  if (!shape.defines || shape.defines === 'person') return [];
  const own = document.entities.find(({ idRange }) => idRange.start <= slot.range.start && slot.range.end <= idRange.end);
  // An id that is whole already stays what it is.
  if (own && own.kind === shape.defines && /-\d+$/.test(own.id) && slot.range.end > slot.range.start) return [];
  const id = nextFreeId(snapshot, scope, shape.defines);
  const detail = language === 'zh' ? `下一个可用编号（${kindName(shape.defines, language)}）` : `Next free id of a ${kindName(shape.defines, language)}`;
  return [{ label: id, kind: 'value', insertText: close(id), range: slot.range, detail, sortText: 'a', preselect: true }];
}

/** Days, periods and durations near today. */
function timeItems(context: CompletionContext, shape: Shape, close: Frame): Completion[] {
  const { slot, language, today } = context;
  const day = parseDay(today);
  const item = (label: string, detail: string | undefined, i: number, preselect = false): Completion => ({
    label, kind: 'value', insertText: close(label), range: slot.range, ...(detail !== undefined && { detail }), sortText: `a${rank(i)}`, ...(preselect && { preselect: true as const }),
  });
  if (shape.format === 'prd-duration') return ['3d', '1w', '2w', '1m', '1q'].map((text, i) => item(text, durationText(text, language), i));
  if (day === undefined) return [];
  if (shape.format === 'prd-date') {
    const days = slot.path.at(-1) === 'due' ? daysAhead(day) : daysBehind(day);
    return days.filter(([, one], i) => days.findIndex(([, other]) => other === one) === i).map(([name, one], i) => ({ ...item(formatDay(one), name[language], i, i === 0), filterText: `${formatDay(one)} ${name.en} ${name.zh}` }));
  }
  if (shape.format !== 'prd-period') return [];
  const quarters = Array.from({ length: 6 }, (_, i) => formatPeriod(addMonths(day, 3 * i), 'quarter'));
  const months = [formatPeriod(day, 'month'), formatPeriod(addMonths(day, 1), 'month')];
  const periods = [...quarters, ...months, formatDay(day), formatPeriod(day, 'half'), formatPeriod(day, 'year')];
  return periods.map((text, i) => item(text, periodText(text, context), i, i === 0));
}

type NamedDay = readonly [Localized, Day];

/** Days that something is due by. */
function daysAhead(day: Day): readonly NamedDay[] {
  const last = (granularity: 'month' | 'quarter' | 'year'): Day => parsePeriod(formatPeriod(day, granularity))?.last ?? day;
  return [
    [{ en: 'In two weeks', zh: '两周后' }, day + 14],
    [{ en: 'End of month', zh: '月底' }, last('month')],
    [{ en: 'End of quarter', zh: '季度末' }, last('quarter')],
    [{ en: 'In a week', zh: '一周后' }, day + 7],
    [{ en: 'In three months', zh: '三个月后' }, addMonths(day, 3)],
    [{ en: 'End of year', zh: '年底' }, last('year')],
    [{ en: 'Today', zh: '今天' }, day],
  ];
}

/** Days on which something was said, measured or done. */
function daysBehind(day: Day): readonly NamedDay[] {
  return [[{ en: 'Today', zh: '今天' }, day], [{ en: 'Yesterday', zh: '昨天' }, day - 1], [{ en: 'A week ago', zh: '一周前' }, day - 7]];
}

/** The steps of a short scale, such as 1 to 5, or quarters of a percentage. */
function numberItems(context: CompletionContext, { minimum, maximum, types, format, values }: Shape, frame: Frame): Completion[] {
  if (minimum === undefined || maximum === undefined || format !== undefined || values) return [];
  if (!types.includes('integer') && !types.includes('number')) return [];
  const first = Math.ceil(minimum);
  const steps = maximum - minimum <= 10 ? Array.from({ length: Math.floor(maximum) - first + 1 }, (_, i) => first + i) : maximum === 100 && minimum === 0 ? [0, 25, 50, 75, 100] : [];
  return unquoted(context, ({ slot }) => ({
    items: steps.map((step, i) => ({ label: String(step), kind: 'value', insertText: frame(String(step)), range: slot.range, documentation: codeOf(`${minimum}–${maximum}`), sortText: `a${rank(i)}` })),
    incomplete: false,
  })).items as Completion[];
}
