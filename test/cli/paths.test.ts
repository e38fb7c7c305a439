// Which files a call reads and which of them it reports: ignore rules, links, roots of products.
import assert from 'node:assert/strict';
import { symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildPrd, folderWith, prd, removeFolders, team } from './prd';

/** Files that define a person, as `prd list` finds them. */
async function filesIn(folder: string, ...paths: string[]): Promise<string[]> {
  const { stdout, stderr } = await prd(folder, ['list', 'people', ...paths, '--format', 'json']);
  assert.equal(stderr, '');
  return (JSON.parse(stdout) as { file: string }[]).map(({ file }) => file).sort();
}

async function rulesOf(folder: string, ...args: string[]): Promise<string[]> {
  const { stdout } = await prd(folder, ['check', '--format', 'json', ...args]);
  return (JSON.parse(stdout) as { problems: { file: string; rule: string }[] }).problems.map(({ file, rule }) => `${file} ${rule}`);
}

const REQUIREMENT = (id: string, more = ''): string =>
  `id: ${id}\ntitle: Pay\ntype: functional\nstatus: proposed\nstatement: The shop shall take cards.\n${more}`;

describe('paths of a call', () => {
  before(buildPrd);
  afterEach(removeFolders);

  it('finds every kind of name and nothing else', async () => {
    const folder = folderWith({ 'x.team.yaml': team('a'), 'x.team.yml': team('b'), 'team.yaml': team('c'), '.team.yaml': team('d'), 'x.team.yaml.bak': team('e'), 'sub/deep/y.team.yaml': team('f') });
    assert.deepEqual(await filesIn(folder), ['sub/deep/y.team.yaml', 'x.team.yaml', 'x.team.yml']);
  });

  describe('what Git ignores', () => {
    const tree = {
      '.git/info/exclude': 'local/\n',
      '.git/x.team.yaml': team('git'),
      '.gitignore': '\uFEFF# made by tools\nbuild/\n*.tmp.team.yaml\nkept/*\n!kept/this\n',
      'a/.gitignore': '!build/\r\n/only-here\r\n',
      'a/build/x.team.yaml': team('a'),
      'a/only-here/x.team.yaml': team('b'),
      'a/sub/only-here/x.team.yaml': team('c'),
      'b/build/x.team.yaml': team('d'),
      'kept/other/x.team.yaml': team('e'),
      'kept/this/x.team.yaml': team('f'),
      'local/x.team.yaml': team('g'),
      'node_modules/x/x.team.yaml': team('h'),
      'we[i]rd/.gitignore': 'out\n',
      'we[i]rd/deep/out/x.team.yaml': team('i'),
      'x.tmp.team.yaml': team('j'),
    };
    const expected = ['a/build/x.team.yaml', 'a/sub/only-here/x.team.yaml', 'kept/this/x.team.yaml'];

    it('is skipped, by nested files and by the repository’s own', async () => {
      assert.deepEqual(await filesIn(folderWith(tree)), expected);
    });

    it('is skipped below the top of the repository too', async () => {
      const folder = folderWith(tree);
      assert.deepEqual(await filesIn(path.join(folder, 'a')), ['build/x.team.yaml', 'sub/only-here/x.team.yaml']);
      assert.deepEqual(await filesIn(folder, 'b', 'kept'), ['kept/this/x.team.yaml']);
    });

    it('is read when it is asked for by name', async () => {
      const folder = folderWith(tree);
      assert.deepEqual(await filesIn(folder, 'b/build', 'x.tmp.team.yaml'), ['b/build/x.team.yaml', 'x.tmp.team.yaml']);
    });

    it('is told by a further work tree’s repository', async () => {
      const folder = folderWith({ 'main/.git/info/exclude': 'local/\n', 'main/.git/worktrees/w/commondir': '../..\n', 'w/local/x.team.yaml': team('a'), 'w/y.team.yaml': team('b') });
      writeFileSync(path.join(folder, 'w/.git'), `gitdir: ${path.join(folder, 'main/.git/worktrees/w')}\n`);
      assert.deepEqual(await filesIn(path.join(folder, 'w')), ['y.team.yaml']);
    });
  });

  it('leaves out what the configuration ignores, also when it is named, and says so', async () => {
    const folder = folderWith({ 'prd.config.yaml': 'ignore: [drafts/**]\n', 'drafts/x.team.yaml': team('a'), 'y.team.yaml': team('b') });
    assert.deepEqual(await filesIn(folder), ['y.team.yaml']);
    assert.deepEqual(await prd(folder, ['check', 'drafts/x.team.yaml', 'y.team.yaml']), {
      code: 0, stdout: '1 file checked, no problems: 1 person.\n', stderr: 'drafts/x.team.yaml is left out: prd.config.yaml ignores it.\n',
    });
  });

  it('does not run in circles and counts a linked file once', async () => {
    const folder = folderWith({ 'a/x.team.yaml': team('a'), 'shared/y.team.yaml': team('b') });
    symlinkSync('..', path.join(folder, 'a/up'));
    symlinkSync('x.team.yaml', path.join(folder, 'a/again.team.yaml'));
    symlinkSync('../shared/y.team.yaml', path.join(folder, 'a/linked.team.yaml'));
    assert.deepEqual(await filesIn(folder), ['a/x.team.yaml', 'shared/y.team.yaml']);
    assert.deepEqual(await filesIn(path.join(folder, 'a')), ['linked.team.yaml', 'x.team.yaml']);
  });

  describe('the product around a path', () => {
    const shop = {
      'shop.product.yaml': 'id: PRODUCT-shop\nname: Shop\nvision: Everybody pays at ease.\n',
      'cards/a.req.yaml': REQUIREMENT('REQ-1', 'dependsOn: [REQ-2]\n'),
      'cash/b.req.yaml': `${REQUIREMENT('REQ-2')}oddity: 1\n`,
    };
    const unknown = 'a.req.yaml ref/unknown';

    it('is read up to the top of the repository, while only the path is reported', async () => {
      const folder = folderWith({ '.git/': '', ...shop });
      const rules = await rulesOf(path.join(folder, 'cards'));
      assert.ok(!rules.includes(unknown), rules.join());
      assert.ok(rules.every((rule) => rule.startsWith('a.req.yaml ')), rules.join());
      assert.ok(!(await rulesOf(folder, 'cards/a.req.yaml')).includes(`cards/${unknown}`));
    });

    it('is the whole of what a configuration covers', async () => {
      const folder = folderWith({ '.git/': '', 'prd.config.yaml': 'rules: {schema/unknown-key: off}\n', 'x/y/prd.config.yaml': 'rules: {}\n', 'x/y/b.req.yaml': `${REQUIREMENT('REQ-2')}oddity: 1\n` });
      assert.deepEqual((await rulesOf(path.join(folder, 'x/y'))).filter((rule) => rule.includes('unknown-key')), []);
    });

    it('ends at the repository: what lies above is not looked at', async () => {
      const folder = folderWith({ ...shop, 'cards/.git/': '' });
      assert.ok((await rulesOf(path.join(folder, 'cards'))).includes(unknown));
      assert.ok((await rulesOf(folder, 'cards')).includes(`cards/${unknown}`));
    });

    it('ends at the folder of the call where there is no repository', async () => {
      const folder = folderWith(shop);
      assert.ok(!(await rulesOf(folder, 'cards')).includes(`cards/${unknown}`));
      assert.ok((await rulesOf(path.join(folder, 'cards'))).includes(unknown));
    });

    it('is the folder of a named file alone where nothing tells more', async () => {
      const folder = folderWith({ 'a.req.yaml': REQUIREMENT('REQ-1', 'dependsOn: [REQ-2]\n'), 'b.req.yaml': REQUIREMENT('REQ-2'), 'sub/c.req.yaml': REQUIREMENT('REQ-1') });
      assert.deepEqual(await rulesOf(folder, 'a.req.yaml'), []);
      assert.deepEqual(await rulesOf(folder), ['a.req.yaml id/duplicate', 'sub/c.req.yaml id/duplicate']);
    });
    it('is another one for each path', async () => {
      const folder = folderWith({ 'p/.git/': '', 'q/.git/': '', 'p/a.req.yaml': REQUIREMENT('REQ-1'), 'q/a.req.yaml': REQUIREMENT('REQ-1') });
      const rules = await rulesOf(folder, 'p', 'q');
      assert.ok(!rules.some((rule) => rule.includes('id/duplicate')), rules.join());
      assert.ok((await rulesOf(folder, '.')).some((rule) => rule.includes('id/duplicate')));
    });

    it('counts only what is reported', async () => {
      const folder = folderWith({ '.git/': '', ...shop });
      const { stdout } = await prd(folder, ['check', 'cards', '--format', 'json']);
      const { files, entities } = JSON.parse(stdout) as { files: number; entities: object };
      assert.deepEqual([files, entities], [1, { requirement: 1 }]);
    });
  });
});
