// Checks that settings of the editor and of prd.config.yaml take effect at once.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { diagnosticsOf, finds, product, read, ready, remove, requirement, requirements, rulesOf, until, write } from './folder';

const FILE = 'set/a.req.yaml';
const CONFIG = 'prd.config.yaml';

async function set(key: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration('prd').update(key, value, vscode.ConfigurationTarget.Workspace);
}

describe('settings', () => {
  let config = '';
  before(async () => {
    await ready();
    config = await read(CONFIG);
    await product('set');
    await write(FILE, requirements(requirement('REQ-6001', 'nonsense: 1\ndependsOn: [REQ-6009]')));
    await finds(FILE, 'schema/unknown-key', 'ref/unknown');
  });
  after(async () => {
    await set('validate.enable', undefined);
    await set('exclude', undefined);
    await write(CONFIG, config);
    await remove('set');
    await remove('.vscode');
  });

  it('prd.validate.enable hides findings and brings them back', async () => {
    await set('validate.enable', false);
    await finds(FILE);
    await write(FILE, requirements(requirement('REQ-6001', 'nonsense: 1\ndependsOn: [REQ-6008]')));
    await (await ready()).settled();
    assert.deepEqual(rulesOf(FILE), []);
    await set('validate.enable', true);
    await finds(FILE, 'schema/unknown-key', 'ref/unknown');
  });

  it('prd.exclude leaves files out and takes them back', async () => {
    await set('exclude', ['set/**']);
    await finds(FILE);
    await set('exclude', []);
    await finds(FILE, 'schema/unknown-key', 'ref/unknown');
  });

  it('severities of prd.config.yaml are followed', async () => {
    const severities = (): string => diagnosticsOf(FILE).map(({ severity }) => vscode.DiagnosticSeverity[severity]).join();
    assert.equal(severities(), 'Error,Error');
    await write(CONFIG, 'rules:\n  ref/unknown: warning\n  schema/unknown-key: off\n');
    await until(() => severities() === 'Warning', severities);
    await write(CONFIG, config);
    await until(() => severities() === 'Error,Error', severities);
  });

  it('ignored files of prd.config.yaml are left out and taken back', async () => {
    await write(CONFIG, 'ignore: [set/**]\n');
    await finds(FILE);
    await write(CONFIG, config);
    await finds(FILE, 'schema/unknown-key', 'ref/unknown');
  });
});
