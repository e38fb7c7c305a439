// Checks the commands that need no answer of a person: sample, explanation of a rule, panels, ids.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors, finds, product, read, ready, remove, requirement, requirements, until, uriOf, write } from './folder';

function panels(viewType: string): vscode.Tab[] {
  return vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith(viewType)));
}

async function filesBelow(folder: vscode.Uri, path = ''): Promise<string[]> {
  const entries = await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(folder, path));
  const nested = entries.map(([name, type]) => {
    const file = path ? `${path}/${name}` : name;
    return type === vscode.FileType.Directory ? filesBelow(folder, file) : Promise.resolve([file]);
  });
  return (await Promise.all(nested)).flat().sort();
}

describe('commands', () => {
  before(async () => {
    await ready();
    await product('commands');
    await write('commands/a.req.yaml', requirements(requirement('REQ-6001', 'scores:\n  value: 5\n  effort: 3')));
    await finds('commands/a.req.yaml');
  });
  afterEach(closeEditors);
  after(async () => {
    await remove('commands');
    await remove('sample-copy');
  });

  it('openSample copies every file as it is', async () => {
    await vscode.commands.executeCommand('prd.openSample', uriOf('sample-copy'));
    const files = await filesBelow(uriOf('sample-copy'));
    const ours = /^(commands|sample-copy)\//;
    assert.deepEqual(files, (await filesBelow(uriOf('.'))).filter((file) => !ours.test(file)));
    for (const file of files) assert.equal(await read(`sample-copy/${file}`), await read(file), file);
    await remove('sample-copy');
  });

  it('explainRule shows the help of a rule', async () => {
    await vscode.commands.executeCommand('prd.explainRule', 'ref/unknown');
    const tab = await until(() => vscode.window.tabGroups.activeTabGroup.activeTab);
    assert.match(String(tab?.label), /ref-unknown/);
    const page = await vscode.workspace.openTextDocument(vscode.Uri.parse('prd-rule:/ref-unknown.md'));
    // What is told beside the rule's own line comes from a file that the extension reads.
    assert.match(page.getText(), /^## Why\n\n\S.*\n\n## Instead of\n\n```yaml\n\S/m);
  });

  it('the panels open as one tab a product, and come forward when opened again', async () => {
    for (const [command, viewType] of [['prd.openRoadmap', 'prd.roadmap'], ['prd.openMatrix', 'prd.matrix']] as const) {
      await vscode.window.showTextDocument(uriOf('tramline.product.yaml'));
      await vscode.commands.executeCommand(command);
      await until(() => panels(viewType).length === 1 && panels(viewType)[0]?.isActive, () => panels(viewType).map(({ label }) => label));
      assert.match(String(panels(viewType)[0]?.label), /Tramline$/);
      await vscode.commands.executeCommand(command);
      assert.equal(panels(viewType).length, 1);
      await vscode.window.showTextDocument(uriOf('commands/a.req.yaml'));
      await vscode.commands.executeCommand(command);
      await until(() => panels(viewType).length === 2, () => panels(viewType).map(({ label }) => label));
      assert.ok(panels(viewType).some(({ label }) => label.endsWith('Corner shop')), panels(viewType).map(({ label }) => label).join());
    }
  });

  it('what stands at the cursor is shown in the matrix and on the roadmap', async () => {
    for (const [command, viewType] of [['prd.revealInMatrix', 'prd.matrix'], ['prd.revealInRoadmap', 'prd.roadmap']] as const) {
      await vscode.window.showTextDocument(uriOf('commands/a.req.yaml'), { selection: new vscode.Range(1, 10, 1, 10) });
      await vscode.commands.executeCommand(command);
      await until(() => panels(viewType).some(({ label }) => label.endsWith('Corner shop')), () => panels(viewType).map(({ label }) => label));
    }
  });

  it('references of a thing that has none are told, and its source opened', async () => {
    void vscode.commands.executeCommand('prd.showReferences', { folder: vscode.workspace.workspaceFolders?.[0]?.uri.toString(), file: 'commands/a.req.yaml', id: 'REQ-6001', range: { start: 0, end: 0 } });
    await until(() => vscode.window.activeTextEditor?.document.uri.toString() === uriOf('commands/a.req.yaml').toString());
  });

  it('arguments that are none of ours do no harm', async () => {
    for (const argument of [null, 42, 'x', {}, { folder: 1, file: 2, id: 3 }, { folder: 'file:///nowhere', file: '../../etc/passwd', id: 'REQ-6001' }, { node: { type: 'entity' } }]) {
      for (const command of ['prd.openPlace', 'prd.showReferences', 'prd.tree.more', 'prd.copyId', 'prd.openSource']) {
        const done = vscode.commands.executeCommand(command, argument).then(() => 'done', (error: unknown) => String(error));
        assert.equal(await done, 'done', `${command} ${JSON.stringify(argument)}`);
      }
    }
  });
});
