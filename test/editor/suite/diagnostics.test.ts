// Checks that findings follow the text: on disk, in the editor before it is saved, and across files.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors, diagnosticsOf, finds, product, ready, remove, replace, requirement, requirements, rulesOf, until, uriOf, write } from './folder';

const A = 'live/a.req.yaml';
const B = 'live/b.req.yaml';

describe('findings', () => {
  before(async () => {
    await ready();
    await product('live');
  });
  after(async () => {
    await closeEditors();
    await remove('live');
  });

  it('are none in the sample', async () => {
    await ready();
    const found = vscode.languages.getDiagnostics().flatMap(([uri, all]) => all.filter(({ source }) => source === 'prd').map(({ message }) => `${uri.path}: ${message}`));
    assert.deepEqual(found, []);
  });

  it('of a file that is not open name the smallest range, the rule and where it is explained', async () => {
    await write(A, requirements(requirement('REQ-6001', 'prioirty: must'), requirement('REQ-6002', 'dependsOn: [REQ-6009]')));
    await finds(A, 'schema/unknown-key', 'ref/unknown');
    assert.ok(!vscode.workspace.textDocuments.some(({ uri }) => uri.toString() === uriOf(A).toString()), 'the file is open');
    const [key, id] = diagnosticsOf(A);
    assert.ok(key && id);
    const text = await vscode.workspace.openTextDocument(uriOf(A));
    assert.equal(text.getText(key.range), 'prioirty');
    assert.equal(text.getText(id.range), 'REQ-6009');
    assert.match(key.message, /“prioirty”.*“priority”/);
    assert.match(id.message, /REQ-6009/);
    const code = id.code;
    assert.ok(typeof code === 'object');
    assert.equal(code.value, 'ref/unknown');
    assert.equal(code.target.scheme, 'command');
    await vscode.commands.executeCommand(code.target.path, ...(JSON.parse(code.target.query) as unknown[]));
    await until(() => vscode.window.tabGroups.activeTabGroup.activeTab?.label.includes('ref-unknown'));
    await closeEditors();
  });

  it('follow what is typed before it is saved, across files, and go when it is undone', async () => {
    await write(A, requirements(requirement('REQ-6001')));
    await write(B, requirements(requirement('REQ-6002', 'dependsOn: [REQ-6001]')));
    await finds(A);
    await finds(B);
    const text = await replace(A, 'id: REQ-6001', 'id: REQ-6011');
    assert.ok(text.isDirty);
    await finds(B, 'ref/unknown');
    await vscode.window.showTextDocument(text);
    await vscode.commands.executeCommand('undo');
    await finds(B);
    assert.ok(!text.isDirty || text.getText().includes('id: REQ-6001\n'));
  });

  it('go back to what is on disk when an editor is closed without saving', async () => {
    await finds(A);
    await replace(A, 'status: proposed', 'status: someday');
    await finds(A, 'schema/enum');
    await closeEditors();
    await finds(A);
  });

  it('of a duplicate id stand at both places and name the other', async () => {
    await write(B, requirements(requirement('REQ-6001')));
    await finds(A, 'id/duplicate');
    await finds(B, 'id/duplicate');
    const other = diagnosticsOf(A)[0]?.relatedInformation?.[0];
    assert.equal(other?.location.uri.toString(), uriOf(B).toString());
    assert.equal(other?.location.range.start.line, 1);
    await remove(B);
    await finds(A);
  });

  it('of conflict markers, of what is no text and of an empty file', async () => {
    await write('live/conflict.req.yaml', `requirements:\n<<<<<<< HEAD\n${requirement('REQ-6003')}=======\n${requirement('REQ-6004')}>>>>>>> other\n`);
    await write('live/binary.req.yaml', new Uint8Array([0, 159, 146, 150, 0, 255]));
    await write('live/empty.req.yaml', '');
    await until(() => rulesOf('live/conflict.req.yaml').includes('yaml/conflict-marker'), () => rulesOf('live/conflict.req.yaml'));
    await finds('live/binary.req.yaml', 'file/binary');
    await finds('live/empty.req.yaml', 'file/empty');
  });

  it('are at most a thousand a file', async () => {
    await write('live/many.req.yaml', requirements(...Array.from({ length: 1100 }, (_, i) => requirement(`REQ-${1000 + i}`, 'prioirty: must'))));
    await until(() => rulesOf('live/many.req.yaml').length > 0);
    assert.equal(rulesOf('live/many.req.yaml').length, 1000);
    await remove('live/many.req.yaml');
    await finds('live/many.req.yaml');
  });

  it('of a Markdown PRD stand in its front matter', async () => {
    await write('live/notes.prd.md', '---\nid: PRD-1\ntitle: Notes\nstatus: draft\nowner: "@ling"\nrequirements: [REQ-6001, REQ-6077]\n---\n\n# Notes\n\n## Problem\n\nREQ-6001 is here.\n');
    await until(() => rulesOf('live/notes.prd.md').length > 0, () => rulesOf('live/notes.prd.md'));
    const text = await vscode.workspace.openTextDocument(uriOf('live/notes.prd.md'));
    assert.deepEqual(diagnosticsOf('live/notes.prd.md').map(({ range }) => text.getText(range)), ['REQ-6077']);
    await remove('live/notes.prd.md');
  });
});
