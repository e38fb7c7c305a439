// Registers the language features of the core for YAML documents and Markdown PRDs.
import * as vscode from 'vscode';
import type { Document } from '../core/document/document';
import type { Snapshot } from '../core/index/snapshot';
import type { CardLink } from '../core/language/card';
import { resolveCompletion } from '../core/language/complete-references';
import { completion } from '../core/language/completion';
import type { Completion } from '../core/language/completion-item';
import { definition } from '../core/language/definition';
import { type DocumentSymbol, documentSymbols } from '../core/language/symbols';
import { hover } from '../core/language/hover';
import { findReferences } from '../core/language/references';
import type { Asked } from '../core/language/words';
import { languageOf } from '../core/rules/render';
import { registerCodeActions } from './code-actions';
import { toRange } from './convert';
import { documentOf, placeOf } from './documents';
import type { FolderIndex } from './folder-index';
import { today, type WorkspaceIndex } from './workspace-index';

const SELECTOR: vscode.DocumentSelector = [{ language: 'prd-yaml' }, { pattern: '**/*.prd.md' }];

/** So long an answer may wait for the first scan; after that it is given from what has been read. */
const PATIENCE_MS = 500;

interface Place {
  readonly folder: FolderIndex;
  readonly snapshot: Snapshot;
  readonly document: Document;
  readonly offset: number;
}

function asked(): Asked {
  return { language: languageOf(vscode.env.language), today: today() };
}

/** `texts` resolves when fields have their titles. */
export function registerLanguageFeatures(index: WorkspaceIndex, texts: Promise<void>): vscode.Disposable {
  /** What stands at a position; nothing for files outside the workspace. A long first scan is not waited for. */
  const at = async (text: vscode.TextDocument, position: vscode.Position, token: vscode.CancellationToken): Promise<Place | undefined> => {
    const place = placeOf(text.uri);
    const folder = place && index.byUri(place.folder.uri.toString());
    if (!place || !folder) return undefined;
    if (!folder.snapshot()) await Promise.race([folder.settled(), new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
    await texts;
    if (token.isCancellationRequested) return undefined;
    const snapshot = folder.snapshot() ?? folder.partial();
    const offset = text.offsetAt(position);
    const { version } = text;
    const document = await documentOf(text, place.file);
    return token.isCancellationRequested || text.version !== version ? undefined : { folder, snapshot, document, offset };
  };
  const uriOf = ({ folder }: Place, file: string): vscode.Uri => vscode.Uri.joinPath(folder.folder.uri, file);
  const rangeIn = ({ snapshot, document }: Place, file: string, range: { start: number; end: number }): vscode.Range => {
    // The open document may be newer than the snapshot's picture of it.
    const lines = file === document.file ? undefined : snapshot.files.get(file)?.lineStarts;
    return toRange(lines ?? snapshot.files.get(file)?.lineStarts ?? document.lineStarts, range);
  };

  return vscode.Disposable.from(
    registerCodeActions(index, SELECTOR),
    vscode.languages.registerHoverProvider(SELECTOR, {
      async provideHover(text, position, token) {
        const place = await at(text, position, token);
        const found = place && hover(place.snapshot, place.document, place.offset, asked());
        if (!place || !found) return undefined;
        const range = toRange(place.document.lineStarts, found.range);
        if (saidByFinding(text.uri, range)) return undefined;
        const contents = [new vscode.MarkdownString(found.markdown)];
        if (found.links.length > 0) contents.push(linksText(place, found.links));
        return new vscode.Hover(contents, range);
      },
    }),
    vscode.languages.registerDefinitionProvider(SELECTOR, {
      async provideDefinition(text, position, token) {
        const place = await at(text, position, token);
        const found = place && definition(place.snapshot, place.document, place.offset);
        if (!place || !found) return undefined;
        return found.targets.map((target): vscode.LocationLink => ({
          originSelectionRange: toRange(place.document.lineStarts, found.origin),
          targetUri: uriOf(place, target.file),
          targetRange: rangeIn(place, target.file, target.targetRange),
          targetSelectionRange: rangeIn(place, target.file, target.range),
        }));
      },
    }),
    vscode.languages.registerReferenceProvider(SELECTOR, {
      async provideReferences(text, position, { includeDeclaration }, token) {
        const place = await at(text, position, token);
        if (!place) return undefined;
        return findReferences(place.snapshot, place.document, place.offset, { includeDeclaration }).map(({ file, range }) => new vscode.Location(uriOf(place, file), rangeIn(place, file, range)));
      },
    }),
    vscode.languages.registerDocumentSymbolProvider(SELECTOR, {
      async provideDocumentSymbols(text) {
        await texts;
        const place = placeOf(text.uri);
        const document = place && (await documentOf(text, place.file));
        return document && documentSymbols(document, languageOf(vscode.env.language)).map((symbol) => toSymbol(symbol, document));
      },
    }),
    vscode.languages.registerCompletionItemProvider(
      SELECTOR,
      {
        async provideCompletionItems(text, position, token) {
          const place = await at(text, position, token);
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
    ),
  );
}

/** Findings that say all that a hover could say of the same word: that it is unknown, and what is near. */
const SAYING_ALL = new Set(['schema/unknown-key', 'ref/unknown']);

function saidByFinding(uri: vscode.Uri, range: vscode.Range): boolean {
  return vscode.languages.getDiagnostics(uri).some((found) => found.source === 'prd' && typeof found.code === 'object' && SAYING_ALL.has(String(found.code.value)) && found.range.isEqual(range));
}

const SYMBOLS: Readonly<Record<DocumentSymbol['kind'], vscode.SymbolKind>> = {
  thing: vscode.SymbolKind.Object,
  list: vscode.SymbolKind.Array,
  group: vscode.SymbolKind.Module,
  field: vscode.SymbolKind.Field,
  item: vscode.SymbolKind.String,
  heading: vscode.SymbolKind.String,
};

function toSymbol({ name, detail, kind, range, selection, children }: DocumentSymbol, document: Document): vscode.DocumentSymbol {
  // The editor refuses symbols without a name.
  const symbol = new vscode.DocumentSymbol(name || '…', detail, SYMBOLS[kind], toRange(document.lineStarts, range), toRange(document.lineStarts, selection));
  symbol.children = children.map((child) => toSymbol(child, document));
  return symbol;
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

const COMMANDS: Readonly<Record<CardLink['action'], string>> = { open: 'prd.openPlace', references: 'prd.showReferences', matrix: 'prd.revealInMatrix', roadmap: 'prd.revealInRoadmap' };

/** Links of our own making: only these commands are trusted, and nothing from a file stands in this text but ids in arguments. */
function linksText(place: Place, links: readonly CardLink[]): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  text.isTrusted = { enabledCommands: Object.values(COMMANDS) };
  const parts = links.map(({ action, label, id, target }) => {
    const argument = encodeURIComponent(JSON.stringify([{ folder: place.folder.folder.uri.toString(), file: target.file, id, range: target.range }]));
    return `[${label.replace(/[\\[\]]/g, '\\$&')}](command:${COMMANDS[action]}?${argument})`;
  });
  text.appendMarkdown(parts.join(' &nbsp; '));
  return text;
}
