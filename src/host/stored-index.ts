// Keeps what was read of a workspace folder in the extension's storage, so that the next start reads only files that have changed since.
import * as vscode from 'vscode';
import type { DocumentFacts } from '../core/index/facts';
import { compareStamp, type Entry, type Fresh, isSettled, readStore, type Stamp, type Store, writeStore } from '../core/index/store';
import { hashOf, hashOfText } from '../core/index/store-hash';
import { createSlices } from './slices';

/** Time after the last change before the index is written: the start of the editor is busy enough. */
const QUIET_MS = 5000;
/** Files that the file system is asked about at a time. */
const BURST = 128;
/** A longer list would be encoded in one go; it is read in slices at the next start. */
const MOST_ITEMS = 200;
/** An index is worth writing when this share of the files is not in it, and so many. */
const SHARE = 0.01;
const LEAST = 10;

export interface StoredIndex extends vscode.Disposable {
  /** Reads the index and looks at the files, without their contents: how many are as they were. */
  prepare(files: readonly string[]): Promise<number>;
  /** Facts of a file that is as it was; between `prepare` and `keep` alone, as files may change any time after. */
  take(file: string): DocumentFacts | undefined;
  /** These facts come from the file system, where they were asked for at `time` (milliseconds) or later. */
  note(facts: DocumentFacts, time: number): void;
  /** Writes the index some seconds after the last call, when enough has changed. */
  keep(files: () => Iterable<readonly [string, DocumentFacts]>): void;
}

/** Makes the stored index of a folder; nothing where the editor has no storage for the workspace. */
export function storedIndexes(context: vscode.ExtensionContext, host: 'node' | 'web', log: (message: string) => void): (folder: vscode.WorkspaceFolder) => StoredIndex | undefined {
  const { storageUri, extensionUri, extension } = context;
  const program = vscode.Uri.joinPath(extensionUri, host === 'web' ? 'dist/web/extension.js' : 'dist/extension.js');
  // Parser, schema and rules may have changed with any other build, whatever its version says.
  let digest: Promise<number> | undefined;
  const version = String((extension.packageJSON as { readonly version?: unknown }).version);
  return (folder) => {
    if (!storageUri) return undefined;
    const name = folder.uri.toString();
    return createStoredIndex(folder, {
      file: vscode.Uri.joinPath(storageUri, 'index', `${hashOfText(name).toString(16)}.index`),
      key: async () => `${version} ${await (digest ??= bytesOf(program).then((bytes) => (bytes ? hashOf(bytes) : Math.random())))} ${name}`,
      log: (message) => log(`${folder.name}: ${message}`),
    });
  };
}

interface Place {
  readonly file: vscode.Uri;
  readonly key: () => Promise<string>;
  readonly log: (message: string) => void;
}

function createStoredIndex(folder: vscode.WorkspaceFolder, { file: storeFile, key, log }: Place): StoredIndex {
  let store: Store | undefined;
  const same = new Map<string, Entry>();
  /** Where facts come from: an entry of the store, or the file system at a time. Facts of open documents come from neither. */
  const origins = new WeakMap<DocumentFacts, Entry | number>();
  const written = new WeakSet<DocumentFacts>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let disposed = false;
  let writing: Promise<void> = Promise.resolve();

  const stampOf = async (file: string): Promise<Stamp | undefined> => {
    const stat = await Promise.resolve(vscode.workspace.fs.stat(vscode.Uri.joinPath(folder.uri, file))).catch(() => undefined);
    return stat && { size: stat.size, modified: stat.mtime, changed: 0, identity: 0 };
  };

  const write = async (files: Iterable<readonly [string, DocumentFacts]>): Promise<void> => {
    const slices = createSlices();
    const kept = new Map<Entry, undefined>();
    const unsaved: { readonly file: string; readonly facts: DocumentFacts; readonly read: number }[] = [];
    let news = 0;
    for (const [file, facts] of files) {
      await slices.pause();
      const origin = origins.get(facts);
      if (typeof origin === 'object') kept.set(origin, undefined);
      else if (origin !== undefined) {
        unsaved.push({ file, facts, read: origin });
        if (!written.has(facts)) news++;
      }
    }
    if (news < Math.max(LEAST, SHARE * (kept.size + unsaved.length)) && store) return;
    const fresh: Fresh[] = [];
    for (let at = 0; at < unsaved.length && !disposed; at += BURST) {
      const burst = unsaved.slice(at, at + BURST);
      const stamps = await Promise.all(burst.map(({ file }) => stampOf(file)));
      slices.begin();
      for (const [i, { file, facts, read }] of burst.entries()) {
        const stamp = stamps[i];
        // Looked at now, read before: what was changed long before it was read has not changed since.
        if (stamp && isSettled(stamp, read)) fresh.push({ file, ...stamp, settled: true, hash: 0, facts });
      }
    }
    if (disposed || (fresh.length === 0 && kept.size === store?.size)) return;
    const bytes = await inSlices(writeStore(await key(), { kept, fresh }));
    if (disposed) return;
    const draft = vscode.Uri.joinPath(storeFile, '..', `${storeFile.path.split('/').at(-1)}.${Math.random().toString(36).slice(2)}`);
    await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(storeFile, '..'));
    await vscode.workspace.fs.writeFile(draft, bytes);
    await vscode.workspace.fs.rename(draft, storeFile, { overwrite: true });
    for (const { facts } of unsaved) written.add(facts);
    log(`stored the index of ${kept.size + fresh.length} documents (${(bytes.length / 1e6).toFixed(1)} MB)`);
  };

  return {
    async prepare(files) {
      const bytes = await bytesOf(storeFile);
      store = bytes && (await inSlices(readStore(bytes, await key())));
      if (!store || store.size === 0) return 0;
      const twins = twinsIn(store.values());
      const slices = createSlices();
      for (let at = 0; at < files.length && !disposed; at += BURST) {
        const burst = files.slice(at, at + BURST);
        const stamps = await Promise.all(burst.map(async (file) => (store?.has(file) ? stampOf(file) : undefined)));
        await slices.pause();
        for (const [i, file] of burst.entries()) {
          const [entry, stamp] = [store.get(file), stamps[i]];
          if (entry && stamp && !twins.has(twinKey(entry)) && compareStamp(entry, stamp) === 'same') same.set(file, entry);
        }
      }
      return same.size;
    },
    take(file) {
      const entry = same.get(file);
      if (!entry) return undefined;
      const facts = entry.facts();
      origins.set(facts, entry);
      return facts;
    },
    note(facts, time) {
      if ((facts.parts?.items.length ?? 0) <= MOST_ITEMS) origins.set(facts, time);
    },
    keep(files) {
      same.clear();
      clearTimeout(timer);
      timer = setTimeout(() => {
        writing = writing.then(() => (disposed ? undefined : write(files()))).catch((error: unknown) => log(`the index could not be stored: ${error instanceof Error ? error.message : String(error)}`));
      }, QUIET_MS);
    },
    dispose() {
      disposed = true;
      clearTimeout(timer);
    },
  };
}

/** The editor tells no number of a file: two of one size and time may have changed places, and their contents must be looked at. */
function twinsIn(entries: Iterable<Entry>): ReadonlySet<string> {
  const seen = new Set<string>();
  const twins = new Set<string>();
  for (const entry of entries) {
    const key = twinKey(entry);
    if (seen.has(key)) twins.add(key);
    seen.add(key);
  }
  return twins;
}

function twinKey({ size, modified }: Stamp): string {
  return `${size} ${modified}`;
}

/** Runs work that yields after each piece, and gives the host its turn in between. */
async function inSlices<T>(work: Generator<unknown, T>): Promise<T> {
  const slices = createSlices();
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    await slices.pause();
  }
}

async function bytesOf(uri: vscode.Uri): Promise<Uint8Array | undefined> {
  return Promise.resolve(vscode.workspace.fs.readFile(uri)).catch(() => undefined);
}
