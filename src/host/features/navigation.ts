// Registers what leads from an id to its places: definition, type definition, references, highlights, links, symbols of the workspace.
import * as vscode from 'vscode';
import { type Definition, definition } from '../../core/language/definition';
import { documentLinks } from '../../core/language/document-links';
import { highlights } from '../../core/language/highlights';
import { findReferences } from '../../core/language/references';
import { typeDefinition } from '../../core/language/type-definition';
import { workspaceSymbols } from '../../core/language/workspace-symbols';
import { toRange } from '../convert';
import { THING_SYMBOLS } from './outline';
import { locationOf, type Place, type Places, rangeIn, SELECTOR, uriOf } from './place';

const HIGHLIGHTS = { write: vscode.DocumentHighlightKind.Write, read: vscode.DocumentHighlightKind.Read, text: vscode.DocumentHighlightKind.Text } as const;

export function registerNavigation(places: Places): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerDefinitionProvider(SELECTOR, {
      async provideDefinition(text, position, token) {
        const place = await places.at(text, position, token);
        return place && linksOf(place, definition(place.snapshot, place.document, place.offset));
      },
    }),
    vscode.languages.registerTypeDefinitionProvider(SELECTOR, {
      async provideTypeDefinition(text, position, token) {
        const place = await places.at(text, position, token);
        return place && linksOf(place, typeDefinition(place.snapshot, place.document, place.offset));
      },
    }),
    vscode.languages.registerReferenceProvider(SELECTOR, {
      async provideReferences(text, position, { includeDeclaration }, token) {
        const place = await places.at(text, position, token);
        return place && findReferences(place.snapshot, place.document, place.offset, { includeDeclaration }).map((found) => locationOf(place, found));
      },
    }),
    vscode.languages.registerDocumentHighlightProvider(SELECTOR, {
      async provideDocumentHighlights(text, position, token) {
        const place = await places.at(text, position, token);
        const found = place ? highlights(place.snapshot, place.document, place.offset) : [];
        // Without any the editor marks equal words by itself.
        return place && found.length > 0 ? found.map(({ range, kind }) => new vscode.DocumentHighlight(toRange(place.document.lineStarts, range), HIGHLIGHTS[kind])) : undefined;
      },
    }),
    vscode.languages.registerDocumentLinkProvider(SELECTOR, {
      async provideDocumentLinks(text, token) {
        const place = await places.of(text, token);
        return place && documentLinks(place.document).map(({ range, target }) => {
          const uri = 'url' in target ? vscode.Uri.parse(target.url) : uriOf(place, target.file).with({ fragment: target.fragment ?? '' });
          return new vscode.DocumentLink(toRange(place.document.lineStarts, range), uri);
        });
      },
    }),
    vscode.languages.registerWorkspaceSymbolProvider({
      provideWorkspaceSymbols: (query) => places.index.folders().flatMap((folder) => {
        const snapshot = folder.snapshot() ?? folder.partial();
        return workspaceSymbols(snapshot, query).map(({ name, container, entity: { kind, file, idRange } }) => {
          const lines = snapshot.files.get(file)?.lineStarts;
          return new vscode.SymbolInformation(name, THING_SYMBOLS[kind], container, new vscode.Location(vscode.Uri.joinPath(folder.folder.uri, file), lines ? toRange(lines, idRange) : new vscode.Range(0, 0, 0, 0)));
        });
      }),
    }),
  );
}

function linksOf(place: Place, found: Definition | undefined): vscode.LocationLink[] | undefined {
  return found?.targets.map((target) => ({
    originSelectionRange: toRange(place.document.lineStarts, found.origin),
    targetUri: uriOf(place, target.file),
    targetRange: rangeIn(place, target.file, target.targetRange),
    targetSelectionRange: rangeIn(place, target.file, target.range),
  }));
}
