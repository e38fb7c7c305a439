// Registers what the editor shows between the words of a text: lenses above things, and hints behind values.
import * as vscode from 'vscode';
import { type CodeLens, codeLenses, type LensKind, type ResolvedLens, resolveLens } from '../../core/language/code-lens';
import { type HintKind, type HintPart, inlayHints } from '../../core/language/inlay-hints';
import { toRange } from '../convert';
import { argumentFor, asked, changeEvents, locationOf, type Places, SELECTOR, type TextPlace } from './place';

const COMMANDS: Readonly<Record<ResolvedLens['action'], string>> = {
  open: 'prd.openPlace',
  references: 'prd.showReferences',
  matrix: 'prd.revealInMatrix',
  roadmap: 'prd.revealInRoadmap',
  list: 'prd.showListed',
  openRoadmap: 'prd.openRoadmap',
};

/** A lens that remembers what it stands for: its words are made when it comes into sight. */
class ThingLens extends vscode.CodeLens {
  constructor(
    readonly lens: CodeLens,
    readonly place: TextPlace,
  ) {
    super(toRange(place.document.lineStarts, lens.range));
  }
}

function settingOf<T extends string>(key: 'codeLens' | 'inlayHints', uri: vscode.Uri): ReadonlySet<T> {
  const value: unknown = vscode.workspace.getConfiguration('prd', uri).get(key);
  return new Set(Array.isArray(value) ? (value as T[]) : []);
}

export function registerLens(places: Places): vscode.Disposable {
  const lensEvents = changeEvents(places.index, 'prd.codeLens');
  const hintEvents = changeEvents(places.index, 'prd.inlayHints');
  return vscode.Disposable.from(
    lensEvents.disposable,
    hintEvents.disposable,
    vscode.languages.registerCodeLensProvider(SELECTOR, {
      onDidChangeCodeLenses: lensEvents.event,
      async provideCodeLenses(text, token) {
        const kinds = settingOf<LensKind>('codeLens', text.uri);
        const place = kinds.size > 0 ? await places.of(text, token) : undefined;
        // From half of the files things would seem to be named by nobody.
        return place?.folder.snapshot() && codeLenses(place.snapshot, place.document, kinds).map((lens) => new ThingLens(lens, place));
      },
      resolveCodeLens(lens) {
        if (!(lens instanceof ThingLens)) return lens;
        const { place } = lens;
        const { language } = asked();
        const found = resolveLens(place.folder.snapshot() ?? place.snapshot, lens.lens, language);
        // What has gone meanwhile is asked for again in a moment.
        lens.command = found ? commandOf(place, found) : { title: '…', command: '' };
        return lens;
      },
    }),
    vscode.languages.registerInlayHintsProvider(SELECTOR, {
      onDidChangeInlayHints: hintEvents.event,
      async provideInlayHints(text, range, token) {
        const kinds = settingOf<HintKind>('inlayHints', text.uri);
        const place = kinds.size > 0 ? await places.of(text, token) : undefined;
        if (!place?.folder.snapshot()) return undefined;
        const within = { start: text.offsetAt(range.start), end: text.offsetAt(range.end) };
        return inlayHints(place.snapshot, place.document, within, { kinds, ...asked() }).map(({ offset, parts }) => {
          const hint = new vscode.InlayHint(text.positionAt(offset), parts.map((part) => toPart(place, part)), vscode.InlayHintKind.Parameter);
          hint.paddingLeft = true;
          return hint;
        });
      },
    }),
  );
}

function commandOf(place: TextPlace, { title, action, target, listing }: ResolvedLens): vscode.Command {
  const named = { file: target.file, id: target.id, range: target.idRange };
  return { title, command: COMMANDS[action], arguments: action === 'openRoadmap' ? [] : [{ ...argumentFor(place, named), ...(listing && { listing }) }] };
}

/** A name that leads to its thing by a click. */
function toPart(place: TextPlace, { text, target }: HintPart): vscode.InlayHintLabelPart {
  const part = new vscode.InlayHintLabelPart(text);
  if (target) part.location = locationOf(place, { file: target.file, range: target.idRange });
  return part;
}
