// Registers what follows the structure of a text: outline and breadcrumbs, folding, growing selections.
import * as vscode from 'vscode';
import type { Document } from '../../core/document/document';
import { foldingRanges } from '../../core/language/folding';
import { selectionRanges } from '../../core/language/selection-ranges';
import { type DocumentSymbol, documentSymbols } from '../../core/language/symbols';
import { languageOf } from '../../core/rules/render';
import type { EntityKind } from '../../core/schema/entities';
import { toRange } from '../convert';
import { documentOf, placeOf } from '../documents';
import { type Places, SELECTOR } from './place';

const { SymbolKind } = vscode;

/** The editor knows kinds of code alone: things are told apart by symbols that look somewhat like them. */
export const THING_SYMBOLS: Readonly<Record<EntityKind, vscode.SymbolKind>> = {
  product: SymbolKind.Package,
  goal: SymbolKind.Constant,
  kpi: SymbolKind.Number,
  persona: SymbolKind.Struct,
  competitor: SymbolKind.Struct,
  prd: SymbolKind.Class,
  useCase: SymbolKind.Function,
  requirement: SymbolKind.Interface,
  roadmap: SymbolKind.Namespace,
  lane: SymbolKind.Module,
  milestone: SymbolKind.Event,
  roadmapItem: SymbolKind.Method,
  feedback: SymbolKind.String,
  improvement: SymbolKind.Operator,
  risk: SymbolKind.Boolean,
  team: SymbolKind.Enum,
  review: SymbolKind.File,
  person: SymbolKind.EnumMember,
};

const SYMBOLS: Readonly<Record<DocumentSymbol['kind'], vscode.SymbolKind>> = {
  thing: SymbolKind.Object,
  list: SymbolKind.Array,
  group: SymbolKind.Object,
  field: SymbolKind.Field,
  item: SymbolKind.Key,
  heading: SymbolKind.String,
};

const FOLDS = { comment: vscode.FoldingRangeKind.Comment, region: vscode.FoldingRangeKind.Region } as const;

export function registerOutline({ texts }: Places): vscode.Disposable {
  const documentIn = async (text: vscode.TextDocument): Promise<Document | undefined> => {
    const place = placeOf(text.uri);
    return place && documentOf(text, place.file);
  };
  return vscode.Disposable.from(
    vscode.languages.registerDocumentSymbolProvider(SELECTOR, {
      async provideDocumentSymbols(text) {
        await texts;
        const document = await documentIn(text);
        return document && documentSymbols(document, languageOf(vscode.env.language)).map((symbol) => toSymbol(symbol, document));
      },
    }),
    vscode.languages.registerFoldingRangeProvider(SELECTOR, {
      async provideFoldingRanges(text) {
        const document = await documentIn(text);
        return document && foldingRanges(document).map(({ start, end, kind }) => new vscode.FoldingRange(start, end, kind && FOLDS[kind]));
      },
    }),
    vscode.languages.registerSelectionRangeProvider(SELECTOR, {
      async provideSelectionRanges(text, positions) {
        const document = await documentIn(text);
        return document && positions.flatMap((position) => chainOf(document, text.offsetAt(position)) ?? []);
      },
    }),
  );
}

function chainOf(document: Document, offset: number): vscode.SelectionRange | undefined {
  let chain: vscode.SelectionRange | undefined;
  for (const range of selectionRanges(document, offset).reverse()) chain = new vscode.SelectionRange(toRange(document.lineStarts, range), chain);
  return chain;
}

function toSymbol({ name, detail, kind, entity, range, selection, children }: DocumentSymbol, document: Document): vscode.DocumentSymbol {
  // The editor refuses symbols without a name.
  const symbol = new vscode.DocumentSymbol(name || '…', detail, entity ? THING_SYMBOLS[entity] : SYMBOLS[kind], toRange(document.lineStarts, range), toRange(document.lineStarts, selection));
  symbol.children = children.map((child) => toSymbol(child, document));
  return symbol;
}
