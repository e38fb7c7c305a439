// Keeps one workspace folder's documents indexed and checked: first scan, edits, and what changes on disk.
import * as vscode from 'vscode';
import type { Document } from '../core/document/document';
import { CONFIG_FILE, DOCUMENT_GLOB, fileKindOf } from '../core/document/file-kind';
import { findLoopsInSteps } from '../core/index/cycles';
import type { DocumentFacts } from '../core/index/facts';
import type { Change, Snapshot } from '../core/index/snapshot';
import { isMadeOf } from '../core/language/code-actions';
import { ownProblemsOf, type Problem } from '../core/rules/check';
import { type Checker, createChecker } from '../core/rules/checker';
import { examineInSteps } from '../core/rules/examine';
import { globRules } from '../files/ignore-rules';
import { documentOf, examineOpen, exists, openText, readText } from './documents';
import { createIgnored, findDocuments, relativePath } from './find-documents';
import { createSlices, nextTurn, type Slices } from './slices';
import type { StoredIndex } from './stored-index';

/** Changes on disk that come within this time are read together: a branch switch is one batch. */
const SETTLE_MS = 120;
/** How often the day is looked at: no timer to midnight, which a machine that sleeps would be late for. */
const DAY_MS = 60_000;
/** Files read from disk at a time. */
const BATCH = 32;

type Found = Awaited<ReturnType<typeof readText>> | 'shown';

export interface Progress {
  readonly done: number;
  readonly total: number;
}

export interface FolderIndex extends vscode.Disposable {
  readonly folder: vscode.WorkspaceFolder;
  /** Nothing while the first scan goes on. */
  snapshot(): Snapshot | undefined;
  /** What has been read so far. */
  partial(): Snapshot;
  problems(file: string): readonly Problem[];
  /** Problems of an open document as it stands; nothing while they are still to be found. */
  problemsIn(document: Document): readonly Problem[] | undefined;
  /** An open document was opened, edited or closed. */
  refresh(file: string): void;
  /** Searches and reads everything again. */
  rescan(): Promise<void>;
  /** Resolves when nothing waits any more. */
  settled(): Promise<void>;
}

export interface FolderEvents {
  /** A new snapshot stands. */
  changed(): void;
  /** A file's problems were found anew. */
  checked(file: string, facts: DocumentFacts | undefined, problems: readonly Problem[]): void;
  progress(progress: Progress | undefined): void;
  log(message: string): void;
  /** Resolves when findings may be worded. */
  readonly texts: Promise<void>;
  today(): string;
  excluded(): readonly string[];
  /** What an earlier start has kept of the folder. */
  readonly stored: StoredIndex | undefined;
}

export function createFolderIndex(folder: vscode.WorkspaceFolder, events: FolderEvents): FolderIndex {
  const checker: Checker = createChecker(events.today);
  const dirty = new Set<string>();
  let ready = false;
  let disposed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let rescanTimer: ReturnType<typeof setTimeout> | undefined;
  let work: Promise<void> = Promise.resolve();

  const uriOf = (file: string): vscode.Uri => vscode.Uri.joinPath(folder.uri, file);
  /** Work goes one after the other; a failure is told and does not stop what comes behind. */
  const enqueue = (task: () => Promise<void>): Promise<void> => {
    work = work.then(() => (disposed ? undefined : task())).catch((error: unknown) => events.log(`${folder.name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`));
    return work;
  };

  /**
   * A document's facts from the editor, where it is open, else from what was read; none when there is neither.
   * The editor keeps the text of a deleted file for a while: it counts only as long as it has changes that nobody saved.
   */
  const changeOf = async (file: string, found: Found, { slices, time }: { readonly slices: Slices; readonly time: number }): Promise<Change> => {
    const uri = uriOf(file);
    const open = openText(uri);
    if (open && (found || open.isDirty)) {
      await documentOf(open, file);
      return { file, facts: (await slices.run(examineOpen(open, file))).facts };
    }
    // An editor that was closed meanwhile leaves the text to the disk.
    const read = found === 'shown' ? await readText(uri) : found;
    if (!read) return { file };
    const { facts } = await slices.run(examineInSteps(file, read.text));
    events.stored?.note(facts, time);
    return { file, facts };
  };
  /** What lies on the disk; of a file that the editor shows only whether it is there, for its text counts. */
  const readFile = async (uri: vscode.Uri): Promise<Found> => {
    const open = openText(uri);
    if (!open) return readText(uri);
    return open.isDirty || (await exists(uri)) ? 'shown' : undefined;
  };
  /** What is known of a file that lies there as at the last start, and that no editor shows. */
  const storedChange = (file: string): Change | undefined => {
    const facts = events.stored?.take(file);
    return facts && !openText(uriOf(file)) ? { file, facts } : undefined;
  };

  /** Open files first, as the user looks at them. */
  const openFirst = (files: Iterable<string>): string[] => {
    const shown = new Set(vscode.workspace.textDocuments.filter((text) => !text.isClosed).map((text) => text.uri.toString()));
    const all = [...files];
    const isOpen = shown.size === 0 ? () => false : (file: string): boolean => shown.has(uriOf(file).toString());
    const open = new Set(all.filter(isOpen));
    return [...open, ...all.filter((file) => !open.has(file))];
  };

  /** Reads files in slices and puts each batch into the index, without checking it against the others yet. Of many files all are checked then. */
  const read = async (files: readonly string[], progress: boolean): Promise<void> => {
    const slices = createSlices();
    const ordered = openFirst(files);
    for (let at = 0; at < ordered.length && !disposed; at += BATCH) {
      const batch = ordered.slice(at, at + BATCH);
      const time = Date.now();
      const known = batch.map(storedChange);
      const texts = await Promise.all(batch.map(async (file, i) => (known[i] ? undefined : readFile(uriOf(file)))));
      slices.begin();
      const changes: Change[] = [];
      for (const [i, file] of batch.entries()) {
        await slices.pause();
        changes.push(known[i] ?? (await changeOf(file, texts[i], { slices, time })));
      }
      if (ordered.length > BATCH) checker.load(changes);
      else checker.update(changes);
      if (progress) events.progress({ done: Math.min(at + BATCH, ordered.length), total: ordered.length });
    }
  };

  const checkWaiting = async (): Promise<void> => {
    const slices = createSlices();
    await slices.run(findLoopsInSteps(checker.snapshot()));
    for (const file of openFirst(checker.waiting())) {
      await slices.pause();
      if (disposed) return;
      // An update meanwhile may have checked it already, or made it wait again: both end up right.
      if (checker.waiting().has(file)) events.checked(file, checker.snapshot().files.get(file), checker.check(file));
    }
  };

  /** Problems of open files that need no other file: there before the rest is read. */
  const showOpen = async (files: readonly string[]): Promise<void> => {
    const open = files.filter((file) => openText(uriOf(file)));
    await read(open, false);
    for (const file of open) {
      const facts = checker.snapshot().files.get(file);
      if (facts) events.checked(file, facts, ownProblemsOf(checker.snapshot(), facts));
    }
  };

  const isExcluded = (): ((file: string) => boolean) => {
    const globs = [...events.excluded(), ...checker.snapshot().config.ignore];
    if (globs.length === 0) return () => false;
    const rules = globRules(globs);
    return (file) => file !== CONFIG_FILE && rules.ignores(file);
  };

  const keep = (): void => events.stored?.keep(() => checker.snapshot().files);

  const scan = async (): Promise<void> => {
    const started = performance.now();
    const time = Date.now();
    const [config] = await Promise.all([readText(uriOf(CONFIG_FILE)), events.texts]);
    checker.update([await changeOf(CONFIG_FILE, config, { slices: createSlices(), time })]);
    const excluded = isExcluded();
    const found = (await findDocuments(folder.uri)).filter((file) => !excluded(file));
    const there = new Set(found);
    checker.update([...checker.snapshot().files.keys()].filter((file) => !there.has(file)).map((file) => ({ file })));
    if (!ready) await showOpen(found);
    const stored = ready ? undefined : await events.stored?.prepare(found);
    await read(found, true);
    ready = true;
    events.changed();
    await checkWaiting();
    events.progress(undefined);
    events.log(`${folder.name}: ${found.length} documents in ${Math.round(performance.now() - started)} ms${stored === undefined ? '' : `, ${stored} of them from the stored index`}`);
    keep();
  };

  const drain = async (): Promise<void> => {
    const files = [...dirty];
    dirty.clear();
    if (files.length === 0) return;
    const known = checker.snapshot().files;
    const ignored = createIgnored(folder.uri);
    const excluded = isExcluded();
    const wanted: string[] = [];
    for (const file of files) if (known.has(file) || (!excluded(file) && !(await ignored(file)))) wanted.push(file);
    const before = checker.snapshot().config;
    await read(wanted, wanted.length > 200);
    if (wanted.length > 0) events.changed();
    if (JSON.stringify(before.ignore) !== JSON.stringify(checker.snapshot().config.ignore)) await scan();
    await checkWaiting();
    events.progress(undefined);
    keep();
  };

  let day = events.today();
  /** Some problems hang on the day. */
  const clock = setInterval(() => {
    if (day === events.today()) return;
    day = events.today();
    void enqueue(checkWaiting);
  }, DAY_MS);

  const later = (file: string): void => {
    dirty.add(file);
    clearTimeout(timer);
    timer = setTimeout(() => void enqueue(drain), SETTLE_MS);
  };

  /** A folder that went away, or came, speaks for all that lies in it. */
  const onFolder = async (uri: vscode.Uri, gone: boolean): Promise<void> => {
    const below = relativePath(folder.uri, uri);
    if (below === undefined || fileKindOf(below)) return;
    if (gone) {
      for (const file of checker.snapshot().files.keys()) if (file.startsWith(`${below}/`)) later(file);
      return;
    }
    if (/\.[a-z0-9]{1,5}$/i.test(below) || below.split('/').includes('node_modules')) return;
    const stat = await Promise.resolve(vscode.workspace.fs.stat(uri)).catch(() => undefined);
    if (stat && stat.type & vscode.FileType.Directory) for (const file of await findDocuments(folder.uri, below)) later(file);
  };

  const onFile = (uri: vscode.Uri): void => {
    const file = relativePath(folder.uri, uri);
    if (file !== undefined && fileKindOf(file)) later(file);
  };

  /** What Git ignores has changed: files may have come or gone without a change of their own. */
  const onIgnoreFile = (uri: vscode.Uri): void => {
    if (uri.path.includes('/node_modules/')) return;
    clearTimeout(rescanTimer);
    rescanTimer = setTimeout(() => void enqueue(scan), SETTLE_MS);
  };

  const subscriptions: vscode.Disposable[] = [];
  const watch = (): void => {
    const files = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, DOCUMENT_GLOB));
    const ignoreFiles = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, '**/.gitignore'));
    const folders = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, '**'), false, true, false);
    subscriptions.push(
      files, files.onDidCreate(onFile), files.onDidChange(onFile), files.onDidDelete(onFile),
      ignoreFiles, ignoreFiles.onDidCreate(onIgnoreFile), ignoreFiles.onDidChange(onIgnoreFile), ignoreFiles.onDidDelete(onIgnoreFile),
      folders, folders.onDidCreate((uri) => onFolder(uri, false)), folders.onDidDelete((uri) => onFolder(uri, true)),
    );
  };
  // The editor waits for the activation, and takes its time for the first watchers: they come right behind it, before anything is read.
  void enqueue(async () => {
    await nextTurn();
    if (disposed) return;
    watch();
    await scan();
  });

  return {
    folder,
    snapshot: () => (ready ? checker.snapshot() : undefined),
    partial: () => checker.snapshot(),
    problems: (file) => checker.problems(file),
    problemsIn: (document) => (ready && isMadeOf(checker.snapshot(), document) && !checker.waiting().has(document.file) ? checker.problems(document.file) : undefined),
    refresh(file) {
      dirty.add(file);
      void enqueue(drain);
    },
    rescan: () => enqueue(scan),
    async settled() {
      for (let last: Promise<void> | undefined; last !== work; ) {
        last = work;
        await last;
      }
    },
    dispose() {
      disposed = true;
      events.stored?.dispose();
      clearTimeout(timer);
      clearTimeout(rescanTimer);
      clearInterval(clock);
      for (const subscription of subscriptions) subscription.dispose();
    },
  };
}
