// Offers the core's fixes as quick fixes, all sure ones as one action on the file, and its refactorings.
import * as vscode from 'vscode';
import type { Document } from '../core/document/document';
import { type CodeAction, codeActions, fixAll } from '../core/language/code-actions';
import { type Refactoring, refactorings } from '../core/language/refactorings';
import { languageOf } from '../core/rules/render';
import { editOf, readDocuments, toWorkspaceEdit } from './apply-change';
import { toRange } from './convert';
import { documentOf, placeOf } from './documents';
import type { FolderIndex } from './folder-index';
import { today, type WorkspaceIndex } from './workspace-index';

const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append('prd');

const KINDS: Readonly<Record<Refactoring['kind'], vscode.CodeActionKind>> = {
  extract: vscode.CodeActionKind.RefactorExtract,
  inline: vscode.CodeActionKind.RefactorInline,
  move: vscode.CodeActionKind.RefactorMove,
  rewrite: vscode.CodeActionKind.RefactorRewrite,
};

interface Place {
  readonly folder: FolderIndex;
  readonly text: vscode.TextDocument;
  readonly document: Document;
}

/** What is worked out when an action is chosen. */
type Later = Pick<Refactoring, 'needs'> & { readonly run: NonNullable<Refactoring['run']>; readonly fills?: readonly string[] };

/** An action whose edit is made when it is chosen, from documents as they stand then. */
class LaterAction extends vscode.CodeAction {
  constructor(
    title: string,
    kind: vscode.CodeActionKind,
    private readonly place: Place,
    private readonly later: Later,
  ) {
    super(title, kind);
  }

  async resolve(): Promise<this> {
    const { folder, text, document } = this.place;
    const { needs, run, fills } = this.later;
    const uri = folder.folder.uri;
    if (text.getText() !== document.text) return this;
    const documents = new Map([...(await readDocuments(uri, needs)), [document.file, document]]);
    const outcome = run((file) => documents.get(file));
    const edit = await editOf(uri, outcome, documents, fills);
    if (edit) this.edit = edit;
    // A thing that was made elsewhere is shown, as its words are still to be written.
    if (edit && outcome.ok && outcome.show && this.kind?.value === vscode.CodeActionKind.QuickFix.value) {
      this.command = { command: 'prd.openPlace', title: '', arguments: [{ folder: uri.toString(), ...outcome.show, range: { start: 0, end: 0 } }] };
    }
    return this;
  }
}

export function registerCodeActions(index: WorkspaceIndex, selector: vscode.DocumentSelector): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    selector,
    {
      async provideCodeActions(text, range, context, token) {
        const at = placeOf(text.uri);
        const folder = at && index.byUri(at.folder.uri.toString());
        if (!at || !folder?.snapshot()) return undefined;
        const { version } = text;
        const document = await documentOf(text, at.file);
        const snapshot = folder.snapshot();
        if (!snapshot || text.version !== version || token.isCancellationRequested) return undefined;
        const place = { folder, text, document };
        const asked = { language: languageOf(vscode.env.language), today: today() };
        if (context.only?.contains(FIX_ALL)) {
          const edits = fixAll(snapshot, document, asked, folder.problemsIn(document));
          return edits.length > 0 ? [ready(vscode.l10n.t('Fix all that is sure'), FIX_ALL, place, edits)] : [];
        }
        const actions: vscode.CodeAction[] = [];
        const own = context.diagnostics.filter(({ source }) => source === 'prd');
        const asks = { start: text.offsetAt(range.start), end: text.offsetAt(range.end) };
        if (own.length > 0 && (!context.only || context.only.intersects(vscode.CodeActionKind.QuickFix))) {
          actions.push(...codeActions(snapshot, document, asks, asked, folder.problemsIn(document)).map((action) => toQuickFix(action, place, own)));
        }
        // The light bulb is for what is wrong: refactorings come when somebody asks, or selects.
        const wanted = context.only ? context.only.intersects(vscode.CodeActionKind.Refactor) : context.triggerKind === vscode.CodeActionTriggerKind.Invoke || !range.isEmpty;
        if (wanted) actions.push(...refactorings(snapshot, document, asks, asked).map((one) => toRefactoring(one, place)));
        return actions;
      },
      resolveCodeAction: (action) => (action instanceof LaterAction ? action.resolve() : action),
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, FIX_ALL, ...Object.values(KINDS)] },
  );
}

function ready(title: string, kind: vscode.CodeActionKind, { folder, document }: Place, edits: CodeAction['edits'], fills: readonly string[] = []): vscode.CodeAction {
  const action = new vscode.CodeAction(title, kind);
  action.edit = toWorkspaceEdit(folder.folder.uri, [{ kind: 'edit', file: document.file, edits }], new Map([[document.file, document]]), fills);
  return action;
}

function toQuickFix({ title, kind, edits, preferred, problem, fill, later }: CodeAction, place: Place, own: readonly vscode.Diagnostic[]): vscode.CodeAction {
  const action = later ? new LaterAction(title, vscode.CodeActionKind.QuickFix, place, later) : kind === 'severity' ? new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix) : ready(title, vscode.CodeActionKind.QuickFix, place, edits, fill === undefined ? [] : [fill]);
  if (kind === 'severity') action.command = { command: 'prd.setSeverity', title, arguments: [{ folder: place.folder.folder.uri.toString(), rule: problem.rule, severity: problem.severity }] };
  const at = toRange(place.document.lineStarts, problem.range);
  action.isPreferred = preferred;
  action.diagnostics = own.filter(({ code, range }) => typeof code === 'object' && code.value === problem.rule && range.isEqual(at));
  return action;
}

function toRefactoring({ title, kind, needs, run, command, fills }: Refactoring, place: Place): vscode.CodeAction {
  if (run) return new LaterAction(title, KINDS[kind], place, { needs, run, ...(fills && { fills }) });
  const action = new vscode.CodeAction(title, KINDS[kind]);
  if (command) action.command = { command: `prd.${command.name}`, title, arguments: [{ folder: place.folder.folder.uri.toString(), file: command.file, id: command.id, range: { start: 0, end: 0 } }] };
  return action;
}
