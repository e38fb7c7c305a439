// `prd list`, `prd explain`, `prd new`, help and language, as a shell sees them.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import manifest from '../../package.json';
import { todayOf } from '../../src/cli/today';
import { RULES } from '../../src/core/rules/registry';
import { buildPrd, folderWith, prd, removeFolders, team } from './prd';

const RISKS = `risks:
  - id: RISK-10
    title: Bank declines
    category: market
    probability: 3
    impact: 4
    response: mitigate
    owner: "@a"
  - id: RISK-9
    title: 供应商延期
    category: schedule
    probability: 1
    impact: 2
    response: accept
`;

describe('prd list', () => {
  before(buildPrd);
  afterEach(removeFolders);

  it('shows a table in the order of ids, with the columns that hold something, aligned across scripts', async () => {
    const folder = folderWith({ 'r/x.risks.yaml': RISKS });
    const { code, stdout } = await prd(folder, ['list', 'risks']);
    assert.equal(code, 0);
    assert.deepEqual(stdout.split('\n'), [
      'ID       Title          Category  Exposure  Response  Owner  Place',
      '--       -----          --------  --------  --------  -----  -----',
      'RISK-9   供应商延期     Schedule  2         Accept           r/x.risks.yaml:9',
      'RISK-10  Bank declines  Market    12        Mitigate  @a     r/x.risks.yaml:2',
      '',
    ]);
  });

  it('gives JSON with plain values', async () => {
    const folder = folderWith({ 'r/x.risks.yaml': RISKS });
    const { stdout } = await prd(folder, ['list', 'risks', '--format', 'json']);
    assert.deepEqual(JSON.parse(stdout), [
      { kind: 'risk', id: 'RISK-9', title: '供应商延期', category: 'schedule', exposure: 2, response: 'accept', file: 'r/x.risks.yaml', line: 9 },
      { kind: 'risk', id: 'RISK-10', title: 'Bank declines', category: 'market', exposure: 12, response: 'mitigate', owner: '@a', file: 'r/x.risks.yaml', line: 2 },
    ]);
  });

  it('counts what there is when no list is named', async () => {
    const folder = folderWith({ 'x.risks.yaml': RISKS, 'x.team.yaml': team('a') });
    assert.equal((await prd(folder, ['list'])).stdout, 'List    What    Count\n----    ----    -----\nrisks   risks   2\npeople  people  1\n');
    assert.deepEqual(JSON.parse((await prd(folder, ['list', '--format', 'json'])).stdout), { risks: 2, people: 1 });
  });

  it('lists roadmap items as the roadmap, and takes a kind’s own name', async () => {
    const folder = folderWith({ 'x.roadmap.yaml': 'title: Plan\nitems:\n  - {id: RM-1, title: Cards, start: 2026-03, status: in-progress}\n' });
    for (const name of ['roadmap', 'roadmapItem', 'roadmap-item']) {
      const { stdout } = await prd(folder, ['list', name]);
      assert.match(stdout, /^RM-1 {2}Cards {2}In progress {2}2026-03 {2}x\.roadmap\.yaml:3$/m, name);
    }
  });

  it('says so when there is none, and offers the nearest name of a list', async () => {
    const folder = folderWith({ 'x.team.yaml': team('a') });
    assert.deepEqual(await prd(folder, ['list', 'goals']), { code: 0, stdout: 'No goals found.\n', stderr: '' });
    const { code, stderr } = await prd(folder, ['list', 'requirments']);
    assert.equal(code, 2);
    assert.match(stderr, /^There is no list of requirments\. Lists: products, .* Did you mean requirements\?/);
  });
});

describe('prd explain', () => {
  before(buildPrd);
  afterEach(removeFolders);

  it('tells what a rule is, in both languages', async () => {
    const rule = RULES.get('yaml/alias');
    assert.ok(rule);
    for (const language of ['en', 'zh'] as const) {
      const { code, stdout } = await prd(folderWith({}), ['explain', 'yaml/alias', '--lang', language]);
      assert.equal(code, 0);
      for (const text of [rule.id, rule.description[language], rule.help.why[language]]) assert.ok(stdout.includes(text), text);
      for (const line of `${rule.help.bad}\n${rule.help.good}`.split('\n')) assert.ok(stdout.includes(`  ${line}\n`), line);
    }
  });

  it('lists all rules with their severity', async () => {
    const { stdout } = await prd(folderWith({}), ['explain']);
    const ids = stdout.split('\n').flatMap((line) => /^(\S+\/\S+) +(?:error|warning|info|hint) +\S/.exec(line)?.[1] ?? []);
    assert.deepEqual(ids, [...RULES.keys()]);
    assert.match(stdout, new RegExp(`^${RULES.size} rules\\.`, 'm'));
  });

  it('offers the nearest rule, or the one whose name goes without its area', async () => {
    const message = async (name: string): Promise<string> => (await prd(folderWith({}), ['explain', name])).stderr.split('\n')[0] ?? '';
    assert.equal(await message('yaml/alais'), 'There is no rule yaml/alais. Did you mean yaml/alias?');
    assert.equal(await message('duplicate-key'), 'There is no rule duplicate-key. Did you mean yaml/duplicate-key?');
    assert.equal((await prd(folderWith({}), ['explain', 'nothing/like-this'])).code, 2);
  });
});

describe('prd new', () => {
  before(buildPrd);
  afterEach(removeFolders);

  for (const [kind, file, id] of [['product', 'pay-by-card.product.yaml', 'PRODUCT-1'], ['prd', 'pay-by-card.prd.yaml', 'PRD-1'], ['requirement', 'pay-by-card.req.yaml', 'REQ-1']] as const) {
    it(`writes a ${kind} that has nothing wrong in its form`, async () => {
      const folder = folderWith({});
      const { code, stdout } = await prd(folder, ['new', kind, '--title', '  Pay by card! ']);
      assert.deepEqual([code, stdout], [0, `Wrote ${file} (${id}).\nNext: fill in what is still open, then run \`prd check ${file}\`.\n`]);
      assert.match(readFileSync(path.join(folder, file), 'utf8'), new RegExp(`^id: ${id}\n(title|name): Pay by card!$`, 'm'));
      const { problems } = JSON.parse((await prd(folder, ['check', '--format', 'json'])).stdout) as { problems: { rule: string }[] };
      assert.deepEqual(problems.filter(({ rule }) => /^(yaml|file|schema|id)\//.test(rule)), []);
    });
  }

  it('keeps the letters of any script in the name, and overwrites nothing', async () => {
    const folder = folderWith({});
    for (let i = 0; i < 2; i++) assert.equal((await prd(folder, ['new', 'requirement', '--title', '扫码 支付：Café'])).code, 0);
    assert.deepEqual(readdirSync(folder).sort(), ['扫码-支付-café-2.req.yaml', '扫码-支付-café.req.yaml']);
    assert.match(readFileSync(path.join(folder, '扫码-支付-café.req.yaml'), 'utf8'), /^id: REQ-1$/m);
    assert.match(readFileSync(path.join(folder, '扫码-支付-café-2.req.yaml'), 'utf8'), /^id: REQ-2$/m);
  });

  it('refuses a file that is there', async () => {
    const folder = folderWith({ 'x.prd.yaml': '# mine\n' });
    assert.deepEqual(await prd(folder, ['new', 'prd', '--file', 'x.prd.yaml']), {
      code: 2, stdout: '', stderr: 'x.prd.yaml is there already and is left as it is.\nRun `prd new --help` to see what there is.\n',
    });
    assert.equal(readFileSync(path.join(folder, 'x.prd.yaml'), 'utf8'), '# mine\n');
  });

  it('takes the next id of the whole product, from a folder below or beside', async () => {
    const folder = folderWith({ '.git/': '', 'x.product.yaml': 'id: PRODUCT-1\nname: X\nvision: Y.\n', 'a/x.req.yaml': 'requirements:\n  - {id: PAY-REQ-7, title: T}\n' });
    mkdirSync(path.join(folder, 'b'));
    assert.match((await prd(path.join(folder, 'b'), ['new', 'requirement', '--stdout'])).stdout, /^id: PAY-REQ-8$/m);
    assert.match((await prd(folder, ['new', 'requirement', '--dir', 'c/d', '--title', 'Z'])).stdout, /^Wrote c\/d\/z\.req\.yaml \(PAY-REQ-8\)/);
    assert.match((await prd(folder, ['new', 'product', '--dir', 'e', '--stdout'])).stdout, /^id: PRODUCT-2$/m);
  });

  it('adds a requirement to a list and leaves the rest as it is', async () => {
    const text = '\uFEFF# Ours\r\nrequirements:\r\n- id: REQ-4   # old\r\n  title: Old\r\n';
    const folder = folderWith({ 'x.req.yaml': text });
    const { code, stdout } = await prd(folder, ['new', 'requirement', '--file', 'x.req.yaml', '--title', 'New: one']);
    assert.deepEqual([code, stdout.split('\n')[0]], [0, 'Added REQ-5 to x.req.yaml.']);
    const after = readFileSync(path.join(folder, 'x.req.yaml'), 'utf8');
    assert.ok(after.startsWith(text.trimEnd()), after);
    assert.match(after, /\r\n- id: REQ-5\r\n {2}title: ["']New: one["']\r\n/);
    assert.ok(!/[^\r]\n/.test(after));
  });

  it('does not add to a file with syntax errors, or to a requirement', async () => {
    const folder = folderWith({ 'broken.req.yaml': 'requirements: [\n', 'single.req.yaml': 'id: REQ-1\ntitle: T\n' });
    for (const file of ['broken.req.yaml', 'single.req.yaml']) {
      const before = readFileSync(path.join(folder, file), 'utf8');
      const { code, stderr } = await prd(folder, ['new', 'requirement', '--file', file]);
      assert.equal(code, 2);
      assert.match(stderr, new RegExp(`^${file.replace('.', '\\.')} cannot take another requirement: it `));
      assert.equal(readFileSync(path.join(folder, file), 'utf8'), before);
    }
  });

  it('refuses an id that is taken or none, and a file of another kind', async () => {
    const folder = folderWith({ 'x.req.yaml': 'id: REQ-1\ntitle: T\n' });
    const message = async (...args: string[]): Promise<string> => {
      const { code, stderr } = await prd(folder, ['new', 'requirement', ...args]);
      assert.equal(code, 2);
      return stderr.split('\n')[0] ?? '';
    };
    assert.equal(await message('--id', 'REQ-1'), 'The id REQ-1 is taken: x.req.yaml:1.');
    assert.equal(await message('--id', 'one'), 'one is no id: write a prefix in capitals and a number, such as REQ-12.');
    assert.equal(await message('--file', 'a.yaml', '--title', 'Pay'), 'A file for this is named pay.req.yaml, not a.yaml.');
    assert.equal(await message('--file', 'a.req.yaml', '--dir', 'b'), '--dir and --file exclude each other: --file names the whole path.');
    assert.deepEqual(readdirSync(folder), ['x.req.yaml']);
  });

  it('writes nothing with --stdout', async () => {
    const folder = folderWith({});
    const { stdout } = await prd(folder, ['new', 'prd', '--stdout', '--id', 'PAY-PRD-3', '--today', '2026-03-31', '--dir', 'deep']);
    assert.match(stdout, /^id: PAY-PRD-3$/m);
    assert.match(stdout, /2026-03-31/);
    assert.ok(!existsSync(path.join(folder, 'deep')));
  });

  it('asks what shall be new', async () => {
    const { code, stderr } = await prd(folderWith({}), ['new', 'requirment']);
    assert.equal(code, 2);
    assert.match(stderr, /^prd cannot make a new requirment\. One of product, prd, requirement\. Did you mean requirement\?/);
  });
});

describe('help, version and language', () => {
  before(buildPrd);
  afterEach(removeFolders);

  it('shows help for the whole and for each command, in both languages', async () => {
    const folder = folderWith({});
    for (const [lang, word] of [['en', /Usage: prd/], ['zh', /用法：prd/]] as const) {
      for (const command of ['check', 'list', 'explain', 'new']) {
        const { code, stdout } = await prd(folder, [command, '--help', '--lang', lang]);
        assert.equal(code, 0);
        assert.match(stdout, word, command);
      }
    }
    assert.match((await prd(folder, ['-h'])).stdout, /prd check +Check product documents/);
    assert.match((await prd(folder, ['--help', '--lang=zh'])).stdout, /prd check +检查产品文档/);
  });

  it('shows the version of the product', async () => {
    assert.deepEqual(await prd(folderWith({}), ['--version']), { code: 0, stdout: `${manifest.version}\n`, stderr: '' });
  });

  it('takes the local date as today unless --today names one', () => {
    const today = (options: [string, string][], now: Date): string => todayOf({ positionals: [], options: new Map(options) }, { language: 'en' }, now);
    assert.equal(today([], new Date(2026, 2, 5, 0, 30)), '2026-03-05');
    assert.equal(today([], new Date(2026, 11, 31, 23, 30)), '2026-12-31');
    assert.equal(today([['today', '2024-02-29']], new Date()), '2024-02-29');
    for (const wrong of ['2026-02-29', '2026-13-01', '2026-3-1', 'today', '2026-03-31T00:00']) assert.throws(() => today([['today', wrong]], new Date()), /--today is a date/);
  });

  it('speaks the language of the locale unless --lang names one', async () => {
    const folder = folderWith({ 'x.team.yaml': `${team('a')}    rolle: 1\n` });
    const chinese = async (env: Record<string, string>, ...args: string[]): Promise<boolean> => {
      const { stdout } = await prd(folder, ['check', ...args], env);
      assert.match(stdout, /schema\/unknown-key/);
      return /错误/.test(stdout) && /1 个文件中有 1 个存在问题，共 1 个问题（1 个错误）。/.test(stdout);
    };
    assert.deepEqual(
      [
        await chinese({}),
        await chinese({ LANG: 'zh_CN.UTF-8' }),
        await chinese({ LANG: 'en_US.UTF-8', LC_MESSAGES: 'zh_TW' }),
        await chinese({ LANG: 'zh_CN', LC_ALL: 'C' }),
        await chinese({ LANG: 'zh_CN', LC_ALL: '' }),
        await chinese({ LANG: 'zh_CN' }, '--lang', 'en'),
        await chinese({}, '--lang', 'zh'),
      ],
      [false, true, true, false, true, false, true],
    );
  });

  it('says what is wrong with a call in that language too', async () => {
    const { code, stderr } = await prd(folderWith({}), ['chekc'], { LANG: 'zh_CN.UTF-8' });
    assert.deepEqual([code, stderr], [2, '没有命令 chekc。 您是不是想用 prd check？\n运行 `prd --help` 查看用法。\n']);
  });
});
