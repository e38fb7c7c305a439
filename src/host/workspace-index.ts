// Holds the index of every workspace folder and tells the editor's parts what has changed.
import * as vscode from 'vscode';
import { type DocumentFacts } from '../core/index/facts';
import type { Problem } from '../core/rules/check';
import { placeOf } from './documents';
import { createFolderIndex, type FolderIndex, type Progress } from './folder-index';
import type { StoredIndex } from './stored-index';

export interface WorkspaceIndex extends vscode.Disposable {
  /** Indexes in the order of the workspace's folders. */
  folders(): readonly FolderIndex[];
  folderOf(uri: vscode.Uri): FolderIndex | undefined;
  byUri(folder: string): FolderIndex | undefined;
  rescan(): Promise<void>;
  settled(): Promise<void>;
  readonly onDidChange: vscode.Event<FolderIndex>;
  readonly onDidCheck: vscode.Event<Checked>;
  readonly onDidProgress: vscode.Event<Progress | undefined>;
}

export interface Checked {
  readonly uri: vscode.Uri;
  readonly folder: FolderIndex;
  readonly file: string;
  /** Nothing when the file is gone. */
  readonly facts: DocumentFacts | undefined;
  readonly problems: readonly Problem[];
}

/** The day that counts as today in the user's time zone. */
export function today(): string {
  const now = new Date();
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`;
}

/** `texts` resolves when findings may be worded; `storedOf` gives what an earlier start has kept of a folder. */
export function createWorkspaceIndex(log: vscode.LogOutputChannel, texts: Promise<void>, storedOf: (folder: vscode.WorkspaceFolder) => StoredIndex | undefined): WorkspaceIndex {
  const changed = new vscode.EventEmitter<FolderIndex>();
  const checked = new vscode.EventEmitter<Checked>();
  const progress = new vscode.EventEmitter<Progress | undefined>();
  const indexes = new Map<string, FolderIndex>();
  const delays = new Map<string, ReturnType<typeof setTimeout>>();

  const add = (folder: vscode.WorkspaceFolder): void => {
    const index: FolderIndex = createFolderIndex(folder, {
      changed: () => changed.fire(index),
      checked: (file, facts, problems) => checked.fire({ uri: vscode.Uri.joinPath(folder.uri, file), folder: index, file, facts, problems }),
      progress: (state) => progress.fire(state),
      log: (message) => log.info(message),
      texts,
      today,
      stored: storedOf(folder),
      excluded: () => vscode.workspace.getConfiguration('prd', folder).get<string[]>('exclude', []),
    });
    indexes.set(folder.uri.toString(), index);
  };
  const remove = (folder: vscode.WorkspaceFolder): void => {
    const index = indexes.get(folder.uri.toString());
    if (!index) return;
    indexes.delete(folder.uri.toString());
    for (const file of index.snapshot()?.files.keys() ?? []) checked.fire({ uri: vscode.Uri.joinPath(folder.uri, file), folder: index, file, facts: undefined, problems: [] });
    index.dispose();
    changed.fire(index);
  };
  const refresh = (text: vscode.TextDocument, delay = 0): void => {
    const place = placeOf(text.uri);
    if (!place) return;
    const key = text.uri.toString();
    clearTimeout(delays.get(key));
    delays.set(
      key,
      setTimeout(() => {
        delays.delete(key);
        indexes.get(place.folder.uri.toString())?.refresh(place.file);
      }, delay),
    );
  };

  for (const folder of vscode.workspace.workspaceFolders ?? []) add(folder);
  const subscriptions = [
    changed, checked, progress,
    vscode.workspace.onDidChangeWorkspaceFolders((event) => {
      event.removed.forEach(remove);
      event.added.forEach(add);
    }),
    vscode.workspace.onDidOpenTextDocument((text) => refresh(text)),
    vscode.workspace.onDidCloseTextDocument((text) => refresh(text)),
    vscode.workspace.onDidChangeTextDocument((event) => {
      if (event.contentChanges.length > 0) refresh(event.document, vscode.workspace.getConfiguration('prd', event.document).get('validate.delay', 200));
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('prd.exclude')) for (const index of indexes.values()) void index.rescan();
    }),
  ];

  return {
    folders: () => (vscode.workspace.workspaceFolders ?? []).flatMap((folder) => indexes.get(folder.uri.toString()) ?? []),
    folderOf(uri) {
      const folder = vscode.workspace.getWorkspaceFolder(uri);
      return folder && indexes.get(folder.uri.toString());
    },
    byUri: (folder) => indexes.get(folder),
    async rescan() {
      await Promise.all([...indexes.values()].map((index) => index.rescan()));
    },
    async settled() {
      await Promise.all([...indexes.values()].map((index) => index.settled()));
    },
    onDidChange: changed.event,
    onDidCheck: checked.event,
    onDidProgress: progress.event,
    dispose() {
      for (const timer of delays.values()) clearTimeout(timer);
      for (const index of indexes.values()) index.dispose();
      for (const subscription of subscriptions) subscription.dispose();
    },
  };
}
