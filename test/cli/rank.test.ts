// `prd rank` as a shell runs it: formats, the capacity line, dependencies, languages, wrong calls.
import assert from 'node:assert/strict';
import { folderWith, prd, removeFolders } from './prd';

const SHOP = {
  'a.product.yaml': 'id: PRODUCT-shop\nname: Shop\nvision: V\nscoring: {model: value-effort}\n',
  'a.req.yaml': 'requirements:\n  - {id: REQ-1, title: Cards | more, priority: must, scores: {value: 9, effort: 3}, dependsOn: [REQ-3]}\n  - {id: REQ-2, title: Wallet, scores: {value: 6, effort: 2}}\n  - {id: REQ-3, title: Keys, scores: {value: 4, effort: 4}}\n  - {id: REQ-4, title: =Free, scores: {value: 4, effort: 0}}\n  - {id: REQ-5, title: Bare}\n',
};
const EN = { LANG: 'en_US.UTF-8' };

describe('prd rank', function () {
  this.timeout(60_000);
  afterEach(removeFolders);

  it('writes a table with ties, ranges and what is missing', async () => {
    const { code, stdout, stderr } = await prd(folderWith(SHOP), ['rank'], EN);
    assert.deepEqual([code, stderr], [0, '']);
    assert.equal(stdout, `# Ranking: Shop

Ranked by value ÷ effort.

| # | Id | Title | Score | Rank ±25 % | Priority | Effort | Needs |
| --- | --- | --- | --- | --- | --- | --- | --- |
| 1 = | REQ-1 | Cards \\| more | 3 | 1–2 | must | 3 | REQ-3 |
| 2 = | REQ-2 | Wallet | 3 | 1–2 |  | 2 |  |
| 3 | REQ-3 | Keys | 1 | 3 |  | 4 |  |

## Not ranked

| Id | Title | Lacks |
| --- | --- | --- |
| REQ-4 | =Free | effort above zero |
| REQ-5 | Bare | value, effort |
`);
    assert.match((await prd(folderWith(SHOP), ['rank', '--lang', 'zh'], EN)).stdout, /^# 排名：Shop\n\n排序依据：价值 ÷ 工作量。/);
  });

  it('draws the capacity line, and tells what the best set would change', async () => {
    const { stdout } = await prd(folderWith(SHOP), ['rank', '--capacity', '6'], EN);
    assert.ok(stdout.includes('Capacity 6: 0 used, 6 unused; REQ-1 needs 7.'), stdout);
    assert.ok(stdout.includes('The set worth most uses 6: REQ-2, REQ-3 would come in.'), stdout);
    const json = JSON.parse((await prd(folderWith(SHOP), ['rank', '--capacity', '9', '--format', 'json'], EN)).stdout) as { capacity: { taken: string[]; used: number; best: { exact: boolean } }; requirements: { id: string; fits: boolean }[] }[];
    assert.deepEqual([json[0]?.capacity.taken, json[0]?.capacity.used, json[0]?.capacity.best.exact], [['REQ-3', 'REQ-1', 'REQ-2'], 9, true]);
    assert.deepEqual(json[0]?.requirements.filter(({ fits }) => fits).map(({ id }) => id), ['REQ-1', 'REQ-2', 'REQ-3']);
  });

  it('ranks nothing above what it depends on where asked to, and writes CSV that no spreadsheet runs', async () => {
    const { stdout } = await prd(folderWith(SHOP), ['rank', '--dependencies', '--format', 'csv'], EN);
    const rows = stdout.split('\r\n').map((line) => line.split(','));
    assert.deepEqual(rows.slice(1, 6).map(([, rank, , id]) => [rank, id]), [['1', 'REQ-3'], ['2', 'REQ-1'], ['3', 'REQ-2'], ['', 'REQ-4'], ['', 'REQ-5']]);
    assert.equal(rows[4]?.[4], "'=Free");
  });

  it('says where there is nothing to rank, and what a capacity is', async () => {
    const none = await prd(folderWith({ 'a.product.yaml': 'id: PRODUCT-shop\nname: Shop\nvision: V\n' }), ['rank', '--format', 'json'], EN);
    assert.deepEqual([none.code, none.stdout, none.stderr.startsWith('No requirement found')], [0, '[]\n', true]);
    const wrong = await prd(folderWith(SHOP), ['rank', '--capacity', 'lots'], EN);
    assert.deepEqual([wrong.code, wrong.stderr.split('\n')[0]], [2, '--capacity takes a number from 0, not lots.']);
  });
});
