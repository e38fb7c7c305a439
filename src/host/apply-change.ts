// Turns a change of several files into one workspace edit, which the editor undoes in one step.
import * as vscode from 'vscode';
import type { Document } from '../core/document/document';
import type { FileChange, Outcome } from '../core/edits/change';
import { refusalText } from '../core/language/refactorings';
import { languageOf } from '../core/rules/render';
import { toRange, toTextEdit } from './convert';
import { exists, openText, readDocument } from './documents';

/** Documents as they stand now, read for a change. */
export type Documents = ReadonlyMap<string, Document>;

export async function readDocuments(folder: vscode.Uri, files: readonly string[]): Promise<Documents> {
  const documents = new Map<string, Document>();
  for (const file of files) {
    const document = await readDocument(folder, file);
    if (document) documents.set(file, document);
  }
  return documents;
}

const ORDER = ['create', 'edit', 'delete'] as const;

/** First files are made, so that nothing is taken away before it stands elsewhere. `fills` are words of the new texts that the writer steps through; only for an edit of the active editor. */
export function toWorkspaceEdit(folder: vscode.Uri, changes: readonly FileChange[], documents: Documents, fills: readonly string[] = []): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const change of changes.toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind))) {
    const uri = vscode.Uri.joinPath(folder, change.file);
    if (change.kind === 'create') edit.createFile(uri, { contents: new TextEncoder().encode(change.text) });
    else if (change.kind === 'delete') edit.deleteFile(uri);
    else {
      const document = documents.get(change.file);
      if (!document) continue;
      edit.set(uri, change.edits.map((one) => (fills.length > 0 ? toSnippetEdit(document, one, fills) : toTextEdit(document.lineStarts, one))));
    }
  }
  return edit;
}

/** A snippet is put in at the beginning of a line, where the editor has no reason to indent it once more. */
function toSnippetEdit({ text, lineStarts }: Document, { range, newText }: { readonly range: { readonly start: number; readonly end: number }; readonly newText: string }, fills: readonly string[]): vscode.TextEdit | vscode.SnippetTextEdit {
  const eol = /^(?:\r\n|\n)/.exec(newText)?.[0];
  const atEnd = eol !== undefined && range.start === range.end && text.startsWith(eol, range.start);
  const [place, written] = atEnd ? [range.start + eol.length, newText.slice(eol.length) + eol] : [range.start, newText];
  const isLineStart = place === 0 || text.charAt(place - 1) === '\n';
  const [first = ''] = fills;
  if (!isLineStart || range.start !== range.end || !written.includes(first)) return toTextEdit(lineStarts, { range, newText });
  const snippet = new vscode.SnippetString();
  let rest = written;
  for (const fill of fills) {
    const at = rest.indexOf(fill);
    if (at < 0) continue;
    snippet.appendText(rest.slice(0, at)).appendPlaceholder(fill);
    rest = rest.slice(at + fill.length);
  }
  return vscode.SnippetTextEdit.replace(toRange(lineStarts, { start: place, end: place }), snippet.appendText(rest));
}

/** The edit of an outcome, or nothing after the user was told why there is none. */
export async function editOf(folder: vscode.Uri, outcome: Outcome, documents: Documents, fills: readonly string[] = []): Promise<vscode.WorkspaceEdit | undefined> {
  if (!outcome.ok) {
    void vscode.window.showWarningMessage(refusalText(outcome.reason, languageOf(vscode.env.language)));
    return undefined;
  }
  for (const change of outcome.changes) {
    const uri = vscode.Uri.joinPath(folder, change.file);
    if (change.kind === 'create' && (openText(uri) || (await exists(uri)))) {
      void vscode.window.showWarningMessage(vscode.l10n.t('{0} is there already.', change.file));
      return undefined;
    }
  }
  return toWorkspaceEdit(folder, outcome.changes, documents, fills);
}

/** Works a change out on documents as they stand now and applies it; tells whether it was. What is no refactoring waits to be saved, as all that is typed. */
export async function applyChange(folder: vscode.Uri, files: readonly string[], work: (documents: Documents) => Outcome, { isRefactoring = true } = {}): Promise<boolean> {
  const documents = await readDocuments(folder, files);
  const outcome = work(documents);
  const edit = await editOf(folder, outcome, documents);
  if (!edit) return false;
  if (await vscode.workspace.applyEdit(edit, { isRefactoring })) return true;
  void vscode.window.showWarningMessage(vscode.l10n.t('The files could not be written.'));
  return false;
}
