// Scores and ranks are those of the priority matrix, after any change of the files.
import assert from 'node:assert/strict';
import { parseDocument } from '../../../src/core/document/parse';
import { emptySnapshot, updateSnapshot } from '../../../src/core/index/build';
import { factsOf } from '../../../src/core/index/facts-of';
import type { Snapshot } from '../../../src/core/index/snapshot';
import { matrixView } from '../../../src/core/views/matrix';
import { rankingOf } from '../../../src/core/views/ranking';

function agrees(snapshot: Snapshot, scope: string): number {
  const { items } = matrixView(snapshot, scope, { findings: () => ({ errors: 0, warnings: 0, infos: 0 }) });
  const ranking = rankingOf(snapshot, scope);
  for (const { id, rank, score, notes } of items) {
    const standing = ranking.of(id);
    assert.deepEqual([id, standing?.rank, standing?.score.ok ? standing.score.value : undefined], [id, rank, score]);
    if (notes !== undefined) assert.equal(ranking.notesOf(id).length, notes);
  }
  assert.equal(ranking.count, items.filter(({ rank }) => rank !== undefined).length);
  return items.length;
}

describe('views/ranking', () => {
  it('agrees with the matrix while files change', () => {
    let seed = 7;
    const random = (below: number): number => (seed = (seed * 48_271) % 2_147_483_647) % below;
    const priorities = ['must', 'should', 'could', 'wont', 'odd'];
    const requirement = (i: number): string =>
      `  - id: REQ-${i}\n    title: "${'x'.repeat(120)}"\n${random(3) ? `    priority: ${priorities[random(5)] ?? ''}\n` : ''}    scores: {value: ${random(4)}, effort: ${random(3)}, marketDemand: ${random(10)}${random(2) ? `, userFeedback: ${random(10)}` : ''}}\n${random(4) ? '' : `    source: {channel: sales, feedback: [FB-${random(20)}]}\n`}`;
    const files: Record<string, () => string> = {
      'a.product.yaml': () => ['id: PRODUCT-a\n', 'id: PRODUCT-a\nscoring: {model: weighted, criteria: [{key: userFeedback, weight: 2, min: 0, max: 10}, {key: value, weight: 1, min: 0, max: 4, direction: down}]}\n', 'id: PRODUCT-a\nscoring: {model: odd}\n'][random(3)] ?? '',
      'a.req.yaml': () => `requirements:\n${Array.from({ length: 60 }, (_, i) => requirement(i)).join('')}`,
      'b.req.yaml': () => `requirements:\n${requirement(random(80))}${requirement(70)}`,
      'b.feedback.yaml': () => `feedback:\n${Array.from({ length: 20 }, (_, i) => `  - {id: FB-${i}, weight: ${random(3)}, requirements: [REQ-${random(70)}, REQ-${random(70)}]}\n`).join('')}`,
      'p/p.product.yaml': () => 'id: PRODUCT-p\n',
      'p/x.req.yaml': () => 'id: REQ-1\nscores: {value: 3, effort: 1}\n',
    };
    let snapshot = emptySnapshot();
    const put = (file: string): void => {
      snapshot = updateSnapshot(snapshot, [{ file, facts: factsOf(parseDocument(file, files[file]?.() ?? '')) }]);
    };
    for (const file of Object.keys(files)) put(file);
    for (let round = 0; round < 40; round++) {
      put(Object.keys(files)[random(4)] ?? '');
      assert.ok(agrees(snapshot, '') > 50);
      assert.equal(agrees(snapshot, 'p'), 1);
    }
  }).timeout(20_000);

  it('ranks thousands that have the same score, each of which is asked for', () => {
    const count = 6000;
    const priorities = ['could', 'must', undefined];
    const items = Array.from({ length: count }, (_, i) => ({ id: `REQ-${count - i}`, priority: priorities[i % 3] }));
    const text = `requirements:\n${items.map(({ id, priority }) => `  - {id: ${id}, ${priority ? `priority: ${priority}, ` : ''}scores: {value: 3, effort: 1}}\n`).join('')}`;
    const ranking = rankingOf(updateSnapshot(emptySnapshot(), [{ file: 'a.req.yaml', facts: factsOf(parseDocument('a.req.yaml', text)) }]), '');
    const inOrder = items.map(({ id }) => ({ id, rank: ranking.of(id)?.rank ?? 0 })).sort((a, b) => a.rank - b.rank);
    assert.deepEqual(inOrder.map(({ rank }) => rank), Array.from({ length: count }, (_, i) => i + 1));
    const numbers = (priority: string | undefined): number[] => items.filter((one) => one.priority === priority).map(({ id }) => Number(id.slice(4))).reverse();
    assert.deepEqual(inOrder.map(({ id }) => Number(id.slice(4))), [...numbers('must'), ...numbers('could'), ...numbers(undefined)]);
  }).timeout(20_000);
});
