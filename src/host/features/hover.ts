// Registers hovers, with links of our own making below what files say.
import * as vscode from 'vscode';
import type { CardLink } from '../../core/language/card';
import { hover } from '../../core/language/hover';
import { toRange } from '../convert';
import { countProblems } from '../finding-counts';
import type { FolderIndex } from '../folder-index';
import { argumentFor, asked, type Places, SELECTOR } from './place';

export function registerHover(places: Places): vscode.Disposable {
  return vscode.languages.registerHoverProvider(SELECTOR, {
    async provideHover(text, position, token) {
      const place = await places.at(text, position, token);
      const found = place && hover(place.snapshot, place.document, place.offset, { ...asked(), findings: ({ file, range }) => countProblems(place.folder, file, range) });
      if (!place || !found) return undefined;
      const range = toRange(place.document.lineStarts, found.range);
      if (saidByFinding(text.uri, range)) return undefined;
      const contents = [new vscode.MarkdownString(found.markdown)];
      if (found.links.length > 0) contents.push(linksText(place.folder, found.links));
      return new vscode.Hover(contents, range);
    },
  });
}

/** Findings that say all that a hover could say of the same word: that it is unknown, and what is near. */
const SAYING_ALL = new Set(['schema/unknown-key', 'ref/unknown']);

function saidByFinding(uri: vscode.Uri, range: vscode.Range): boolean {
  return vscode.languages.getDiagnostics(uri).some((found) => found.source === 'prd' && typeof found.code === 'object' && SAYING_ALL.has(String(found.code.value)) && found.range.isEqual(range));
}

const COMMANDS: Readonly<Record<CardLink['action'], string>> = { open: 'prd.openPlace', references: 'prd.showReferences', matrix: 'prd.revealInMatrix', roadmap: 'prd.revealInRoadmap' };

/** Links of our own making: only these commands are trusted, and nothing from a file stands in this text but ids in arguments. */
export function linksText(folder: FolderIndex, links: readonly CardLink[]): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  text.isTrusted = { enabledCommands: Object.values(COMMANDS) };
  const parts = links.map(({ action, label, id, target }) => {
    const argument = encodeURIComponent(JSON.stringify([argumentFor({ folder }, { id, ...target })]));
    return `[${label.replace(/[\\[\]]/g, '\\$&')}](command:${COMMANDS[action]}?${argument})`;
  });
  text.appendMarkdown(parts.join(' &nbsp; '));
  return text;
}
