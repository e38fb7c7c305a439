// The priority matrix's view of product files.
import assert from 'node:assert/strict';
import { parseDocument } from '../../../src/core/document/parse';
import { emptySnapshot, updateSnapshot } from '../../../src/core/index/build';
import { factsOf } from '../../../src/core/index/facts-of';
import { matrixView, type MatrixItem, type MatrixView } from '../../../src/core/views/matrix';

const NONE = { errors: 0, warnings: 0, infos: 0 };

function view(files: Record<string, string>, scope = '', findings = () => NONE as MatrixItem['findings']): MatrixView {
  const changes = Object.entries(files).map(([file, text]) => ({ file, facts: factsOf(parseDocument(file, text)) }));
  return matrixView(updateSnapshot(emptySnapshot(), changes), scope, { findings });
}

function requirements(...lines: string[]): string {
  return `requirements:\n${lines.map((line) => `  - {${line}}\n`).join('')}`;
}

const item = ({ items }: MatrixView, id: string): MatrixItem => {
  const found = items.find((one) => one.id === id);
  assert.ok(found, id);
  return found;
};

describe('Matrix view', () => {
  it('is empty without files, but has axes', () => {
    const empty = view({});
    assert.deepEqual([empty.items, empty.broken, empty.product, empty.model, empty.modelGiven], [[], [], undefined, 'value-effort', false]);
    assert.deepEqual(empty.measures.map((measure) => measure.key), ['value', 'effort']);
  });

  it('ranks by score, and puts what has none behind, by id', () => {
    const { items } = view({
      'a.req.yaml': requirements(
        'id: REQ-10, title: Late, scores: {value: 4}',
        'id: REQ-2, title: Slow, scores: {value: 4, effort: 8}',
        'id: REQ-3, title: Quick, scores: {value: 8, effort: 2}',
        'id: REQ-9, title: Bare',
        'id: REQ-4, title: Free, scores: {value: 8, effort: 0}',
      ),
    });
    assert.deepEqual(items.map(({ id, rank, score }) => [id, rank, score]), [
      ['REQ-3', 1, 4],
      ['REQ-2', 2, 0.5],
      ['REQ-4', undefined, undefined],
      ['REQ-9', undefined, undefined],
      ['REQ-10', undefined, undefined],
    ]);
    assert.deepEqual(items.slice(2).map(({ missing, zero }) => [missing, zero]), [[[], 'effort'], [['value', 'effort'], undefined], [['effort'], undefined]]);
  });

  it('breaks ties by priority, then id', () => {
    const { items } = view({
      'a.req.yaml': requirements(
        'id: REQ-12, title: A, scores: {value: 2, effort: 1}',
        'id: REQ-9, title: B, scores: {value: 4, effort: 2}',
        'id: REQ-30, title: C, priority: must, scores: {value: 6, effort: 3}',
      ),
    });
    assert.deepEqual(items.map(({ id, rank }) => [id, rank]), [['REQ-30', 1], ['REQ-9', 2], ['REQ-12', 3]]);
  });

  it('carries what a requirement says of itself', () => {
    const files = {
      'a.product.yaml': 'id: PRODUCT-a\nname: Anna\nvision: V',
      'a.req.yaml': requirements('id: REQ-1, title: One, type: security, status: approved, priority: must, owner: "@ling", dependsOn: [REQ-2], tags: [x], analysis: {userValue: 4}, scores: {reach: 20}'),
      'a.prd.yaml': 'id: PRD-1\ntitle: P\nrequirements: [REQ-1, {id: REQ-2, title: In place}]',
      'b.prd.yaml': 'id: PRD-2\ntitle: Q\nrequirements: [REQ-1, REQ-2]',
      'a.team.yaml': 'people: [{handle: "@ling", name: Ling Zhao}]',
    };
    const seen = view(files, '', () => ({ errors: 1, warnings: 2, infos: 0 }));
    const { range, at, ...one } = item(seen, 'REQ-1');
    assert.equal(files['a.req.yaml'].slice(range.start, range.end).startsWith('{id: REQ-1'), true);
    assert.equal(files['a.req.yaml'].slice(at, at + 5), 'REQ-1');
    assert.deepEqual(one, {
      id: 'REQ-1', title: 'One', file: 'a.req.yaml', priority: 'must', status: 'approved', type: 'security', owner: '@ling', ownerName: 'Ling Zhao', prd: 'PRD-1', tags: ['x'],
      values: { reach: 20, 'analysis.userValue': 4 }, terms: [], missing: ['value', 'effort'], needs: ['REQ-2'], findings: { errors: 1, warnings: 2, infos: 0 },
    });
    assert.equal(item(seen, 'REQ-2').prd, 'PRD-1');
    assert.deepEqual(seen.product, { id: 'PRODUCT-a', name: 'Anna', file: 'a.product.yaml' });
    assert.deepEqual(seen.measures.map(({ key, count }) => [key, count]), [['value', 0], ['effort', 0], ['reach', 1], ['analysis.userValue', 1]]);
  });

  it('scores by the product’s model and shows each term’s level', () => {
    const seen = view({
      'a.product.yaml': 'id: PRODUCT-a\nname: A\nvision: V\nscoring: {model: rice}',
      'a.req.yaml': requirements(
        'id: REQ-1, title: One, scores: {reach: 450, impact: massive, confidence: high, effort: 2}',
        'id: REQ-2, title: Two, scores: {reach: 2000, impact: medium, confidence: 80, effort: 4}',
      ),
    });
    assert.deepEqual([seen.model, seen.modelGiven, seen.termKeys], ['rice', true, ['reach', 'impact', 'confidence', 'effort']]);
    assert.deepEqual(seen.items.map(({ id, score }) => [id, score]), [['REQ-1', 675], ['REQ-2', 400]]);
    assert.deepEqual(item(seen, 'REQ-2').terms, [
      { key: 'reach', value: 2000, level: 1 },
      { key: 'impact', value: 1, level: 1 / 3 },
      { key: 'confidence', value: 0.8, level: 0.8 },
      { key: 'effort', value: 4, level: 1 },
    ]);
  });

  it('counts linked feedback where no number is given, each note once', () => {
    const seen = view({
      'a.product.yaml': 'id: PRODUCT-a\nname: A\nvision: V\nscoring: {model: weighted, criteria: [{key: userFeedback, weight: 1, min: 0, max: 10}]}',
      'a.req.yaml': requirements(
        'id: REQ-1, title: One, source: {channel: user-feedback, feedback: [FB-1, FB-2, FB-77]}',
        'id: REQ-2, title: Two, scores: {userFeedback: 9}',
        'id: REQ-3, title: Three',
      ),
      'a.feedback.yaml': 'feedback:\n  - {id: FB-1, text: A, requirements: [REQ-1, REQ-2]}\n  - {id: FB-2, text: B, weight: 2}\n',
    });
    assert.deepEqual(item(seen, 'REQ-1').terms, [{ key: 'userFeedback', value: 5, notes: 2, share: 1, level: 0.5, points: 50 }]);
    assert.deepEqual([item(seen, 'REQ-1').notes, item(seen, 'REQ-1').values], [2, { userFeedback: 5 }]);
    assert.deepEqual([item(seen, 'REQ-2').notes, item(seen, 'REQ-2').score], [undefined, 90]);
    assert.deepEqual(item(seen, 'REQ-3').missing, ['userFeedback']);
  });

  it('keeps to its own product', () => {
    const files = {
      'shop/shop.product.yaml': 'id: PRODUCT-shop\nname: Shop\nvision: V',
      'shop/a.req.yaml': requirements('id: REQ-1, title: Shop’s'),
      'pay/pay.product.yaml': 'id: PRODUCT-pay\nname: Pay\nvision: V\nscoring: {model: wsjf}',
      'pay/a.req.yaml': requirements('id: REQ-1, title: Pay’s'),
    };
    assert.deepEqual(view(files, 'pay').items.map(({ title }) => title), ['Pay’s']);
    assert.deepEqual([view(files, 'shop').model, view(files, 'pay').model], ['value-effort', 'wsjf']);
  });

  it('takes the first of two definitions of an id', () => {
    const { items } = view({ 'a.req.yaml': requirements('id: REQ-1, title: First', 'id: REQ-1, title: Second') });
    assert.deepEqual(items.map(({ title }) => title), ['First']);
  });

  it('tells broken files with the line, and shows what it could read', () => {
    const seen = view({ 'a.req.yaml': 'requirements:\n  - {id: REQ-1, title: One}\n  - {id: REQ-2, title: "Two}\n', 'b.req.yaml': requirements('id: REQ-5, title: Five') });
    assert.equal(seen.broken.length, 1);
    assert.equal(seen.broken[0]?.file, 'a.req.yaml');
    assert.ok((seen.broken[0]?.line ?? 0) >= 2);
    assert.ok(seen.items.some(({ id }) => id === 'REQ-5'));
  });

  it('survives fields of any shape', () => {
    const odd = ['scores: 3', 'scores: [1, 2]', 'scores: {value: [], effort: {a: 1}, reach: true, impact: "?"}', 'analysis: none', 'dependsOn: REQ-2, tags: 7, owner: [x], source: 3, priority: {}, status: 5', 'scores: {__proto__: 4, constructor: 5, toString: 6}'];
    const { items } = view({
      'a.product.yaml': 'id: PRODUCT-a\nname: 7\nscoring: {model: [rice], criteria: {a: 1}}',
      'a.req.yaml': requirements(...odd.map((fields, i) => `id: REQ-${i + 1}, ${fields}`)),
      'a.prd.yaml': 'id: PRD-1\nrequirements: 8',
      'a.feedback.yaml': 'feedback: [{id: FB-1, requirements: REQ-1, weight: x}, 3]',
    });
    assert.equal(items.length, odd.length);
    assert.deepEqual(items.map(({ rank }) => rank), odd.map(() => undefined));
    assert.deepEqual(JSON.parse(JSON.stringify(items)).length, odd.length);
  });

  it('makes a view of 5,000 requirements in the time that their file takes to be read, more or less', function () {
    this.timeout(20_000);
    const lines = Array.from({ length: 5000 }, (_, i) => `id: REQ-${i + 1}, title: T${i}, scores: {value: ${1 + (i % 10)}, effort: ${1 + (i % 7)}}`);
    const text = requirements(...lines);
    const spent = <T>(work: () => T): readonly [T, number] => {
      const start = process.cpuUsage();
      const made = work();
      return [made, process.cpuUsage(start).user];
    };
    const [facts, reading] = spent(() => factsOf(parseDocument('a.req.yaml', text)));
    const snapshot = updateSnapshot(emptySnapshot(), [{ file: 'a.req.yaml', facts }]);
    const [{ items }, viewing] = spent(() => matrixView(snapshot, '', { findings: () => NONE }));
    assert.equal(items.length, 5000);
    assert.ok(viewing < 5 * reading, `${Math.round(viewing / 1000)} ms, where reading takes ${Math.round(reading / 1000)} ms`);
  });
});
