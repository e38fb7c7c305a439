// Shows in the status bar how many problems the product documents have, and the progress of long checks.
import * as vscode from 'vscode';
import type { WorkspaceIndex } from './workspace-index';

/** Checks shorter than this show no progress. */
const PATIENCE_MS = 400;

export function registerStatus(index: WorkspaceIndex): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('prd.status', vscode.StatusBarAlignment.Right, 90);
  item.name = 'PRD Workbench';
  item.command = 'prd.showProblems';
  const counts = new Map<string, { errors: number; warnings: number }>();
  let since: number | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let busy: { readonly done: number; readonly total: number } | undefined;

  const render = (): void => {
    timer = undefined;
    let errors = 0;
    let warnings = 0;
    for (const count of counts.values()) {
      errors += count.errors;
      warnings += count.warnings;
    }
    if (busy && since !== undefined && Date.now() - since > PATIENCE_MS) {
      item.text = `$(sync~spin) ${vscode.l10n.t('PRD: checking {0} of {1} files', busy.done, busy.total)}`;
    } else if (errors + warnings === 0) item.text = '$(check) PRD';
    else item.text = `PRD: ${[errors > 0 && count(errors, vscode.l10n.t('{0} error', errors), vscode.l10n.t('{0} errors', errors)), warnings > 0 && count(warnings, vscode.l10n.t('{0} warning', warnings), vscode.l10n.t('{0} warnings', warnings))].filter(Boolean).join(vscode.l10n.t(', '))}`;
    item.tooltip = errors + warnings === 0 ? vscode.l10n.t('No errors or warnings in the product documents') : vscode.l10n.t('Show the problems of the product documents');
    if (index.folders().some((folder) => (folder.snapshot()?.files.size ?? 0) > 0) || busy) item.show();
    else item.hide();
  };
  const later = (): void => {
    timer ??= setTimeout(render, 80);
  };
  return vscode.Disposable.from(
    item,
    index.onDidCheck(({ uri, facts, problems }) => {
      const errors = problems.filter(({ severity }) => severity === 'error').length;
      const warnings = problems.filter(({ severity }) => severity === 'warning').length;
      if (facts && errors + warnings > 0) counts.set(uri.toString(), { errors, warnings });
      else counts.delete(uri.toString());
      later();
    }),
    index.onDidChange(later),
    index.onDidProgress((progress) => {
      since = progress ? (since ?? Date.now()) : undefined;
      busy = progress;
      later();
    }),
    { dispose: () => clearTimeout(timer) },
  );
}

function count(n: number, one: string, many: string): string {
  return n === 1 ? one : many;
}
