// Turns the keys that a mapping lacks into completions, each with what must stand below it.
import { nextFreeId } from '../index/next-id';
import { criteriaOf } from '../index/scores';
import { RULES } from '../rules/registry';
import type { Shape } from '../schema/shape';
import { entitiesByKind } from '../index/lookup';
import type { EntityKind } from '../schema/entities';
import { type Completion, type CompletionContext, plainToSnippet, rank, type TabStops, tabStops } from './completion-item';
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
  /** Mappings are written where a plain value could stand as well. */
  readonly whole?: true;
}

/** Snippet text behind a key's colon: a blank and a tab stop, or lines with what the schema demands below. */
export function belowKey(context: CompletionContext, shape: Shape, within: Within): string {
  const { column, stops, depth } = within;
  const newLine = (at: number): string => context.eol + ' '.repeat(at);
  if (shape.items) {
    const dash = column + context.listIndent;
    return `${newLine(dash)}- ${itemText(context, shape.items, { ...within, column: dash + 2, depth: depth + 1 })}`;
  }
  const mapping = isPlainToo(shape) ? undefined : mappingOf(shape);
  if (mapping && depth < DEEPEST) return newLine(column + 2) + requiredKeys(context, mapping, { ...within, column: column + 2, depth: depth + 1 });
  return ` ${plainStop(context, shape, stops)}`;
}

/** Snippet text behind a list's dash; `column` is that of the item's content. */
export function itemText(context: CompletionContext, shape: Shape, within: Within): string {
  const mapping = isPlainToo(shape) && !within.whole ? undefined : mappingOf(shape);
  if (mapping && within.depth < DEEPEST) return requiredKeys(context, mapping, within);
  // Ids are chosen from the list that shows their titles.
  return shape.names ? within.stops.next() : plainStop(context, shape, within.stops);
}

/** What most people write of a thing besides what the schema demands. */
const USUAL: Readonly<Partial<Record<EntityKind, readonly string[]>>> = {
  requirement: ['priority', 'acceptance'],
  roadmapItem: ['lane', 'start', 'duration', 'status'],
  risk: ['plan', 'owner', 'status'],
  feedback: ['status'],
  improvement: ['owner', 'due', 'status'],
  goal: ['due', 'kpis'],
  kpi: ['unit', 'baseline'],
  useCase: ['actor', 'outcome'],
  team: ['function', 'capacity'],
  person: ['role'],
};

/** Keys of a mapping that are written out, in the schema's order. */
export function writtenKeys({ required, properties }: Shape): readonly string[] {
  const [definition] = [...(properties?.values() ?? [])].flatMap(({ defines }) => defines ?? []);
  const usual = definition ? (USUAL[definition] ?? []) : properties?.has('given') ? ['given', 'when'] : properties?.has('url') ? ['title'] : [];
  return [...(properties?.keys() ?? [])].filter((key) => required.includes(key) || usual.includes(key));
}

function requiredKeys(context: CompletionContext, shape: Shape, within: Within): string {
  const { column, stops } = within;
  const lines = writtenKeys(shape).flatMap((key) => {
    const below = shape.properties?.get(key);
    // A reference that nothing could stand for yet is left out.
    const leaves = below?.names && !shape.required.includes(key) && !below.names.some((kind) => entitiesByKind(context.snapshot, context.scope).has(kind));
    return below && !leaves ? [`${key}:${belowKey(context, likelyFirst(key, below), within)}`] : [];
  });
  return lines.length > 0 ? lines.join(context.eol + ' '.repeat(column)) : stops.next();
}

/** What a new thing most likely is, where that isn't the first value. */
const LIKELY: Readonly<Record<string, string>> = { priority: 'should', response: 'mitigate' };

function likelyFirst(key: string, shape: Shape): Shape {
  const likely = shape.values?.find(({ value }) => value === LIKELY[key]);
  return likely ? { ...shape, values: [likely, ...(shape.values ?? []).filter((one) => one !== likely)] } : shape;
}

/** A mapping in braces; nothing where it holds more than plain values. */
export function flowItemText(context: CompletionContext, shape: Shape): string | undefined {
  const keys = shape.required.length > 1 ? shape.required : writtenKeys(shape);
  const stops = tabStops();
  const parts = keys.map((key) => {
    const below = shape.properties?.get(key);
    return below && !below.items && !mappingOf(below) ? `${key}: ${plainStop(context, below, stops)}` : undefined;
  });
  return parts.every((part) => part !== undefined) && parts.length <= 6 ? `{${parts.join(', ')}${plainToSnippet('}')}` : undefined;
}

/** So many things are a choice; of more one is asked for when the cursor is there. */
const MOST_CHOICES = 20;

/** Tab stop for a plain value, filled with what is likely. */
function plainStop(context: CompletionContext, shape: Shape, stops: TabStops): string {
  const { snapshot, scope, today } = context;
  if (shape.values) return stops.next(undefined, shape.values.map(({ value }) => String(value)));
  if (shape.defines === 'person') return `"@${stops.next('name')}"`;
  if (shape.defines) return stops.next(nextFreeId(snapshot, scope, shape.defines));
  if (shape.names) return nameStop(context, shape.names, stops);
  if (shape.format === 'prd-duration') return stops.next('2w');
  if (dateOf(shape)) return stops.next(today);
  if (shape.types.includes('number') || shape.types.includes('integer')) return numberStop(shape, stops);
  return stops.next();
}

function nameStop({ snapshot, scope }: CompletionContext, names: readonly EntityKind[], stops: TabStops): string {
  const ids = new Set<string>();
  for (const kind of names) {
    for (const { id } of entitiesByKind(snapshot, scope).get(kind) ?? []) {
      if (ids.size > MOST_CHOICES) break;
      ids.add(id);
    }
  }
  const choices = ids.size > 0 && ids.size <= MOST_CHOICES ? [...ids] : undefined;
  if (names.includes('person')) return choices ? `"${stops.next(undefined, choices)}"` : `"@${stops.next('name')}"`;
  return stops.next(undefined, choices);
}

function numberStop({ minimum, maximum, examples }: Shape, stops: TabStops): string {
  if (minimum !== undefined && maximum !== undefined && maximum - minimum <= 10) {
    return stops.next(undefined, Array.from({ length: Math.floor(maximum) - Math.ceil(minimum) + 1 }, (_, i) => String(Math.ceil(minimum) + i)));
  }
  const example = examples.find((one) => typeof one === 'number');
  return stops.next(String(example ?? minimum ?? 0));
}
