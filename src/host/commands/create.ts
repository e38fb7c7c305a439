// The commands that make new documents: product, PRD, requirement, roadmap.
import * as vscode from 'vscode';
import { nodeAt } from '../../core/document/tree';
import { appendData } from '../../core/edits/append-data';
import { appendRequirement } from '../../core/edits/append-requirement';
import type { FileChange } from '../../core/edits/change';
import { fileNameOf } from '../../core/edits/file-name';
import { skeletonParts } from '../../core/edits/skeleton';
import { scopeOf } from '../../core/index/lookup';
import { nextFreeId } from '../../core/index/next-id';
import { freeFile } from '../../core/language/free-file';
import { listOfOthers } from '../../core/language/requirement-list';
import { languageOf } from '../../core/rules/render';
import { applyChange } from '../apply-change';
import { toRange } from '../convert';
import { placeOf, readDocument } from '../documents';
import { today, type WorkspaceIndex } from '../workspace-index';
import { askTitle, createFile, type NewText, targetOf, type Target } from './targets';
import type { Thing } from './things';

export async function newProduct(index: WorkspaceIndex): Promise<void> {
  const target = await targetOf(index);
  const title = target && (await askTitle(vscode.l10n.t('What is the product called?'), 'Tramline'));
  if (!target || !title) return;
  const text = skeleton('product', target, title);
  // A second product beside the first would share its ids: it gets a folder of its own.
  const below = target.snapshot.products.has(target.scope) ? [target.scope, fileNameOf(title) || 'product'].filter(Boolean).join('/') : target.scope;
  await createFile(target.folder.uri, below, title, 'product', '.product.yaml', text);
}

export async function newPrd(index: WorkspaceIndex): Promise<void> {
  const target = await targetOf(index);
  const title = target && (await askTitle(vscode.l10n.t('What is the PRD about?'), vscode.l10n.t('Pay with a saved card')));
  if (!target || !title) return;
  const formats = [
    { label: 'YAML', description: '*.prd.yaml', detail: vscode.l10n.t('Every part a field, with completion') },
    { label: 'Markdown', description: '*.prd.md', detail: vscode.l10n.t('Fields above, prose with headings below') },
  ];
  const format = await vscode.window.showQuickPick(formats, { placeHolder: vscode.l10n.t('How do you want to write it?') });
  if (!format) return;
  const markdown = format.label === 'Markdown';
  await createFile(target.folder.uri, target.below, title, 'prd', markdown ? '.prd.md' : '.prd.yaml', skeleton('prd', target, title, markdown));
}

export async function newRoadmap(index: WorkspaceIndex): Promise<void> {
  const target = await targetOf(index);
  const title = target && (await askTitle(vscode.l10n.t('What is the roadmap called?'), vscode.l10n.t('Roadmap {0}', new Date().getFullYear())));
  if (target && title) await createFile(target.folder.uri, target.scope, title, 'roadmap', '.roadmap.yaml', skeleton('roadmap', target, title));
}

/** In the list of the active editor, or in a new file; called for a PRD, the new requirement is entered in its list. */
export async function newRequirement(index: WorkspaceIndex, thing?: Thing): Promise<void> {
  if (thing?.entity.kind === 'prd') return requirementOfPrd(thing);
  const target = await targetOf(index);
  if (!target) return;
  const editor = vscode.window.activeTextEditor;
  const place = editor && placeOf(editor.document.uri);
  const list = editor && place?.file.match(/\.req\.ya?ml$/) ? editor : undefined;
  const title = await askTitle(vscode.l10n.t('What shall the product do? A few words.'), vscode.l10n.t('Pay with a saved card'));
  if (!title) return;
  if (list && place) {
    const here = vscode.l10n.t('In {0}', place.file.slice(place.file.lastIndexOf('/') + 1));
    const answer = await vscode.window.showQuickPick([here, vscode.l10n.t('In a new file')], { placeHolder: vscode.l10n.t('Where shall it stand?') });
    if (!answer) return;
    if (answer === here) return appendTo(place.folder.uri, place.file, { id: nextFreeId(target.snapshot, scopeOf(target.snapshot, place.file), 'requirement'), title });
  }
  await createFile(target.folder.uri, target.below, title, 'requirement', '.req.yaml', skeleton('requirements', target, title));
}

/** Asks for the title and the place, and writes the requirement and its id in the PRD as one step. */
async function requirementOfPrd({ folder, entity: prd }: Thing): Promise<void> {
  const snapshot = folder.snapshot();
  const facts = snapshot?.files.get(prd.file);
  if (!snapshot || !facts) return;
  const title = await askTitle(vscode.l10n.t('What shall the product do? A few words.'), vscode.l10n.t('Pay with a saved card'));
  if (!title) return;
  const scope = scopeOf(snapshot, prd.file);
  const id = nextFreeId(snapshot, scope, 'requirement');
  const list = listOfOthers(snapshot, facts);
  const fresh = freeFile(snapshot, prd.file, { id, title });
  const nameOf = (file: string): string => file.slice(file.lastIndexOf('/') + 1);
  const places = [
    ...(list === undefined ? [] : [{ label: vscode.l10n.t('In {0}', nameOf(list)), description: '', file: list }]),
    { label: vscode.l10n.t('In a new file'), description: fresh, file: fresh },
    { label: vscode.l10n.t('In {0}', nameOf(prd.file)), description: prd.id, file: prd.file },
  ];
  const place = await vscode.window.showQuickPick(places, { placeHolder: vscode.l10n.t('Where shall it stand?') });
  if (!place) return;
  const language = languageOf(vscode.env.language);
  if (place.file === prd.file) return appendTo(folder.folder.uri, prd.file, { id, title });
  const done = await applyChange(folder.folder.uri, [prd.file, ...(place.file === fresh ? [] : [place.file])], (documents) => {
    const [document, target] = [documents.get(prd.file), documents.get(place.file)];
    if (!document) return { ok: false, reason: 'missing' };
    const entry = appendData(document, { at: [], key: 'requirements', items: [id] });
    if (!entry.ok) return entry;
    const listed: FileChange = { kind: 'edit', file: prd.file, edits: entry.edits };
    if (place.file === fresh) return { ok: true, changes: [listed, { kind: 'create', file: fresh, text: skeleton('requirements', { snapshot, scope }, title).text }] };
    if (!target) return { ok: false, reason: 'missing' };
    const added = appendRequirement(target, { id, title, language });
    return added.ok ? { ok: true, changes: [listed, { kind: 'edit', file: place.file, edits: added.edits }] } : added;
  });
  if (done) await showStatement(folder.folder.uri, place.file, id);
}

async function appendTo(folder: vscode.Uri, file: string, { id, title }: { readonly id: string; readonly title: string }): Promise<void> {
  const document = await readDocument(folder, file);
  const result = document && appendRequirement(document, { id, title, language: languageOf(vscode.env.language) });
  if (!result?.ok) {
    await vscode.window.showWarningMessage(!result || result.reason === 'broken' ? vscode.l10n.t('{0} has errors. Mend them first, or choose a new file.', file) : vscode.l10n.t('{0} holds a single requirement. Choose a new file.', file));
    return;
  }
  if (await applyChange(folder, [file], () => ({ ok: true, changes: [{ kind: 'edit', file, edits: result.edits }] }))) await showStatement(folder, file, id);
}

/** Opens a new requirement with the sentence selected that is to be replaced. */
async function showStatement(folder: vscode.Uri, file: string, id: string): Promise<void> {
  const document = await readDocument(folder, file);
  const added = document?.entities.find((entity) => entity.id === id);
  if (!document || !added) return;
  const statement = nodeAt(document.root, [...added.path, 'statement']);
  const shown = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, file)), { preview: false, selection: toRange(document.lineStarts, statement ?? added.idRange) });
  shown.revealRange(toRange(document.lineStarts, added.range), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Text of a new document and the first part of it that is to be written. */
function skeleton(kind: 'product' | 'prd' | 'requirements' | 'roadmap', { snapshot, scope }: Pick<Target, 'snapshot' | 'scope'>, title: string, markdown = false): NewText {
  const id = nextFreeId(snapshot, scope, kind === 'requirements' ? 'requirement' : kind);
  const parts = skeletonParts(kind, {
    id,
    title,
    language: languageOf(vscode.env.language),
    today: today(),
    markdown,
    nextId: (numbered) => nextFreeId(snapshot, scope, numbered),
  });
  let text = '';
  let select: NewText['select'];
  for (const part of parts) {
    const written = typeof part === 'string' ? part : part.fill;
    const open = typeof part !== 'string' && written !== id && !written.includes(title);
    if (open) select ??= { start: text.length, end: text.length + written.length };
    text += written;
  }
  return { text, select };
}
