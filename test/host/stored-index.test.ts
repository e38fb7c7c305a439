// The editor's stored index against a file system in memory: what it gives back at the next start, and what it leaves to be read.
import assert from 'node:assert/strict';
import Module from 'node:module';
import path from 'node:path';
import type * as vscode from 'vscode';
import type { DocumentFacts } from '../../src/core/index/facts';
import type { StoredIndex } from '../../src/host/stored-index';
import { readFacts, requirement } from '../core/workspace';

interface File {
  bytes: Uint8Array;
  mtime: number;
}

/** As much of an address and of the editor's file system as the index asks for. */
class Uri {
  readonly path: string;
  constructor(at: string) {
    this.path = at;
  }
  static joinPath(base: Uri, ...parts: string[]): Uri {
    return new Uri(path.posix.join(base.path, ...parts));
  }
  toString(): string {
    return `memory:${this.path}`;
  }
}

const disk = new Map<string, File>();
let broken = false;
const read = async (uri: Uri): Promise<File> => disk.get(uri.path) ?? Promise.reject(new Error(`no file ${uri.path}`));
const fs = {
  stat: async (uri: Uri) => read(uri).then(({ bytes, mtime }) => ({ type: 1, size: bytes.length, mtime, ctime: 0 })),
  readFile: async (uri: Uri) => (await read(uri)).bytes,
  createDirectory: async () => undefined,
  async writeFile(uri: Uri, bytes: Uint8Array) {
    if (broken) throw new Error('no room');
    disk.set(uri.path, { bytes, mtime: Date.now() });
  },
  async rename(from: Uri, to: Uri) {
    disk.set(to.path, await read(from));
    disk.delete(from.path);
  },
};

const PROGRAM = '/extension/dist/extension.js';
const OLD = Date.now() - 3_600_000;
const folder = { uri: new Uri('/folder'), name: 'work', index: 0 } as unknown as vscode.WorkspaceFolder;
const texts = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`${i}.req.yaml`, requirement(`REQ-${i}`, `estimate: ${i + 1}${'0'.repeat(i)}d\n`)]));

const put = (file: string, text: string, mtime = OLD): void => void disk.set(`/folder/${file}`, { bytes: new TextEncoder().encode(text), mtime });

describe('stored index of the editor', () => {
  let indexes: typeof import('../../src/host/stored-index').storedIndexes;
  const messages: string[] = [];
  const wait = globalThis.setTimeout;
  const loader = Module as unknown as { _load: (name: string, ...rest: unknown[]) => unknown };
  const load = loader._load;

  before(async () => {
    loader._load = (name, ...rest) => (name === 'vscode' ? { Uri, workspace: { fs } } : load(name, ...rest));
    indexes = (await import('../../src/host/stored-index')).storedIndexes;
    globalThis.setTimeout = ((run: () => void, ms?: number) => wait(run, (ms ?? 0) >= 1000 ? 0 : ms)) as typeof setTimeout;
  });
  after(() => {
    loader._load = load;
    globalThis.setTimeout = wait;
  });
  beforeEach(() => {
    disk.clear();
    messages.length = 0;
    broken = false;
    disk.set(PROGRAM, { bytes: new Uint8Array([1, 2, 3]), mtime: 0 });
    for (const [file, text] of Object.entries(texts)) put(file, text);
  });

  function start(storage = true): StoredIndex | undefined {
    const context = { ...(storage && { storageUri: new Uri('/storage') }), extensionUri: new Uri('/extension'), extension: { packageJSON: { version: '1.0.0' } } };
    return indexes(context as unknown as vscode.ExtensionContext, 'node', (message) => messages.push(message))(folder);
  }

  /** A start of the editor: files that had to be read, and all facts. */
  async function run(now = Date.now()): Promise<{ readonly read: string[]; readonly facts: Map<string, DocumentFacts> }> {
    const index = start();
    assert.ok(index);
    const files = [...disk.keys()].filter((file) => file.startsWith('/folder/')).map((file) => file.slice('/folder/'.length)).sort();
    await index.prepare(files);
    const facts = new Map<string, DocumentFacts>();
    const read: string[] = [];
    for (const file of files) {
      let own = index.take(file);
      if (!own) {
        read.push(file);
        own = readFacts(file, new TextDecoder().decode(disk.get(`/folder/${file}`)?.bytes));
        index.note(own, now);
      }
      facts.set(file, own);
      assert.deepEqual(own.entities.map(({ fields }) => fields), readFacts(file, new TextDecoder().decode(disk.get(`/folder/${file}`)?.bytes)).entities.map(({ fields }) => fields));
    }
    index.keep(() => facts);
    assert.equal(index.take(files[0] ?? ''), undefined, 'later a file may have changed');
    await new Promise((resolve) => wait(resolve, 100));
    index.dispose();
    return { read, facts };
  }

  it('reads all files at the first start, and none at the next', async () => {
    assert.equal((await run()).read.length, 20);
    assert.match(messages.join(), /work: stored the index of 20 documents/);
    assert.deepEqual((await run()).read, []);
    assert.equal([...disk.keys()].filter((file) => file.startsWith('/storage/')).length, 1);
  });

  it('reads what has another size or time, and what is new; what is gone is no harm', async () => {
    await run();
    put('3.req.yaml', requirement('REQ-333'));
    put('4.req.yaml', texts['4.req.yaml']?.replace('REQ-4', 'REQ-9') ?? '', OLD + 1);
    put('new.req.yaml', requirement('REQ-77'));
    disk.delete('/folder/5.req.yaml');
    assert.deepEqual((await run()).read, ['3.req.yaml', '4.req.yaml', 'new.req.yaml']);
  });

  it('keeps no file that changed shortly before or after it was read', async () => {
    const now = Date.now();
    put('3.req.yaml', texts['3.req.yaml'] ?? '', now - 1000);
    put('4.req.yaml', texts['4.req.yaml'] ?? '', now + 60_000);
    await run(now);
    assert.deepEqual((await run(now)).read, ['3.req.yaml', '4.req.yaml']);
  });

  it('reads two files of one size and time, which may have changed places', async () => {
    put('a.req.yaml', requirement('REQ-500'));
    put('b.req.yaml', requirement('REQ-600'));
    await run();
    const [a, b] = [disk.get('/folder/a.req.yaml'), disk.get('/folder/b.req.yaml')];
    if (a && b) disk.set('/folder/a.req.yaml', b).set('/folder/b.req.yaml', a);
    const { read, facts } = await run();
    assert.deepEqual(read, ['a.req.yaml', 'b.req.yaml']);
    assert.equal(facts.get('a.req.yaml')?.entities[0]?.id, 'REQ-600');
  });

  it('reads all again with another build of the program, and with a damaged index', async () => {
    await run();
    disk.set(PROGRAM, { bytes: new Uint8Array([1, 2, 4]), mtime: 0 });
    assert.equal((await run()).read.length, 20);
    assert.equal((await run()).read.length, 0);
    const [file] = [...disk.keys()].filter((one) => one.startsWith('/storage/'));
    const bytes = disk.get(file ?? '')?.bytes.slice() ?? new Uint8Array();
    bytes[100] = (bytes[100] ?? 0) ^ 1;
    disk.set(file ?? '', { bytes, mtime: 0 });
    assert.equal((await run()).read.length, 20);
    assert.equal((await run()).read.length, 0);
  });

  it('tells that it could not be stored, and does without storage', async () => {
    broken = true;
    await run();
    assert.match(messages.join(), /could not be stored: no room/);
    assert.equal(start(false), undefined);
  });

  it('does not write for a change or two', async () => {
    await run();
    messages.length = 0;
    put('3.req.yaml', requirement('REQ-333'));
    await run();
    assert.deepEqual(messages, []);
  });
});
