// `prd check --cache`: the same report as without, whatever happened to the files, the store and its folder in between.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { cachedIn, defaultLocation } from '../../src/cli/cache';
import { readContent } from '../../src/cli/files';
import { stampOf } from '../../src/cli/stamp';
import { requirement } from '../core/workspace';
import { buildPrd, folderWith, prd, removeFolders, type Result, team } from './prd';

const FILES = {
  'shop.product.yaml': 'id: PRODUCT-1\nname: Shop\nvision: Guests order early.\n',
  'a.req.yaml': requirement('REQ-1', 'dependsOn: [REQ-2]\n'),
  'b.req.yaml': requirement('REQ-2', 'dependsOn: [REQ-3, REQ-9]\n'),
  'deep/c.req.yaml': requirement('REQ-3', 'dependsOn: [REQ-1]\nprioirty: must\n'),
  'x.team.yaml': team('ana'),
};

/** A folder beside which its stored index lies. */
class Folder {
  readonly path: string;
  readonly location: string;

  constructor(files: Readonly<Record<string, string>> = FILES) {
    const top = folderWith(Object.fromEntries(Object.entries(files).map(([file, text]) => [`work/${file}`, text])));
    this.path = path.join(top, 'work');
    this.location = path.join(top, 'cache');
  }

  write(file: string, text: string): void {
    fs.mkdirSync(path.dirname(path.join(this.path, file)), { recursive: true });
    fs.writeFileSync(path.join(this.path, file), text);
  }

  stored(): string[] {
    return fs.existsSync(this.location) ? fs.readdirSync(this.location) : [];
  }

  /** What a check with the store says, after it has been held against one without. */
  async check(...args: string[]): Promise<Result> {
    const words = ['check', '--all', '--format', 'json', '--today', '2026-06-01', ...args];
    const [plain, cached] = await Promise.all([prd(this.path, words), prd(this.path, [...words, '--cache-location', this.location])]);
    assert.deepEqual(cached, plain);
    return plain;
  }
}

const rulesIn = ({ stdout }: Result): string[] => (JSON.parse(stdout) as { problems: { file: string; rule: string }[] }).problems.map(({ file, rule }) => `${file} ${rule}`);

describe('prd check --cache', function () {
  this.timeout(60_000);
  before(buildPrd);
  afterEach(removeFolders);

  it('says the same, and keeps one index and its problems for the folder', async () => {
    const folder = new Folder();
    const first = await folder.check();
    assert.ok(rulesIn(first).includes('b.req.yaml ref/unknown') && rulesIn(first).includes('a.req.yaml ref/cycle') && rulesIn(first).includes('deep/c.req.yaml schema/unknown-key'));
    assert.deepEqual(await folder.check(), first);
    assert.deepEqual(folder.stored().map((file) => path.extname(file)).sort(), ['.index', '.problems']);
    assert.deepEqual(fs.readdirSync(folder.path).sort(), ['a.req.yaml', 'b.req.yaml', 'deep', 'shop.product.yaml', 'x.team.yaml']);
  });

  it('sees files that come, change, move and go', async () => {
    const folder = new Folder();
    await folder.check();
    folder.write('d.req.yaml', requirement('REQ-9'));
    assert.ok(!rulesIn(await folder.check()).includes('b.req.yaml ref/unknown'));
    folder.write('d.req.yaml', requirement('REQ-1'));
    assert.ok(rulesIn(await folder.check()).includes('d.req.yaml id/duplicate'), 'same size, within the same second');
    fs.renameSync(path.join(folder.path, 'd.req.yaml'), path.join(folder.path, 'e.req.yaml'));
    assert.ok(rulesIn(await folder.check()).includes('e.req.yaml id/duplicate'));
    fs.rmSync(path.join(folder.path, 'e.req.yaml'));
    assert.ok(!rulesIn(await folder.check()).includes('a.req.yaml id/duplicate'));
    folder.write('e.req.yaml', 'id: [\n');
    assert.ok(rulesIn(await folder.check()).includes('e.req.yaml yaml/syntax'));
  });

  it('sees a change behind a time of change that was set back', async () => {
    const folder = new Folder();
    const file = path.join(folder.path, 'a.req.yaml');
    const old = new Date('2020-01-01T00:00:00Z');
    fs.utimesSync(file, old, old);
    await folder.check();
    await folder.check();
    fs.writeFileSync(file, FILES['a.req.yaml'].replace('[REQ-2]', '[REQ-7]'));
    fs.utimesSync(file, old, old);
    assert.ok(rulesIn(await folder.check()).includes('a.req.yaml ref/unknown'));
  });

  it('sees two files of one size and time that changed places', async () => {
    const folder = new Folder();
    folder.write('p/f.req.yaml', requirement('REQ-5', 'priority: nope\n'));
    folder.write('q/f.req.yaml', requirement('REQ-6', 'priority: must\n'));
    await folder.check();
    for (const [from, to] of [['p', 'r'], ['q', 'p'], ['r', 'q']] as const) fs.renameSync(path.join(folder.path, from), path.join(folder.path, to));
    assert.ok(rulesIn(await folder.check()).includes('q/f.req.yaml schema/enum'));
  });

  it('sees a new configuration, a new product and new ignore rules', async () => {
    const folder = new Folder();
    await folder.check();
    folder.write('prd.config.yaml', 'rules:\n  schema/unknown-key: off\n');
    assert.ok(!rulesIn(await folder.check()).includes('deep/c.req.yaml schema/unknown-key'));
    folder.write('prd.config.yaml', 'ignore:\n  - b.req.yaml\n');
    assert.ok(rulesIn(await folder.check()).includes('a.req.yaml ref/unknown'));
    folder.write('prd.config.yaml', '');
    folder.write('deep/own.product.yaml', 'id: PRODUCT-2\nname: Own\nvision: Deep.\n');
    folder.write('deep/a.req.yaml', requirement('REQ-1'));
    assert.ok(!rulesIn(await folder.check()).includes('a.req.yaml id/duplicate'));
    folder.write('.gitignore', 'deep/\n');
    await folder.check();
  });

  it('says the same of a part of the folder, and of a file that cannot be read', async () => {
    const folder = new Folder();
    await folder.check('deep');
    await folder.check('a.req.yaml', 'x.team.yaml');
    fs.symlinkSync('nowhere.req.yaml', path.join(folder.path, 'gone.req.yaml'));
    assert.match((await folder.check()).stderr, /gone\.req\.yaml/);
    fs.rmSync(path.join(folder.path, 'a.req.yaml'));
    fs.mkdirSync(path.join(folder.path, 'a.req.yaml'));
    await folder.check();
  });

  it('is not led astray by a damaged, cut or foreign index', async () => {
    const folder = new Folder();
    await folder.check();
    for (const name of folder.stored()) {
      const file = path.join(folder.location, name);
      const good = fs.readFileSync(file);
      const flipped = Buffer.from(good);
      flipped[good.length >> 1] = (flipped[good.length >> 1] ?? 0) ^ 0x10;
      for (const bytes of [flipped, good.subarray(0, good.length - 5), Buffer.alloc(0), Buffer.from('{}')]) {
        fs.writeFileSync(file, bytes);
        await folder.check();
        assert.deepEqual(fs.readFileSync(file).length, good.length, 'it is written anew');
      }
    }
  });

  it('finds no old problems on another day, for other paths, or in other contents', async () => {
    const folder = new Folder({ 'a.req.yaml': requirement('REQ-1', 'dependsOn: [REQ-2]\n'), 'b.req.yaml': requirement('REQ-2', 'prioirty: must\n') });
    const rules = async (...args: string[]): Promise<string[]> => rulesIn(await folder.check(...args));
    assert.deepEqual(await rules('a.req.yaml'), []);
    assert.deepEqual(await rules('b.req.yaml'), ['b.req.yaml schema/unknown-key']);
    assert.deepEqual(await rules('.'), ['b.req.yaml schema/unknown-key']);
    folder.write('b.req.yaml', requirement('REQ-3', 'prioirty: must\n'));
    assert.deepEqual(await rules('a.req.yaml'), ['a.req.yaml ref/unknown']);
    folder.write('b.req.yaml', requirement('REQ-2', 'prioirty: must\n'));
    assert.deepEqual(await rules('a.req.yaml'), []);
  });

  it('says where it cannot write, and checks all the same', async () => {
    const folder = new Folder();
    fs.writeFileSync(folder.location, 'a file where the folder would be');
    const words = ['check', '--cache-location', folder.location];
    const { code, stdout, stderr } = await prd(folder.path, words);
    assert.equal(code, 1);
    assert.match(stdout, /ref\/unknown/);
    assert.match(stderr, /^Cannot write .*\.index: (it is there already|a part of its path is a file)\.\n$/);
    assert.match((await prd(folder.path, [...words, '--lang', 'zh'])).stderr, /^无法写入 .*\.index：/);
  });

  it('leaves no drafts when several runs write at once', async () => {
    const folder = new Folder();
    const runs = await Promise.all(Array.from({ length: 4 }, () => prd(folder.path, ['check', '--cache-location', folder.location])));
    for (const run of runs) assert.deepEqual(run, runs[0]);
    assert.deepEqual(folder.stored().filter((file) => !/\.(index|problems)$/.test(file)), []);
    await folder.check();
  });

  it('lies in the folder for caches unless told otherwise', async () => {
    const folder = new Folder();
    await prd(folder.path, ['check', '--cache'], { XDG_CACHE_HOME: folder.location, LOCALAPPDATA: folder.location, HOME: folder.location });
    assert.equal(fs.readdirSync(folder.location, { recursive: true }).filter((file) => String(file).endsWith('.index')).length, 1);
    const at = (platform: NodeJS.Platform, env: Record<string, string>): string => defaultLocation(env, platform).split(path.sep).join('/');
    assert.equal(at('linux', { HOME: '/home/ana' }), '/home/ana/.cache/prd-workbench');
    assert.equal(at('linux', { HOME: '/home/ana', XDG_CACHE_HOME: '/var/cache' }), '/var/cache/prd-workbench');
    assert.equal(at('linux', { HOME: '/home/ana', XDG_CACHE_HOME: 'not/absolute' }), '/home/ana/.cache/prd-workbench');
    assert.equal(at('darwin', { HOME: '/Users/ana' }), '/Users/ana/Library/Caches/prd-workbench');
    assert.equal(at('win32', { HOME: 'C:/Users/ana', LOCALAPPDATA: 'C:/Users/ana/AppData/Local' }), 'C:/Users/ana/AppData/Local/prd-workbench');
  });

  it('writes nothing without the option', async () => {
    const folder = new Folder();
    await prd(folder.path, ['check'], { XDG_CACHE_HOME: folder.location, HOME: folder.location });
    assert.deepEqual(folder.stored(), []);
  });
});

describe('facts by way of a stored index', function () {
  this.timeout(20_000);
  afterEach(removeFolders);
  const opened: string[] = [];
  const { openSync } = fs;
  before(() => {
    fs.openSync = (...args: Parameters<typeof openSync>) => {
      opened.push(String(args[0]));
      return openSync(...args);
    };
  });
  after(() => {
    fs.openSync = openSync;
  });

  /** Files whose content a run looks at. */
  function read(folder: Folder, shallow = false): string[] {
    const source = cachedIn(folder.location, { folder: folder.path, shallow });
    opened.length = 0;
    for (const file of Object.keys(FILES)) {
      const absolute = path.join(folder.path, file);
      source.factsOf(file, { stamp: () => stampOf(fs.statSync(absolute)), content: () => readContent(absolute) });
    }
    const files = opened.map((file) => path.relative(folder.path, file).split(path.sep).join('/'));
    assert.equal(source.save(), undefined);
    return files;
  }

  it('reads what is young, and nothing once it has settled', async () => {
    const folder = new Folder();
    assert.deepEqual(read(folder), Object.keys(FILES));
    assert.deepEqual(read(folder), Object.keys(FILES), 'too young to be told from a later change');
    await new Promise((resolve) => setTimeout(resolve, 3000));
    assert.deepEqual(read(folder), Object.keys(FILES));
    const store = path.join(folder.location, folder.stored().find((file) => file.endsWith('.index')) ?? '');
    const { ino, mtimeMs } = fs.statSync(store);
    assert.deepEqual(read(folder), []);
    assert.deepEqual([fs.statSync(store).ino, fs.statSync(store).mtimeMs], [ino, mtimeMs], 'nothing new, nothing written');
    fs.utimesSync(path.join(folder.path, 'a.req.yaml'), new Date(), new Date());
    assert.deepEqual(read(folder), ['a.req.yaml']);
    const product = path.join(folder.path, 'shop.product.yaml');
    const { atime, mtime } = fs.statSync(product);
    folder.write('shop.product.yaml', FILES['shop.product.yaml'].replace('Shop', 'Ship'));
    fs.utimesSync(product, atime, mtime);
    assert.deepEqual(read(folder), ['shop.product.yaml', 'a.req.yaml'], 'a time of change that was set back tells nothing');
    assert.deepEqual(read(folder, true), Object.keys(FILES), 'another extent, another index');
  });
});
