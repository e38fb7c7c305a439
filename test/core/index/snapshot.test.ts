// Snapshots: changing files one by one gives what reading all of them at once gives; ids belong to products.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { emptySnapshot, updateSnapshot } from '../../../src/core/index/build';
import { changeFiles, type FileList, filesIn } from '../../../src/core/index/file-list';
import type { DocumentFacts } from '../../../src/core/index/facts';
import { definitionsOf, entitiesByKind, pathsOf, referencesOf, referencesTo, resolve, scopeOf, scopesOf } from '../../../src/core/index/lookup';
import type { PersistentMap } from '../../../src/core/index/persistent-map';
import { changedKeys, persistentMap } from '../../../src/core/index/persistent-map';
import type { Snapshot } from '../../../src/core/index/snapshot';
import { problemsOf } from '../../../src/core/rules/check';
import { step } from '../random-edits';
import { readFacts, requirement, snapshotOf, TODAY } from '../workspace';

const known = new Map<string, DocumentFacts>();

/** Facts of a text; each is read once, as files are when they have not changed. */
function facts(file: string, text: string): DocumentFacts {
  const key = `${file}\0${text}`;
  const read = known.get(key) ?? readFacts(file, text);
  known.set(key, read);
  return read;
}

const sorted = <V>(map: PersistentMap<V>): [string, V][] => [...map].map(([key, value]): [string, V] => [key, value]).sort(([a], [b]) => (a < b ? -1 : 1));

/** All that a snapshot says, with the problems of all files. */
function contentOf(snapshot: Snapshot): unknown {
  const files = [...snapshot.files.keys()].sort();
  return {
    files,
    size: [snapshot.files.size, snapshot.definedIn.size, snapshot.namedIn.size, snapshot.unreadIn.size],
    definedIn: sorted(snapshot.definedIn).map(([id, list]) => [id, filesIn(list)]),
    namedIn: sorted(snapshot.namedIn).map(([id, list]) => [id, filesIn(list)]),
    unreadIn: sorted(snapshot.unreadIn).map(([id, list]) => [id, filesIn(list)]),
    paths: pathsOf(snapshot),
    definitions: [...snapshot.definedIn.keys()].sort().map((id) => definitionsOf(snapshot, id)),
    references: [...snapshot.namedIn.keys()].sort().map((id) => referencesOf(snapshot, id)),
    products: [...snapshot.products].sort(([a], [b]) => (a < b ? -1 : 1)),
    config: snapshot.config,
    scopes: scopesOf(snapshot),
    kinds: scopesOf(snapshot).map((scope) => [...entitiesByKind(snapshot, scope)].sort(([a], [b]) => (a < b ? -1 : 1))),
    problems: files.map((file) => [file, problemsOf(snapshot, file, TODAY)]),
  };
}

describe('index: updates', function () {
  this.timeout(30_000);

  it('give what a fresh build gives, in any order', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 10 }), fc.boolean(), (steps, backwards) => {
        const texts = new Map<string, string>();
        let snapshot = emptySnapshot();
        for (const one of steps) {
          const old = snapshot;
          const before = old.files.size;
          const edits: { file: string; text?: string | undefined }[] = Array.isArray(one) ? one : [{ file: one.from }, { file: one.to, text: texts.get(one.from) }];
          for (const { file, text: content } of edits) {
            if (content === undefined) texts.delete(file);
            else texts.set(file, content);
          }
          snapshot = updateSnapshot(snapshot, edits.map(({ file, text: content }) => ({ file, ...(content !== undefined && { facts: facts(file, content) }) })));
          // What is computed once for a snapshot is asked for between changes, as the editor does.
          for (const file of snapshot.files.keys()) problemsOf(snapshot, file, TODAY);
          for (const scope of scopesOf(snapshot)) entitiesByKind(snapshot, scope);
          assert.equal(old.files.size, before, 'the old snapshot stays as it was');
          assert.equal(snapshot.version, old.version + 1);
        }
        const all = [...texts].map(([file, content]) => ({ file, facts: facts(file, content) }));
        const fresh = updateSnapshot(emptySnapshot(), backwards ? all.reverse() : all);
        assert.deepEqual(contentOf(snapshot), contentOf(fresh));
      }),
      { numRuns: 150 },
    );
  });

  it('keep the graph while no dependency changes, and only then', () => {
    const first = snapshotOf({ 'a.req.yaml': requirement('REQ-1', 'dependsOn: [REQ-2]\n') });
    const change = (content: string): Snapshot => updateSnapshot(first, [{ file: 'a.req.yaml', facts: facts('a.req.yaml', content) }]);
    assert.equal(change(requirement('REQ-1', 'dependsOn: [REQ-2]\ntags: [x]\n')).graph, first.graph);
    for (const other of ['dependsOn: [REQ-3]\n', 'dependsOn: ["REQ-2"]\n', 'dependsOn: [  REQ-2]\n', 'parent: REQ-2\n', '']) assert.notEqual(change(requirement('REQ-1', other)).graph, first.graph, other);
    assert.notEqual(updateSnapshot(first, [{ file: 'x/x.product.yaml', facts: facts('x/x.product.yaml', 'id: PRODUCT-1\n') }]).graph, first.graph);
  });

  it('take the last of several changes of one file, and nothing from a file that was never there', () => {
    const snapshot = updateSnapshot(emptySnapshot(), [{ file: 'a.req.yaml', facts: facts('a.req.yaml', requirement('REQ-1')) }, { file: 'a.req.yaml', facts: facts('a.req.yaml', requirement('REQ-2')) }, { file: 'gone.req.yaml' }]);
    assert.deepEqual([...snapshot.definedIn.keys()], ['REQ-2']);
    assert.deepEqual(problemsOf(snapshot, 'gone.req.yaml', TODAY), []);
  });

  it('cost no more in a workspace ten times as large', () => {
    const workspace = (n: number): Snapshot => updateSnapshot(emptySnapshot(), Array.from({ length: n }, (_, i) => {
      const file = `f${i % 50}/r${i}.req.yaml`;
      return { file, facts: { ...template, file, entities: template.entities.map((entity) => ({ ...entity, file, id: `REQ-${i}` })), references: template.references.map((reference) => ({ ...reference, file, from: `REQ-${i}`, id: `REQ-${i + 1}` })) } };
    }));
    const template = facts('t.req.yaml', requirement('REQ-1', 'dependsOn: [REQ-2]\n'));
    const costOf = (snapshot: Snapshot): number => {
      const times = Array.from({ length: 61 }, (_, i) => {
        const change = { file: `f${i % 50}/r${i}.req.yaml`, facts: facts(`f${i % 50}/r${i}.req.yaml`, requirement(`REQ-${i}`, `dependsOn: [REQ-${i + 2}]\n`)) };
        const before = performance.now();
        updateSnapshot(snapshot, [change]);
        return performance.now() - before;
      });
      return times.sort((a, b) => a - b)[30] ?? 0;
    };
    const small = workspace(1000);
    const large = workspace(10_000);
    costOf(small);
    // A median below a twentieth of a millisecond says nothing.
    const cheap = (): boolean => costOf(large) <= 5 * Math.max(costOf(small), 0.05);
    assert.ok(cheap() || cheap() || cheap(), `${costOf(small).toFixed(3)} ms among 1,000 files, ${costOf(large).toFixed(3)} ms among 10,000`);
  });
});

describe('index: persistent map', () => {
  it('tells what differs, in large maps too', () => {
    const entries = Array.from({ length: 5000 }, (_, i): [string, number] => [`k${i}`, i]);
    const bulk = persistentMap(new Map(entries));
    const changed = bulk.with([['k7', -1], ['k4000', undefined], ['new', 1]]);
    assert.deepEqual([...changedKeys(bulk, changed)].sort(), ['k4000', 'k7', 'new']);
    assert.deepEqual([...changedKeys(changed, changed.with([['k8', -2]]))], ['k8']);
    assert.deepEqual([...changedKeys(bulk, bulk)], []);
    assert.equal([...changedKeys(persistentMap<number>(), bulk)].length, 5000);
    assert.deepEqual([...changedKeys(bulk, persistentMap(new Map(entries.map(([key, value]) => [key, value === 9 ? 0 : value]))))], ['k9']);
  });

  it('is what a plain map is, and its copies leave it alone', () => {
    const key = fc.oneof(fc.nat(20).map((n) => `k${n}`), fc.string({ maxLength: 4 }));
    const changes = fc.array(fc.array(fc.tuple(key, fc.option(fc.nat(), { nil: undefined, freq: 3 })), { maxLength: 6 }), { maxLength: 12 });
    fc.assert(fc.property(changes, (all) => {
      let map = persistentMap<number>();
      const plain = new Map<string, number>();
      for (const some of all) {
        const before = [...map].length;
        const next = map.with(some);
        assert.equal([...map].length, before);
        const [old, now] = [new Map(map), new Map(next)];
        const changed = [...new Set([...old.keys(), ...now.keys()])].filter((name) => old.get(name) !== now.get(name)).sort();
        assert.deepEqual([[...changedKeys(map, next)].sort(), [...changedKeys(next, map)].sort()], [changed, changed]);
        for (const [name, value] of some) {
          if (value === undefined) plain.delete(name);
          else plain.set(name, value);
        }
        map = next;
        assert.equal(map.size, plain.size);
        assert.deepEqual(sorted(map), [...plain].sort(([a], [b]) => (a < b ? -1 : 1)));
        assert.deepEqual([...map.keys()].sort(), [...plain.keys()].sort());
        assert.equal([...map.values()].length, plain.size);
        for (const [name, value] of plain) assert.ok(map.has(name) && map.get(name) === value);
        assert.equal(map.get('never there'), undefined);
      }
    }));
  });
});

describe('index: files of an id', () => {
  it('are a sorted set, however many there are', () => {
    const files = fc.uniqueArray(fc.nat(99).map((n) => `f${n}.req.yaml`), { maxLength: 60 });
    fc.assert(fc.property(fc.array(fc.record({ added: files, dropped: files }), { maxLength: 8 }), (changes) => {
      let list: FileList | undefined;
      const plain = new Set<string>();
      for (const { added, dropped } of changes) {
        const fresh = added.filter((file) => !plain.has(file));
        const gone = dropped.filter((file) => !fresh.includes(file));
        const before = [...filesIn(list)];
        const next = changeFiles(list, fresh, new Set(gone));
        assert.deepEqual(filesIn(list), before);
        gone.forEach((file) => plain.delete(file));
        fresh.forEach((file) => plain.add(file));
        list = next;
        assert.deepEqual(filesIn(list), [...plain].sort());
        assert.equal(list === undefined, plain.size === 0);
      }
    }));
  });
});

describe('index: products', () => {
  const product = (name: string): string => `id: PRODUCT-${name}\nname: ${name}\nvision: ${name}\n`;
  const files = {
    'a.req.yaml': requirement('REQ-9'),
    'app/app.product.yaml': product('app'), 'app/a.req.yaml': requirement('REQ-1'), 'app/deep/er/b.req.yaml': requirement('REQ-2', 'dependsOn: [REQ-1, REQ-7, REQ-8, REQ-9]\n'),
    'app/inner/inner.product.yaml': product('inner'), 'app/inner/c.req.yaml': requirement('REQ-1', 'dependsOn: [REQ-2]\n'),
    'shop/shop.product.yaml': product('shop'), 'shop/a.req.yaml': requirement('REQ-7'), 'shop/b.req.yaml': requirement('REQ-8'),
    'pay/pay.product.yaml': product('pay'), 'pay/b.req.yaml': requirement('REQ-8'), 'application/a.req.yaml': requirement('REQ-5'),
  };

  it('reach to the nearest product file upward, else the workspace', () => {
    const snapshot = snapshotOf(files);
    const scopes: Record<string, string> = { 'a.req.yaml': '', 'app/a.req.yaml': 'app', 'app/deep/er/b.req.yaml': 'app', 'app/inner/c.req.yaml': 'app/inner', 'app/inner/x/y.req.yaml': 'app/inner', 'application/a.req.yaml': '', 'shop/a.req.yaml': 'shop' };
    for (const [file, scope] of Object.entries(scopes)) assert.equal(scopeOf(snapshot, file), scope, file);
    assert.deepEqual(scopesOf(snapshot), ['', 'app', 'app/inner', 'pay', 'shop']);
    assert.deepEqual(scopesOf(snapshotOf({ 'app/app.product.yaml': product('app') })), ['app']);
  });

  it('may repeat ids, and a reference looks at home first', () => {
    const snapshot = snapshotOf(files);
    const meaning = (id: string, file: string): string => {
      const found = resolve(snapshot, id, file);
      return found.kind === 'found' ? found.entity.file : found.kind === 'ambiguous' ? found.entities.map((entity) => entity.file).join(' ') : 'unknown';
    };
    assert.equal(meaning('REQ-1', 'app/deep/er/b.req.yaml'), 'app/a.req.yaml');
    assert.equal(meaning('REQ-1', 'app/inner/new.req.yaml'), 'app/inner/c.req.yaml');
    assert.equal(meaning('REQ-1', 'shop/a.req.yaml'), 'app/a.req.yaml app/inner/c.req.yaml');
    assert.equal(meaning('REQ-7', 'app/a.req.yaml'), 'shop/a.req.yaml');
    assert.equal(meaning('REQ-8', 'app/a.req.yaml'), 'pay/b.req.yaml shop/b.req.yaml');
    assert.equal(meaning('REQ-9', 'app/a.req.yaml'), 'a.req.yaml');
    assert.equal(meaning('REQ-404', 'app/a.req.yaml'), 'unknown');
    assert.deepEqual(problemsOf(snapshot, 'app/deep/er/b.req.yaml', TODAY).filter(({ severity }) => severity === 'error' || severity === 'warning').map(({ rule, args }) => `${rule} ${String(args?.['id'])}`), ['ref/ambiguous REQ-8']);
    assert.ok(!problemsOf(snapshot, 'app/a.req.yaml', TODAY).some(({ rule }) => rule === 'id/duplicate'));
  });

  it('know who refers to an entity of theirs', () => {
    const snapshot = snapshotOf({ ...files, 'app/z.req.yaml': requirement('REQ-3', 'dependsOn: [REQ-1]\n'), 'app/inner/z.req.yaml': requirement('REQ-4', 'dependsOn: [REQ-1]\n') });
    const [app, inner] = definitionsOf(snapshot, 'REQ-1');
    assert.ok(app && inner);
    assert.deepEqual(referencesTo(snapshot, app).map(({ file }) => file), ['app/deep/er/b.req.yaml', 'app/z.req.yaml']);
    assert.deepEqual(referencesTo(snapshot, inner).map(({ file }) => file), ['app/inner/z.req.yaml']);
  });

  it('become one when their product file goes', () => {
    const before = snapshotOf(files);
    const after = updateSnapshot(before, [{ file: 'app/inner/inner.product.yaml' }]);
    assert.equal(scopeOf(after, 'app/inner/c.req.yaml'), 'app');
    assert.ok(problemsOf(after, 'app/a.req.yaml', TODAY).some(({ rule }) => rule === 'id/duplicate'));
    assert.ok(!problemsOf(before, 'app/a.req.yaml', TODAY).some(({ rule }) => rule === 'id/duplicate'));
  });

  it('keep one product while one of two product files of a folder stays', () => {
    const both = snapshotOf({ 'app/a.product.yaml': product('a'), 'app/b.product.yaml': product('b') });
    const one = updateSnapshot(both, [{ file: 'app/a.product.yaml' }]);
    assert.deepEqual([both.products.get('app'), one.products.get('app'), updateSnapshot(one, [{ file: 'app/b.product.yaml' }]).products.has('app')], [['app/a.product.yaml', 'app/b.product.yaml'], ['app/b.product.yaml'], false]);
  });
});
