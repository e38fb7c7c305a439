// A map from strings that is copied by sharing: a change copies the few nodes on the way to an entry, not the whole.

/** Bits of the hash that choose a branch. */
const BITS = 5;
const FANOUT = 1 << BITS;
/** Entries that a leaf holds before it becomes a branch. */
const MOST = 12;
/** Below this level the hash has no bits left: leaves take any number of entries. */
const DEEPEST = 30;

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

/** Keys and values in turn. */
interface Leaf<V> {
  readonly leaf: true;
  readonly keys: string[];
  readonly values: V[];
  readonly owner: object;
}

interface Branch<V> {
  readonly leaf: false;
  readonly nodes: (Node<V> | undefined)[];
  readonly owner: object;
}

/** A trie by hash. `owner` marks the nodes that one call of `with` has made, which it may change in place. */
type Node<V> = Leaf<V> | Branch<V>;

/** FNV-1a, its upper bits mixed into the lower ones, which choose first. */
function hashOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

function find<V>(root: Node<V>, key: string): V | undefined {
  let node: Node<V> | undefined = root;
  for (let hash = hashOf(key); node && !node.leaf; hash >>>= BITS) node = node.nodes[hash & (FANOUT - 1)];
  if (!node) return undefined;
  const at = node.keys.indexOf(key);
  return at < 0 ? undefined : node.values[at];
}

/** Sets or removes an entry below a node; `delta` counts how the size changes. */
function change<V>(node: Node<V>, entry: { readonly key: string; readonly value: V | undefined; readonly hash: number; readonly owner: object; delta: number }, level: number): Node<V> {
  const { key, value, hash, owner } = entry;
  const own = node.owner === owner ? node : node.leaf ? { leaf: true as const, keys: [...node.keys], values: [...node.values], owner } : { leaf: false as const, nodes: [...node.nodes], owner };
  if (!own.leaf) {
    const at = (hash >>> level) & (FANOUT - 1);
    const below = own.nodes[at];
    if (below) own.nodes[at] = change(below, entry, level + BITS);
    else if (value !== undefined) {
      own.nodes[at] = { leaf: true, keys: [key], values: [value], owner };
      entry.delta++;
    }
    return own;
  }
  const at = own.keys.indexOf(key);
  if (value === undefined) {
    if (at < 0) return node;
    own.keys.splice(at, 1);
    own.values.splice(at, 1);
    entry.delta--;
  } else if (at >= 0) own.values[at] = value;
  else {
    own.keys.push(key);
    own.values.push(value);
    entry.delta++;
    if (own.keys.length > MOST && level < DEEPEST) return split(own, level);
  }
  return own;
}

function split<V>({ keys, values, owner }: Leaf<V>, level: number): Branch<V> {
  const nodes = new Array<Leaf<V> | undefined>(FANOUT).fill(undefined);
  keys.forEach((key, i) => {
    const at = (hashOf(key) >>> level) & (FANOUT - 1);
    const leaf = (nodes[at] ??= { leaf: true, keys: [], values: [], owner });
    leaf.keys.push(key);
    leaf.values.push(values[i] as V);
  });
  return { leaf: false, nodes, owner };
}

function* entriesOf<V>(node: Node<V>): IterableIterator<readonly [string, V]> {
  if (node.leaf) for (let i = 0; i < node.keys.length; i++) yield [node.keys[i] as string, node.values[i] as V];
  else for (const below of node.nodes) if (below) yield* entriesOf(below);
}

function* leavesOf<V>(node: Node<V>): Iterable<Leaf<V>> {
  if (node.leaf) yield node;
  else for (const below of node.nodes) if (below) yield* leavesOf(below);
}

/** Tries of maps, for those that compare two of them; of a plain map its trie, made when it is asked for. */
const roots = new WeakMap<object, () => Node<unknown>>();

/** Keys whose values are not the same in two maps. What the maps share is passed over: after one change a handful of nodes are looked at. */
export function* changedKeys<V>(before: PersistentMap<V>, after: PersistentMap<V>): Iterable<string> {
  if (before === after) return;
  yield* differences(roots.get(before)?.() ?? EMPTY, roots.get(after)?.() ?? EMPTY);
}

function* differences(a: Node<unknown>, b: Node<unknown>): Iterable<string> {
  if (a === b) return;
  if (!a.leaf && !b.leaf) {
    for (let i = 0; i < FANOUT; i++) yield* differences(a.nodes[i] ?? EMPTY, b.nodes[i] ?? EMPTY);
    return;
  }
  const left = new Map(entriesOf(a));
  for (const [key, value] of entriesOf(b)) {
    if (left.get(key) !== value) yield key;
    left.delete(key);
  }
  yield* left.keys();
}

function create<V>(root: Node<V>, size: number): PersistentMap<V> {
  const map: PersistentMap<V> = {
    size,
    get: (key) => find(root, key),
    has: (key) => find(root, key) !== undefined,
    *keys() {
      for (const leaf of leavesOf(root)) yield* leaf.keys;
    },
    *values() {
      for (const leaf of leavesOf(root)) yield* leaf.values;
    },
    [Symbol.iterator]: () => entriesOf(root),
    with(changes) {
      const owner = {};
      let next = root;
      let count = size;
      for (const [key, value] of changes) {
        const entry = { key, value, hash: hashOf(key), owner, delta: 0 };
        next = change(next, entry, 0);
        count += entry.delta;
      }
      return create(next, count);
    },
  };
  roots.set(map, () => root);
  return map;
}

/** So many entries at once are kept as a plain map until the first change: faster to make and to ask, and most of such maps are never changed. */
const BULK = 2000;

function createBulk<V>(entries: ReadonlyMap<string, V>): PersistentMap<V> {
  let trie: PersistentMap<V> | undefined;
  const map: PersistentMap<V> = {
    size: entries.size,
    get: (key) => entries.get(key),
    has: (key) => entries.has(key),
    keys: () => entries.keys(),
    values: () => entries.values(),
    [Symbol.iterator]: () => entries[Symbol.iterator](),
    with: (changes) => (trie ??= create<V>(EMPTY, 0).with(entries)).with(changes),
  };
  roots.set(map, () => roots.get((trie ??= create<V>(EMPTY, 0).with(entries)))?.() ?? EMPTY);
  return map;
}

const EMPTY: Leaf<never> = { leaf: true, keys: [], values: [], owner: {} };

/** Map of some entries, which the caller leaves alone from then on. */
export function persistentMap<V>(entries: ReadonlyMap<string, V> = new Map()): PersistentMap<V> {
  return entries.size >= BULK ? createBulk(entries) : create<V>(EMPTY, 0).with(entries);
}
