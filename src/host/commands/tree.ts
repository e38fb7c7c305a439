// The commands of the tree that need no place in a text: rename, copy as Markdown, show the row of what stands at the cursor.
import * as vscode from 'vscode';
import { thingsMarkdown } from '../../core/language/thing-markdown';
import { asked } from '../features/place';
import { renameOf } from '../features/rename';
import type { ProductTree } from '../tree';
import type { Thing } from './things';

/** Asks for a new id and renames the thing wherever it is named, as one undoable edit. */
export async function renameId(thing: Thing | undefined): Promise<void> {
  if (!thing) return;
  const { folder, entity: { id } } = thing;
  const number = /\d+$/.exec(id)?.[0].length ?? id.length;
  const written = await vscode.window.showInputBox({ prompt: vscode.l10n.t('New id of {0}, wherever it is named', id), value: id, valueSelection: [id.length - number, id.length], validateInput: (text) => (text.trim() ? undefined : vscode.l10n.t('Write an id.')) });
  if (written === undefined || written.trim() === id) return;
  const result = await renameOf(folder, thing.entity, written);
  if ('reason' in result) {
    void vscode.window.showWarningMessage(result.reason);
    return;
  }
  if (!(await vscode.workspace.applyEdit(result.edit, { isRefactoring: true }))) void vscode.window.showWarningMessage(vscode.l10n.t('The files could not be written.'));
}

export async function copyMarkdown(things: readonly Thing[]): Promise<void> {
  const [first] = things;
  const snapshot = first?.folder.snapshot();
  if (!first || !snapshot) return;
  const own = things.filter(({ folder }) => folder === first.folder).map(({ entity }) => entity);
  await vscode.env.clipboard.writeText(thingsMarkdown(snapshot, own, asked()));
  vscode.window.setStatusBarMessage(own.length === 1 ? vscode.l10n.t('{0} copied', first.entity.id) : vscode.l10n.t('{0} things copied', own.length), 3000);
}

/** Shows the row of a thing in the tree. */
export async function revealInTree(tree: ProductTree, thing: Thing | undefined): Promise<void> {
  if (thing) await tree.reveal(thing.folder, thing.entity);
  else void vscode.window.showInformationMessage(vscode.l10n.t('There is no thing with an id at the cursor.'));
}
