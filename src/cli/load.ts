// Reads the workspaces that the paths of a call belong to into snapshots, and tells which of their files are asked for.
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { CONFIG_FILE } from '../core/document/file-kind';
import { parseDocument } from '../core/document/parse';
import { emptySnapshot, updateSnapshot } from '../core/index/build';
import { readConfig } from '../core/index/config';
import { compactFacts } from '../core/index/compact';
import type { DocumentFacts } from '../core/index/facts';
import { factsOf } from '../core/index/facts-of';
import type { Snapshot } from '../core/index/snapshot';
import { type Problem, problemsOf } from '../core/rules/check';
import type { Checked } from '../core/rules/checker';
import { type Cache, cachedIn, factsIn, isFilled, type Source } from './cache';
import { codeOf, findDocuments, isOfFileSystem, readContent, readText, type Unreadable } from './files';
import { globRules } from './ignore-rules';
import { readAhead } from './read-ahead';
import { isWithin, relativePath, type Root } from './roots';
import { stampAhead } from './stamp-ahead';

export interface Workspace {
  /** Absolute; files of the snapshot are relative to it. */
  readonly folder: string;
  /** Made when it is first asked for. */
  readonly snapshot: Snapshot;
  readonly factsOf: (file: string) => DocumentFacts | undefined;
  /** All problems of a file that is asked for. */
  readonly problemsOf: (file: string) => readonly Problem[];
  /** Files that the call asks for, relative to the folder, sorted. */
  readonly asked: readonly string[];
  /** Named files that the configuration leaves out. */
  readonly excluded: readonly string[];
  readonly unreadable: readonly Unreadable[];
  /** The stored index that could not be written. */
  readonly unwritable?: Unreadable;
}

export interface LoadOptions {
  readonly advance?: Advance | undefined;
  /** Folder of stored indexes: what is unchanged since is taken from there. */
  readonly cache?: string | undefined;
  readonly today: string;
}

export type Advance = (done: number, total: number) => void;

export async function loadWorkspace(root: Root, { advance, cache: location, today }: LoadOptions): Promise<Workspace> {
  const { files, unreadable } = await filesOf(root);
  const problems = [...unreadable];
  const config = await configOf(root.folder, files.has(path.join(root.folder, CONFIG_FILE)));
  const ignored = globRules(config.ignore);
  const isOut = (file: string): boolean => config.ignore.length > 0 && isInside(file) && ignored.ignores(file);
  const named = root.targets.filter((target) => !target.isFolder).map((target) => relativePath(root.folder, target.path));
  const wanted = [...files].map((file) => relativePath(root.folder, file)).filter((file) => !isOut(file)).sort();
  const sources = sourcesOf(wanted.map((file) => path.join(root.folder, file)), location !== undefined && isFilled(location, root));
  const cache = location === undefined ? undefined : cachedIn(location, root);
  const facts = factsOfFiles(root.folder, wanted, { sources, factsOf: cache?.factsOf ?? ((file, { content }) => factsIn(file, content())), problems, advance });
  const byFile = new Map(facts.map((one) => [one.file, one]));
  const whole = root.targets.some((target) => target.isFolder && target.path === root.folder);
  const asked = wanted.filter((file) => byFile.has(file) && (whole || isAsked(root, path.join(root.folder, file))));
  let made: Snapshot | undefined;
  const snapshot = (): Snapshot => (made ??= updateSnapshot(emptySnapshot(), facts.map((one) => ({ file: one.file, facts: one }))));
  const found = cache?.problems({ facts, asked, today }, () => checkFiles(asked, snapshot(), today));
  const unwritable = cache?.save();
  return {
    folder: root.folder,
    get snapshot() {
      return snapshot();
    },
    factsOf: (file) => byFile.get(file),
    problemsOf: (file) => (found ? (found.get(file) ?? []) : problemsOf(snapshot(), file, today)),
    asked,
    excluded: named.filter(isOut).map((file) => path.join(root.folder, file)),
    unreadable: reportable(problems, root),
    ...(unwritable && { unwritable }),
  };
}

/** The root's documents and, where ignore rules hide them from it, those of the targets themselves. */
async function filesOf(root: Root): Promise<{ files: Set<string>; unreadable: readonly Unreadable[] }> {
  const files = new Set<string>();
  const unreadable = new Map<string, Unreadable>();
  const folders = new Set([root.folder, ...root.targets.filter((target) => target.isFolder).map((target) => target.path)]);
  for (const folder of folders) {
    const found = await findDocuments(folder, root.gitTop, !(root.shallow && folder === root.folder));
    for (const file of found.files) files.add(file);
    for (const one of found.unreadable) unreadable.set(one.path, one);
  }
  for (const target of root.targets) if (!target.isFolder) files.add(target.path);
  return { files, unreadable: [...unreadable.values()] };
}

function isAsked(root: Root, file: string): boolean {
  return root.targets.some((target) => (target.isFolder ? isWithin(file, target.path) : file === target.path));
}

/** What lies outside of what is asked for is no trouble of this call. */
function reportable(unreadable: readonly Unreadable[], root: Root): Unreadable[] {
  return unreadable.filter((one) => isAsked(root, one.path) || root.targets.some((target) => isWithin(target.path, one.path)));
}

function isInside(file: string): boolean {
  return file !== '..' && !file.startsWith('../') && !path.isAbsolute(file);
}

async function configOf(folder: string, there: boolean): Promise<ReturnType<typeof readConfig>> {
  const text = there ? await readText(path.join(folder, CONFIG_FILE)).catch(() => undefined) : undefined;
  return readConfig(text === undefined ? undefined : factsOf(parseDocument(CONFIG_FILE, text)).config);
}

function checkFiles(files: readonly string[], snapshot: Snapshot, today: string): Checked {
  const problems = new Map<string, readonly Problem[]>();
  const asked = new Map<string, readonly string[]>();
  for (const file of files) {
    const ids = new Set<string>();
    const own = problemsOf(snapshot, file, today, { asks: (id) => ids.add(id) });
    if (own.length > 0) problems.set(file, own);
    if (ids.size > 0) asked.set(file, [...ids]);
  }
  return { problems, asked };
}

/** From so many files on, memory counts for more than the few hundredths of the time that compact facts cost. */
const LARGE = 20_000;
const BATCH = 64;

/** Where the files of a list are taken from, to be asked one after the other. */
interface Sources {
  of(index: number): Source;
  end(): void;
}

/** `files` are absolute paths; what is ahead of the work is done by a second thread. */
function sourcesOf(files: readonly string[], stored: boolean): Sources {
  if (stored) {
    const { stamp, end } = stampAhead(files);
    return { of: (index) => ({ stamp: () => stamp(index), content: () => readContent(files[index] as string) }), end };
  }
  const { next, end } = readAhead(files);
  const source: Source = { stamp: () => undefined, content: next };
  return { of: () => source, end };
}

interface Reading {
  readonly sources: Sources;
  readonly factsOf: Cache['factsOf'];
  /** Takes what cannot be read. */
  readonly problems: Unreadable[];
  readonly advance: Advance | undefined;
}

function factsOfFiles(folder: string, files: readonly string[], { sources, factsOf: of, problems, advance }: Reading): DocumentFacts[] {
  const facts: DocumentFacts[] = [];
  const isLarge = files.length > LARGE;
  // Left alone the engine lets its heap grow to twice of what is in use before it collects.
  if (isLarge) setFlagsFromString('--heap-growing-percent=50');
  let batch: DocumentFacts[] = [];
  const put = (): void => {
    for (const one of isLarge ? compactFacts(batch) : batch) facts.push(one);
    batch = [];
  };
  files.forEach((file, i) => {
    try {
      if (batch.push(of(file, sources.of(i))) === BATCH) put();
    } catch (error) {
      if (!isOfFileSystem(error)) throw error;
      problems.push({ path: path.join(folder, file), code: codeOf(error) });
    }
    advance?.(i + 1, files.length);
  });
  sources.end();
  put();
  return facts;
}
