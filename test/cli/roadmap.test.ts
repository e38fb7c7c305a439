// `prd roadmap` as a shell runs it: formats, several products, languages, folders without a roadmap.
import assert from 'node:assert/strict';
import { folderWith, prd, removeFolders } from './prd';

const item = (id: string, title: string, more = ''): string => `title: T\nitems:\n  - {id: ${id}, title: ${title}, start: 2026-11-02, end: 2026-11-13${more}}\n`;
const SHOP = { 'shop/a.product.yaml': 'id: PRODUCT-shop\nname: Shop\nvision: V\n', 'shop/a.roadmap.yaml': item('RM-1', 'Cards'), 'shop/b.roadmap.yaml': item('RM-2', 'Wallet', ', dependsOn: [RM-1]') };
const BOTH = { ...SHOP, 'pay/a.product.yaml': 'id: PRODUCT-pay\nname: Pay\nvision: V\n', 'pay/a.roadmap.yaml': item('RM-1', 'Tap') };
const EN = { LANG: 'en_US.UTF-8' };

describe('prd roadmap', function () {
  this.timeout(60_000);
  afterEach(removeFolders);

  it('writes Markdown of each product, in the language of the call', async () => {
    const { code, stdout, stderr } = await prd(folderWith(BOTH), ['roadmap', '--today', '2026-11-18'], EN);
    assert.deepEqual([code, stderr], [0, '']);
    assert.deepEqual(stdout.match(/^# .*$/gm), ['# Roadmap: Pay', '# Roadmap: Shop']);
    assert.ok(stdout.includes('| RM-1 | Tap | Planned, 5 d late | 2026-11-02 | 2026-11-13 |'));
    assert.match((await prd(folderWith(SHOP), ['roadmap', '--lang', 'zh'], EN)).stdout, /^# 路线图：Shop\n/);
  });

  it('takes the whole product of a file that it names, and no other', async () => {
    const { stdout } = await prd(folderWith(BOTH), ['roadmap', 'shop/b.roadmap.yaml', '--format', 'json'], EN);
    const [only, ...more] = JSON.parse(stdout) as { product: string; items: { id: string; after: string[] }[] }[];
    assert.equal(more.length, 0);
    assert.deepEqual([only?.product, only?.items.map(({ id, after }) => [id, after])], ['Shop', [['RM-1', []], ['RM-2', ['RM-1']]]]);
  });

  it('writes one table, chart or calendar of several products', async () => {
    const folder = folderWith(BOTH);
    const write = async (format: string): Promise<string> => (await prd(folder, ['roadmap', '--format', format, '--today', '2026-11-18'], EN)).stdout;
    assert.deepEqual((await write('csv')).split('\r\n').map((line) => line.split(',').slice(0, 3).join(' ')), ['product kind id', 'Pay Item RM-1', 'Shop Item RM-1', 'Shop Item RM-2', '']);
    assert.deepEqual((await write('mermaid')).match(/section .*$/gm), ['section Pay · Items', 'section Shop · Items']);
    assert.deepEqual((await write('ics')).match(/^UID:.*$/gm), ['UID:RM-1.PRODUCT-pay@prd-workbench', 'UID:RM-1.PRODUCT-shop@prd-workbench', 'UID:RM-2.PRODUCT-shop@prd-workbench']);
  });

  it('says where there is no roadmap, and which formats there are', async () => {
    const folder = folderWith({ 'a.product.yaml': 'id: PRODUCT-shop\nname: Shop\nvision: V\n' });
    const none = await prd(folder, ['roadmap', '--format', 'json'], EN);
    assert.deepEqual([none.code, none.stdout, none.stderr], [0, '[]\n', 'No roadmap found: it stands in files named *.roadmap.yaml.\n']);
    const wrong = await prd(folder, ['roadmap', '--format', 'icl'], EN);
    assert.deepEqual([wrong.code, wrong.stderr.split('\n')[0]], [2, '--format is one of md, csv, json, mermaid, ics, not icl. Did you mean ics?']);
  });
});
