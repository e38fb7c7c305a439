// How scores are read, rounded and counted from feedback.
import assert from 'node:assert/strict';
import { feedbackScore, weightOf } from '../../../src/core/scoring/feedback-score';
import { measuresOf } from '../../../src/core/scoring/measures';
import { confidenceOf, impactOf, numberOf, scoreNumberOf } from '../../../src/core/scoring/read';
import { roundStep, roundToScale, stepOf } from '../../../src/core/scoring/scale';
import { scoringOf } from '../../../src/core/scoring/scoring';

describe('Reading scores', () => {
  it('reads confidence as a share, a percentage or a word', () => {
    for (const same of [0.8, 80, '80', '80%', ' 80 % ', 'medium', 'Medium']) assert.equal(confidenceOf(same), 0.8, String(same));
    assert.deepEqual([confidenceOf('high'), confidenceOf('low'), confidenceOf(1), confidenceOf(100), confidenceOf(0)], [1, 0.5, 1, 1, 0]);
  });
  it('refuses confidence outside 0 to 100 %', () => {
    for (const wrong of [-1, 101, 1e9, 'certain', '', null, undefined, true, [], {}, NaN, Infinity, 'constructor']) assert.equal(confidenceOf(wrong), undefined, String(wrong));
  });
  it('reads impact as a number or a word', () => {
    assert.deepEqual(['massive', 'high', 'medium', 'low', 'minimal', 2, '0.5'].map(impactOf), [3, 2, 1, 0.5, 0.25, 2, 0.5]);
    assert.equal(impactOf('toString'), undefined);
  });
  it('reads numbers and nothing else', () => {
    assert.deepEqual([3, '3', ' -2.5 ', '.5', '1e3', '0x10', 'three', '', true, null, NaN].map(numberOf), [3, 3, -2.5, 0.5, undefined, undefined, undefined, undefined, undefined, undefined, undefined]);
    assert.equal(scoreNumberOf('effort', 'high'), undefined);
  });
});

describe('Scales', () => {
  it('finds a step for a range', () => {
    assert.deepEqual([stepOf(0, 1), stepOf(1, 5), stepOf(1, 10), stepOf(0, 100), stepOf(0, 400)], [0.05, 0.5, 0.5, 5, 20]);
    assert.deepEqual([0.013, 0.26, 3.4, 7.2, 260, 0, -1, Infinity].map(roundStep), [0.01, 0.2, 5, 10, 200, 1, 1, 1]);
  });
  it('rounds to the step within the ends', () => {
    const scale = { min: 1, max: 10, step: 0.5 };
    assert.deepEqual([8.3, 8.2, 0.2, 12].map((value) => roundToScale(scale, value)), [8.5, 8, 1, 10]);
    assert.equal(roundToScale({ min: 0, step: 0.1 }, 0.1 + 0.2), 0.3);
    assert.equal(roundToScale({ min: 0.25, max: 3, step: 0.25, values: [0.25, 0.5, 1, 2, 3] }, 2.4), 2);
  });
});

describe('Feedback as a score', () => {
  it('grows with the weight of the notes and never passes the end', () => {
    const of = (count: number): number | undefined => feedbackScore(new Array<number>(count).fill(1), 0, 10)?.value;
    assert.deepEqual([of(0), of(1), of(3), of(9), of(21), of(100000)], [undefined, 2.5, 5, 7.5, 8.8, 10]);
    assert.deepEqual(feedbackScore([2, 4], 1, 5), { value: 3.7, notes: 2 });
  });
  it('weighs a note 1 where it says nothing, and 0 where it says less than nothing', () => {
    assert.deepEqual([undefined, 'heavy', 3, 0, -4].map(weightOf), [1, 1, 3, 0, 0]);
  });
});

describe('Measures', () => {
  const rows = (...list: Record<string, number>[]): Map<string, number>[] => list.map((values) => new Map(Object.entries(values)));
  const measure = (key: string, scoring: unknown, ...list: Record<string, number>[]) => measuresOf(scoringOf(scoring), rows(...list)).find((one) => one.key === key);

  it('always offers value and effort, then what there is', () => {
    assert.deepEqual(measuresOf(scoringOf(undefined), []).map((one) => one.key), ['value', 'effort']);
    assert.deepEqual(
      measuresOf(scoringOf({ model: 'rice' }), rows({ 'analysis.userValue': 3, delight: 4 })).map((one) => one.key),
      ['value', 'effort', 'reach', 'impact', 'confidence', 'delight', 'analysis.userValue'],
    );
  });
  it('takes scale, title and direction from the product’s criteria', () => {
    const cost = measure('cost', { criteria: [{ key: 'cost', title: 'Cost to run', direction: 'down', min: 0, max: 100 }] });
    assert.deepEqual(cost, { key: 'cost', title: 'Cost to run', scale: { min: 0, max: 100, step: 5 }, down: true, count: 0 });
  });
  it('widens a usual scale where the data pass it', () => {
    assert.deepEqual(measure('value', undefined, { value: 9.5 })?.scale, { min: 1, max: 10, step: 0.5 });
    assert.deepEqual(measure('value', undefined, { value: 80 })?.scale, { min: 0, max: 80, step: 5 });
    assert.deepEqual(measure('impact', { model: 'rice' }, { impact: 2 })?.scale.values, [0.25, 0.5, 1, 2, 3]);
    assert.equal(measure('impact', { model: 'rice' }, { impact: 8 })?.scale.values, undefined);
  });
  it('keeps effort above zero and leaves it open upwards', () => {
    assert.deepEqual(measure('effort', undefined, { effort: 13 }, { effort: 2 })?.scale, { min: 0.2, step: 0.2 });
  });
  it('leaves out keys that no measure may have', () => {
    assert.deepEqual(measuresOf(scoringOf(undefined), rows({ __proto: 1, 'x-own': 2, 'a b': 3 })).map((one) => one.key), ['value', 'effort']);
  });
});
