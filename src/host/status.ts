// Shows how many problems the product documents have, in the status bar and beside the language, and the progress of long checks.
import * as vscode from 'vscode';
import { SELECTOR } from './features/place';
import type { WorkspaceIndex } from './workspace-index';

/** Checks shorter than this show no progress. */
const PATIENCE_MS = 400;

interface State {
  readonly documents: number;
  readonly errors: number;
  readonly warnings: number;
  readonly busy: { readonly done: number; readonly total: number } | undefined;
}

export function registerStatus(index: WorkspaceIndex): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('prd.status', vscode.StatusBarAlignment.Right, 90);
  item.name = 'PRD Workbench';
  item.command = 'prd.showProblems';
  const language = vscode.languages.createLanguageStatusItem('prd.language', SELECTOR);
  language.name = 'PRD Workbench';
  language.command = { command: 'prd.showProblems', title: vscode.l10n.t('Show Problems') };
  const counts = new Map<string, { errors: number; warnings: number }>();
  let since: number | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let busy: State['busy'];

  const stateNow = (): State => {
    let errors = 0;
    let warnings = 0;
    for (const count of counts.values()) {
      errors += count.errors;
      warnings += count.warnings;
    }
    const documents = index.folders().reduce((all, folder) => all + (folder.snapshot() ?? folder.partial()).files.size, 0);
    return { documents, errors, warnings, busy: since !== undefined && Date.now() - since > PATIENCE_MS ? busy : undefined };
  };
  const render = (): void => {
    timer = undefined;
    const state = stateNow();
    showInBar(item, state);
    showBeside(language, state);
    if (index.folders().some((folder) => (folder.snapshot()?.files.size ?? 0) > 0) || busy) item.show();
    else item.hide();
  };
  const later = (): void => {
    timer ??= setTimeout(render, 80);
  };
  render();
  return vscode.Disposable.from(
    item,
    language,
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

function showInBar(item: vscode.StatusBarItem, state: State): void {
  const { errors, warnings, busy } = state;
  if (busy) item.text = `$(sync~spin) ${vscode.l10n.t('PRD: checking {0} of {1} files', busy.done, busy.total)}`;
  else item.text = errors + warnings === 0 ? '$(check) PRD' : `PRD: ${findingsText(state)}`;
  item.tooltip = errors + warnings === 0 ? vscode.l10n.t('No errors or warnings in the product documents') : vscode.l10n.t('Show the problems of the product documents');
}

/** In the list behind the braces of a product document. */
function showBeside(item: vscode.LanguageStatusItem, state: State): void {
  const { documents, errors, warnings, busy } = state;
  const count = documents === 1 ? vscode.l10n.t('{0} document', documents) : vscode.l10n.t('{0} documents', documents);
  item.busy = busy !== undefined;
  item.text = busy ? vscode.l10n.t('Checking {0} of {1} files', busy.done, busy.total) : `${count}${vscode.l10n.t(', ')}${errors + warnings === 0 ? vscode.l10n.t('no errors or warnings') : findingsText(state)}`;
  item.detail = vscode.l10n.t('Product documents');
}

function findingsText({ errors, warnings }: State): string {
  const parts = [
    errors > 0 && count(errors, vscode.l10n.t('{0} error', errors), vscode.l10n.t('{0} errors', errors)),
    warnings > 0 && count(warnings, vscode.l10n.t('{0} warning', warnings), vscode.l10n.t('{0} warnings', warnings)),
  ];
  return parts.filter(Boolean).join(vscode.l10n.t(', '));
}

function count(n: number, one: string, many: string): string {
  return n === 1 ? one : many;
}
