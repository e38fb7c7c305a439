// What README.md says, held against the product: commands, settings, rules, files, options, scripts, folders, pictures, examples and output.
import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { CONFIG_FILE, FILE_KINDS, fileKindOf, suffixOf } from '../src/core/document/file-kind';
import { problemsOf } from '../src/core/rules/check';
import { RULES } from '../src/core/rules/registry';
import { ENTITY_TYPES } from '../src/core/schema/entities';
import { SCORING_MODELS } from '../src/core/scoring/scoring';
import { prd } from './cli/prd';
import { snapshotOf, TODAY } from './core/workspace';
import { filesIn, read, readJson, readManifest, ROOT } from './media/contributions';

const README = read('README.md');
const PICTURES = 'media/screenshots';
const manifest = readManifest();

/** The text below a heading, up to the next one of its level or above. */
function section(title: string): string {
  const lines = README.split('\n');
  const at = lines.findIndex((line) => line.replace(/^#+ /, '') === title && line.startsWith('#'));
  assert.ok(at >= 0, `README has no section "${title}"`);
  const level = /^#+/.exec(lines[at] ?? '')?.[0].length ?? 0;
  let fenced = false;
  const end = lines.findIndex((line, i) => {
    if (/^\s*```/.test(line)) fenced = !fenced;
    return i > at && !fenced && (/^(#+) /.exec(line)?.[1]?.length ?? 9) <= level;
  });
  return lines.slice(at, end < 0 ? undefined : end).join('\n');
}

/** The rows of the tables of a text whose head begins with `first`, as cells. */
function rows(text: string, first: string): string[][] {
  const found: string[][] = [];
  let inside = false;
  for (const line of text.split('\n')) {
    const cells = line.startsWith('|') ? line.slice(1, line.lastIndexOf('|')).split(/(?<!\\)\|/).map((cell) => cell.trim()) : undefined;
    if (!cells) inside = false;
    else if (!inside) inside = cells[0] === first;
    else if (!/^-+$/.test(cells[0] ?? '')) found.push(cells);
  }
  return found;
}

const codes = (text: string): string[] => [...text.matchAll(/`([^`]+)`/g)].map(([, code]) => code ?? '');

interface Fence {
  readonly language: string;
  /** The file that the line above names. */
  readonly file?: string;
  readonly text: string;
}

/** Fenced blocks, without the indentation of the list that they stand in. */
function fences(): Fence[] {
  const found: Fence[] = [];
  for (const [, name, indent, language, body] of README.matchAll(/(?:^[ \t]*`([^`\n]+)`\n)?^([ \t]*)```(\w+)\n([\s\S]*?)^[ \t]*```$/gm)) {
    const text = (body ?? '').split('\n').map((line) => (line.startsWith(indent ?? '') ? line.slice(indent?.length) : line)).join('\n');
    found.push({ language: language ?? '', ...(name !== undefined && { file: name }), text });
  }
  return found;
}

const examples = fences().filter(({ file }) => file !== undefined);

describe('README', () => {
  it('lists every command with its title, and marks those that the palette does not show', () => {
    const texts = readJson<Record<string, string>>('package.nls.json');
    const hidden = new Set(manifest.contributes.menus['commandPalette']?.filter(({ when }) => when === 'false').map(({ command }) => command));
    const expected = manifest.contributes.commands.map(({ command, title }) => (texts[title.slice(1, -1)] ?? title) + (hidden.has(command) ? ' *' : ''));
    assert.deepEqual(rows(section('Commands'), 'Command').map(([title]) => title).sort(), expected.sort());
  });

  it('names no command in its text that is not there', () => {
    const titles = new Set(rows(section('Commands'), 'Command').map(([title]) => title?.replace(/ \*$/, '')));
    const named = [...README.matchAll(/\*PRD: ([^*]+)\*/g)].map(([, title]) => title);
    assert.ok(named.length >= 8);
    assert.deepEqual(named.filter((title) => !titles.has(title)), []);
  });

  it('lists every setting with its default', () => {
    const settings = manifest.contributes.configuration.properties as Readonly<Record<string, { default: unknown }>>;
    const expected = Object.entries(settings).map(([key, { default: value }]) => [key, typeof value === 'string' ? value : JSON.stringify(value)]);
    assert.deepEqual(rows(section('Settings'), 'Setting').map(([key, value]) => [codes(key ?? '')[0], codes(value ?? '')[0]]).sort(), expected.sort());
  });

  it('lists every rule with its severity and what it reports', () => {
    const expected = [...RULES.values()].map(({ id, severity, description }) => `| \`${id}\` | ${severity} | ${description.en} |`);
    assert.deepEqual(section('Rules').split('\n').filter((line) => line.startsWith('| `')), expected);
  });

  it('lists every kind of file by its names', () => {
    const expected = FILE_KINDS.flatMap((kind) => (kind === 'config' ? [CONFIG_FILE] : [`*.${suffixOf(kind)}.yaml`])).concat('*.prd.md');
    const named = rows(section('Files'), 'Names').flatMap(([names]) => codes(names ?? ''));
    assert.deepEqual([...named].sort(), expected.sort());
    assert.deepEqual(named.filter((name) => !fileKindOf(name.replace('*', 'x'))), []);
  });

  it('lists the prefix of every kind of id', () => {
    const named = rows(section('Files'), 'Thing').flatMap((cells) => [0, 2, 4].flatMap((at) => (cells[at] ? [`${cells[at]} ${codes(cells[at + 1] ?? '')[0]}`] : [])));
    const expected = Object.values(ENTITY_TYPES).filter(({ prefix }) => prefix !== '' && prefix !== '@').map(({ one, prefix }) => `${one.en.replace(/^an? /, '')} ${prefix}`);
    assert.deepEqual(named.map((text) => text.toLowerCase()).sort(), expected.map((text) => text.toLowerCase()).sort());
  });

  it('lists the scoring models', () => {
    assert.deepEqual(rows(section('Priority matrix'), '`model`').map(([model]) => codes(model ?? '')[0]).sort(), [...SCORING_MODELS].sort());
  });

  it('names the scripts of the project, and all of them', () => {
    const { scripts } = readJson<{ scripts: Readonly<Record<string, string>> }>('package.json');
    const named = new Set([...README.matchAll(/npm (?:run (\w[\w:]*)|(start|test))/g)].map(([, run, short]) => run ?? short));
    assert.deepEqual([...named].sort(), Object.keys(scripts).filter((name) => name !== 'vscode:prepublish').sort());
  });

  it('names the stages of the tests', () => {
    const stages = /^const STAGES = \{$([\s\S]*?)^\};$/m.exec(read('test/run.mjs'))?.[1]?.match(/^ {2}(\w+): \{/gm)?.map((line) => line.replace(/\W/g, ''));
    const sentence = /^The stages of `npm test`: .*$/m.exec(README)?.[0] ?? '';
    assert.deepEqual(codes(sentence).filter((word) => word !== 'npm test' && word !== 'generate').sort(), stages?.sort());
  });

  it('maps every folder of the sources, and none that is not there', () => {
    const named = rows(section('Code map'), 'Folder').flatMap(([folders]) => codes(folders ?? ''));
    assert.deepEqual(named.filter((folder) => !existsSync(path.join(ROOT, folder))), []);
    const below = (folder: string): string[] => readdirSync(path.join(ROOT, folder), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => `${folder}/${name}`);
    const expected = [...below('src').filter((folder) => folder !== 'src/core'), ...below('src/core'), 'schemas', 'webview', 'media', 'l10n', 'test'];
    assert.deepEqual(expected.filter((folder) => !named.includes(folder)), []);
  });

  it('links to sections and files that are there', () => {
    const slug = (title: string): string => title.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-');
    const anchors = new Set([...README.matchAll(/^#+ (.+)$/gm)].map(([, title]) => `#${slug(title ?? '')}`));
    const links = [...README.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target ?? '').filter((target) => !/^https:/.test(target));
    assert.deepEqual(links.filter((target) => (target.startsWith('#') ? !anchors.has(target) : !existsSync(path.join(ROOT, target)))), []);
  });

  it('says in Chinese what it is and how to begin', () => {
    const chinese = section('中文说明');
    assert.ok((chinese.match(/\p{Script=Han}/gu) ?? []).length > 150);
    assert.match(chinese, /npm start/);
  });
});

describe('README pictures', () => {
  const shown = [...README.matchAll(/!\[([^\]]*)\]\(([^)]+)\)/g)].map(([, alt, file]) => ({ alt: alt ?? '', file: file ?? '' }));

  it('each is there, says what it shows, and is small', () => {
    assert.ok(shown.length >= 6);
    for (const { alt, file } of shown) {
      assert.ok(alt.length > 20, `${file} has no words for those who don't see it`);
      assert.equal(readFileSync(path.join(ROOT, file)).readUInt32BE(0), 0x89504e47, `${file} is a PNG`);
      assert.ok(statSync(path.join(ROOT, file)).size < 300 * 1024, `${file} is large`);
    }
  });

  it('each that was taken is shown, and can be taken again', async () => {
    const files = filesIn(PICTURES).sort();
    assert.deepEqual(shown.map(({ file }) => file).sort(), files);
    const list = await import(pathToFileURL(path.join(ROOT, 'test/editor/shots.mjs')).href) as { shots: readonly { name: string }[] };
    assert.deepEqual(list.shots.map(({ name }) => `${PICTURES}/${name}.png`).sort(), files);
    assert.ok(files.reduce((sum, file) => sum + statSync(path.join(ROOT, file)).size, 0) < 1.5 * 1024 * 1024);
  });

  it('each goes into the package, whose links stay relative', async () => {
    // A copy without node_modules, which would be searched too.
    const folder = mkdtempSync(path.join(os.tmpdir(), 'prd-package-'));
    try {
      for (const name of ['package.json', '.vscodeignore', 'README.md', 'media']) cpSync(path.join(ROOT, name), path.join(folder, name), { recursive: true });
      const { listFiles, PackageManager } = await import('@vscode/vsce');
      const packed = (await listFiles({ cwd: folder, packageManager: PackageManager.None })).map((file) => file.split(path.sep).join('/'));
      assert.ok(packed.includes('README.md'));
      assert.deepEqual(packed.filter((file) => file.startsWith(PICTURES)).sort(), shown.map(({ file }) => file).sort());
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('README examples', () => {
  it('each named file is a product document that nothing is found in', () => {
    const files = Object.fromEntries(examples.map(({ file, text }) => [file ?? '', text]));
    assert.ok(examples.length >= 6);
    assert.equal(Object.keys(files).length, examples.length, 'no name twice');
    const snapshot = snapshotOf(files);
    for (const file of Object.keys(files)) {
      assert.ok(fileKindOf(file), `${file} is a product document`);
      assert.deepEqual(problemsOf(snapshot, file, TODAY).map(({ rule, range }) => `${file}: ${rule} at ${range.start}`), []);
    }
  });

  it('the checks see what would be wrong in them', () => {
    const broken = Object.fromEntries(examples.map(({ file, text }) => [file ?? '', text.replace('requirements: [REQ-1]', 'requirements: [REQ-2]')]));
    assert.deepEqual(problemsOf(snapshotOf(broken), 'order-ahead.prd.yaml', TODAY).map(({ rule }) => rule), ['ref/unknown']);
  });
});

describe('README command line', function () {
  this.timeout(60_000);
  const COMMANDS = ['check', 'list', 'roadmap', 'rank', 'explain', 'new'];
  const cli = section('Command line');
  const help = async (...words: string[]): Promise<string> => (await prd(ROOT, [...words, '--help'], { LANG: 'en_US.UTF-8' })).stdout;
  const options = (text: string): string[] => [...new Set(text.match(/(?<![\w-])--[a-z][a-z-]*/g))].sort();

  it('knows every command', async () => {
    const known = [...(await help()).matchAll(/^ {2}prd ([a-z]+) /gm)].map(([, name]) => name);
    assert.deepEqual(known, COMMANDS);
    assert.deepEqual([...cli.matchAll(/^### prd (\w+)$/gm)].map(([, name]) => name), COMMANDS);
  });

  it('knows every option, and no other', async () => {
    const all = (await Promise.all([help(), ...COMMANDS.map((name) => help(name))])).join('\n');
    assert.deepEqual(options(cli), options(all));
    for (const name of COMMANDS) {
      const own = options(await help(name)).filter((option) => !['--help', '--lang', '--version'].includes(option));
      assert.deepEqual(options(section(`prd ${name}`)).filter((option) => option !== '--lang'), own, name);
    }
  });

  it('knows every list', async () => {
    const named = /^Shows what product documents define: (.+)\.$/m.exec(await help('list'))?.[1];
    assert.ok(named && section('prd list').includes(named), named);
  });

  it('shows what the command line says', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'prd-readme-'));
    const files = {
      'check/corner-shop.product.yaml': 'id: PRODUCT-1\nname: Corner Shop\nvision: Guests order before they leave the office.\n',
      'check/order.req.yaml': `requirements:
  - id: REQ-1
    title: Choose a pickup time
    type: functional
    status: proposed
    prioirty: should
    statement: When the guest orders, the app shall offer pickup times in steps of five minutes.
    dependsOn: [REQ-2]
`,
      'roadmap/corner-shop.product.yaml': 'id: PRODUCT-1\nname: Corner Shop\nvision: Guests order before they leave the office.\n',
      'roadmap/2026.roadmap.yaml': `title: Corner Shop 2026
items:
  - {id: RM-1, title: Order ahead, start: 2026-05-04, end: 2026-06-12, status: in-progress, progress: 60}
  - {id: RM-2, title: Pay ahead, dependsOn: [RM-1], duration: 4w, status: planned}
  - {id: RM-3, title: Opening hours, dependsOn: [RM-1], duration: 1w, status: planned}
`,
      'rank/corner-shop.product.yaml': 'id: PRODUCT-1\nname: Corner Shop\nvision: Guests order before they leave the office.\nscoring: {model: value-effort}\n',
      'rank/order.req.yaml': `requirements:
  - {id: REQ-1, title: Choose a pickup time, priority: must, scores: {value: 9, effort: 3}}
  - {id: REQ-2, title: Pay ahead, priority: should, scores: {value: 8, effort: 5}, dependsOn: [REQ-1]}
  - {id: REQ-3, title: Order again, priority: could, scores: {value: 6, effort: 2}}
  - {id: REQ-4, title: Opening hours, scores: {value: 4}}
`,
    };
    try {
      for (const [file, text] of Object.entries(files)) {
        mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
        writeFileSync(path.join(folder, file), text);
      }
      mkdirSync(path.join(folder, 'new'));
      const sessions = fences().filter(({ language }) => language === 'console').map(({ text }) => text);
      assert.equal(sessions.length, COMMANDS.length);
      for (const session of sessions) {
        const [call, ...output] = session.split('\n');
        const words = [...(call ?? '').replace(/^\$ prd /, '').matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, word]) => quoted ?? word ?? '');
        const { stdout } = await prd(path.join(folder, ['new', 'roadmap', 'rank'].includes(words[0] ?? '') ? (words[0] ?? '') : 'check'), words, { LANG: 'en_US.UTF-8' });
        assert.equal(stdout.trimEnd(), output.join('\n').trimEnd(), call);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
