// Turns the keys that a mapping lacks into completions, each with what must stand below it.
import { nextFreeId } from '../index/next-id';
import { criteriaOf } from '../index/scores';
import { RULES } from '../rules/registry';
import type { Shape } from '../schema/shape';
import { type Completion, type CompletionContext, rank, type TabStops, tabStops } from './completion-item';
import { mappingOf } from './fields';
import { fieldText } from './field-text';

/** How deep required mappings are written out below a key. */
const DEEPEST = 3;

/** Keys of the mapping shapes that are not there yet: required ones first, then in the schema's order. */
export function keyItems(context: CompletionContext, shapes: readonly Shape[]): Completion[] {
  const { slot, language } = context;
  const present = new Set(slot.keys);
  const items: Completion[] = [];
  for (const shape of shapes) {
    [...knownKeys(context, shape)].forEach(([key, below], i) => {
      if (present.has(key)) return;
      present.add(key);
      const required = shape.required.includes(key);
      const title = below.title[language] || key;
      items.push({
        label: key, kind: 'key', ...insertionOf(context, key, below), range: slot.range,
        detail: required ? `${title} · ${language === 'zh' ? '必填' : 'required'}` : title,
        documentation: documentationOf(context, key, below, required),
        sortText: `${required ? 'a' : 'b'}${rank(i)}`,
      });
    });
  }
  return items;
}

/** Keys of the schema, and those that the product or the rules add. */
function* knownKeys({ snapshot, scope, document, slot }: CompletionContext, shape: Shape): Iterable<readonly [string, Shape]> {
  yield* shape.properties ?? [];
  if (!shape.others) return;
  if (shape.criteria) for (const key of criteriaOf(snapshot, scope)) yield [key, shape.others];
  else if (document.kind === 'config' && slot.path[0] === 'rules') for (const rule of RULES.keys()) yield [rule, shape.others];
}

function documentationOf({ document, language, slot }: CompletionContext, key: string, shape: Shape, required: boolean): string {
  const rule = document.kind === 'config' && slot.path[0] === 'rules' ? RULES.get(key) : undefined;
  return rule ? rule.description[language] : fieldText(key, shape, required, language);
}

function insertionOf(context: CompletionContext, key: string, shape: Shape): Pick<Completion, 'insertText' | 'snippet' | 'again'> {
  const { slot } = context;
  const blank = slot.needsBlank ? ' ' : '';
  if (slot.hasColon) return { insertText: blank + key };
  if (slot.quote) return { insertText: slot.closed ? key : key + slot.quote };
  const isNested = !slot.flow && (shape.items !== undefined || mappingOf(shape) !== undefined) && !isPlainToo(shape);
  const completes = shape.values ?? shape.names ?? shape.defines ?? dateOf(shape);
  if (!isNested) return { insertText: `${blank}${key}: `, ...(completes !== undefined && { again: true as const }) };
  const stops = tabStops();
  const insertText = `${blank}${key}:${belowKey(context, shape, { column: slot.column, stops, depth: 0 })}`;
  return { insertText, snippet: true, again: true };
}

/** A mapping or a plain value may stand here. */
function isPlainToo(shape: Shape): boolean {
  return shape.mapping !== undefined;
}

function dateOf(shape: Shape): string | undefined {
  return shape.format === 'prd-date' || shape.format === 'prd-period' || shape.format === 'prd-duration' ? shape.format : undefined;
}

interface Within {
  /** Column of the key that this stands below. */
  readonly column: number;
  readonly stops: TabStops;
  readonly depth: number;
}

/** Snippet text behind a key's colon: a blank and a tab stop, or lines with what the schema demands below. */
function belowKey(context: CompletionContext, shape: Shape, { column, stops, depth }: Within): string {
  const newLine = (at: number): string => context.eol + ' '.repeat(at);
  if (shape.items) {
    const dash = column + context.listIndent;
    return `${newLine(dash)}- ${itemText(context, shape.items, { column: dash + 2, stops, depth: depth + 1 })}`;
  }
  const mapping = isPlainToo(shape) ? undefined : mappingOf(shape);
  if (mapping && depth < DEEPEST) return newLine(column + 2) + requiredKeys(context, mapping, { column: column + 2, stops, depth: depth + 1 });
  return ` ${plainStop(context, shape, stops)}`;
}

/** Snippet text behind a list's dash; `column` is that of the item's content. */
export function itemText(context: CompletionContext, shape: Shape, within: Within): string {
  const mapping = isPlainToo(shape) ? undefined : mappingOf(shape);
  return mapping && within.depth < DEEPEST ? requiredKeys(context, mapping, within) : plainStop(context, shape, within.stops);
}

function requiredKeys(context: CompletionContext, shape: Shape, { column, stops, depth }: Within): string {
  const lines = shape.required.flatMap((key) => {
    const below = shape.properties?.get(key);
    return below ? [`${key}:${belowKey(context, below, { column, stops, depth })}`] : [];
  });
  return lines.length > 0 ? lines.join(context.eol + ' '.repeat(column)) : stops.next();
}

/** Tab stop for a plain value, filled with what is likely. */
function plainStop({ snapshot, scope, today }: CompletionContext, shape: Shape, stops: TabStops): string {
  if (shape.values) return stops.next(undefined, shape.values.map(({ value }) => String(value)));
  if (shape.defines === 'person') return `"@${stops.next()}"`;
  if (shape.defines) return stops.next(nextFreeId(snapshot, scope, shape.defines));
  if (dateOf(shape) && shape.format !== 'prd-duration') return stops.next(today);
  return stops.next();
}
