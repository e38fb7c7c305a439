// Offers the words that a product uses already in a field of free words, and a few that are common there.
import { formatScalar } from '../document/format-scalar';
import type { Entity } from '../document/document';
import { commonEnds } from '../index/difference';
import { entitiesByKind } from '../index/lookup';
import { standardScores } from '../index/scores';
import type { Snapshot } from '../index/snapshot';
import type { EntityKind } from '../schema/entities';
import { saysTheSame } from './complete-search';
import { type Completion, type CompletionContext, rank } from './completion-item';

/** More words than this are no list to choose from. */
const MOST = 100;

/** Fields of free words by key: where their words stand, and words that are common. */
interface Words {
  readonly from: readonly (readonly [EntityKind, (fields: Entity['fields']) => unknown])[];
  readonly common: readonly string[];
}

const field = (...keys: readonly string[]) => (fields: Entity['fields']): unknown => keys.reduce<unknown>((value, key) => (value as Readonly<Record<string, unknown>> | null | undefined)?.[key], fields);
const segments = (fields: Entity['fields']): unknown => listOf(field('market', 'segments')(fields)).map((one) => (one as { name?: unknown } | null)?.name);
const markets = (fields: Entity['fields']): unknown => listOf(field('targetMarket')(fields)).map((one) => (one as { segment?: unknown } | null)?.segment);

const FIELDS: Readonly<Record<string, Words>> = {
  tags: { from: [['requirement', field('tags')], ['prd', field('tags')], ['roadmapItem', field('tags')]], common: [] },
  unit: { from: [['kpi', field('unit')]], common: ['%', 'users', 'orders', 'points', 'days', 'h', 'min', 's', 'ms'] },
  currency: { from: [['roadmap', field('currency')], ['team', field('budget', 'currency')]], common: ['EUR', 'USD', 'CNY', 'GBP', 'JPY'] },
  segment: { from: [['feedback', field('segment')], ['product', segments], ['prd', markets]], common: [] },
  customer: { from: [['feedback', field('customer')]], common: [] },
  role: { from: [['person', field('role')]], common: [] },
  skills: { from: [['person', field('skills')]], common: [] },
};

/** Words for the field at the cursor; `close` gives them the form of the place. */
export function usedItems(context: CompletionContext, close: (text: string) => string): Completion[] {
  const { slot, snapshot, scope, language, document } = context;
  const key = slot.path.findLast((step) => typeof step === 'string') ?? '';
  if (key === 'key' && document.kind === 'product') return [...standardScores()].map((word, i) => itemOf(context, word, i, close));
  const words = Object.hasOwn(FIELDS, key) ? FIELDS[key] : undefined;
  if (!words) return [];
  const present = new Set(slot.items);
  const typed = slot.range.end > slot.range.start ? document.text.slice(slot.range.start, slot.range.end) : undefined;
  const counts = countsOf(snapshot, scope, key, words);
  const used = [...counts].filter(([word, count]) => !present.has(word) && !(word === typed && count === 1)).slice(0, MOST);
  const common = words.common.filter((word) => !counts.has(word) && !present.has(word));
  return [
    ...used.map(([word, count], i) => ({ ...itemOf(context, word, i, close), detail: language === 'zh' ? `用过 ${count} 次` : `Used ${count} ${count === 1 ? 'time' : 'times'}` })),
    ...common.map((word, i) => itemOf(context, word, used.length + i, close)),
  ];
}

function itemOf({ slot }: CompletionContext, word: string, i: number, close: (text: string) => string): Completion {
  const written = slot.quote ? inQuotes(word, slot.quote) : formatScalar(word, { flow: true });
  return { label: word, kind: 'value', insertText: close(written), range: slot.range, sortText: `b${rank(i)}`, filterText: word };
}

function inQuotes(word: string, quote: '"' | "'"): string {
  return quote === '"' ? word.replace(/[\\"]/g, '\\$&') : word.replaceAll("'", "''");
}

/** Words of a field, and the things that they were counted in. */
interface Counted {
  readonly lists: readonly (readonly Entity[])[];
  /** In no order. */
  readonly all: Map<string, number>;
  /** The most used first. */
  readonly sorted: ReadonlyMap<string, number>;
}

/** By what stays the same while no file comes or goes, and by field and scope. */
const kept = new WeakMap<object, Map<string, Counted>>();
const NOTHING: readonly Entity[] = [];

/** Words with how often they are used, the most used first; after a keystroke only the things that it changed are counted again. */
function countsOf(snapshot: Snapshot, scope: string, key: string, { from }: Words): ReadonlyMap<string, number> {
  let known = kept.get(snapshot.paths);
  if (!known) kept.set(snapshot.paths, (known = new Map<string, Counted>()));
  const name = `${key} ${scope}`;
  const before = known.get(name);
  const kinds = entitiesByKind(snapshot, scope);
  const lists = from.map(([kind]) => kinds.get(kind) ?? NOTHING);
  if (before && lists.every((list, i) => list === before.lists[i])) return before.sorted;
  const all = before?.all ?? new Map<string, number>();
  let changed = !before;
  from.forEach(([, read], i) => {
    const [old, now] = [before?.lists[i] ?? NOTHING, lists[i] as readonly Entity[]];
    const { first, last } = commonEnds(old, now, saysTheSame);
    const [gone, come] = [wordsIn(old.slice(first, old.length - last), read), wordsIn(now.slice(first, now.length - last), read)];
    if (gone.length === come.length && gone.every((word, at) => word === come[at])) return;
    changed = true;
    for (const word of gone) add(all, word, -1);
    for (const word of come) add(all, word, 1);
  });
  const sorted = changed || !before ? new Map([...all].sort(([a, i], [b, j]) => j - i || (a < b ? -1 : 1))) : before.sorted;
  known.set(name, { lists, all, sorted });
  return sorted;
}

function add(counts: Map<string, number>, word: string, by: number): void {
  const count = (counts.get(word) ?? 0) + by;
  if (count > 0) counts.set(word, count);
  else counts.delete(word);
}

/** Words that are short enough to be chosen from a list. */
function wordsIn(things: readonly Entity[], read: (fields: Entity['fields']) => unknown): string[] {
  const words: string[] = [];
  for (const { fields } of things) {
    const value = read(fields);
    for (const word of Array.isArray(value) ? value : [value]) {
      if (typeof word === 'string' && word !== '' && word.length <= 60 && !/[\r\n]/.test(word)) words.push(word);
    }
  }
  return words;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
