// Shapes with their texts, and without them as long as a host has not read them.
import assert from 'node:assert/strict';
import { completion } from '../../../src/core/language/completion';
import { hover } from '../../../src/core/language/hover';
import { helpOf, setRuleTexts } from '../../../src/core/rules/help';
import { RULES } from '../../../src/core/rules/registry';
import { problemsOf } from '../../../src/core/rules/check';
import { messageOf } from '../../../src/core/rules/render';
import texts from '../../../src/core/schema/generated/shape-texts.json';
import { setShapeTexts, shapeAt, type ShapeTexts } from '../../../src/core/schema/shape';
import { sceneOf, TODAY } from '../language/fixture';
import { snapshotOf } from '../workspace';

const ALL = texts as unknown as readonly ShapeTexts[];
const asked = { language: 'zh', today: TODAY } as const;

describe('schema/shape', () => {
  const priority = shapeAt('requirement', ['priority']);

  it('has titles, descriptions and examples in both languages', () => {
    assert.deepEqual(priority?.title, { en: 'Priority', zh: '优先级' });
    assert.deepEqual(priority?.values?.map(({ value, title }) => [value, title.en]), [['must', 'Must have'], ['should', 'Should have'], ['could', 'Could have'], ['wont', "Won't have this time"]]);
    assert.deepEqual(shapeAt('requirement', ['status'])?.values?.find(({ value }) => value === 'in-progress')?.title.en, 'In progress');
    assert.deepEqual(shapeAt('requirement', ['owner'])?.examples, ['@ling']);
  });

  describe('without texts', () => {
    before(() => setShapeTexts([]));
    after(() => setShapeTexts(ALL));

    it('has no titles, and values are called by themselves', () => {
      assert.deepEqual(priority?.title, { en: '', zh: '' });
      assert.deepEqual(priority?.values?.map(({ value, title, description }) => [value, title.zh, description.zh]), [['must', 'must', ''], ['should', 'should', ''], ['could', 'could', ''], ['wont', 'wont', '']]);
      assert.deepEqual(shapeAt('requirement', ['owner'])?.examples, []);
    });

    it('reads and checks all the same, and says keys', () => {
      const snapshot = snapshotOf({ 'a.req.yaml': 'id: REQ-1\ntitle: Pay\ntype: functional\nstatus: proposed\n', 'b.req.yaml': 'id: REQ-2\ntitle: Pay\ntype: functional\nstatus: proposed\nstatement: x\ncreated: soon\n' });
      const said = (file: string): string[] => problemsOf(snapshot, file, TODAY).filter(({ severity }) => severity === 'error').map((problem) => messageOf(problem, 'en'));
      assert.deepEqual(said('a.req.yaml'), ['A “mapping” needs “statement”.']);
      assert.deepEqual(said('b.req.yaml').length, 1);
    });

    it('hover and completion say keys', () => {
      const at = sceneOf('own$0er: x');
      assert.match(hover(at.snapshot, at.document, at.offset, asked)?.markdown ?? '', /^\*\*owner\*\* `owner`/);
      const card = sceneOf('dependsOn: [REQ-$012]');
      assert.match(hover(card.snapshot, card.document, card.offset, asked)?.markdown ?? '', /approved · must/);
      const list = sceneOf('id: REQ-1\npri$0');
      const { items } = completion(list.snapshot, list.document, list.offset, asked);
      assert.equal(items.find(({ label }) => label === 'priority')?.detail, 'priority');
      const goals = sceneOf('goals:\n  $0', 'shop/other.product.yaml');
      assert.ok(completion(goals.snapshot, goals.document, goals.offset, asked).items.some(({ label }) => label === '新条目'));
    });
  });

  it('gets texts that come late', () => {
    setShapeTexts([]);
    const early = shapeAt('risks', ['risks', 0, 'impact']);
    assert.equal(early?.title.en, '');
    setShapeTexts(ALL);
    assert.equal(early?.title.en, 'Impact');
    assert.equal(priority?.title.zh, '优先级');
  });
});

describe('rules/help', () => {
  const all = Object.fromEntries([...RULES.values()].map(({ id, description, help, messages }) => [id, { description, help, messages }]));
  const none = { description: { en: '', zh: '' }, help: { why: { en: '', zh: '' }, bad: '', good: '' }, messages: {} };
  afterEach(() => setRuleTexts(all));

  it('says why, and shows what to write', () => {
    const page = helpOf('ref/unknown', 'zh') ?? '';
    assert.match(page, /^# ref\/unknown\n\n\*\*错误\*\* · /);
    assert.deepEqual([...page.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading), ['为什么', '错误示例', '正确示例']);
    assert.match(page, /# prd-ignore ref\/unknown: 原因/);
    assert.equal(helpOf('no/such-rule', 'en'), undefined);
  });

  it('leaves out what has not been read', () => {
    setRuleTexts(Object.fromEntries([...RULES.keys()].map((id) => [id, none])));
    const page = helpOf('ref/unknown', 'en') ?? '';
    assert.match(page, /^# ref\/unknown\n\n\*\*Error\*\* · /);
    assert.doesNotMatch(page, /^## |```yaml\n```/m);
    assert.equal(messageOf({ rule: 'ref/unknown', message: 'default' }, 'en'), 'ref/unknown');
    setRuleTexts({ 'ref/unknown': { ...none, help: { why: { en: 'Because.', zh: '因为。' }, bad: 'a: 1', good: 'a: 2' }, messages: { default: { en: 'nobody has {id}.', zh: '没有 {id}。' } } } });
    assert.match(helpOf('ref/unknown', 'en') ?? '', /## Why\n\nBecause\.\n\n## Instead of\n\n```yaml\na: 1\n```\n\n## Write/);
    assert.equal(messageOf({ rule: 'ref/unknown', message: 'default', args: { id: 'REQ-1' } }, 'zh'), '没有 REQ-1。');
  });
});
