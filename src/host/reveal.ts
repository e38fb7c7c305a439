// Opens the source of a thing with its place selected.
import * as vscode from 'vscode';
import { type LineStarts, lineStartsOf } from '../core/text/lines';
import { toRange } from './convert';

/** `beside` keeps what is active in sight: the source opens in another group. */
export async function revealPlace(uri: vscode.Uri, lines: LineStarts | undefined, range: { readonly start: number; readonly end: number }, beside = false): Promise<void> {
  const text = await vscode.workspace.openTextDocument(uri);
  // The document may be newer than the snapshot: a place beyond its end falls on its last line.
  const selection = text.validateRange(toRange(lines ?? lineStartsOf(text.getText()), range));
  await vscode.window.showTextDocument(text, { selection, viewColumn: beside ? otherColumn() : vscode.ViewColumn.Active, preview: true });
}

/** The group that shows an editor already, else the one beside. */
function otherColumn(): vscode.ViewColumn {
  const active = vscode.window.tabGroups.activeTabGroup;
  const other = vscode.window.tabGroups.all.find((group) => group !== active);
  return other?.viewColumn ?? vscode.ViewColumn.Beside;
}
