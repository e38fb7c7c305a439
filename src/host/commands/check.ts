// The commands that check the whole workspace and lead to what was found.
import * as vscode from 'vscode';
import type { WorkspaceIndex } from '../workspace-index';

/** Reads and checks everything again, and says what came of it. */
export async function checkWorkspace(index: WorkspaceIndex): Promise<void> {
  await vscode.window.withProgress({ location: { viewId: 'prd.product' } }, async () => {
    await index.rescan();
    await index.settled();
  });
  let files = 0;
  let errors = 0;
  let warnings = 0;
  let others = 0;
  for (const folder of index.folders()) {
    for (const file of folder.snapshot()?.files.keys() ?? []) {
      files++;
      for (const { severity } of folder.problems(file)) {
        if (severity === 'error') errors++;
        else if (severity === 'warning') warnings++;
        else others++;
      }
    }
  }
  if (errors + warnings + others > 0) await showProblems();
  if (files === 0) void vscode.window.showInformationMessage(vscode.l10n.t('No product documents in this workspace.'));
  else if (errors + warnings + others === 0) void vscode.window.showInformationMessage(vscode.l10n.t('{0} documents checked, nothing found.', files));
  else void vscode.window.showInformationMessage(vscode.l10n.t('{0} documents checked: {1} errors, {2} warnings, {3} notes.', files, errors, warnings, others));
}

export async function showProblems(): Promise<void> {
  await vscode.commands.executeCommand('workbench.actions.view.problems');
}
