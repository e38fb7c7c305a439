// Asks for the words that the tree is narrowed to, while they are typed.
import * as vscode from 'vscode';

/** Milliseconds without a keystroke before the tree follows. */
const PAUSE_MS = 120;

interface Asking {
  /** Words that hold now. */
  readonly now: string;
  readonly onWords: (words: string) => void;
  /** Gives the tree the focus. */
  readonly focus: () => void;
}

/** Enter keeps the words and goes to the tree; Escape goes back to what was there before. */
export function askWords({ now, onWords, focus }: Asking): void {
  const box = vscode.window.createInputBox();
  box.placeholder = vscode.l10n.t('Words of a title, an id, an owner, a status or a tag');
  box.prompt = vscode.l10n.t('Only what holds all words is shown.');
  box.value = now;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let kept = false;
  box.onDidChangeValue((value) => {
    clearTimeout(timer);
    timer = setTimeout(() => onWords(value), PAUSE_MS);
  });
  box.onDidAccept(() => {
    kept = true;
    clearTimeout(timer);
    onWords(box.value);
    box.hide();
    focus();
  });
  box.onDidHide(() => {
    clearTimeout(timer);
    if (!kept) onWords(now);
    box.dispose();
  });
  void vscode.commands.executeCommand('workbench.view.extension.prdWorkbench').then(() => box.show());
}
