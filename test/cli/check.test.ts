// What `prd check` reports, in which order and form, and the exit codes that scripts rely on.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { formatGithub } from '../../src/cli/formats/github';
import { buildPrd, folderWith, prd, removeFolders, team } from './prd';

interface Json {
  version: number;
  files: number;
  entities: Record<string, number>;
  problems: { file: string; line: number; column: number; endLine: number; endColumn: number; severity: string; rule: string; message: string }[];
}

async function checkJson(folder: string, ...args: string[]): Promise<Json> {
  const { stdout } = await prd(folder, ['check', '--format', 'json', ...args]);
  return JSON.parse(stdout) as Json;
}

/** `file:line:column-line:column rule` of every problem. */
function places({ problems }: Json): string[] {
  return problems.map((one) => `${one.file}:${one.line}:${one.column}-${one.endLine}:${one.endColumn} ${one.rule}`);
}

const UNKNOWN_KEY = `${team('a')}    rolle: lead\n`;

describe('prd check', () => {
  before(buildPrd);
  afterEach(removeFolders);

  describe('exit codes', () => {
    it('ends with 0 when there is nothing to report, and says what was checked', async () => {
      const folder = folderWith({ 'x.team.yaml': team('a'), 'y.team.yaml': team('b') });
      assert.deepEqual(await prd(folder, ['check']), { code: 0, stdout: '2 files checked, no problems: 2 people.\n', stderr: '' });
    });

    it('ends with 1 on an error', async () => {
      const folder = folderWith({ 'x.team.yaml': UNKNOWN_KEY });
      assert.equal((await prd(folder, ['check'])).code, 1);
    });

    for (const severity of ['error', 'warning', 'info', 'hint']) {
      const levels = ['error', 'warning', 'info'];
      for (const threshold of [...levels, 'never']) {
        const expected = levels.includes(severity) && levels.indexOf(severity) <= levels.indexOf(threshold) ? 1 : 0;
        it(`ends with ${expected} when a finding of severity ${severity} meets --fail-on ${threshold}`, async () => {
          const folder = folderWith({ 'prd.config.yaml': `rules:\n  schema/unknown-key: ${severity}\n`, 'x.team.yaml': UNKNOWN_KEY });
          const { code, stdout } = await prd(folder, ['check', '--all', '--fail-on', threshold]);
          assert.match(stdout, new RegExp(`${severity} .*schema/unknown-key`));
          assert.equal(code, expected);
        });
      }
    }

    it('ends with 2 and reports the rest when a file cannot be read', async () => {
      const folder = folderWith({ 'x.team.yaml': UNKNOWN_KEY });
      symlinkSync('loop.team.yaml', path.join(folder, 'loop.team.yaml'));
      symlinkSync('nowhere.team.yaml', path.join(folder, 'gone.team.yaml'));
      const { code, stdout, stderr } = await prd(folder, ['check']);
      assert.equal(code, 2);
      assert.match(stdout, /x\.team\.yaml\n.*schema\/unknown-key/);
      assert.equal(stderr, 'Cannot read gone.team.yaml: it is gone.\nCannot read loop.team.yaml: its links run in a circle.\n');
    });

    it('reports bytes that are not UTF-8 as a problem of the file', async () => {
      const folder = folderWith({ 'x.team.yaml': Buffer.from([0x6e, 0x61, 0x6d, 0xe9, 0x3a, 0x0a]) });
      const { code, stdout, stderr } = await prd(folder, ['check', '--format', 'json']);
      assert.deepEqual([code, stderr], [1, '']);
      assert.deepEqual(places(JSON.parse(stdout) as Json), ['x.team.yaml:1:1-1:1 file/binary']);
    });
  });

  describe('wrong usage', () => {
    const cases: readonly (readonly [string, readonly string[], string])[] = [
      ['a command that is none', ['chekc'], 'There is no command chekc. Did you mean prd check?\nRun `prd --help` to see what there is.\n'],
      ['an option that is none', ['check', '--formt', 'json'], 'The option --formt is not known here. Did you mean --format?\nRun `prd check --help` to see what there is.\n'],
      ['an option of another command', ['explain', '--format', 'json'], 'The option --format is not known here.\nRun `prd explain --help` to see what there is.\n'],
      ['an option without its value', ['check', '--format', '--all'], 'The option --format needs a value.\nRun `prd check --help` to see what there is.\n'],
      ['a value for an option that takes none', ['check', '--all=yes'], 'The option --all takes no value.\nRun `prd check --help` to see what there is.\n'],
      ['a format that is none', ['check', '--format', 'jsn'], '--format is one of pretty, json, github, sarif, not jsn. Did you mean json?\nRun `prd check --help` to see what there is.\n'],
      ['a day that is none', ['check', '--today', '2026-02-30'], '--today is a date such as 2026-03-31, not 2026-02-30.\nRun `prd check --help` to see what there is.\n'],
      ['a language that is none', ['check', '--lang', 'fr'], '--lang is one of en, zh, not fr.\nRun `prd check --help` to see what there is.\n'],
      ['a path that is not there', ['check', 'nowhere'], 'There is no file or folder nowhere.\nRun `prd check --help` to see what there is.\n'],
    ];
    for (const [what, args, message] of cases) {
      it(`ends with 2 for ${what}`, async () => {
        assert.deepEqual(await prd(folderWith({ 'x.team.yaml': UNKNOWN_KEY }), args), { code: 2, stdout: '', stderr: message });
      });
    }

    it('ends with 2 for a named file that is no product document, and says what their names are', async () => {
      const { code, stdout, stderr } = await prd(folderWith({ 'notes.txt': '', 'roadmap.yaml': '' }), ['check', 'notes.txt', 'roadmap.yaml']);
      assert.deepEqual([code, stdout], [2, '']);
      assert.match(stderr, /^notes\.txt is not a product document: .*\.roadmap\.yaml.*\nroadmap\.yaml is not a product document/);
    });

    it('shows the commands when it is called without one', async () => {
      const { code, stdout, stderr } = await prd(folderWith({}), []);
      assert.deepEqual([code, stdout], [2, '']);
      for (const command of ['check', 'list', 'explain', 'new']) assert.match(stderr, new RegExp(`^ {2}prd ${command} `, 'm'));
    });
  });

  describe('JSON', () => {
    it('has a stable form, with places counted from 1', async () => {
      const folder = folderWith({ 'x.team.yaml': UNKNOWN_KEY });
      const report = await checkJson(folder);
      const message = report.problems[0]?.message ?? '';
      assert.match(message, /^“rolle” .*“role”/);
      assert.deepEqual(report, {
        version: 1,
        files: 1,
        entities: { person: 1 },
        problems: [{ file: 'x.team.yaml', line: 4, column: 5, endLine: 4, endColumn: 10, severity: 'error', rule: 'schema/unknown-key', message }],
      });
    });

    it('orders problems by file and place, whatever the order of the paths', async () => {
      const folder = folderWith({ 'b.team.yaml': `${UNKNOWN_KEY}    zzz: 1\n`, 'a/z.team.yaml': UNKNOWN_KEY.replace('@a', '@b'), 'a.team.yaml': UNKNOWN_KEY.replace('@a', '@c') });
      const expected = [
        'a.team.yaml:4:5-4:10 schema/unknown-key',
        'a/z.team.yaml:4:5-4:10 schema/unknown-key',
        'b.team.yaml:4:5-4:10 schema/unknown-key',
        'b.team.yaml:5:5-5:8 schema/unknown-key',
      ];
      assert.deepEqual(places(await checkJson(folder)), expected);
      assert.deepEqual(places(await checkJson(folder, 'b.team.yaml', 'a', 'a.team.yaml', '.', './b.team.yaml')), expected);
    });

    it('counts columns in UTF-16 code units, behind Chinese text, emoji, CRLF and a byte order mark', async () => {
      const folder = folderWith({ 'x.team.yaml': '\uFEFFpeople:\r\n  - {handle: "@a", name: 李😀, rolle: 1}\r\n' });
      assert.deepEqual(places(await checkJson(folder)), ['x.team.yaml:2:31-2:36 schema/unknown-key']);
    });

    it('counts the first line of a text with a byte order mark as the editor does', async () => {
      const folder = folderWith({ 'x.team.yaml': '\uFEFFpeple: []\n' });
      assert.deepEqual(places(await checkJson(folder)), ['x.team.yaml:1:1-1:6 schema/unknown-key']);
    });

    it('holds hints', async () => {
      const folder = folderWith({ 'prd.config.yaml': 'rules: {schema/unknown-key: hint}\n', 'x.team.yaml': UNKNOWN_KEY });
      assert.deepEqual((await checkJson(folder)).problems.map(({ severity }) => severity), ['hint']);
    });

    it('writes nothing else to its output, even when some files cannot be read or none are found', async () => {
      const folder = folderWith({ 'empty/': '' });
      symlinkSync('loop.team.yaml', path.join(folder, 'loop.team.yaml'));
      assert.deepEqual(await checkJson(folder), { version: 1, files: 0, entities: {}, problems: [] });
      assert.deepEqual(await checkJson(folder, 'empty'), { version: 1, files: 0, entities: {}, problems: [] });
    });
  });

  describe('lines for people', () => {
    it('groups problems by file, aligned, without colours, and counts them', async () => {
      const folder = folderWith({ 'x.team.yaml': `${team('a')}    rolle: lead\n    x: 1\n`, 'y.team.yaml': team('b') });
      const { stdout } = await prd(folder, ['check']);
      const [head, first, second, ...rest] = stdout.split('\n');
      assert.equal(head, 'x.team.yaml');
      assert.match(first ?? '', /^ {2}4:5 {2}error {2}“rolle” .* {2}schema\/unknown-key$/);
      assert.match(second ?? '', /^ {2}5:5 {2}error {2}“x” .* {2}schema\/unknown-key$/);
      assert.equal(first?.indexOf('schema/'), second?.indexOf('schema/'));
      assert.deepEqual(rest, ['', '2 problems in 1 of 2 files (2 errors).', '']);
    });

    it('leaves hints out unless --all asks for them', async () => {
      const folder = folderWith({ 'prd.config.yaml': 'rules: {schema/unknown-key: hint}\n', 'x.team.yaml': UNKNOWN_KEY });
      assert.equal((await prd(folder, ['check'])).stdout, '2 files checked, no problems: 1 person. 1 hint not shown; --all shows them.\n');
      assert.match((await prd(folder, ['check', '--all'])).stdout, /hint {2}“rolle”[^]*1 problem in 1 of 2 files \(1 hint\)\.\n$/);
    });

    it('shows the other place of a finding that has two', async () => {
      const folder = folderWith({ 'x.team.yaml': team('a'), 'y.team.yaml': team('a') });
      const { stdout } = await prd(folder, ['check', 'y.team.yaml']);
      assert.match(stdout, /^y\.team\.yaml\n {2}2:13 {2}error .* id\/duplicate\n +x\.team\.yaml:2:13 {2}\S/);
    });

    it('keeps control characters of a file away from the terminal', async () => {
      const folder = folderWith({ 'x.team.yaml': `${team('a')}    "\\e[31m\\u202erolle": lead\n` });
      const { stdout } = await prd(folder, ['check']);
      assert.match(stdout, /\ufffd\[31m\ufffdrolle/);
      assert.ok(!stdout.includes('\u001b') && !stdout.includes('\u202e'));
    });
  });

  describe('annotations for GitHub', () => {
    it('escapes what would end a property or a message', async () => {
      const folder = folderWith({ 'a,b:c%.team.yaml': `${team('a')}    "50%: x": 1\n` });
      const { stdout } = await prd(folder, ['check', '--format', 'github']);
      assert.match(stdout, /^::error file=a%2Cb%3Ac%25\.team\.yaml,line=4,col=5,endLine=4,endColumn=13,title=schema\/unknown-key::“50%25: x” [^\n]*\n$/);
    });

    it('cannot be steered by the name of a file', async () => {
      const folder = folderWith({ 'a\n::stop-commands::x.team.yaml': UNKNOWN_KEY });
      const { stdout } = await prd(folder, ['check', '--format', 'github']);
      assert.match(stdout, /^::error file=a%0A%3A%3Astop-commands%3A%3Ax\.team\.yaml,[^\n]*\n$/);
    });

    it('leaves columns out where a problem spans lines, since GitHub refuses them there', () => {
      const problem = { file: 'x', line: 4, column: 7, endLine: 5, endColumn: 2, severity: 'error', rule: 'a/b', message: 'two\nlines\r', related: [] } as const;
      assert.equal(formatGithub([problem], (file) => `docs/${file}`), '::error file=docs/x,line=4,endLine=5,title=a/b::two lines \n');
    });

    it('names files from the top of the repository, wherever the step runs', async () => {
      const folder = folderWith({ 'docs/x.team.yaml': UNKNOWN_KEY });
      const { stdout } = await prd(path.join(folder, 'docs'), ['check', '--format', 'github'], { GITHUB_WORKSPACE: folder });
      assert.match(stdout, /^::error file=docs\/x\.team\.yaml,/);
    });

    it('words severities as GitHub does, without hints', async () => {
      const severity = async (name: string): Promise<string> => {
        const folder = folderWith({ 'prd.config.yaml': `rules: {schema/unknown-key: ${name}}\n`, 'x.team.yaml': UNKNOWN_KEY });
        return (await prd(folder, ['check', '--format', 'github'])).stdout.split(' ')[0] ?? '';
      };
      assert.deepEqual([await severity('warning'), await severity('info'), await severity('hint')], ['::warning', '::notice', '']);
    });
  });

  it('ends quietly when its reader goes away', async () => {
    const keys = Array.from({ length: 4000 }, (_, i) => `    key${i}: 1\n`).join('');
    const folder = folderWith({ 'x.team.yaml': team('a') + keys });
    const child = spawn(process.execPath, [await buildPrd(), 'check', '--format', 'json'], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    let errors = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.on('close', resolve));
    assert.deepEqual([code, errors], [1, '']);
  });
});
