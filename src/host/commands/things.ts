// Commands that work on one thing: a row of the tree, a link of a hover, or what stands at the cursor.
import * as vscode from 'vscode';
import type { Document, Entity } from '../../core/document/document';
import { inTurn } from '../../core/edits/in-turn';
import { setFields } from '../../core/edits/set-fields';
import { definitionsOf, entityOf, scopeOf } from '../../core/index/lookup';
import { LISTINGS, placesListed } from '../../core/language/code-lens';
import { findReferences } from '../../core/language/references';
import { idAt } from '../../core/language/id-at';
import { shapeAt, type RootKind } from '../../core/schema/shape';
import { rootKindOf } from '../../core/document/root-kind';
import { languageOf } from '../../core/rules/render';
import type { PanelHost } from '../../panels/shared/panel-host';
import { applyChange } from '../apply-change';
import { toRange } from '../convert';
import { parsedDocument, placeOf, readDocument } from '../documents';
import type { FolderIndex } from '../folder-index';
import { pick } from '../pick';
import { revealPlace } from '../reveal';
import { idOfRow, type Row } from '../row';
import type { WorkspaceIndex } from '../workspace-index';

/** A thing named by a link: plain data, as it comes through a command's arguments. */
interface Link {
  readonly folder: string;
  readonly file: string;
  readonly id: string;
  readonly range: { readonly start: number; readonly end: number };
}

export interface Thing {
  readonly folder: FolderIndex;
  readonly entity: Entity;
}

function isLink(value: unknown): value is Link {
  const { folder, file, id } = (value ?? {}) as Partial<Record<keyof Link, unknown>>;
  return typeof folder === 'string' && typeof file === 'string' && typeof id === 'string';
}

/** The thing that a command was called for. */
export function thingOf(index: WorkspaceIndex, argument: unknown): Thing | undefined {
  const row = argument as Partial<Row> | undefined;
  if (row?.node?.type === 'entity' && row.folder) return { folder: row.folder, entity: row.node.entity };
  if (row?.node?.type === 'product' && row.folder && row.node.entity) return { folder: row.folder, entity: row.node.entity };
  if (isLink(argument)) {
    const folder = index.byUri(argument.folder);
    const snapshot = folder?.snapshot();
    const entity = snapshot && (definitionsOf(snapshot, argument.id).find(({ file }) => file === argument.file) ?? entityOf(snapshot, argument.id, argument.file));
    return folder && entity && { folder, entity };
  }
  return thingAtCursor(index);
}

/** The things that a command was called for: those that are selected, if the row it was called on is one of them. */
export function thingsOf(index: WorkspaceIndex, argument: unknown, selected: unknown): readonly Thing[] {
  const own = thingOf(index, argument);
  const rows = (Array.isArray(selected) ? selected : []).filter(isRow);
  const isOneOfThem = isRow(argument) && rows.some((row) => idOfRow(row) === idOfRow(argument));
  if (!isOneOfThem) return own ? [own] : [];
  return rows.flatMap((row) => thingOf(index, row) ?? []);
}

function isRow(value: unknown): value is Row {
  const { folder, node } = (value ?? {}) as Partial<Row>;
  return folder?.folder !== undefined && typeof node?.key === 'string';
}

/** The id at the cursor, else the innermost thing around it. */
function thingAtCursor(index: WorkspaceIndex): Thing | undefined {
  const editor = vscode.window.activeTextEditor;
  const place = editor && placeOf(editor.document.uri);
  const folder = place && index.byUri(place.folder.uri.toString());
  const snapshot = folder?.snapshot();
  if (!editor || !place || !folder || !snapshot) return undefined;
  const document = parsedDocument(editor.document, place.file);
  const offset = editor.document.offsetAt(editor.selection.active);
  const named = idAt(snapshot, document, offset)?.entities[0];
  const around = document.entities.filter(({ range }) => range.start <= offset && offset <= range.end).sort((a, b) => b.range.start - a.range.start)[0];
  const entity = named ?? around;
  return entity && { folder, entity };
}

export async function openSource(thing: Thing | undefined): Promise<void> {
  if (!thing) return;
  const { folder, entity } = thing;
  await revealPlace(vscode.Uri.joinPath(folder.folder.uri, entity.file), folder.snapshot()?.files.get(entity.file)?.lineStarts, entity.idRange);
}

/** The same for a link; a thing that was made a moment ago may not be in the index yet. */
export async function openPlace(thing: Thing | undefined, argument: unknown): Promise<void> {
  if (thing || !isLink(argument)) return openSource(thing);
  const uri = vscode.Uri.joinPath(vscode.Uri.parse(argument.folder), argument.file);
  const place = placeOf(uri);
  const document = place && (await readDocument(place.folder.uri, place.file));
  const entity = document?.entities.find(({ id }) => id === argument.id);
  if (document && entity) await revealPlace(uri, document.lineStarts, entity.idRange);
}

export async function copyId(things: readonly Thing[]): Promise<void> {
  const [first] = things;
  if (!first) return;
  await vscode.env.clipboard.writeText(things.map(({ entity }) => entity.id).join('\n'));
  vscode.window.setStatusBarMessage(things.length === 1 ? vscode.l10n.t('{0} copied', first.entity.id) : vscode.l10n.t('{0} ids copied', things.length), 3000);
}

export async function showReferences(thing: Thing | undefined): Promise<void> {
  const snapshot = thing?.folder.snapshot();
  const facts = snapshot?.files.get(thing?.entity.file ?? '');
  const document = thing && (await readDocument(thing.folder.folder.uri, thing.entity.file));
  if (!thing || !snapshot || !facts || !document) return;
  const uriOf = (file: string): vscode.Uri => vscode.Uri.joinPath(thing.folder.folder.uri, file);
  const found = findReferences(snapshot, document, thing.entity.idRange.start, { includeDeclaration: false });
  const locations = found.flatMap(({ file, range }) => {
    const lines = snapshot.files.get(file)?.lineStarts;
    return lines ? [new vscode.Location(uriOf(file), toRange(lines, range))] : [];
  });
  await openSource(thing);
  const at = toRange(facts.lineStarts, thing.entity.idRange).start;
  if (locations.length === 0) await vscode.window.showInformationMessage(vscode.l10n.t('Nothing refers to {0}.', thing.entity.id));
  else await vscode.commands.executeCommand('editor.action.showReferences', uriOf(thing.entity.file), at, locations);
}

/** Shows what a lens counts: a requirement's feedback notes, a document's requirements, what a risk affects. */
export async function showListed(thing: Thing | undefined, argument: unknown): Promise<void> {
  const snapshot = thing?.folder.snapshot();
  const listing = LISTINGS.find((one) => one === (argument as { readonly listing?: unknown } | undefined)?.listing);
  const lines = snapshot?.files.get(thing?.entity.file ?? '')?.lineStarts;
  if (!thing || !snapshot || !lines || !listing) return;
  const uriOf = (file: string): vscode.Uri => vscode.Uri.joinPath(thing.folder.folder.uri, file);
  const locations = placesListed(snapshot, thing.entity, listing).map(({ file, range }) => new vscode.Location(uriOf(file), toRange(snapshot.files.get(file)?.lineStarts ?? lines, range)));
  if (locations.length === 0) {
    await vscode.window.showInformationMessage(vscode.l10n.t('{0} names nothing here yet.', thing.entity.id));
    return;
  }
  await openSource(thing);
  await vscode.commands.executeCommand('editor.action.showReferences', uriOf(thing.entity.file), toRange(lines, thing.entity.idRange).start, locations);
}

/** Opens a panel on the thing's product with the thing selected. */
export function revealIn(panel: PanelHost, thing: Thing | undefined): void {
  const snapshot = thing?.folder.snapshot();
  if (!thing || !snapshot) panel.open();
  else panel.open({ folder: thing.folder.folder.uri.toString(), scope: scopeOf(snapshot, thing.entity.file) }, thing.entity.id);
}

/** Asks for a value of an enumeration and writes it into all things that have it, as one undoable edit. */
export async function setEnumeration(things: readonly Thing[], field: 'status' | 'priority'): Promise<void> {
  const [first] = things;
  if (!first) return;
  const { folder, entity } = first;
  const alike = things.filter((one) => one.folder === folder && one.entity.kind === entity.kind);
  const document = await readDocument(folder.folder.uri, entity.file);
  const now = document && sameIn(document, entity);
  if (!document || !now) return;
  const root: RootKind = rootKindOf(document.kind, document.root);
  const values = shapeAt(root, [...now.path, field])?.values ?? [];
  const language = languageOf(vscode.env.language);
  const current = alike.length === 1 ? now.fields[field] : undefined;
  const items = values.map(({ value, title, description }) => ({ label: title[language], detail: description[language], value: String(value), isNow: value === current }));
  const answer = await pick(items, alike.length === 1 ? entity.id : vscode.l10n.t('{0} and {1} more', entity.id, alike.length - 1));
  if (!answer || answer.isNow) return;
  const files = [...new Set(alike.map((one) => one.entity.file))];
  const done = await applyChange(folder.folder.uri, files, (documents) => inTurn([...documents.values()], alike.map((one) => (at) => {
    const text = at(one.entity.file);
    const thing = text && sameIn(text, one.entity);
    if (!text || !thing) return { ok: false, reason: 'missing' };
    const result = setFields(text, thing, [{ path: [field], value: answer.value }]);
    return result.ok ? { ok: true, changes: [{ kind: 'edit', file: text.file, edits: result.edits }] } : result;
  })), { isRefactoring: files.length > 1 });
  if (done) for (const file of files) folder.refresh(file);
}

function sameIn(document: Document, { id, kind }: Entity): Entity | undefined {
  return document.entities.find((one) => one.id === id && one.kind === kind);
}
