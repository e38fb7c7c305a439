// Offers links for pasted addresses and dropped files, and requirements for pasted lines.
import * as vscode from 'vscode';
import { dropOffer, type PasteOffer, pasteOffers } from '../core/language/paste';
import { languageOf } from '../core/rules/render';
import { toWorkspaceEdit } from './apply-change';
import { documentOf, placeOf } from './documents';
import { today, type WorkspaceIndex } from './workspace-index';

/** The part of the editor's interface for pasting that is used here; editors before 1.97 don't have it. */
interface PasteKind {
  append(...parts: readonly string[]): PasteKind;
}
interface PasteEdit {
  additionalEdit?: vscode.WorkspaceEdit;
  yieldTo?: readonly PasteKind[];
}
interface PasteProvider {
  provideDocumentPasteEdits(text: vscode.TextDocument, ranges: readonly vscode.Range[], data: vscode.DataTransfer, context: unknown, token: vscode.CancellationToken): Promise<PasteEdit[] | undefined>;
}
interface PasteApi {
  readonly DocumentDropOrPasteEditKind: { readonly Empty: PasteKind; readonly Text: PasteKind };
  readonly DocumentPasteEdit: new (insertText: string, title: string, kind: PasteKind) => PasteEdit;
  readonly languages: { registerDocumentPasteEditProvider(selector: vscode.DocumentSelector, provider: PasteProvider, metadata: { readonly providedPasteEditKinds: readonly PasteKind[]; readonly pasteMimeTypes: readonly string[] }): vscode.Disposable };
}

const URIS = 'text/uri-list';
const PLAIN = 'text/plain';

function pasteApi(): PasteApi | undefined {
  const [major = 0, minor = 0] = vscode.version.split('.').map(Number);
  // Before, the names are there for experiments and refuse to be used.
  return major > 1 || minor >= 97 ? (vscode as unknown as PasteApi) : undefined;
}

export function registerPaste(index: WorkspaceIndex, selector: vscode.DocumentSelector): vscode.Disposable {
  const api = pasteApi();
  const kinds = api && { link: api.DocumentDropOrPasteEditKind.Empty.append('prd', 'link'), requirements: api.DocumentDropOrPasteEditKind.Empty.append('prd', 'requirements') };
  const drop = vscode.languages.registerDocumentDropEditProvider(selector, {
    async provideDocumentDropEdits(text, position, data, token) {
      const place = placeOf(text.uri);
      const uris = (await data.get(URIS)?.asString()) ?? '';
      if (!place || token.isCancellationRequested) return undefined;
      const { version } = text;
      const document = await documentOf(text, place.file);
      if (text.version !== version) return undefined;
      const offer = dropOffer(document, text.offsetAt(position), droppedOf(place.folder, uris), { language: languageOf(vscode.env.language), today: today() });
      if (!offer) return undefined;
      const edit: vscode.DocumentDropEdit & { title?: string; kind?: PasteKind } = new vscode.DocumentDropEdit('');
      edit.additionalEdit = toWorkspaceEdit(place.folder.uri, [{ kind: 'edit', file: place.file, edits: offer.edits }], new Map([[place.file, document]]));
      if (kinds) {
        edit.title = offer.title;
        edit.kind = kinds.link;
      }
      return edit;
    },
  });
  if (!api || !kinds) return drop;
  const paste = api.languages.registerDocumentPasteEditProvider(
    selector,
    {
      async provideDocumentPasteEdits(text, ranges, data, _context, token) {
        const place = placeOf(text.uri);
        const snapshot = place && index.byUri(place.folder.uri.toString())?.snapshot();
        const [range] = ranges;
        const pasted = await data.get(PLAIN)?.asString();
        if (!place || !snapshot || !range?.isEmpty || ranges.length > 1 || !pasted || token.isCancellationRequested) return undefined;
        const { version } = text;
        const document = await documentOf(text, place.file);
        if (text.version !== version) return undefined;
        const offers = pasteOffers(snapshot, document, text.offsetAt(range.start), pasted, { language: languageOf(vscode.env.language), today: today() });
        return offers.map((offer: PasteOffer) => {
          const edit = new api.DocumentPasteEdit('', offer.title, kinds[offer.kind]);
          edit.additionalEdit = toWorkspaceEdit(place.folder.uri, [{ kind: 'edit', file: place.file, edits: offer.edits }], new Map([[place.file, document]]));
          if (offer.second) edit.yieldTo = [api.DocumentDropOrPasteEditKind.Text];
          return edit;
        });
      },
    },
    { providedPasteEditKinds: Object.values(kinds), pasteMimeTypes: [PLAIN] },
  );
  return vscode.Disposable.from(drop, paste);
}

/** Files below the folder by their paths, and addresses. */
function droppedOf(folder: vscode.WorkspaceFolder, uris: string): { readonly files: readonly string[]; readonly addresses: readonly string[] } {
  const files: string[] = [];
  const addresses: string[] = [];
  for (const line of uris.split(/\r?\n/).map((one) => one.trim()).filter((one) => one !== '' && !one.startsWith('#')).slice(0, 50)) {
    if (/^https?:/i.test(line)) {
      addresses.push(line);
      continue;
    }
    const uri = uriOf(line);
    if (uri && vscode.workspace.getWorkspaceFolder(uri)?.uri.toString() === folder.uri.toString()) files.push(uri.path.slice(folder.uri.path.replace(/\/$/, '').length + 1));
  }
  return { files: files.filter(Boolean), addresses };
}

function uriOf(text: string): vscode.Uri | undefined {
  try {
    return vscode.Uri.parse(text, true);
  } catch {
    return undefined;
  }
}
