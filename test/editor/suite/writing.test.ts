// Checks what the editor changes for a writer: fixes, refactorings of one file and of several.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors, cursorBehind, finds, product, ready, remove, requirement, requirements, rulesOf, until, uriOf, write } from './folder';

const A = 'writing/a.req.yaml';
const B = 'writing/b.prd.yaml';
const LIST = requirements(requirement('REQ-6001', 'tags: [x]'), '  # About the second.\n', requirement('REQ-6002', 'dependsOn: [REQ-6001, REQ-6099]'));
const PRD = 'id: PRD-61\ntitle: Cards\nstatus: draft\nowner: "@ling"\nrequirements: [REQ-6001, REQ-6002]\n';

/** Actions behind a text, worked out as they are when somebody chooses them. */
async function actions(file: string, behind: string, kind: vscode.CodeActionKind): Promise<vscode.CodeAction[]> {
  const { document, position } = await cursorBehind(file, behind);
  return vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, new vscode.Range(position, position), kind.value, 50);
}

async function take(file: string, behind: string, kind: vscode.CodeActionKind, title: string): Promise<void> {
  const all = await actions(file, behind, kind);
  const action = all.find((one) => one.title === title);
  assert.ok(action?.edit, `${title} is not among ${all.map((one) => `${one.title}${one.edit ? '' : ' (no edit)'}`).join(' | ')}`);
  assert.ok(await vscode.workspace.applyEdit(action.edit));
}

const textOf = async (file: string): Promise<string> => (await vscode.workspace.openTextDocument(uriOf(file))).getText();
const isThere = (file: string): Promise<boolean> => Promise.resolve(vscode.workspace.fs.stat(uriOf(file))).then(() => true, () => false);

describe('writing', () => {
  before(async () => {
    await ready();
    await product('writing');
    await write('writing/shop.team.yaml', 'people:\n  - handle: "@ling"\n    name: Ling Zhao\n    role: Product manager\n');
  });
  beforeEach(async () => {
    await write(A, LIST);
    await write(B, PRD);
    await until(() => rulesOf(A).includes('ref/unknown'), () => rulesOf(A));
  });
  afterEach(async () => {
    await closeEditors();
    await remove(A);
    await remove(B);
  });
  after(() => remove('writing'));

  it('quick fixes come in order, the last ones silence and weigh', async () => {
    const all = (await actions(A, 'REQ-609', vscode.CodeActionKind.QuickFix)).map(({ title }) => title).filter((title) => /REQ|ref\/unknown/.test(title));
    assert.deepEqual(all.slice(-3), ['Create REQ-6099', 'Ignore ref/unknown here with a reason…', 'Set severity of ref/unknown…']);
  });

  it('a missing requirement is created in the list, and the finding goes', async () => {
    await take(A, 'REQ-609', vscode.CodeActionKind.QuickFix, 'Create REQ-6099');
    assert.match(await textOf(A), /\n {2}- id: REQ-6099\n {4}title: New requirement\n/);
    await until(() => !rulesOf(A).includes('ref/unknown'), () => rulesOf(A));
  });

  it('a requirement is written in full into the PRD that names it', async () => {
    await take(B, '[REQ-6001', vscode.CodeActionKind.RefactorInline, 'Write REQ-6001 here in full');
    assert.match(await textOf(B), /requirements:\n {2}- id: REQ-6001\n[^]* {4}tags: \[x\]\n {2}- REQ-6002\n$/);
    assert.doesNotMatch(await textOf(A), /id: REQ-6001/);
  });

  it('refactorings come when they are asked for, not with the light bulb', async () => {
    const titles = (await actions(A, 'type: func', vscode.CodeActionKind.Refactor)).map(({ title }) => title);
    assert.ok(titles.includes('Set the status of REQ-6001…') && titles.includes('Move REQ-6001 to another file…'), titles.join(' | '));
  });

  it('a list is sorted by id, comments along', async () => {
    await write('writing/c.req.yaml', requirements(requirement('REQ-6012'), '  # Eleven.\n', requirement('REQ-6011')));
    await finds('writing/c.req.yaml');
    await take('writing/c.req.yaml', 'REQ-6012', vscode.CodeActionKind.RefactorRewrite, 'Sort the list by id');
    assert.equal(await textOf('writing/c.req.yaml'), requirements('  # Eleven.\n', requirement('REQ-6011'), requirement('REQ-6012')));
    await closeEditors();
    await remove('writing/c.req.yaml');
  });

  it('a command without its argument does no harm', async () => {
    for (const argument of [undefined, null, 'x', { folder: 'file:///nowhere', rule: 'ref/unknown' }, { folder: uriOf('.').toString(), rule: 'no/rule' }]) await vscode.commands.executeCommand('prd.setSeverity', argument);
    assert.ok(!(await isThere('writing/prd.config.yaml')));
  });
});
