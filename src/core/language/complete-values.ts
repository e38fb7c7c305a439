// Turns what a field takes into completions: its values, ids, dates, numbers.
import { nextFreeId } from '../index/next-id';
import { addMonths, formatDay, parseDay } from '../schedule/calendar';
import { formatPeriod } from '../schedule/period';
import type { Shape } from '../schema/shape';
import { type Completion, type CompletionContext, type CompletionList, plainToSnippet, rank, tabStops } from './completion-item';
import { itemText } from './complete-keys';
import { referenceItems } from './complete-references';
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
  const plain = [...enumItems(context, shape, close), ...idItems(context, shape, close), ...timeItems(context, shape, close), ...numberItems(context, shape, close)];
  const { items, incomplete } = shape.names ? referenceItems(context, shape.names, write) : { items: [], incomplete: false };
  return { items: [...plain, ...items], incomplete };
}

/** Items of a list: plain ones each with `frame` around, and a whole mapping where the list takes one. */
export function listItems(context: CompletionContext, items: Shape, frame: Frame): CompletionList {
  const plain = valueItems(context, items, frame);
  const whole = wholeItem(context, items, '- ');
  return { items: [...(whole ? [whole] : []), ...plain.items], incomplete: plain.incomplete };
}

/** A mapping with all that is required, to be stepped through. */
export function wholeItem(context: CompletionContext, shape: Shape, dash: '' | '- '): Completion | undefined {
  const { slot, language } = context;
  const mapping = mappingOf(shape);
  if (!mapping || mapping.required.length < 2 || slot.flow || slot.hasColon || slot.quote) return undefined;
  const title = mapping.title[language] || (language === 'zh' ? '条目' : 'Item');
  const insertText = plainToSnippet(slot.needsBlank ? ' ' : '') + dash + itemText(context, { ...mapping }, { column: slot.column + dash.length, stops: tabStops(), depth: 1 });
  return {
    label: language === 'zh' ? `新${title}` : `New ${title.charAt(0).toLowerCase()}${title.slice(1)}`,
    kind: 'snippet', insertText, snippet: true, range: slot.range, detail: mapping.required.join(', '), documentation: escapeText(mapping.description[language]),
    sortText: '0', filterText: `${dash}${mapping.required.join(' ')} ${title}`, preselect: true,
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

/** Today, this month and the quarters ahead; a few durations. */
function timeItems(context: CompletionContext, shape: Shape, close: Frame): Completion[] {
  const { slot, language, today } = context;
  const day = parseDay(today);
  const item = (label: string, detail: string | undefined, i: number, preselect = false): Completion => ({
    label, kind: 'value', insertText: close(label), range: slot.range, ...(detail !== undefined && { detail }), sortText: `a${rank(i)}`, ...(preselect && { preselect: true as const }),
  });
  if (shape.format === 'prd-duration') return ['1w', '2w', '1m', '1q'].map((text, i) => item(text, durationText(text, language), i));
  if (day === undefined) return [];
  if (shape.format === 'prd-date') return [item(formatDay(day), language === 'zh' ? '今天' : 'Today', 0, true)];
  if (shape.format !== 'prd-period') return [];
  const quarters = Array.from({ length: 6 }, (_, i) => formatPeriod(addMonths(day, 3 * i), 'quarter'));
  const periods = [...quarters, formatPeriod(day, 'month'), formatDay(day), formatPeriod(day, 'half'), formatPeriod(day, 'year')];
  return periods.map((text, i) => item(text, periodText(text, context), i, i === 0));
}

/** The steps of a short scale, such as 1 to 5. */
function numberItems({ slot }: CompletionContext, { minimum, maximum, types, format }: Shape, close: Frame): Completion[] {
  if (minimum === undefined || maximum === undefined || maximum - minimum > 10 || format !== undefined) return [];
  if (!types.includes('integer') && !types.includes('number')) return [];
  const first = Math.ceil(minimum);
  return Array.from({ length: Math.floor(maximum) - first + 1 }, (_, i) => {
    const word = String(first + i);
    return { label: word, kind: 'value', insertText: close(word), range: slot.range, documentation: codeOf(`${minimum}–${maximum}`), sortText: `a${rank(i)}` } satisfies Completion;
  });
}
