// Checks that the index follows files and folders: through the editor, and behind its back.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors, disk, finds, product, ready, remove, requirement, requirements, rulesOf, until, uriOf, write } from './folder';

const USER = 'files/user.req.yaml';

describe('files', () => {
  before(async () => {
    await ready();
    await product('files');
    await write(USER, requirements(requirement('REQ-6001', 'dependsOn: [REQ-6002]')));
    await finds(USER, 'ref/unknown');
  });
  after(async () => {
    await closeEditors();
    await remove('files');
  });

  it('are read when they come and forgotten when they go', async () => {
    await write('files/made.req.yaml', requirements(requirement('REQ-6002', 'nonsense: 1')));
    await finds(USER);
    await finds('files/made.req.yaml', 'schema/unknown-key');
    await remove('files/made.req.yaml');
    await finds(USER, 'ref/unknown');
    await finds('files/made.req.yaml');
  });

  it('keep their meaning under another name, and lose it under one that is none of ours', async () => {
    await write('files/first.req.yaml', requirements(requirement('REQ-6002', 'nonsense: 1')));
    await finds('files/first.req.yaml', 'schema/unknown-key');
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(uriOf('files/first.req.yaml'), uriOf('files/second.req.yaml'));
    assert.ok(await vscode.workspace.applyEdit(edit));
    await finds('files/second.req.yaml', 'schema/unknown-key');
    await finds('files/first.req.yaml');
    assert.deepEqual(rulesOf(USER), []);
    await vscode.workspace.fs.rename(uriOf('files/second.req.yaml'), uriOf('files/second.txt'));
    await finds(USER, 'ref/unknown');
    await finds('files/second.req.yaml');
  });

  it('move and go with their folder', async () => {
    await write('files/below/deep/one.req.yaml', requirements(requirement('REQ-6002', 'nonsense: 1')));
    await finds(USER);
    await vscode.workspace.fs.rename(uriOf('files/below'), uriOf('files/beneath'));
    await finds('files/beneath/deep/one.req.yaml', 'schema/unknown-key');
    await finds('files/below/deep/one.req.yaml');
    await finds(USER);
    await remove('files/beneath');
    await finds('files/beneath/deep/one.req.yaml');
    await finds(USER, 'ref/unknown');
  });

  it('that Git ignores are left out', async () => {
    await write('files/.gitignore', 'ignored/\n*.local.req.yaml\n');
    await write('files/ignored/one.req.yaml', requirements(requirement('REQ-6002')));
    await write('files/my.local.req.yaml', requirements(requirement('REQ-6002')));
    await write('files/node_modules/x/one.req.yaml', requirements(requirement('REQ-6002')));
    await write('files/seen.req.yaml', requirements(requirement('REQ-6003', 'nonsense: 1')));
    await finds('files/seen.req.yaml', 'schema/unknown-key');
    assert.deepEqual(rulesOf(USER), ['ref/unknown']);
    await vscode.commands.executeCommand('prd.refresh');
    assert.deepEqual(rulesOf(USER), ['ref/unknown']);
    await write('files/.gitignore', '# nothing\n');
    await until(() => !rulesOf(USER).includes('ref/unknown'), () => rulesOf(USER));
    for (const path of ['.gitignore', 'ignored', 'my.local.req.yaml', 'node_modules', 'seen.req.yaml']) await remove(`files/${path}`);
    await finds(USER, 'ref/unknown');
  });

  it('that change in hundreds behind the editor’s back, as a switch of branches does, are all read', async function () {
    const fs = await disk();
    if (!fs) return this.skip();
    const folder = uriOf('files/branch').fsPath;
    const name = (i: number): string => `files/branch/part${i}.req.yaml`;
    const put = (text: (i: number) => string): void => {
      for (let i = 0; i < 200; i++) fs.writeFileSync(uriOf(name(i)).fsPath, text(i));
    };
    fs.mkdirSync(folder);
    put((i) => requirements(requirement(`REQ-${100 + i}`, `dependsOn: [REQ-${i === 0 ? 9999 : 99 + i}]`)));
    await finds(name(0), 'ref/unknown');
    await finds(name(199));
    const all = (): string[] => Array.from({ length: 200 }, (_, i) => rulesOf(name(i)).join());
    // The other branch: every id has moved on, every reference leads nowhere.
    put((i) => requirements(requirement(`REQ-${1000 + i}`, `dependsOn: [REQ-${5000 + i}]`)));
    await until(() => all().every((rules) => rules === 'ref/unknown'), all);
    fs.rmSync(folder, { recursive: true });
    await until(() => all().every((rules) => rules === ''), all);
    assert.deepEqual(rulesOf(USER), ['ref/unknown']);
  });
});
