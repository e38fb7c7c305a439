// The stored index: what was put in comes out the same, and damaged, foreign or hostile bytes give nothing wrong.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { compactFacts } from '../../../src/core/index/compact';
import { emptySnapshot, updateSnapshot } from '../../../src/core/index/build';
import type { DocumentFacts } from '../../../src/core/index/facts';
import { compareStamp, type Entry, type Fresh, isSettled, readStore, type Store, writeStore } from '../../../src/core/index/store';
import { runThrough } from '../../../src/core/text/steps';
import { sealPart } from '../../../src/core/index/store-encode';
import { hashOf, hashOfText } from '../../../src/core/index/store-hash';
import { decodeText, encodeTexts } from '../../../src/core/index/store-text';
import { problemsOf } from '../../../src/core/rules/check';
import { messageOf } from '../../../src/core/rules/render';
import { readFacts, requirement, TODAY } from '../workspace';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const KEY = '1.2.3 rules';

/** Texts of all product documents below a folder, by path. */
function textsIn(folder: string): Record<string, string> {
  const top = path.join(ROOT, folder);
  const files = readdirSync(top, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && /\.(prd\.md|ya?ml)$/.test(entry.name));
  return Object.fromEntries(files.map((entry) => path.join(entry.parentPath, entry.name)).map((file) => [path.relative(top, file).split(path.sep).join('/'), readFileSync(file, 'utf8')]));
}

const fresh = (file: string, text: string | undefined): Fresh => ({ file, size: text?.length ?? 0, modified: 1_700_000_000_000.25, changed: 1_700_000_000_001.5, identity: 2 ** 40 + 1, settled: true, hash: hashOfText(text ?? ''), facts: readFacts(file, text) });

function stored(files: readonly Fresh[], previous?: Store): Uint8Array {
  const again = new Set(files.map(({ file }) => file));
  const kept = new Map([...(previous?.values() ?? [])].filter(({ file }) => !again.has(file)).map((entry) => [entry, undefined]));
  return runThrough(writeStore(KEY, { kept, fresh: files }));
}

const open = (bytes: Uint8Array, key = KEY): Store | undefined => runThrough(readStore(bytes, key));

function opened(bytes: Uint8Array): Store {
  const store = open(bytes);
  assert.ok(store, 'the store is read');
  return store;
}

/** Facts as plain data, read through the fields that the product reads. */
function plain(facts: DocumentFacts): unknown {
  const { file, kind, lineStarts, mentions, sections, unreadIds, broken, ignores, findings, ownScores, ruleKeys, config } = facts;
  return {
    file, kind, lineStarts: [...lineStarts], mentions, sections, unreadIds, broken, ignores, findings, ownScores, ruleKeys, config,
    entities: facts.entities.map(({ kind, id, file, idRange, range, path, places, container, fields }) => ({ kind, id, file, idRange, range, path, places, container, fields })),
    references: facts.references.map(({ file, id, kinds, range, from, fromKind, field, path }) => ({ file, id, kinds, range, from, fromKind, field, path })),
  };
}

/** Every file's facts come back deeply equal, and so do the problems of the whole. */
function assertRoundTrip(texts: Readonly<Record<string, string | undefined>>): void {
  const before = Object.entries(texts).map(([file, text]) => fresh(file, text));
  const store = opened(stored(before));
  assert.deepEqual([...store.keys()], before.map(({ file }) => file));
  for (const one of before) {
    const entry = store.get(one.file) as Entry;
    assert.deepEqual(plain(entry.facts()), plain(one.facts), one.file);
    for (const field of ['size', 'modified', 'changed', 'identity', 'settled', 'hash'] as const) assert.equal(entry[field], one[field], field);
  }
  const all = (facts: readonly DocumentFacts[]): unknown => {
    const snapshot = updateSnapshot(emptySnapshot(), facts.map((one) => ({ file: one.file, facts: one })));
    return facts.flatMap(({ file }) => problemsOf(snapshot, file, TODAY).map((problem) => ({ ...problem, file, en: messageOf(problem, 'en'), zh: messageOf(problem, 'zh') })));
  };
  assert.deepEqual(all(before.map(({ file }) => (store.get(file) as Entry).facts())), all(before.map(({ facts }) => facts)));
}

const SMALL = {
  'shop.product.yaml': 'id: PRODUCT-1\nname: Shop\nvision: Guests order early.\nscoring:\n  criteria:\n    - key: fun\n      weight: 1.5\n',
  'a.req.yaml': requirement('REQ-1', 'scores: {reach: 7, delight: 2}\ndependsOn: [REQ-2] # prd-ignore ref/unknown: later\nprioirty: must\n'),
  'b.prd.md': '---\nid: PRD-1\ntitle: Order\n---\n# Vision\nREQ-1 first\n',
  'prd.config.yaml': 'rules:\n  ref/self: off\nx-mine: [1, -1, 1.5, true, null, "\\ud800"]\n',
  'broken.team.yaml': 'people:\n  - handle: "@ana"\n    name: [x\n',
};

describe('stored index', () => {
  it('gives back the sample, the typical mistakes and a folder of findings of every form', () => {
    assertRoundTrip(textsIn('media/sample'));
    assertRoundTrip(textsIn('media/mistakes'));
    assertRoundTrip(SMALL);
  });

  it('gives back empty, binary and odd documents', () => {
    assertRoundTrip({ 'empty.req.yaml': '', 'binary.req.yaml': undefined, 'nul.req.yaml': 'a\0b', 'bom.req.yaml': '\uFEFFid: REQ-1\n', 'half.req.yaml': 'id: REQ-1\ntitle: "\\udc00 \\ud800"\n"__proto__": {a: -0.0}\nx-n: [-0.0, .inf, -.inf, .nan, 1e300, 536870912, 0.1]\n', 'none.prd.md': '# Vision\n' });
  });

  it('gives back the documents of the generator of the measurements, also those with faults, over several parts', async () => {
    const { generate } = (await import(path.join(ROOT, 'test/bench/corpus.mjs'))) as { generate: (options: object) => { files: Map<string, string> } };
    const { files } = generate({ n: 200 });
    assertRoundTrip(Object.fromEntries([...files].filter(([file]) => /\.(ya?ml|md)$/.test(file))));
  });

  it('gives back any texts, values and paths', () => {
    const value = fc.letrec((tie) => ({
      value: fc.oneof({ maxDepth: 4 }, fc.string({ unit: 'binary' }), fc.double(), fc.integer(), fc.boolean(), fc.constant(null), fc.array(tie('value'), { maxLength: 4 }), fc.dictionary(fc.string(), tie('value'), { maxKeys: 4, noNullPrototype: false })),
    })).value;
    fc.assert(fc.property(fc.array(value, { maxLength: 5 }), fc.array(fc.oneof(fc.nat(), fc.string()), { maxLength: 5 }), fc.string(), (values, steps, word) => {
      const { facts, ...file } = fresh('prd.config.yaml', '');
      const finding = { rule: word, message: word, range: { start: 1, end: 2 }, args: { word, list: [word, 1, { en: word, zh: word }] }, related: [{ range: { start: 0, end: 1 }, message: word }] };
      const changed: DocumentFacts = { ...facts, config: values, findings: [finding], entities: [{ kind: 'goal', id: word, file: file.file, idRange: { start: 1, end: 2 }, range: { start: 0, end: 9 }, path: steps, fields: { word, values } }] };
      assert.deepEqual(plain((opened(stored([{ ...file, facts: changed }])).get(file.file) as Entry).facts()), plain(changed));
    }), { numRuns: 100 });
  });

  it('leaves out a file whose values it has no form for', () => {
    const odd = fresh('prd.config.yaml', '');
    const store = opened(stored([{ ...odd, facts: { ...odd.facts, config: new Map() } }, fresh('a.req.yaml', SMALL['a.req.yaml'])]));
    assert.deepEqual([...store.keys()], ['a.req.yaml']);
  });
});

describe('stored index, kept up', () => {
  const many = Array.from({ length: 300 }, (_, i) => fresh(`${i}.req.yaml`, requirement(`REQ-${i}`)));

  it('keeps what is not new, and lets the new speak for a file', () => {
    const first = opened(stored(many));
    const second = opened(stored([fresh('7.req.yaml', requirement('REQ-7007')), fresh('new.req.yaml', requirement('REQ-301'))], first));
    assert.equal(second.size, 301);
    assert.deepEqual(second.get('7.req.yaml')?.facts().entities.map(({ id }) => id), ['REQ-7007']);
    assert.deepEqual(second.get('8.req.yaml')?.facts().entities.map(({ id }) => id), ['REQ-8']);
    const third = opened(stored([], second));
    assert.deepEqual(third.get('7.req.yaml')?.facts().entities.map(({ id }) => id), ['REQ-7007']);
  });

  it('does not grow with the number of changes', () => {
    let store = opened(stored(many));
    const size = stored(many).length;
    for (let round = 0; round < 20; round++) {
      const some = many.filter((_, i) => i % 10 === round % 10).map(({ file }) => fresh(file, requirement(`REQ-${round}`)));
      const bytes = stored(some, store);
      assert.ok(bytes.length < size * 2.5, `${bytes.length} bytes after ${round} rounds, ${size} at first`);
      store = opened(bytes);
    }
    assert.equal(store.size, 300);
    for (const [i, { file }] of many.entries()) assert.equal(store.get(file)?.facts().entities[0]?.id, `REQ-${10 + (i % 10)}`);
  });

  it('takes new stamps without new facts', () => {
    const first = opened(stored(many.map((one) => ({ ...one, settled: false }))));
    const bytes = runThrough(writeStore(KEY, { kept: new Map([...first.values()].map((entry) => [entry, { modified: 5.5, changed: 6.25, identity: 7, settled: true }])), fresh: [] }));
    for (const one of many) {
      const entry = opened(bytes).get(one.file) as Entry;
      assert.deepEqual([entry.modified, entry.changed, entry.identity, entry.settled, entry.hash], [5.5, 6.25, 7, true, one.hash]);
      if (one.file === '250.req.yaml') assert.deepEqual(plain(entry.facts()), plain(one.facts));
    }
  });

  it('forgets a file that went away', () => {
    const first = opened(stored(many));
    const kept = new Map([...first.values()].filter(({ file }) => file !== '7.req.yaml').map((entry) => [entry, undefined]));
    const second = opened(runThrough(writeStore(KEY, { kept, fresh: [] })));
    assert.deepEqual([...second.keys()], many.map(({ file }) => file).filter((file) => file !== '7.req.yaml'));
  });
});

describe('stamps', () => {
  const entry = { file: 'a.req.yaml', size: 10, modified: 1000, changed: 2000, identity: 3, settled: true, hash: 1 };

  it('tell the same, the changed and the doubtful apart', () => {
    const stamp = { size: 10, modified: 1000, changed: 2000, identity: 3 };
    assert.equal(compareStamp(entry, stamp), 'same');
    assert.equal(compareStamp(entry, { ...stamp, size: 11 }), 'changed');
    for (const other of [{ modified: 1001 }, { changed: 2001 }, { identity: 4 }]) assert.equal(compareStamp(entry, { ...stamp, ...other }), 'doubt');
    assert.equal(compareStamp({ ...entry, settled: false }, stamp), 'doubt');
  });

  it('count only when they are older than a tick of the coarsest clock', () => {
    const now = 1_700_000_000_000;
    assert.equal(isSettled({ modified: now - 60_000, changed: now - 60_000 }, now), true);
    assert.equal(isSettled({ modified: now - 60_000, changed: now - 2000 }, now), false);
    assert.equal(isSettled({ modified: now + 60_000, changed: 0 }, now), false);
  });
});

describe('stored index, damaged', () => {
  const files = Object.entries(SMALL).map(([file, text]) => fresh(file, text));
  const good = stored(files);
  const wanted = new Map(files.map(({ file, facts }) => [file, plain(facts)]));

  /** Ignored as a whole or in part, or right. */
  function assertNothingWrong(bytes: Uint8Array, what: string): void {
    for (const [file, entry] of open(bytes) ?? []) assert.deepEqual(plain(entry.facts()), wanted.get(file), what);
  }

  it('is ignored when any byte is another one', () => {
    for (let at = 0; at < good.length; at++) {
      for (const flip of [0x01, 0x80, 0xff]) {
        const bytes = good.slice();
        bytes[at] = (bytes[at] as number) ^ flip;
        const store = open(bytes);
        assert.ok(store === undefined || store.size === 0, `byte ${at} ^ ${flip}`);
      }
    }
  });

  it('is ignored at every shorter length, and with more at its end', () => {
    for (let length = 0; length < good.length; length++) assert.equal(open(good.slice(0, length)), undefined, `length ${length}`);
    for (const more of [1, 4, 400]) assert.equal(open(Uint8Array.from([...good, ...new Uint8Array(more)])), undefined);
  });

  it('is ignored under another key, and when it is something else', () => {
    assert.equal(open(good, '1.2.4 rules'), undefined);
    assert.equal(open(new Uint8Array(0)), undefined);
    assert.equal(open(new TextEncoder().encode('{"json": true}'.repeat(50))), undefined);
    assert.equal(open(readFileSync(path.join(ROOT, 'media/icon.png'))), undefined);
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => open(bytes) === undefined));
  });

  it('loses a damaged part alone', () => {
    const many = Array.from({ length: 300 }, (_, i) => fresh(`${i}.req.yaml`, requirement(`REQ-${i}`)));
    const bytes = stored(many);
    bytes[bytes.length - 40] = (bytes[bytes.length - 40] as number) ^ 1;
    const store = opened(bytes);
    assert.equal(store.size, 256);
    for (const one of many.slice(0, 256)) assert.deepEqual(plain((store.get(one.file) as Entry).facts()), plain(one.facts));
  });

  it('is read where it begins between two words', () => {
    const room = new Uint8Array(good.length + 1);
    room.set(good, 1);
    assertNothingWrong(room.subarray(1), 'shifted');
    assert.equal(open(room.subarray(1))?.size, files.length);
  });

  it('made up with right hashes gives facts of the right form, and ends', () => {
    const part = new Uint32Array(good.slice(32).buffer);
    const words = fc.oneof(fc.constantFrom(0, 1, 7, 8, 0xffffffff, 0x7fffffff), fc.nat({ max: 40 }), fc.integer({ min: 0, max: 0xffffffff }));
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat({ max: part.length - 1 }), words), { minLength: 1, maxLength: 12 }), (changes) => {
      const mad = part.slice();
      for (const [at, word] of changes) if (at !== 2) mad[at] = word;
      const bytes = good.slice();
      bytes.set(sealPart(mad), 32);
      for (const entry of open(bytes)?.values() ?? []) {
        const facts = entry.facts();
        assert.equal(JSON.stringify(plain(facts)).length > 0, true);
        const snapshot = updateSnapshot(emptySnapshot(), [{ file: facts.file, facts }]);
        for (const problem of problemsOf(snapshot, facts.file, TODAY)) assert.equal(typeof messageOf(problem, 'en'), 'string');
      }
    }), { numRuns: 500 });
  });
});

describe('hash and text of the store', () => {
  it('is the same for the same bytes wherever they lie, and another for any other', () => {
    fc.assert(fc.property(fc.uint8Array({ minLength: 1, maxLength: 70 }), fc.nat(), fc.integer({ min: 1, max: 255 }), (bytes, at, flip) => {
      const room = new Uint8Array(bytes.length + 3);
      room.set(bytes, 3);
      assert.equal(hashOf(room.subarray(3)), hashOf(bytes.slice()));
      const other = bytes.slice();
      other[at % bytes.length] = (other[at % bytes.length] as number) ^ flip;
      assert.notEqual(hashOf(other), hashOf(bytes));
      assert.ok(Number.isSafeInteger(hashOf(bytes)));
    }));
  });

  it('spreads over its range', () => {
    const hashes = Array.from({ length: 20_000 }, (_, i) => hashOfText(`REQ-${i}`));
    assert.equal(new Set(hashes).size, hashes.length);
    const upper = hashes.filter((hash) => hash >= 2 ** 52).length;
    assert.ok(upper > 9_500 && upper < 10_500, String(upper));
  });

  it('gives any text back', () => {
    const any = fc.oneof(fc.string(), fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) }), fc.constantFrom('\uFEFFx', '\ud83d', '\ude00', '需求', ''));
    fc.assert(fc.property(fc.array(any, { maxLength: 8 }), (texts) => {
      const { bytes, ends, raw } = encodeTexts(texts);
      assert.deepEqual(texts.map((_, i) => decodeText(bytes, ends[i - 1] ?? 0, ends[i] ?? 0, raw)), texts);
    }));
  });
});

describe('facts in columns', () => {
  it('say what the facts say, those too that columns cannot hold', () => {
    const facts = Object.entries(textsIn('media/sample')).map(([file, text]) => readFacts(file, text));
    const odd = { ...readFacts('odd.req.yaml', requirement('REQ-1')), config: new Date(0) };
    const compact = compactFacts([...facts, odd]);
    assert.deepEqual(compact.slice(0, -1).map(plain), facts.map(plain));
    assert.equal(compact.at(-1), odd);
    assert.ok(facts.length > 10 && compact[0] !== facts[0]);
  });
});
