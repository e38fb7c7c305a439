// Finds the next id that a new thing of a product can take.
import type { Entity } from '../document/document';
import { ENTITY_KINDS, type EntityKind } from '../schema/entities';
import { filesIn } from './file-list';
import { entitiesByKind, scopeOf } from './lookup';
import type { Snapshot } from './snapshot';

/** Kinds whose ids are a prefix and a number; people have handles instead. */
export type NumberedKind = Exclude<EntityKind, 'person'>;

interface Series {
  readonly prefix: string;
  count: number;
  highest: number;
  /** Digits that the highest number is written with. */
  digits: number;
}

/**
 * One above the highest id of the kind, with the prefix that most of them have (`PAY-REQ-`), else with the prefix of the configuration
 * behind the product's own where its other ids have one. An id that is referred to, stands in an unreadable file, or is in `taken` is passed over.
 */
export function nextFreeId(snapshot: Snapshot, scope: string, kind: NumberedKind, taken: ReadonlySet<string> = new Set()): string {
  const all = entitiesByKind(snapshot, scope);
  const { series, ids } = knownIds(all.get(kind) ?? NOTHING);
  const { prefix, highest, digits } = series ?? { prefix: `${productPrefix(snapshot, all)}${snapshot.config.prefixes[kind]}-`, highest: 0, digits: 1 };
  const unread = unreadIds(snapshot, scope);
  const isFree = (id: string): boolean =>
    !ids.has(id) && !unread.has(id) && !taken.has(id) && !filesIn(snapshot.namedIn.get(id)).some((file) => scopeOf(snapshot, file) === scope);
  for (let number = highest + 1; ; number++) {
    const id = prefix + String(number).padStart(digits, '0');
    if (isFree(id)) return id;
  }
}

const NOTHING: readonly Entity[] = [];
const known = new WeakMap<readonly Entity[], { readonly series: Series | undefined; readonly ids: ReadonlySet<string> }>();

/** Read once as long as no thing of the kind changes: a skeleton asks for several ids. */
function knownIds(things: readonly Entity[]): { readonly series: Series | undefined; readonly ids: ReadonlySet<string> } {
  let found = known.get(things);
  if (!found) {
    const ids = new Set(things.map(({ id }) => id));
    found = { series: seriesOf(things), ids };
    known.set(things, found);
  }
  return found;
}

const unreads = new WeakMap<Snapshot, Map<string, ReadonlySet<string>>>();

/** Ids in files of a product that can't be read. */
function unreadIds(snapshot: Snapshot, scope: string): ReadonlySet<string> {
  let scopes = unreads.get(snapshot);
  if (!scopes) unreads.set(snapshot, (scopes = new Map<string, ReadonlySet<string>>()));
  let ids = scopes.get(scope);
  if (!ids) {
    const all = new Set<string>();
    for (const facts of snapshot.files.values()) {
      if (facts.unreadIds.length > 0 && scopeOf(snapshot, facts.file) === scope) for (const id of facts.unreadIds) all.add(id);
    }
    scopes.set(scope, (ids = all));
  }
  return ids;
}

/** The prefix that most ids have; on a tie the one seen first. */
function seriesOf(things: readonly Entity[]): Series | undefined {
  const byPrefix = new Map<string, Series>();
  for (const { id } of things) {
    // Fifteen digits are counted exactly; longer ones are no numbers.
    const match = /^(.*-)(\d{1,15})$/.exec(id);
    if (!match) continue;
    const [, prefix = '', digits = ''] = match;
    const series = byPrefix.get(prefix) ?? { prefix, count: 0, highest: 0, digits: 1 };
    byPrefix.set(prefix, series);
    series.count++;
    if (Number(digits) >= series.highest) {
      series.highest = Number(digits);
      series.digits = digits.startsWith('0') ? digits.length : 1;
    }
  }
  let most: Series | undefined;
  for (const series of byPrefix.values()) if (!most || series.count > most.count) most = series;
  return most;
}

/** `PAY-` when more than half of the product's numbered ids begin so. */
function productPrefix(snapshot: Snapshot, all: ReturnType<typeof entitiesByKind>): string {
  const counts = new Map<string, number>();
  let total = 0;
  for (const kind of ENTITY_KINDS) {
    const plain = `${snapshot.config.prefixes[kind]}-`;
    for (const { id } of all.get(kind) ?? []) {
      const before = /^(.*-)\d+$/.exec(id)?.[1];
      if (before === undefined) continue;
      total++;
      if (before.length > plain.length && before.endsWith(`-${plain}`)) {
        const own = before.slice(0, -plain.length);
        counts.set(own, (counts.get(own) ?? 0) + 1);
      }
    }
  }
  for (const [prefix, count] of counts) if (count * 2 > total) return prefix;
  return '';
}
