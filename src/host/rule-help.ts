// Shows the help of a rule as a read-only Markdown document.
import * as vscode from 'vscode';
import { helpOf } from '../core/rules/help';
import { RULES } from '../core/rules/registry';
import { languageOf } from '../core/rules/render';

const SCHEME = 'prd-rule';

/** Link of a finding: shows the help as a page to read, as the command does. */
export function ruleHelpLink(rule: string): vscode.Uri {
  return vscode.Uri.from({ scheme: 'command', path: 'prd.explainRule', query: JSON.stringify([rule]) });
}

function ruleHelpUri(rule: string): vscode.Uri {
  return vscode.Uri.from({ scheme: SCHEME, path: `/${nameOf(rule)}.md` });
}

/** A rule's id as a file name, since its tab shows no folder. */
function nameOf(rule: string): string {
  return rule.replace('/', '-');
}

/** `texts` resolves when the help may be asked for. */
export function registerRuleHelp(texts: Promise<void>): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    async provideTextDocumentContent(uri) {
      await texts;
      const rule = [...RULES.keys()].find((id) => `/${nameOf(id)}.md` === uri.path);
      return (rule && helpOf(rule, languageOf(vscode.env.language))) ?? '';
    },
  });
}

/** Shows a rule's help; asks which rule when none is named: those found at the cursor come first. */
export async function explainRule(named?: unknown): Promise<void> {
  const rule = typeof named === 'string' && RULES.has(named) ? named : await pickRule();
  if (rule === undefined) return;
  const uri = ruleHelpUri(rule);
  try {
    await vscode.commands.executeCommand('markdown.showPreview', uri);
  } catch {
    // Without the Markdown extension the text itself serves.
    await vscode.window.showTextDocument(uri, { preview: true });
  }
}

async function pickRule(): Promise<string | undefined> {
  const language = languageOf(vscode.env.language);
  const here = new Set(rulesAtCursor());
  const items: vscode.QuickPickItem[] = [...RULES.values()].map((rule) => ({ label: rule.id, description: rule.description[language] }));
  const atCursor = items.filter((item) => here.has(item.label));
  const separator = (label: string): vscode.QuickPickItem => ({ label, kind: vscode.QuickPickItemKind.Separator });
  const all = atCursor.length > 0 ? [separator(vscode.l10n.t('At the cursor')), ...atCursor, separator(vscode.l10n.t('All rules')), ...items.filter((item) => !here.has(item.label))] : items;
  return (await vscode.window.showQuickPick(all, { placeHolder: vscode.l10n.t('Which rule?'), matchOnDescription: true }))?.label;
}

function rulesAtCursor(): string[] {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return [];
  return vscode.languages
    .getDiagnostics(editor.document.uri)
    .filter(({ source, range }) => source === 'prd' && range.start.line <= editor.selection.active.line && editor.selection.active.line <= range.end.line)
    .flatMap(({ code }) => (typeof code === 'object' ? [String(code.value)] : []));
}
