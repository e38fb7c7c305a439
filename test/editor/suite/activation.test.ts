// Checks that the extension runs in the extension host the stage asked for.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';

declare const __HOST__: 'node' | 'web';

describe('activation', () => {
  it('runs in the expected extension host', async () => {
    const extension = vscode.extensions.getExtension<{ readonly host: string }>('prd-workbench.prd-workbench');
    assert.ok(extension, 'the extension is not installed');
    assert.equal((await extension.activate()).host, __HOST__);
  });

  it('registers every command it declares', async () => {
    const extension = vscode.extensions.getExtension('prd-workbench.prd-workbench');
    assert.ok(extension);
    await extension.activate();
    const manifest = extension.packageJSON as { contributes?: { commands?: readonly { command: string }[] } };
    const declared = (manifest.contributes?.commands ?? []).map(({ command }) => command);
    assert.ok(declared.length > 0, 'the manifest declares no command');
    const registered = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(declared.filter(command => !registered.has(command)), []);
  });
});
