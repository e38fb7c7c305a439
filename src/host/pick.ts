// Asks for one of a few values, beginning at the one that holds now.
import * as vscode from 'vscode';

export interface Choice extends vscode.QuickPickItem {
  readonly isNow: boolean;
}

/** The choice, or nothing when the user gives up. */
export async function pick<T extends Choice>(items: readonly T[], placeholder: string): Promise<T | undefined> {
  const box = vscode.window.createQuickPick<T>();
  box.items = items.map((item) => (item.isNow ? { ...item, description: [item.description, vscode.l10n.t('now')].filter(Boolean).join(' · ') } : item));
  box.placeholder = placeholder;
  box.matchOnDetail = true;
  box.matchOnDescription = true;
  box.activeItems = box.items.filter(({ isNow }) => isNow);
  try {
    return await new Promise<T | undefined>((resolve) => {
      box.onDidAccept(() => resolve(box.selectedItems[0] ?? box.activeItems[0]));
      box.onDidHide(() => resolve(undefined));
      box.show();
    });
  } finally {
    box.dispose();
  }
}
