// Shows problems as diagnostics of the editor, for all files of the workspace.
import * as vscode from 'vscode';
import type { DocumentFacts } from '../core/index/facts';
import type { Severity } from '../core/index/config';
import type { Problem } from '../core/rules/check';
import { languageOf, messageOf, relatedMessageOf } from '../core/rules/render';
import { toRange } from './convert';
import type { FolderIndex } from './folder-index';
import { ruleHelpLink } from './rule-help';
import type { WorkspaceIndex } from './workspace-index';

/** More than this in one file is noise to a reader and work for the editor. */
const MOST = 1000;

const SEVERITIES: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

export function registerDiagnostics(index: WorkspaceIndex): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('prd');
  const enabled = (uri: vscode.Uri): boolean => vscode.workspace.getConfiguration('prd', uri).get('validate.enable', true);
  const show = (uri: vscode.Uri, folder: FolderIndex, facts: DocumentFacts | undefined, problems: readonly Problem[]): void => {
    if (!facts || problems.length === 0 || !enabled(uri)) collection.delete(uri);
    else collection.set(uri, problems.slice(0, MOST).map((problem) => toDiagnostic(problem, uri, facts, folder)));
  };
  const subscriptions = [
    collection,
    index.onDidCheck(({ uri, folder, facts, problems }) => show(uri, folder, facts, problems)),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (!event.affectsConfiguration('prd.validate.enable')) return;
      for (const folder of index.folders()) {
        for (const facts of folder.snapshot()?.files.values() ?? []) show(vscode.Uri.joinPath(folder.folder.uri, facts.file), folder, facts, folder.problems(facts.file));
      }
    }),
  ];
  return vscode.Disposable.from(...subscriptions);
}

function toDiagnostic(problem: Problem, uri: vscode.Uri, facts: DocumentFacts, folder: FolderIndex): vscode.Diagnostic {
  const language = languageOf(vscode.env.language);
  const diagnostic = new vscode.Diagnostic(toRange(facts.lineStarts, problem.range), messageOf(problem, language), SEVERITIES[problem.severity]);
  diagnostic.source = 'prd';
  diagnostic.code = { value: problem.rule, target: ruleHelpLink(problem.rule) };
  if (problem.tag) diagnostic.tags = [problem.tag === 'deprecated' ? vscode.DiagnosticTag.Deprecated : vscode.DiagnosticTag.Unnecessary];
  diagnostic.relatedInformation = problem.related?.flatMap((related) => {
    const target = related.file === undefined ? facts : folder.snapshot()?.files.get(related.file);
    if (!target) return [];
    const place = related.file === undefined ? uri : vscode.Uri.joinPath(folder.folder.uri, related.file);
    return [new vscode.DiagnosticRelatedInformation(new vscode.Location(place, toRange(target.lineStarts, related.range)), relatedMessageOf(problem.rule, related, language))];
  });
  return diagnostic;
}
