// A map from strings that is copied by sharing: a change copies one small bucket, not the whole.

const BITS = 10;
const MASK = (1 << BITS) - 1;

/** Immutable map; `with` gives a changed copy and leaves this one as it is. */
export interface PersistentMap<V> extends Iterable<readonly [string, V]> {
  readonly size: number;
  get(key: string): V | undefined;
  has(key: string): boolean;
  keys(): Iterable<string>;
  values(): Iterable<V>;
  /** Copy with these entries set; `undefined` removes one. */
  with(changes: Iterable<readonly [string, V | undefined]>): PersistentMap<V>;
}

type Buckets<V> = readonly (ReadonlyMap<string, V> | undefined)[];

/** FNV-1a, folded to the number of buckets. */
function bucketOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> BITS) ^ (hash >>> (2 * BITS))) & MASK;
}

function create<V>(buckets: Buckets<V>, size: number): PersistentMap<V> {
  function* entries(): Iterator<readonly [string, V]> {
    for (const bucket of buckets) if (bucket) yield* bucket;
  }
  return {
    size,
    get: (key) => buckets[bucketOf(key)]?.get(key),
    has: (key) => buckets[bucketOf(key)]?.has(key) ?? false,
    *keys() {
      for (const bucket of buckets) if (bucket) yield* bucket.keys();
    },
    *values() {
      for (const bucket of buckets) if (bucket) yield* bucket.values();
    },
    [Symbol.iterator]: entries,
    with(changes) {
      const next = [...buckets];
      const fresh = new Set<number>();
      let count = size;
      for (const [key, value] of changes) {
        const at = bucketOf(key);
        const bucket = fresh.has(at) ? (next[at] as Map<string, V>) : new Map(next[at]);
        if (bucket.has(key)) count--;
        if (value === undefined) bucket.delete(key);
        else {
          bucket.set(key, value);
          count++;
        }
        next[at] = bucket;
        fresh.add(at);
      }
      return create(next, count);
    },
  };
}

export function persistentMap<V>(): PersistentMap<V> {
  return create<V>(new Array<undefined>(MASK + 1).fill(undefined), 0);
}
