// Keeps the context keys that menus and welcome views go by.
import * as vscode from 'vscode';
import type { WorkspaceIndex } from './workspace-index';

export function registerContextKeys(index: WorkspaceIndex): vscode.Disposable {
  const shown = new Map<string, boolean>();
  const set = (key: string, value: boolean): void => {
    if (shown.get(key) === value) return;
    shown.set(key, value);
    void vscode.commands.executeCommand('setContext', key, value);
  };
  const update = (): void => {
    const snapshots = index.folders().map((folder) => folder.snapshot());
    set('prd.ready', snapshots.every((snapshot) => snapshot !== undefined));
    set('prd.hasProduct', snapshots.some((snapshot) => [...(snapshot?.files.values() ?? [])].some(({ kind }) => kind !== 'config')));
  };
  const timer = setTimeout(update, 0);
  return vscode.Disposable.from({ dispose: () => clearTimeout(timer) }, index.onDidChange(update));
}
