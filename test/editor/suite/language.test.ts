// Checks what the editor shows and does at a place of a text: hovers, completion, definition, references, outline.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors, cursorBehind, finds, product, ready, remove, requirement, requirements, until, uriOf, write } from './folder';

const A = 'lang/a.req.yaml';
const B = 'lang/b.req.yaml';
const MD = 'lang/notes.prd.md';
const NASTY = '[quit](command:workbench.action.quit) <a href="command:workbench.action.quit">out</a> <img src=x onerror=alert(1)> ![x](https://example.org/x.png) https://example.org';

async function hovers(file: string, text: string): Promise<vscode.MarkdownString[]> {
  const { document, position } = await cursorBehind(file, text);
  const found = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, position);
  return found.flatMap(({ contents }) => contents.flatMap((content) => (content instanceof vscode.MarkdownString ? [content] : [])));
}

const textOf = (all: readonly vscode.MarkdownString[]): string => all.map(({ value }) => value).join('\n');

/** Commands that links of trusted parts run. */
function commandsOf(all: readonly vscode.MarkdownString[]): string[] {
  return all.filter(({ isTrusted }) => isTrusted).flatMap(({ value }) => [...value.matchAll(/\(command:([\w.]+)/g)].map(([, command]) => command ?? ''));
}

/** Puts the cursor behind a text, takes the offer with this label, and returns the document's text. */
async function take(file: string, behind: string, label: string): Promise<string> {
  const { document, position } = await cursorBehind(file, behind);
  const list = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', document.uri, position);
  const labelOf = ({ label: shown }: vscode.CompletionItem): string => (typeof shown === 'string' ? shown : shown.label);
  const item = list.items.find((one) => labelOf(one) === label);
  assert.ok(item, `${label} is not among ${list.items.map(labelOf).join(' ')}`);
  const range = item.range instanceof vscode.Range ? item.range : (item.range?.replacing ?? new vscode.Range(position, position));
  // Older editors can't be told to keep the indentation of a snippet; its tab stops are all empty here.
  const text = item.insertText instanceof vscode.SnippetString ? item.insertText.value.replace(/\$\d/g, '') : (item.insertText ?? label);
  assert.ok(item.keepWhitespace, 'the editor would indent the text again');
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, range, text);
  assert.ok(await vscode.workspace.applyEdit(edit));
  return document.getText();
}

describe('language', () => {
  before(async () => {
    await ready();
    await product('lang');
    await write('lang/shop.team.yaml', 'teams:\n  - id: TEAM-1\n    name: Shop team\n    function: development\n    capacity: 3\npeople:\n  - handle: "@ling"\n    name: Ling Zhao\n    role: Product manager\n    team: TEAM-1\n');
    await write(A, requirements(requirement('REQ-6001', 'priority: must\nowner: "@ling"\ngoals: [GOAL-1]'), requirement('REQ-6002').replace('Title of REQ-6002', `'${NASTY}'`)));
    await write(B, requirements(requirement('REQ-6003', 'dependsOn: [REQ-6001, REQ-6002]')));
    await write(MD, '---\nid: PRD-1\ntitle: Notes\nstatus: draft\nowner: "@ling"\nrequirements: [REQ-6001]\n---\n\n# Notes\n\n## Problem\n\nREQ-6003 is why.\n');
    await finds(B);
    await finds(A);
    await finds(MD);
  });
  afterEach(closeEditors);
  after(() => remove('lang'));

  it('files have their language', async () => {
    assert.equal((await vscode.workspace.openTextDocument(uriOf(A))).languageId, 'prd-yaml');
    assert.equal((await vscode.workspace.openTextDocument(uriOf(MD))).languageId, 'markdown');
    assert.equal((await vscode.workspace.openTextDocument(uriOf('prd.config.yaml'))).languageId, 'prd-yaml');
  });

  it('the hover of a key explains it and names the values', async () => {
    const text = textOf(await hovers(A, 'prior'));
    assert.match(text, /\*\*Priority\*\* `priority`\s+How much /);
    assert.match(text, /`must` Must have: /);
    assert.match(text, /wont/);
  });

  it('the hover of a value says what it means', async () => {
    assert.match(textOf(await hovers(A, 'priority: mu')), /Must have/);
  });

  it('the hover of an id tells what it names, and links to our commands alone', async () => {
    const found = await hovers(B, '[REQ-');
    assert.match(textOf(found), /Title of REQ-6001/);
    assert.match(textOf(found), /Ling Zhao/);
    assert.match(textOf(found), /Must have/);
    const commands = commandsOf(found);
    assert.ok(commands.includes('prd.openPlace'), commands.join());
    assert.deepEqual(commands.filter((command) => !command.startsWith('prd.')), []);
    for (const { isTrusted, supportHtml } of found) {
      assert.ok(!supportHtml);
      assert.notEqual(isTrusted, true, 'a part trusts every command');
    }
    const registered = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(commands.filter((command) => !registered.has(command)), []);
  });

  it('the hover of a handle tells who it is', async () => {
    assert.match(textOf(await hovers(A, 'owner: "@li')), /Ling Zhao[\s\S]*Product manager/);
  });

  it('a title cannot bring a link, a picture or HTML into a hover', async () => {
    const found = await hovers(B, 'REQ-6001, REQ-');
    assert.match(textOf(found), /quit/);
    for (const { value, isTrusted } of found) {
      if (isTrusted) assert.doesNotMatch(value, /quit|example\.org|onerror/);
      else assert.doesNotMatch(value, /(?<!\\)\]\(|(?<!\\)<(a|img)\b|(?<![\\\w])https?:\/\//);
    }
  });

  it('the link of a hover opens the source', async () => {
    const link = /\(command:(prd\.openPlace)\?([^)]*)\)/.exec(textOf(await hovers(B, '[REQ-')));
    assert.ok(link?.[1] && link[2]);
    await vscode.commands.executeCommand(link[1], ...(JSON.parse(decodeURIComponent(link[2])) as unknown[]));
    await until(() => vscode.window.activeTextEditor?.document.uri.toString() === uriOf(A).toString());
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.getText(editor.selection), 'REQ-6001');
  });

  it('completion offers keys, and writes what stands below', async () => {
    await write('lang/new0.req.yaml', `${requirements(requirement('REQ-6005'))}    pri\n`);
    assert.ok((await take('lang/new0.req.yaml', 'pri', 'priority')).endsWith('    priority: \n'));
    await closeEditors();
    await write('lang/new1.req.yaml', `${requirements(requirement('REQ-6005'))}    dep\n`);
    assert.ok((await take('lang/new1.req.yaml', 'dep', 'dependsOn')).endsWith('    dependsOn:\n      - \n'));
  });

  it('completion offers values and ids', async () => {
    await write('lang/new2.req.yaml', `${requirements(requirement('REQ-6005', 'priority: '))}`);
    assert.match(await take('lang/new2.req.yaml', 'priority: ', 'should'), /^ {4}priority: should$/m);
    await closeEditors();
    await write('lang/new3.req.yaml', requirements(requirement('REQ-6005', 'dependsOn: [REQ-6001, ]')));
    assert.match(await take('lang/new3.req.yaml', '[REQ-6001, ', 'REQ-6003'), /^ {4}dependsOn: \[REQ-6001, REQ-6003\]$/m);
    await closeEditors();
    await write('lang/new4.req.yaml', requirements(requirement('REQ-6005', 'owner: ')));
    assert.match(await take('lang/new4.req.yaml', 'owner: ', '@ling'), /^ {4}owner: "@ling"$/m);
    await closeEditors();
    for (let i = 0; i < 5; i++) await remove(`lang/new${i}.req.yaml`);
  });

  it('completion works in the front matter of a Markdown PRD', async () => {
    assert.match(await take(MD, '[REQ-6001', 'REQ-6003'), /^requirements: \[REQ-6003\]$/m);
  });

  it('definition leads to the id, references to all places', async () => {
    const { document, position } = await cursorBehind(B, '[REQ-');
    const [target] = await vscode.commands.executeCommand<vscode.LocationLink[]>('vscode.executeDefinitionProvider', document.uri, position);
    assert.equal(target?.targetUri.toString(), uriOf(A).toString());
    const source = await vscode.workspace.openTextDocument(uriOf(A));
    assert.equal(source.getText(target?.targetSelectionRange), 'REQ-6001');
    const places = async (): Promise<string> => {
      const references = await vscode.commands.executeCommand<vscode.Location[]>('vscode.executeReferenceProvider', document.uri, position);
      return references.map(({ uri, range }) => `${uri.path.split('/').at(-1)}:${range.start.line}`).sort().join();
    };
    let found = '';
    await until(async () => (found = await places()) === 'a.req.yaml:1,b.req.yaml:6,notes.prd.md:5', () => found);
  });

  it('definition works from the prose of a Markdown PRD', async () => {
    const { document, position } = await cursorBehind(MD, '\nREQ-');
    const found = await vscode.commands.executeCommand<vscode.LocationLink[]>('vscode.executeDefinitionProvider', document.uri, position);
    assert.deepEqual(found.map(({ targetUri }) => targetUri.toString()), [uriOf(B).toString()]);
  });

  it('the outline lists requirements by id and title', async () => {
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', uriOf(A));
    const all: vscode.DocumentSymbol[] = [];
    const walk = (some: readonly vscode.DocumentSymbol[]): void => {
      for (const one of some) {
        all.push(one);
        walk(one.children);
      }
    };
    walk(symbols);
    assert.ok(all.some(({ name, detail }) => `${name} ${detail}`.includes('REQ-6001') && `${name} ${detail}`.includes('Title of REQ-6001')), all.map(({ name, detail }) => `${name}|${detail}`).join('\n'));
  });

  it('Markdown and YAML of others are left alone', async () => {
    await write('lang/readme.md', '---\nid: REQ-6001\n---\nREQ-6001\n');
    await write('lang/other.yaml', 'dependsOn: [REQ-6001]\n');
    assert.deepEqual(await hovers('lang/other.yaml', '[REQ-'), []);
    const { document, position } = await cursorBehind('lang/readme.md', '\nREQ-');
    const found = await vscode.commands.executeCommand<unknown[]>('vscode.executeDefinitionProvider', document.uri, position);
    assert.deepEqual(found, []);
  });
});
