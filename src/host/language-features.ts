// Registers the language features of the core for YAML documents and Markdown PRDs.
import * as vscode from 'vscode';
import { registerCodeActions } from './code-actions';
import { registerCompletion } from './features/completion';
import { registerHover } from './features/hover';
import { registerLens } from './features/lens';
import { registerNavigation } from './features/navigation';
import { registerOutline } from './features/outline';
import { createPlaces, SELECTOR } from './features/place';
import { registerRename } from './features/rename';
import { registerPaste } from './paste';
import type { WorkspaceIndex } from './workspace-index';

/** `texts` resolves when fields have their titles. */
export function registerLanguageFeatures(index: WorkspaceIndex, texts: Promise<void>): vscode.Disposable {
  const places = createPlaces(index, texts);
  return vscode.Disposable.from(
    registerCodeActions(index, SELECTOR),
    registerPaste(index, SELECTOR),
    registerHover(places),
    registerNavigation(places),
    registerOutline(places),
    registerRename(places),
    registerCompletion(places),
    registerLens(places),
  );
}
