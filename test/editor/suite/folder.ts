// Turns files of the open folder into what the editor says of them: writes, edits, waits for findings.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';

declare const __HOST__: 'node' | 'web';

const LIMIT = 10_000;
const encoder = new TextEncoder();

interface Api {
  readonly host: string;
  settled(): Promise<void>;
}

/** Node's own file system, where the extension host has one: what changes there changes behind the editor's back. */
export async function disk(): Promise<typeof import('node:fs') | undefined> {
  return __HOST__ === 'node' ? import('node:fs') : undefined;
}

export function root(): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  assert.ok(folder, 'no folder is open');
  return folder;
}

export function uriOf(file: string): vscode.Uri {
  return vscode.Uri.joinPath(root(), ...file.split('/'));
}

/** The running extension, its first scan over. */
export async function ready(): Promise<Api> {
  const extension = vscode.extensions.getExtension<Api>('prd-workbench.prd-workbench');
  assert.ok(extension, 'the extension is not installed');
  const api = await extension.activate();
  await api.settled();
  return api;
}

/** Asks until the answer is true and returns it; says what `tell` gives when time is over. */
export async function until<T>(ask: () => T | Promise<T>, tell: () => unknown = () => ask): Promise<T> {
  for (const end = Date.now() + LIMIT; ; ) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`not within ${LIMIT / 1000} s: ${JSON.stringify(tell()) ?? String(tell())}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

export async function write(file: string, content: string | Uint8Array): Promise<void> {
  await vscode.workspace.fs.writeFile(uriOf(file), typeof content === 'string' ? encoder.encode(content) : content);
}

export async function read(file: string): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uriOf(file)));
}

export async function remove(path: string): Promise<void> {
  await vscode.workspace.fs.delete(uriOf(path), { recursive: true }).then(undefined, () => undefined);
}

export function diagnosticsOf(file: string): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uriOf(file)).filter(({ source }) => source === 'prd');
}

/** Rules found in a file, in the order of the text. */
export function rulesOf(file: string): string[] {
  const found = diagnosticsOf(file).sort((a, b) => a.range.start.compareTo(b.range.start));
  return found.map(({ code }) => (typeof code === 'object' ? String(code.value) : String(code)));
}

/** Waits until exactly these rules are found in a file. */
export async function finds(file: string, ...rules: string[]): Promise<void> {
  await until(
    () => JSON.stringify(rulesOf(file)) === JSON.stringify(rules),
    () => ({ file, expected: rules, got: diagnosticsOf(file).map(({ message }) => message), rules: rulesOf(file) }),
  );
}

/** Replaces the first occurrence of a text in an open file, without saving. */
export async function replace(file: string, from: string, to: string): Promise<vscode.TextDocument> {
  const text = await vscode.workspace.openTextDocument(uriOf(file));
  const start = text.getText().indexOf(from);
  assert.ok(start >= 0, `“${from}” is not in ${file}`);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(text.uri, new vscode.Range(text.positionAt(start), text.positionAt(start + from.length)), to);
  assert.ok(await vscode.workspace.applyEdit(edit), `could not edit ${file}`);
  return text;
}

/** The file in an editor, and the position behind the first occurrence of a text. */
export async function cursorBehind(file: string, text: string): Promise<{ document: vscode.TextDocument; position: vscode.Position }> {
  const document = await vscode.workspace.openTextDocument(uriOf(file));
  await vscode.window.showTextDocument(document);
  const at = document.getText().indexOf(text);
  assert.ok(at >= 0, `“${text}” is not in ${file}`);
  return { document, position: document.positionAt(at + text.length) };
}

/** Closes all editors without saving. */
export async function closeEditors(): Promise<void> {
  for (const document of vscode.workspace.textDocuments) {
    if (!document.isDirty || document.isClosed) continue;
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** A requirement of a list, two columns in. */
export function requirement(id: string, more = ''): string {
  const lines = [`  - id: ${id}`, `    title: Title of ${id}`, '    type: functional', '    status: proposed', '    statement: The shop shall answer in 2 s.', ...more.split('\n').filter(Boolean).map((line) => `    ${line}`)];
  return `${lines.join('\n')}\n`;
}

export function requirements(...all: readonly string[]): string {
  return `requirements:\n${all.join('')}`;
}

/** A product of its own in a folder, so that its ids are unique there. */
export async function product(folder: string): Promise<void> {
  await write(`${folder}/shop.product.yaml`, `id: PRODUCT-${folder.replace(/\W/g, '')}
name: Corner shop
vision: Buy from the sofa.
goals:
  - id: GOAL-1
    title: More returning customers
    due: 2099-12-31
    kpis:
      - id: KPI-1
        name: Returning customers
        baseline: 20
        target: 35
`);
}
