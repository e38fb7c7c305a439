// Takes the facts of files that have not changed from the stored index of an earlier run, and stores those that had to be read.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { version } from '../../package.json';
import { parseDocument } from '../core/document/parse';
import type { DocumentFacts } from '../core/index/facts';
import { factsOf } from '../core/index/facts-of';
import { compareStamp, type Contents, type Entry, type Fresh, isSettled, readStore, type Stamp, writeStore } from '../core/index/store';
import { runThrough } from '../core/text/steps';
import { hashOf, hashOfText } from '../core/index/store-hash';
import { readProblems, writeProblems } from '../core/index/stored-problems';
import { checkDocument } from '../core/rules/check';
import { type Checked, createChecker } from '../core/rules/checker';
import { codeOf, type Content, textOfContent, type Unreadable } from './files';
import type { Root } from './roots';


/** So many changed files are followed, or this share of all; of more, all files are checked. */
const FEW = 20;
const FEW_SHARE = 0.2;

export interface Question {
  readonly facts: readonly DocumentFacts[];
  readonly asked: readonly string[];
  readonly today: string;
}

/** What the file system says of a file, and what it holds, which is asked for once at most. */
export interface Source {
  readonly stamp: () => Stamp | undefined;
  readonly content: () => Content;
}

export interface Cache {
  /** Facts of a file by its path in the workspace. Fails as the file system does. */
  readonly factsOf: (file: string, source: Source) => DocumentFacts;
  /**
   * Problems of the asked ones among these files, from the store when they were found in files with the very same contents. When few contents
   * have changed, only what the changes can touch is checked again; else `find` checks all.
   */
  readonly problems: (question: Question, find: () => Checked) => Checked['problems'];
  /** Keeps what was read and found for the next run; tells what could not be written. */
  readonly save: () => Unreadable | undefined;
}

export function factsIn(file: string, content: Content): DocumentFacts {
  const document = parseDocument(file, textOfContent(content));
  return factsOf(document, checkDocument(document));
}

/** Where the system keeps what programs can make again: no run writes into the workspace. */
export function defaultLocation(env: Readonly<Record<string, string | undefined>>, platform: NodeJS.Platform = process.platform): string {
  const home = env['HOME'] || os.homedir();
  const folder =
    platform === 'win32' ? env['LOCALAPPDATA'] || path.join(home, 'AppData', 'Local')
    : platform === 'darwin' ? path.join(home, 'Library', 'Caches')
    : env['XDG_CACHE_HOME'] && path.isAbsolute(env['XDG_CACHE_HOME']) ? env['XDG_CACHE_HOME'] : path.join(home, '.cache');
  return path.join(folder, 'prd-workbench');
}

/** Whether an earlier run has left a stored index of a root. */
export function isFilled(location: string, root: Pick<Root, 'folder' | 'shallow'>): boolean {
  return existsSync(storeOf(location, placeOf(root)));
}

const placeOf = ({ folder, shallow }: Pick<Root, 'folder' | 'shallow'>): string => `${folder} ${shallow ? 'alone' : 'whole'}`;
const storeOf = (location: string, place: string): string => path.join(location, `${hashOfText(place).toString(16)}.index`);

/** Facts by way of the stored index of a root, which lies in `location`. The store is only ever a shortcut: in any doubt the file decides. */
export function cachedIn(location: string, root: Pick<Root, 'folder' | 'shallow'>): Cache {
  const started = Date.now();
  const place = placeOf(root);
  const storeFile = storeOf(location, place);
  const key = `${version} ${programHash()} ${place}`;
  const problemsFile = path.join(location, `${hashOfText(place).toString(16)}.problems`);
  const bytes = bytesOf(storeFile);
  const store = bytes && runThrough(readStore(bytes, key));
  const kept = new Map<Entry, ReturnType<Contents['kept']['get']>>();
  const fresh: Fresh[] = [];
  /** Path and hash of every file: what the problems hang on. */
  const contents: string[] = [];
  let found: Uint8Array | undefined;
  let renewed = false;

  const read = (file: string, content: Content, entry: Entry | undefined): DocumentFacts => {
    const { stamp } = content;
    const hash = hashOf(content.bytes);
    const settled = isSettled(stamp, started);
    contents.push(file, String(hash));
    if (entry && entry.size === stamp.size && entry.hash === hash) {
      renewed = true;
      kept.set(entry, { ...stamp, settled });
      return entry.facts();
    }
    const facts = factsIn(file, content);
    fresh.push({ file, ...stamp, settled, hash, facts });
    return facts;
  };

  return {
    factsOf(file, { stamp: ask, content }) {
      const entry = store?.get(file);
      const stamp = entry && ask();
      if (!entry || !stamp || compareStamp(entry, stamp) !== 'same') return read(file, content(), entry);
      kept.set(entry, undefined);
      contents.push(file, String(entry.hash));
      return entry.facts();
    },
    problems({ facts, asked, today }, find) {
      const keyOf = (content: readonly string[], files: readonly string[]): string => `${key} ${today} ${hashOfText(content.join('\0'))} ${hashOfText(files.join('\0'))}`;
      const own = keyOf(contents, asked);
      const bytes = bytesOf(problemsFile);
      const known = bytes && readProblems(bytes, own);
      if (known) return known.problems;
      const entries = [...(store?.values() ?? [])].sort((a, b) => (a.file < b.file ? -1 : 1));
      const few = asked.length === facts.length && Math.max(fresh.length, entries.length - kept.size) <= Math.max(FEW, FEW_SHARE * facts.length);
      const earlier = bytes && few ? readProblems(bytes, keyOf(entries.flatMap(({ file, hash }) => [file, String(hash)]), entries.map(({ file }) => file))) : undefined;
      const checked = earlier ? checkedAfter(entries, earlier, { facts, today }) : find();
      found = writeProblems(own, checked);
      return checked.problems;
    },
    save() {
      const same = store && !renewed && fresh.length === 0 && kept.size === store.size;
      const unwritable = same ? undefined : replaceFile(storeFile, runThrough(writeStore(key, { kept, fresh })));
      return unwritable ?? (found && replaceFile(problemsFile, found));
    },
  };
}

/** What is found now, from what was found in a state of the workspace that is known in full. */
function checkedAfter(entries: readonly Entry[], earlier: Checked, { facts, today }: Pick<Question, 'facts' | 'today'>): Checked {
  const checker = createChecker(() => today);
  const now = new Map(facts.map((one) => [one.file, one]));
  const old = entries.map((entry) => ({ file: entry.file, facts: entry.facts() }));
  checker.load(old);
  checker.restore(earlier);
  const known = new Map(old.map((one) => [one.file, one.facts]));
  checker.update([...new Set([...known.keys(), ...now.keys()])].filter((file) => known.get(file) !== now.get(file)).map((file) => ({ file, ...(now.has(file) && { facts: now.get(file) }) })));
  for (const file of [...checker.waiting()]) checker.check(file);
  const problems = new Map(facts.map(({ file }) => [file, checker.problems(file)] as const).filter(([, own]) => own.length > 0));
  return { problems, asked: checker.asked() };
}

/** Nothing when the file cannot be read. */
function bytesOf(file: string): Uint8Array | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** Parser, schema and rules may have changed with any other build of the program, whatever its version says. */
function programHash(): number {
  return hashOf(readFileSync(__filename));
}

/** Writes beside the file and renames, so that runs at the same time see a whole one. */
function replaceFile(file: string, bytes: Uint8Array): Unreadable | undefined {
  const draft = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(draft, bytes, { mode: 0o600 });
    renameSync(draft, file);
    return undefined;
  } catch (error) {
    drop(draft);
    return { path: file, code: codeOf(error) };
  }
}

function drop(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // It was never there, or its folder keeps it: nobody reads it.
  }
}
