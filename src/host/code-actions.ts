// Offers the core's code actions as quick fixes, and all sure ones as one action on the file.
import * as vscode from 'vscode';
import type { Document } from '../core/document/document';
import { codeActions, fixAll } from '../core/language/code-actions';
import { languageOf } from '../core/rules/render';
import type { TextEdit } from '../core/text/range';
import { toRange, toTextEdit } from './convert';
import { documentOf, placeOf } from './documents';
import { today, type WorkspaceIndex } from './workspace-index';

const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append('prd');

export function registerCodeActions(index: WorkspaceIndex, selector: vscode.DocumentSelector): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    selector,
    {
      async provideCodeActions(text, range, context) {
        const place = placeOf(text.uri);
        const folder = place && index.byUri(place.folder.uri.toString());
        const snapshot = folder?.snapshot();
        if (!place || !snapshot) return undefined;
        const { version } = text;
        const document = await documentOf(text, place.file);
        if (text.version !== version) return undefined;
        const asked = { language: languageOf(vscode.env.language), today: today() };
        if (context.only?.contains(FIX_ALL)) {
          const edits = fixAll(snapshot, document, asked);
          return edits.length > 0 ? [toAction(vscode.l10n.t('Fix all that is sure'), FIX_ALL, text, document, edits)] : [];
        }
        const own = context.diagnostics.filter(({ source }) => source === 'prd');
        if (own.length === 0) return undefined;
        const asks = { start: text.offsetAt(range.start), end: text.offsetAt(range.end) };
        return codeActions(snapshot, document, asks, asked).map(({ title, edits, preferred, problem }) => {
          const action = toAction(title, vscode.CodeActionKind.QuickFix, text, document, edits);
          const at = toRange(document.lineStarts, problem.range);
          action.isPreferred = preferred;
          action.diagnostics = own.filter(({ code, range: place }) => typeof code === 'object' && code.value === problem.rule && place.isEqual(at));
          return action;
        });
      },
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, FIX_ALL] },
  );
}

function toAction(title: string, kind: vscode.CodeActionKind, text: vscode.TextDocument, document: Document, edits: readonly TextEdit[]): vscode.CodeAction {
  const action = new vscode.CodeAction(title, kind);
  action.edit = new vscode.WorkspaceEdit();
  action.edit.set(text.uri, edits.map((edit) => toTextEdit(document.lineStarts, edit)));
  return action;
}
