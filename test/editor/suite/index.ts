// Turns the suite's files into one run of mocha inside VS Code's extension host (Node or web worker) and its results into a report.
import * as vscode from 'vscode';
import 'mocha/mocha.js';

declare const __HOST__: 'node' | 'web';

interface Result {
  readonly title: string;
  readonly state: 'passed' | 'failed' | 'pending';
  readonly ms?: number;
  readonly error?: string;
}

interface BrowserMocha {
  setup(options: object): void;
  run(done: () => void): { on(event: string, listener: (test: { fullTitle(): string; duration?: number }, error?: unknown) => void): unknown };
}

// mocha's browser build runs in both hosts, so one runner serves both; it reads location.search.
const scope = globalThis as unknown as { mocha: BrowserMocha; location?: { search: string } };
scope.location ??= { search: '' };
scope.mocha.setup({ ui: 'bdd', reporter: function silent() { /* the report below is the output */ }, timeout: 20_000 });

/** What VS Code calls for `extensionTestsPath`: runs every test, writes the report and throws when one failed or none ran. */
export async function run(): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (!folder) throw new Error('the suite needs an open folder');
  await fillEmptyWorkspace(folder);
  const tests = await runTests();
  const count = (state: Result['state']): number => tests.filter(test => test.state === state).length;
  const report = {
    host: __HOST__, vscode: vscode.version, uiKind: vscode.UIKind[vscode.env.uiKind], remoteName: vscode.env.remoteName, language: vscode.env.language,
    passed: count('passed'), failed: count('failed'), pending: count('pending'), tests,
  };
  const text = JSON.stringify(report);
  // The report lies beside the folder; without a disk it can only be read from the console.
  await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, '..', 'report.json'), new TextEncoder().encode(text));
  if (folder.scheme !== 'file' && folder.scheme !== 'vscode-remote') console.log(`PRD-REPORT ${text}`);
  if (report.failed > 0 || report.passed === 0) throw new Error(`${report.failed} of ${tests.length} tests failed`);
}

async function runTests(): Promise<Result[]> {
  const tests: Result[] = [];
  await new Promise<void>(done => {
    const runner = scope.mocha.run(done);
    // With VERBOSE the page's console is shown: what hangs is then the last line.
    runner.on('test', test => console.log(`PRD-TEST ${test.fullTitle()}`));
    runner.on('fail', (_, error) => console.log(`PRD-FAIL ${error instanceof Error ? error.stack : String(error)}`));
    runner.on('pass', test => tests.push({ title: test.fullTitle(), state: 'passed', ms: test.duration }));
    runner.on('fail', (test, error) => tests.push({ title: test.fullTitle(), state: 'failed', ms: test.duration, error: error instanceof Error ? error.stack : String(error) }));
    runner.on('pending', test => tests.push({ title: test.fullTitle(), state: 'pending' }));
  });
  return tests;
}

// Without a server the workspace is in memory and empty; the build wrote the sample's files into the bundle.
async function fillEmptyWorkspace(folder: vscode.Uri): Promise<void> {
  if (folder.scheme === 'file' || folder.scheme === 'vscode-remote') return;
  const { default: files } = await import('prd-workspace');
  for (const [name, text] of Object.entries(files)) {
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, name), new TextEncoder().encode(text));
  }
}
