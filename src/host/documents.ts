// Gives the parsed document of a file, from the editor where it is open, else from disk.
import * as vscode from 'vscode';
import type { Document } from '../core/document/document';
import { fileKindOf } from '../core/document/file-kind';
import { parseDocument } from '../core/document/parse';
import { reparseDocument } from '../core/document/reparse';
import { checkInSteps } from '../core/rules/check';
import { examine, type Examined, examineInSteps } from '../core/rules/examine';
import { relativePath } from './find-documents';
import { createSlices } from './slices';

interface Parsed {
  readonly version: number;
  readonly file: string;
  readonly document: Document;
}

const parsed = new WeakMap<vscode.TextDocument, Parsed>();

/** Parsed form of an open editor document; parsed once a version, and of a long list only what has changed. */
export function parsedDocument(text: vscode.TextDocument, file: string): Document {
  const last = parsed.get(text);
  if (last?.version === text.version && last.file === file) return last.document;
  const document = last?.file === file ? reparseDocument(last.document, text.getText()) : parseDocument(file, text.getText());
  parsed.set(text, { version: text.version, file, document });
  return document;
}

/** Texts of more lines are parsed in slices where nobody has parsed them before. */
const MANY_LINES = 2000;
const reading = new WeakMap<vscode.TextDocument, Promise<unknown>>();

/** The same for what can wait: an editor that opens a long text asks for its outline, its light bulbs and more all at once. */
export async function documentOf(text: vscode.TextDocument, file: string): Promise<Document> {
  if (parsed.get(text)?.file !== file && text.lineCount > MANY_LINES) {
    let work = reading.get(text);
    if (!work) {
      work = createSlices().run(examineOpen(text, file)).finally(() => reading.delete(text));
      reading.set(text, work);
    }
    await work;
  }
  return parsedDocument(text, file);
}

/** The same in steps, and with what the index keeps of it. */
export function* examineOpen(text: vscode.TextDocument, file: string): Generator<void, Examined> {
  if (parsed.get(text)?.file === file) {
    const document = parsedDocument(text, file);
    yield* checkInSteps(document);
    return examine(document);
  }
  const { version } = text;
  const examined = yield* examineInSteps(file, text.getText());
  if (text.version === version) parsed.set(text, { version, file, document: examined.document });
  return examined;
}

/** Folder and relative path of a product document; nothing for any other file. */
export function placeOf(uri: vscode.Uri): { readonly folder: vscode.WorkspaceFolder; readonly file: string } | undefined {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  const file = folder && relativePath(folder.uri, uri);
  return folder && file !== undefined && fileKindOf(file) ? { folder, file } : undefined;
}

export function openText(uri: vscode.Uri): vscode.TextDocument | undefined {
  const key = uri.toString();
  return vscode.workspace.textDocuments.find((text) => !text.isClosed && text.uri.toString() === key);
}

/** Text of a file on disk: nothing when the file cannot be read, no text when it is not UTF-8. */
export async function readText(uri: vscode.Uri): Promise<{ readonly text: string | undefined } | undefined> {
  const bytes = await Promise.resolve(vscode.workspace.fs.readFile(uri)).catch(() => undefined);
  if (!bytes) return undefined;
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { text: undefined };
  }
}

export async function exists(uri: vscode.Uri): Promise<boolean> {
  return Promise.resolve(vscode.workspace.fs.stat(uri)).then(() => true, () => false);
}

/** The document as it stands in the editor or on disk. */
export async function readDocument(folder: vscode.Uri, file: string): Promise<Document | undefined> {
  const uri = vscode.Uri.joinPath(folder, file);
  const open = openText(uri);
  if (open) return parsedDocument(open, file);
  const read = await readText(uri);
  return read && parseDocument(file, read.text);
}
