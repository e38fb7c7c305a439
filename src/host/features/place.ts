// Turns a place of an open text into what the core's language features ask for: snapshot, document, offset.
import * as vscode from 'vscode';
import type { Document } from '../../core/document/document';
import type { Snapshot } from '../../core/index/snapshot';
import type { Asked } from '../../core/language/words';
import { languageOf } from '../../core/rules/render';
import { toRange } from '../convert';
import { documentOf, placeOf } from '../documents';
import type { FolderIndex } from '../folder-index';
import { today, type WorkspaceIndex } from '../workspace-index';

export const SELECTOR: vscode.DocumentSelector = [{ language: 'prd-yaml' }, { pattern: '**/*.prd.md' }];

/** So long an answer may wait for the first scan; after that it is given from what has been read. */
const PATIENCE_MS = 500;

export interface TextPlace {
  readonly folder: FolderIndex;
  readonly snapshot: Snapshot;
  readonly document: Document;
}

export interface Place extends TextPlace {
  readonly offset: number;
}

export function asked(): Asked {
  return { language: languageOf(vscode.env.language), today: today() };
}

export interface Places {
  readonly index: WorkspaceIndex;
  /** Resolves when fields have their titles. */
  readonly texts: Promise<void>;
  /** What a text is; nothing for files outside the workspace, and when it has changed meanwhile. A long first scan is not waited for. */
  of(text: vscode.TextDocument, token?: vscode.CancellationToken): Promise<TextPlace | undefined>;
  /** What stands at a position. */
  at(text: vscode.TextDocument, position: vscode.Position, token: vscode.CancellationToken): Promise<Place | undefined>;
}

export function createPlaces(index: WorkspaceIndex, texts: Promise<void>): Places {
  const of = async (text: vscode.TextDocument, token?: vscode.CancellationToken): Promise<TextPlace | undefined> => {
    const place = placeOf(text.uri);
    const folder = place && index.byUri(place.folder.uri.toString());
    if (!place || !folder) return undefined;
    if (!folder.snapshot()) await Promise.race([folder.settled(), new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
    await texts;
    if (token?.isCancellationRequested) return undefined;
    const snapshot = folder.snapshot() ?? folder.partial();
    const { version } = text;
    const document = await documentOf(text, place.file);
    return token?.isCancellationRequested || text.version !== version ? undefined : { folder, snapshot, document };
  };
  return {
    index,
    texts,
    of,
    async at(text, position, token) {
      const place = await of(text, token);
      return place && { ...place, offset: text.offsetAt(position) };
    },
  };
}

export function uriOf({ folder }: TextPlace, file: string): vscode.Uri {
  return vscode.Uri.joinPath(folder.folder.uri, file);
}

/** Where a range of a file is. Ranges come from the snapshot, which the open document may be ahead of. */
export function rangeIn({ snapshot, document }: TextPlace, file: string, range: { readonly start: number; readonly end: number }): vscode.Range {
  return toRange((snapshot.files.get(file) ?? document).lineStarts, range);
}

export function locationOf(place: TextPlace, { file, range }: { readonly file: string; readonly range: { readonly start: number; readonly end: number } }): vscode.Location {
  return new vscode.Location(uriOf(place, file), rangeIn(place, file, range));
}

/** Argument of the commands that work on one thing. */
export function argumentFor({ folder }: Pick<TextPlace, 'folder'>, { file, id, range }: { readonly file: string; readonly id: string; readonly range: { readonly start: number; readonly end: number } }): object {
  return { folder: folder.folder.uri.toString(), file, id, range: { start: range.start, end: range.end } };
}

/** Fires some time after the index has changed, once for all that changes meanwhile. */
export function changeEvents(index: WorkspaceIndex, setting: string): { readonly event: vscode.Event<void>; readonly disposable: vscode.Disposable } {
  const emitter = new vscode.EventEmitter<void>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      emitter.fire();
    }, 250);
  };
  const disposable = vscode.Disposable.from(
    emitter,
    index.onDidChange(later),
    vscode.workspace.onDidChangeConfiguration((event) => event.affectsConfiguration(setting) && emitter.fire()),
    { dispose: () => clearTimeout(timer) },
  );
  return { event: emitter.event, disposable };
}
