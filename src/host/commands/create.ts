// The commands that make new documents: product, PRD, requirement, roadmap.
import * as vscode from 'vscode';
import { parseDocument } from '../../core/document/parse';
import { appendRequirement } from '../../core/edits/append-requirement';
import { fileNameOf } from '../../core/edits/file-name';
import { skeletonParts } from '../../core/edits/skeleton';
import { scopeOf } from '../../core/index/lookup';
import { nextFreeId } from '../../core/index/next-id';
import { languageOf } from '../../core/rules/render';
import { toTextEdit } from '../convert';
import { parsedDocument, placeOf } from '../documents';
import { today, type WorkspaceIndex } from '../workspace-index';
import { askTitle, createFile, type NewText, targetOf, type Target } from './targets';

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

/** In the list of the active editor, or in a new file. */
export async function newRequirement(index: WorkspaceIndex): Promise<void> {
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
    if (answer === here) return appendTo(list, place.file, target, title);
  }
  await createFile(target.folder.uri, target.below, title, 'requirement', '.req.yaml', skeleton('requirements', target, title));
}

async function appendTo(editor: vscode.TextEditor, file: string, target: Target, title: string): Promise<void> {
  const document = parsedDocument(editor.document, file);
  const id = nextFreeId(target.snapshot, scopeOf(target.snapshot, file), 'requirement');
  const result = appendRequirement(document, { id, title, language: languageOf(vscode.env.language) });
  if (!result.ok) {
    await vscode.window.showWarningMessage(result.reason === 'broken' ? vscode.l10n.t('{0} has errors. Mend them first, or choose a new file.', file) : vscode.l10n.t('{0} holds a single requirement. Choose a new file.', file));
    return;
  }
  const edit = new vscode.WorkspaceEdit();
  edit.set(editor.document.uri, result.edits.map((one) => toTextEdit(document.lineStarts, one)));
  if (!(await vscode.workspace.applyEdit(edit))) return;
  const now = parseDocument(file, editor.document.getText());
  const added = now.entities.find((entity) => entity.id === id);
  if (!added) return;
  const shown = await vscode.window.showTextDocument(editor.document, editor.viewColumn);
  const end = editor.document.positionAt(added.range.end);
  shown.selection = new vscode.Selection(end, end);
  shown.revealRange(new vscode.Range(editor.document.positionAt(added.range.start), end), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Text of a new document and the first part of it that is to be written. */
function skeleton(kind: 'product' | 'prd' | 'requirements' | 'roadmap', { snapshot, scope }: Target, title: string, markdown = false): NewText {
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
