// Checks the ways about in a text in the running editor: rename with undo, lenses, hints, highlights, folds, links, symbols.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors, cursorBehind, product, read, ready, remove, requirement, requirements, root, until, uriOf, write } from './folder';

const A = 'about/a.req.yaml';
const B = 'about/b.req.yaml';
const MD = 'about/notes.prd.md';
const PLAN = 'about/shop.roadmap.yaml';

async function execute<T>(command: string, ...rest: unknown[]): Promise<T> {
  return vscode.commands.executeCommand<T>(command, ...rest);
}

async function lensesOf(file: string): Promise<vscode.CodeLens[]> {
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uriOf(file)));
  return execute<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uriOf(file), 50);
}

const titlesOf = (lenses: readonly vscode.CodeLens[], line: number): string => lenses.filter(({ range }) => range.start.line === line).map(({ command }) => command?.title ?? '').join(' | ');

async function hintsOf(file: string): Promise<string[]> {
  const text = await vscode.workspace.openTextDocument(uriOf(file));
  const hints = await execute<vscode.InlayHint[]>('vscode.executeInlayHintProvider', text.uri, new vscode.Range(0, 0, text.lineCount, 0));
  return hints.map(({ position, label }) => `${position.line}: ${typeof label === 'string' ? label : label.map(({ value }) => value).join('')}`);
}

const textOf = (file: string): string => vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === uriOf(file).toString())?.getText() ?? '';

describe('ways about', () => {
  before(async () => {
    const api = await ready();
    await product('about');
    await write('about/shop.team.yaml', 'people:\n  - handle: "@ling"\n    name: Ling Zhao\n    role: Product manager\n');
    await write(A, requirements(requirement('REQ-7101', 'owner: "@ling"\nscores: {value: 8, effort: 2}'), requirement('REQ-7102', 'scores: {value: 2, effort: 2}\nlinks:\n  - url: ../prd.config.yaml')));
    await write(B, `# after REQ-7101\n${requirements(requirement('REQ-7103', 'dependsOn: [REQ-7101, REQ-7102]'))}`);
    await write(MD, '---\nid: PRD-1\ntitle: Notes\nstatus: draft\nowner: "@ling"\nrequirements: [REQ-7101]\n---\n\n# Notes\n\nREQ-7101 is why.\n');
    await write(PLAN, 'id: ROADMAP-about\ntitle: Plan\nlanes:\n  - id: LANE-a\n    title: A\nitems:\n  - id: RM-1\n    title: First\n    lane: LANE-a\n    start: 2026-Q3\n    status: planned\n    requirements: [REQ-7101]\n');
    await until(async () => (await execute<vscode.SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', 'RM-1 First')).some(({ location }) => location.uri.path.endsWith(PLAN)));
    await api.settled();
  });
  afterEach(closeEditors);
  after(() => remove('about'));

  it('renames an id in all files, and one undo takes it back everywhere', async () => {
    const before = await Promise.all([A, B, MD, PLAN].map(read));
    const { document, position } = await cursorBehind(B, '[REQ-');
    const edit = await execute<vscode.WorkspaceEdit>('vscode.executeDocumentRenameProvider', document.uri, position, 'REQ-7199');
    assert.equal(edit.size, 4);
    assert.ok(await vscode.workspace.applyEdit(edit));
    for (const file of [A, B, MD, PLAN]) await until(() => textOf(file).includes('REQ-7199') && !textOf(file).includes('REQ-7101'), () => textOf(file));
    assert.ok(textOf(B).startsWith('# after REQ-7199\n') && textOf(B).includes('[REQ-7199, REQ-7102]'), textOf(B));
    await vscode.window.showTextDocument(document);
    await execute('undo');
    // The editor may ask whether to undo in all files; then each is undone by itself.
    for (const [i, file] of [A, B, MD, PLAN].entries()) {
      if (textOf(file) !== before[i]) {
        await vscode.window.showTextDocument(uriOf(file));
        await execute('undo');
      }
      await until(() => textOf(file) === before[i], () => textOf(file));
    }
  });

  it('refuses a rename in plain words', async () => {
    const { document, position } = await cursorBehind(B, 'title: Ti');
    await assert.rejects(execute('vscode.prepareRename', document.uri, position), /There is no id here/);
    const id = await cursorBehind(B, '[REQ-');
    const range = await execute<{ range: vscode.Range; placeholder: string }>('vscode.prepareRename', id.document.uri, id.position);
    assert.deepEqual([id.document.getText(range.range), range.placeholder], ['REQ-7101', 'REQ-7101']);
    await assert.rejects(execute('vscode.executeDocumentRenameProvider', id.document.uri, id.position, 'REQ-7102'), /REQ-7102 is taken by/);
  });

  it('shows lenses above things, and a click leads on', async () => {
    let lenses: vscode.CodeLens[] = [];
    await until(async () => (lenses = await lensesOf(A)).length > 0 && titlesOf(lenses, 1) === 'Score 4, rank 1 of 2 | 5 references | RM-1, 2026-Q3 | Show in matrix', () => titlesOf(lenses, 1));
    await until(async () => titlesOf((lenses = await lensesOf(A)), 8) === 'Score 1, rank 2 of 2 | 1 reference | Not on the roadmap | Show in matrix', () => titlesOf(lenses, 8));
    const references = lenses.find(({ command }) => command?.title === '5 references')?.command;
    assert.ok(references);
    const registered = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(lenses.filter(({ command }) => !registered.has(command?.command ?? '')), []);
    await execute(references.command, ...(references.arguments as unknown[]));
    // The list of references shows the text at one of them in an editor of its own.
    await until(() => vscode.window.visibleTextEditors.length > 1);
    await closeEditors();
    const roadmap = titlesOf(await lensesOf(PLAN), 6);
    assert.match(roadmap, /^2026-Q3 \| (.* \| )?1 requirement$/);
  });

  it('shows names and sums behind values, and follows edits and settings', async () => {
    let hints: string[] = [];
    await until(async () => (hints = await hintsOf(A)).length === 3, () => hints);
    assert.deepEqual(hints, ['6: Ling Zhao, Product manager', '7: 4, rank 1', '13: 1, rank 2']);
    assert.deepEqual(await hintsOf(B), ['7: Title of REQ-7101, Title of REQ-7102']);
    assert.deepEqual(await hintsOf(PLAN), ['8: A', '9: from 1 Jul 2026', '11: Title of REQ-7101']);
    const settings = vscode.workspace.getConfiguration('prd');
    try {
      await settings.update('inlayHints', ['dates'], vscode.ConfigurationTarget.Workspace);
      await until(async () => (await hintsOf(PLAN)).join() === '9: from 1 Jul 2026');
      await settings.update('codeLens', [], vscode.ConfigurationTarget.Workspace);
      await until(async () => (await lensesOf(A)).length === 0);
    } finally {
      await settings.update('inlayHints', undefined, vscode.ConfigurationTarget.Workspace);
      await settings.update('codeLens', undefined, vscode.ConfigurationTarget.Workspace);
      await remove('.vscode');
    }
  });

  it('marks, folds, grows and leads to what a thing belongs to', async () => {
    const { document, position } = await cursorBehind(B, 'id: REQ-');
    const marked = await execute<vscode.DocumentHighlight[]>('vscode.executeDocumentHighlights', document.uri, position);
    assert.deepEqual(marked.map(({ range, kind }) => `${range.start.line} ${kind ?? 0}`), ['2 2', '3 0']);
    const folds = await execute<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider', document.uri);
    assert.deepEqual(folds.map(({ start, end }) => `${start}–${end}`), ['1–7', '2–7']);
    const [chain] = await execute<vscode.SelectionRange[]>('vscode.executeSelectionRangeProvider', document.uri, [position]);
    const grown: string[] = [];
    for (let one: vscode.SelectionRange | undefined = chain; one; one = one.parent) grown.push(document.getText(one.range).split('\n')[0] ?? '');
    assert.ok(grown.includes('REQ-7103') && grown.includes('id: REQ-7103') && grown.includes('- id: REQ-7103') && grown.includes('requirements:'), grown.join('\n'));
    const type = await execute<vscode.LocationLink[]>('vscode.executeTypeDefinitionProvider', uriOf(A), new vscode.Position(1, 12));
    assert.deepEqual(type.map(({ targetUri }) => targetUri.path.split('/').at(-1)), ['notes.prd.md']);
  });

  it('makes files into links', async () => {
    const links = await execute<vscode.DocumentLink[]>('vscode.executeLinkProvider', uriOf(A));
    assert.deepEqual(links.map(({ target }) => target?.path), [vscode.Uri.joinPath(root(), 'prd.config.yaml').path]);
  });

  it('lists things of the whole workspace', async function () {
    // All providers are asked, and without a server the editor's own one for scripts may start for minutes.
    if (!['file', 'vscode-remote'].includes(root().scheme)) this.skip();
    const symbols = await execute<vscode.SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', 'title 7103');
    assert.ok(symbols.some(({ name }) => name === 'REQ-7103 Title of REQ-7103'), symbols.map(({ name }) => name).join());
  });
});
