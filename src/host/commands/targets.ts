// Tells where a command is to work: the folder and product that the user is at.
import * as vscode from 'vscode';
import { folderOf } from '../../core/index/build';
import { emptySnapshot } from '../../core/index/build';
import type { Snapshot } from '../../core/index/snapshot';
import { fileNameOf } from '../../core/edits/file-name';
import { exists, placeOf } from '../documents';
import { currentProduct } from '../session';
import type { WorkspaceIndex } from '../workspace-index';

export interface Target {
  readonly folder: vscode.WorkspaceFolder;
  readonly snapshot: Snapshot;
  readonly scope: string;
  /** Folder for a new file, relative to the workspace folder. */
  readonly below: string;
}

/** The product at hand, or the workspace folder that the user picks; nothing when there is none or the user gives up. */
export async function targetOf(index: WorkspaceIndex): Promise<Target | undefined> {
  if (!vscode.workspace.workspaceFolders?.length) {
    const open = vscode.l10n.t('Open Folder');
    const sample = vscode.l10n.t('Open Sample');
    const answer = await vscode.window.showInformationMessage(vscode.l10n.t('Product documents live in a folder. Open one first, or look at the sample.'), open, sample);
    if (answer === open) await vscode.commands.executeCommand('vscode.openFolder');
    if (answer === sample) await vscode.commands.executeCommand('prd.openSample');
    return undefined;
  }
  await index.settled();
  const product = currentProduct(index);
  const own = product && index.byUri(product.folder);
  const active = vscode.window.activeTextEditor && placeOf(vscode.window.activeTextEditor.document.uri);
  if (product && own) {
    const below = active && active.folder.uri.toString() === product.folder ? folderOf(active.file) : product.scope;
    return { folder: own.folder, snapshot: own.snapshot() ?? emptySnapshot(), scope: product.scope, below };
  }
  const folder = vscode.workspace.workspaceFolders.length > 1 ? await vscode.window.showWorkspaceFolderPick() : vscode.workspace.workspaceFolders[0];
  return folder && { folder, snapshot: index.byUri(folder.uri.toString())?.snapshot() ?? emptySnapshot(), scope: '', below: '' };
}

/** Asks for a title; nothing when the user gives up. */
export async function askTitle(prompt: string, example: string): Promise<string | undefined> {
  const title = await vscode.window.showInputBox({ prompt, placeHolder: example, validateInput: (text) => (text.trim() ? undefined : vscode.l10n.t('Write a few words.')) });
  return title?.trim();
}

/** Text of a new file, and the part of it that is selected so that typing replaces it. */
export interface NewText {
  readonly text: string;
  readonly select?: { readonly start: number; readonly end: number } | undefined;
}

/** Writes a new file named after a title, as an edit that can be undone, and shows it. Nothing is ever overwritten. */
export async function createFile(folder: vscode.Uri, below: string, title: string, fallback: string, ending: string, { text, select }: NewText): Promise<vscode.TextEditor | undefined> {
  const name = fileNameOf(title) || fallback;
  for (let number = 1; number < 1000; number++) {
    const uri = vscode.Uri.joinPath(folder, below, `${name}${number > 1 ? `-${number}` : ''}${ending}`);
    if (await exists(uri)) continue;
    const edit = new vscode.WorkspaceEdit();
    edit.createFile(uri, { contents: new TextEncoder().encode(text) });
    if (!(await vscode.workspace.applyEdit(edit))) break;
    // What was just written stays open: the next new document must not take its tab.
    const document = await vscode.workspace.openTextDocument(uri);
    const selection = select && new vscode.Range(document.positionAt(select.start), document.positionAt(select.end));
    return vscode.window.showTextDocument(document, { preview: false, ...(selection && { selection }) });
  }
  await vscode.window.showErrorMessage(vscode.l10n.t('The file could not be written in {0}.', vscode.workspace.asRelativePath(vscode.Uri.joinPath(folder, below))));
  return undefined;
}
