// Gives the panels what they need of the editor: snapshots, documents, undoable edits, navigation.
import * as vscode from 'vscode';
import { scopeOf, scopesOf } from '../core/index/lookup';
import type { PanelSession, ProductRef } from '../panels/shared/session';
import { toTextEdit } from './convert';
import { openText, placeOf, readDocument } from './documents';
import { countProblems } from './finding-counts';
import { revealPlace } from './reveal';
import { today, type WorkspaceIndex } from './workspace-index';

export function createSession(index: WorkspaceIndex): PanelSession {
  return {
    today,
    onDidChange: (folder, listener) =>
      vscode.Disposable.from(
        index.onDidChange((changed) => changed.folder.uri.toString() === folder && listener()),
        // Findings are part of the view: they follow the snapshot they were found on.
        index.onDidCheck((checked) => checked.folder.folder.uri.toString() === folder && listener()),
      ),
    snapshot: (folder) => index.byUri(folder)?.snapshot(),
    currentProduct: () => currentProduct(index),
    async document(folder, file) {
      const own = index.byUri(folder);
      return own && readDocument(own.folder.uri, file);
    },
    async apply(folder, document, edits, _label) {
      const own = index.byUri(folder);
      const { file } = document;
      if (!own) return { ok: false, reason: 'failed', file };
      const uri = vscode.Uri.joinPath(own.folder.uri, file);
      if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false) return { ok: false, reason: 'readonly', file };
      const text = openText(uri) ?? (await Promise.resolve(vscode.workspace.openTextDocument(uri)).catch(() => undefined));
      if (!text) return { ok: false, reason: 'failed', file };
      if (text.getText() !== document.text) return { ok: false, reason: 'changed', file };
      const edit = new vscode.WorkspaceEdit();
      edit.set(uri, edits.map((one) => toTextEdit(document.lineStarts, one)));
      if (!(await vscode.workspace.applyEdit(edit))) return { ok: false, reason: 'failed', file };
      own.refresh(file);
      return { ok: true };
    },
    async reveal(folder, file, range) {
      const own = index.byUri(folder);
      if (own) await revealPlace(vscode.Uri.joinPath(own.folder.uri, file), own.snapshot()?.files.get(file)?.lineStarts, range, true);
    },
    findings(folder, file, range) {
      const own = index.byUri(folder);
      return own ? countProblems(own, file, range) : { errors: 0, warnings: 0, infos: 0 };
    },
  };
}

/** Product of the active editor's file, else the first product of the workspace. */
export function currentProduct(index: WorkspaceIndex): ProductRef | undefined {
  const active = vscode.window.activeTextEditor && placeOf(vscode.window.activeTextEditor.document.uri);
  const own = active && index.byUri(active.folder.uri.toString());
  const snapshot = own?.snapshot();
  if (active && snapshot) return { folder: active.folder.uri.toString(), scope: scopeOf(snapshot, active.file) };
  for (const folder of index.folders()) {
    const there = folder.snapshot();
    const scope = there && (scopesOf(there).find((one) => there.products.has(one)) ?? scopesOf(there)[0]);
    if (scope !== undefined) return { folder: folder.folder.uri.toString(), scope };
  }
  return undefined;
}
