// Finds the product documents of a workspace folder, leaving out what Git ignores.
import * as vscode from 'vscode';
import { DOCUMENT_GLOB, fileKindOf } from '../core/document/file-kind';
import { type IgnoreRules, noRules, withIgnoreFile } from '../files/ignore-rules';
import { createSlices } from './slices';

/** Some virtual file systems have no search and never answer; after this time the folder is walked instead. */
const SEARCH_LIMIT_MS = 4000;
/** Folders whose search did not answer: they are not asked again. */
const silent = new Set<string>();
const SKIPPED = new Set(['node_modules', '.git']);
const EXCLUDE = '**/{node_modules,.git}/**';

/** Path of a file relative to a folder, with `/`; nothing for one outside. */
export function relativePath(folder: vscode.Uri, uri: vscode.Uri): string | undefined {
  if (uri.scheme !== folder.scheme || uri.authority !== folder.authority) return undefined;
  const base = folder.path.endsWith('/') ? folder.path : `${folder.path}/`;
  return uri.path.startsWith(base) ? uri.path.slice(base.length) : undefined;
}

/** Product documents at or below `below` (a path relative to the folder, `''` for all of it), as relative paths. */
export async function findDocuments(folder: vscode.Uri, below = ''): Promise<string[]> {
  const start = below ? vscode.Uri.joinPath(folder, below) : folder;
  const found = silent.has(folder.toString()) ? undefined : await search(start);
  if (!found) silent.add(folder.toString());
  const files = (found ?? (await walk(start))).flatMap((uri) => relativePath(folder, uri) ?? []);
  const ignored = createIgnored(folder);
  const slices = createSlices();
  const kept: string[] = [];
  for (const file of files) {
    await slices.pause();
    if (!(await ignored(file))) kept.push(file);
  }
  return kept.sort();
}

/** Search by the editor; nothing when it does not answer. */
async function search(folder: vscode.Uri): Promise<vscode.Uri[] | undefined> {
  const cancel = new vscode.CancellationTokenSource();
  const limit = new Promise<undefined>((resolve) => setTimeout(resolve, SEARCH_LIMIT_MS));
  try {
    return await Promise.race([vscode.workspace.findFiles(new vscode.RelativePattern(folder, DOCUMENT_GLOB), EXCLUDE, undefined, cancel.token), limit]);
  } finally {
    cancel.cancel();
    cancel.dispose();
  }
}

async function walk(folder: vscode.Uri): Promise<vscode.Uri[]> {
  const found: vscode.Uri[] = [];
  const folders = [folder];
  for (let next = folders.pop(); next; next = folders.pop()) {
    const entries = await Promise.resolve(vscode.workspace.fs.readDirectory(next)).catch(() => []);
    for (const [name, type] of entries) {
      const uri = vscode.Uri.joinPath(next, name);
      // Links are not followed: they may lead in circles.
      if (type === vscode.FileType.Directory && !SKIPPED.has(name)) folders.push(uri);
      else if (type === vscode.FileType.File && fileKindOf(uri.path)) found.push(uri);
    }
  }
  return found;
}

/** Asks whether Git ignores a file, by the .gitignore files from the workspace folder down; each is read once. */
export function createIgnored(folder: vscode.Uri): (file: string) => Promise<boolean> {
  const rules = new Map<string, Promise<IgnoreRules>>();
  const rulesOf = (path: string): Promise<IgnoreRules> => {
    let own = rules.get(path);
    if (!own) {
      const above = path === '' ? Promise.resolve(noRules()) : rulesOf(path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '');
      own = Promise.all([above, textOf(vscode.Uri.joinPath(folder, path, '.gitignore'))]).then(([upper, text]) => (text === undefined ? upper : withIgnoreFile(upper, path, text)));
      rules.set(path, own);
    }
    return own;
  };
  return async (file) => {
    if (file.split('/').some((part) => SKIPPED.has(part))) return true;
    const slash = file.lastIndexOf('/');
    return (await rulesOf(slash < 0 ? '' : file.slice(0, slash))).ignores(file);
  };
}

async function textOf(uri: vscode.Uri): Promise<string | undefined> {
  return Promise.resolve(vscode.workspace.fs.readFile(uri)).then((bytes) => new TextDecoder().decode(bytes), () => undefined);
}
