// Checks that the extension runs in the extension host the stage asked for, and that what it declares and what it does are the same.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ready } from './folder';

declare const __HOST__: 'node' | 'web';

interface Entry {
  readonly command: string;
  readonly when?: string;
}
interface Manifest {
  readonly contributes: { readonly commands: readonly { command: string }[]; readonly menus: Readonly<Record<string, readonly Entry[]>> };
}

function manifest(): Manifest {
  const extension = vscode.extensions.getExtension('prd-workbench.prd-workbench');
  assert.ok(extension, 'the extension is not installed');
  return extension.packageJSON as Manifest;
}

/** Commands of links in hovers and of lenses: without the argument of such a link they mean nothing. */
const OF_LINKS = ['prd.openPlace', 'prd.showReferences', 'prd.showListed'];
/** Commands of a row of the tree and of the light bulb. */
const OF_ROWS = ['prd.tree.more', 'prd.setSeverity'];

describe('activation', () => {
  it('runs in the expected extension host', async () => {
    assert.equal((await ready()).host, __HOST__);
  });

  it('takes little time', async () => {
    const extension = vscode.extensions.getExtension<{ activationMs: number }>('prd-workbench.prd-workbench');
    const { activationMs } = (await extension?.activate()) ?? { activationMs: Infinity };
    assert.ok(activationMs < 1000, `${activationMs} ms`);
  });

  it('registers the commands it declares, and no others', async () => {
    await ready();
    const declared = manifest().contributes.commands.map(({ command }) => command);
    const registered = (await vscode.commands.getCommands(true)).filter((command) => /^prd\.(?!product\.)/.test(command));
    assert.deepEqual([...registered].sort(), [...declared, ...OF_LINKS].sort());
  });

  it('hides from the palette only what has a place elsewhere', () => {
    const { menus } = manifest().contributes;
    const hidden = (menus['commandPalette'] ?? []).filter(({ when }) => when === 'false').map(({ command }) => command);
    const placed = new Set(Object.entries(menus).flatMap(([menu, entries]) => (menu === 'commandPalette' ? [] : entries.map(({ command }) => command))));
    assert.ok(hidden.length > 0);
    assert.deepEqual(hidden.filter((command) => !placed.has(command) && !OF_ROWS.includes(command)), []);
  });
});
