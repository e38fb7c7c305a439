// The command that opens the sample product: a copy that the user may change.
import * as vscode from 'vscode';
import { exists } from '../documents';

/** Paths of the sample's files, one a line, told by the build: a web host can read packaged files, but not list them. */
declare const __SAMPLE_FILES__: string;

const NAME = 'tramline';

/** Copies the sample and opens it; `destination` (a folder's URI) is asked for when a workspace is open already. */
export async function openSample(context: vscode.ExtensionContext, destination?: unknown): Promise<void> {
  if (destination instanceof vscode.Uri) return copyTo(context, destination);
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (folder) {
    const here = vscode.l10n.t('Copy into this workspace');
    const answer = await vscode.window.showQuickPick(
      [
        { label: vscode.l10n.t('Open in a new window'), description: vscode.l10n.t('Nothing here changes') },
        { label: here, description: vscode.l10n.t('As the folder {0}', NAME) },
      ],
      { placeHolder: vscode.l10n.t('The sample product: a public-transport app with PRDs, requirements and a roadmap') },
    );
    if (!answer) return;
    if (answer.label === here) {
      const target = vscode.Uri.joinPath(folder.uri, NAME);
      if (!(await exists(target))) await copyTo(context, target);
      await vscode.window.showTextDocument(vscode.Uri.joinPath(target, `${NAME}.product.yaml`));
      return;
    }
  }
  const target = vscode.Uri.joinPath(context.globalStorageUri, NAME);
  if (!(await exists(target))) await copyTo(context, target);
  await vscode.commands.executeCommand('vscode.openFolder', target, { forceNewWindow: folder !== undefined });
}

async function copyTo(context: vscode.ExtensionContext, target: vscode.Uri): Promise<void> {
  for (const file of __SAMPLE_FILES__.split('\n')) {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(context.extensionUri, 'media', 'sample', ...file.split('/')));
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(target, ...file.split('/')), bytes);
  }
}
