// Registers completion; the card of an offered id is made when somebody looks at it.
import * as vscode from 'vscode';
import { resolveCompletion } from '../../core/language/complete-references';
import { completion } from '../../core/language/completion';
import type { Completion } from '../../core/language/completion-item';
import { toRange } from '../convert';
import { asked, type Place, type Places, SELECTOR } from './place';

export function registerCompletion(places: Places): vscode.Disposable {
  return vscode.languages.registerCompletionItemProvider(
    SELECTOR,
    {
      async provideCompletionItems(text, position, token) {
        const place = await places.at(text, position, token);
        if (!place) return undefined;
        const { items, incomplete } = completion(place.snapshot, place.document, place.offset, asked());
        return new vscode.CompletionList(items.map((item) => new PlacedItem(item, place)), incomplete);
      },
      resolveCompletionItem(item) {
        if (item instanceof PlacedItem) item.resolve();
        return item;
      },
    },
    ':', ' ', '-', '"', "'", '@', '[', ',', '{',
  );
}

const KINDS: Readonly<Record<Completion['kind'], vscode.CompletionItemKind>> = {
  key: vscode.CompletionItemKind.Property,
  value: vscode.CompletionItemKind.EnumMember,
  reference: vscode.CompletionItemKind.Reference,
  snippet: vscode.CompletionItemKind.Snippet,
};

/** A completion that remembers where it was asked for, so that its card is made only when it is looked at. */
class PlacedItem extends vscode.CompletionItem {
  constructor(
    private readonly item: Completion,
    private readonly place: Place,
  ) {
    super({ label: item.label, ...(item.description !== undefined && { description: item.description }) }, KINDS[item.kind]);
    this.insertText = item.snippet ? new vscode.SnippetString(item.insertText) : item.insertText;
    // Indentation is part of the text.
    this.keepWhitespace = true;
    this.range = toRange(place.document.lineStarts, item.range);
    this.sortText = item.sortText;
    this.filterText = item.filterText;
    this.detail = item.detail;
    this.preselect = item.preselect;
    if (item.documentation !== undefined) this.documentation = new vscode.MarkdownString(item.documentation);
    if (item.again) this.command = { command: 'editor.action.triggerSuggest', title: '' };
  }

  resolve(): void {
    const { documentation } = resolveCompletion(this.place.snapshot, this.item, asked());
    if (documentation !== undefined) this.documentation = new vscode.MarkdownString(documentation);
  }
}
