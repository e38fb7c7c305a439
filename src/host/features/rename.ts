// Registers the rename of ids: one undoable edit over all files, in which texts, comments and addresses are listed apart.
import * as vscode from 'vscode';
import type { Entity } from '../../core/document/document';
import { definitionsOf } from '../../core/index/lookup';
import type { Snapshot } from '../../core/index/snapshot';
import { filesOfRename, prepareRename, type RenameEdit, renameEdits, type RenameGroup } from '../../core/language/rename';
import { languageOf } from '../../core/rules/render';
import { toRange } from '../convert';
import { openText, placeOf, readText } from '../documents';
import type { FolderIndex } from '../folder-index';
import { type Places, SELECTOR } from './place';

/** Files read from disk at a time. */
const BATCH = 64;

export function registerRename(places: Places): vscode.Disposable {
  return vscode.languages.registerRenameProvider(SELECTOR, {
    async prepareRename(text, position, token) {
      const place = await places.at(text, position, token);
      if (!place) return undefined;
      const start = prepareRename(place.snapshot, place.document, place.offset, languageOf(vscode.env.language));
      if (!start.ok) throw new Error(start.reason);
      return { range: toRange(place.document.lineStarts, start.range), placeholder: start.id };
    },
    async provideRenameEdits(text, position, newName, token) {
      const first = await places.at(text, position, token);
      if (!first) return undefined;
      // What was typed a moment ago is not in the index yet.
      await catchUp(first.folder);
      const place = await places.at(text, position, token);
      const snapshot = place?.folder.snapshot();
      if (!place || !snapshot) return undefined;
      const language = languageOf(vscode.env.language);
      const start = prepareRename(snapshot, place.document, place.offset, language);
      if (!start.ok) throw new Error(start.reason);
      const entity = definitionsOf(snapshot, start.id).find(({ file, idRange }) => file === start.entity.file && idRange.start === start.entity.idRange.start) ?? start.entity;
      const texts = await textsOf(place.folder, snapshot, entity);
      if (token.isCancellationRequested) return undefined;
      const result = renameEdits(snapshot, entity, newName, { language, textOf: (file) => texts.get(file) });
      if (!result.ok) throw new Error(result.reason);
      return toWorkspaceEdit(place.folder, snapshot, result.edits);
    },
  });
}

/** The edit that renames a thing from elsewhere than its text, or why there is none. */
export async function renameOf(folder: FolderIndex, entity: Entity, newName: string): Promise<{ readonly edit: vscode.WorkspaceEdit } | { readonly reason: string }> {
  await catchUp(folder);
  const snapshot = folder.snapshot();
  const now = snapshot && definitionsOf(snapshot, entity.id).find(({ file, kind }) => file === entity.file && kind === entity.kind);
  if (!snapshot || !now) return { reason: vscode.l10n.t('{0} is no longer there.', entity.id) };
  const texts = await textsOf(folder, snapshot, now);
  const result = renameEdits(snapshot, now, newName, { language: languageOf(vscode.env.language), textOf: (file) => texts.get(file) });
  return result.ok ? { edit: toWorkspaceEdit(folder, snapshot, result.edits) } : { reason: result.reason };
}

async function catchUp(folder: FolderIndex): Promise<void> {
  for (const text of vscode.workspace.textDocuments) {
    const place = text.isClosed ? undefined : placeOf(text.uri);
    if (place && place.folder.uri.toString() === folder.folder.uri.toString()) folder.refresh(place.file);
  }
  await folder.settled();
}

/** Texts of the files that the rename asks for, as the editor has them, else from disk. */
async function textsOf(folder: FolderIndex, snapshot: Snapshot, entity: Entity): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  const files = filesOfRename(snapshot, entity);
  for (let at = 0; at < files.length; at += BATCH) {
    await Promise.all(files.slice(at, at + BATCH).map(async (file) => {
      const uri = vscode.Uri.joinPath(folder.folder.uri, file);
      const found = openText(uri)?.getText() ?? (await readText(uri))?.text;
      if (found !== undefined) texts.set(file, found);
    }));
  }
  return texts;
}

function toWorkspaceEdit(folder: FolderIndex, snapshot: Snapshot, edits: readonly RenameEdit[]): vscode.WorkspaceEdit {
  const groups: Readonly<Record<RenameGroup, vscode.WorkspaceEditEntryMetadata | undefined>> = {
    definition: undefined,
    reference: undefined,
    text: { needsConfirmation: false, label: vscode.l10n.t('In texts and comments') },
    address: { needsConfirmation: true, label: vscode.l10n.t('In addresses and paths'), description: vscode.l10n.t('They may lead nowhere when they read otherwise.') },
  };
  const all = new vscode.WorkspaceEdit();
  for (const { file, range, newText, group } of edits) {
    const lines = snapshot.files.get(file)?.lineStarts;
    if (lines) all.replace(vscode.Uri.joinPath(folder.folder.uri, file), toRange(lines, range), newText, groups[group]);
  }
  return all;
}
