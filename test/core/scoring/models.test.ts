// Worked examples of the scoring models, with their sources, and what happens when a term is missing or zero.
import assert from 'node:assert/strict';
import type { Inputs, Score } from '../../../src/core/scoring/score';
import { compareIds, compareRanked } from '../../../src/core/scoring/ranking';
import { DEFAULT_CRITERIA, scoreOf, scoringOf, termKeysOf } from '../../../src/core/scoring/scoring';
import { levelOf, weighted, type Criterion } from '../../../src/core/scoring/weighted';

const inputs = (values: Record<string, number>): Inputs => new Map(Object.entries(values).map(([key, value]) => [key, { value }]));
const score = (model: string, values: Record<string, number>, criteria?: unknown): Score => scoreOf(scoringOf({ model, criteria }), inputs(values));

function valueOf(result: Score): number {
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
}

describe('RICE', () => {
  // Scales and formula: Sean McBride, “RICE: Simple prioritization for product managers”, Intercom. People reached in a quarter, person-months.
  const examples: readonly [string, Record<string, number>, number][] = [
    ['few people, massive impact, sure', { reach: 450, impact: 3, confidence: 1, effort: 2 }, 675],
    ['many people, medium impact', { reach: 2000, impact: 1, confidence: 0.8, effort: 4 }, 400],
    ['one-off, high impact, a guess', { reach: 800, impact: 2, confidence: 0.5, effort: 1 }, 800],
  ];
  for (const [name, values, expected] of examples) it(`${name}: ${expected}`, () => assert.equal(valueOf(score('rice', values)), expected));

  it('names every missing term', () => {
    const result = score('rice', { reach: 450, effort: 2 });
    assert.deepEqual(result, { ok: false, missing: ['impact', 'confidence'], terms: [{ key: 'reach', value: 450 }, { key: 'effort', value: 2 }] });
  });

  it('gives no score for an effort of zero and says so', () => {
    const result = score('rice', { reach: 450, impact: 3, confidence: 1, effort: 0 });
    assert.ok(!result.ok);
    assert.deepEqual([result.missing, result.zero], [[], 'effort']);
    assert.equal(result.terms.length, 4);
  });

  it('gives no score for a negative effort', () => assert.equal(score('rice', { reach: 1, impact: 1, confidence: 1, effort: -2 }).ok, false));
});

describe('ICE', () => {
  // Impact × confidence × ease: Itamar Gilad, “Evidence-Guided”; 8 of 10 × 60 % × 3 of 10, the same idea made easier, and a sure small one.
  it('multiplies its three terms', () => {
    assert.ok(Math.abs(valueOf(score('ice', { impact: 8, confidence: 0.6, ease: 3 })) - 14.4) < 1e-9);
    assert.ok(Math.abs(valueOf(score('ice', { impact: 8, confidence: 0.6, ease: 6 })) - 28.8) < 1e-9);
    assert.equal(valueOf(score('ice', { impact: 2, confidence: 1, ease: 9 })), 18);
  });

  it('asks for ease, not for effort', () => {
    const result = score('ice', { impact: 8, confidence: 0.6, effort: 3 });
    assert.deepEqual(!result.ok && result.missing, ['ease']);
  });
});

describe('WSJF', () => {
  // Formula: Scaled Agile Framework, “WSJF”; relative numbers on a Fibonacci scale. Cost of delay 8+5+3 over size 5; 3+13+8 over 3; 20+1+1 over 20.
  it('divides the cost of delay by the job size', () => {
    assert.equal(valueOf(score('wsjf', { value: 8, timeCriticality: 5, riskReduction: 3, effort: 5 })), 3.2);
    assert.equal(valueOf(score('wsjf', { value: 3, timeCriticality: 13, riskReduction: 8, effort: 3 })), 8);
    assert.equal(valueOf(score('wsjf', { value: 20, timeCriticality: 1, riskReduction: 1, effort: 20 })), 1.1);
  });
});

describe('Value against effort', () => {
  // Value ÷ cost as in Karl Wiegers, “First Things First: Prioritizing Requirements” (1999), without its risk term.
  it('divides value by effort', () => {
    assert.equal(valueOf(score('value-effort', { value: 9, effort: 3 })), 3);
    assert.equal(valueOf(score('value-effort', { value: 7, effort: 0.5 })), 14);
  });
  it('is the model where the product names none or one that does not exist', () => {
    for (const value of [undefined, null, {}, 'rice', { model: 'moscow' }, { model: 7 }]) {
      const scoring = scoringOf(value);
      assert.deepEqual([scoring.model, scoring.given, termKeysOf(scoring)], ['value-effort', false, ['value', 'effort']]);
    }
  });
});

describe('Weighted criteria', () => {
  const criteria: readonly Criterion[] = [
    { key: 'marketDemand', weight: 35, direction: 'up', min: 1, max: 10 },
    { key: 'userFeedback', weight: 25, direction: 'up', min: 0, max: 10 },
    { key: 'feasibility', weight: 20, direction: 'up', min: 1, max: 5 },
    { key: 'resourceFit', weight: 20, direction: 'up', min: 1, max: 5 },
  ];

  // Linear value functions and normalised weights: Ward Edwards’s SMART (1977). By hand: 35·7/9 + 25·9/10 + 20·3/4 + 20·3/4.
  it('normalises each criterion and weighs it', () => {
    const result = weighted(inputs({ marketDemand: 8, userFeedback: 9, feasibility: 4, resourceFit: 4 }), criteria);
    assert.ok(Math.abs(valueOf(result) - (27.222222 + 22.5 + 15 + 15)) < 1e-5);
    assert.deepEqual(result.terms.map((term) => Math.round((term.points ?? 0) * 10) / 10), [27.2, 22.5, 15, 15]);
    assert.deepEqual(result.terms.map((term) => term.share), [0.35, 0.25, 0.2, 0.2]);
  });

  it('runs from 0 to 100 whatever the weights add up to', () => {
    const light = criteria.map((criterion) => ({ ...criterion, weight: criterion.weight / 7 }));
    assert.ok(Math.abs(valueOf(weighted(inputs({ marketDemand: 10, userFeedback: 10, feasibility: 5, resourceFit: 5 }), light)) - 100) < 1e-9);
    assert.equal(valueOf(weighted(inputs({ marketDemand: 1, userFeedback: 0, feasibility: 1, resourceFit: 1 }), light)), 0);
  });

  it('turns a criterion where less is better', () => {
    const risk: Criterion = { key: 'risk', weight: 1, direction: 'down', min: 0, max: 10 };
    assert.equal(levelOf(risk, 2), 0.8);
    assert.equal(valueOf(weighted(inputs({ risk: 2 }), [risk])), 80);
  });

  it('keeps values outside the scale at its end, and a scale without width at 0', () => {
    const one: Criterion = { key: 'a', weight: 1, direction: 'up', min: 1, max: 5 };
    assert.deepEqual([levelOf(one, 9), levelOf(one, -3), levelOf({ ...one, max: 1 }, 1)], [1, 0, 0]);
  });

  it('does not ask for a criterion of weight 0', () => {
    const result = score('weighted', { a: 5 }, [{ key: 'a', weight: 2, min: 0, max: 10 }, { key: 'b', weight: 0 }]);
    assert.equal(valueOf(result), 50);
  });

  it('gives no score where every weight is 0', () => assert.equal(score('weighted', { a: 5 }, [{ key: 'a', weight: 0 }]).ok, false));

  it('takes four criteria of equal weight where the product names none', () => {
    assert.deepEqual(termKeysOf(scoringOf({ model: 'weighted' })), ['marketDemand', 'userFeedback', 'feasibility', 'resourceFit']);
    assert.equal(valueOf(score('weighted', { marketDemand: 5.5, userFeedback: 5, feasibility: 3, resourceFit: 3 })), 50);
  });

  it('reads criteria that are half written, and the first of equal keys', () => {
    const { criteria: read } = scoringOf({ criteria: [null, 3, {}, { key: 'feasibility' }, { key: 'cost', weight: 'heavy', direction: 'down' }, { key: 'cost', weight: 9 }] });
    assert.deepEqual(read, [
      { key: 'feasibility', weight: 1, direction: 'up', min: 1, max: 5 },
      { key: 'cost', weight: 1, direction: 'down', min: 1, max: 10 },
    ]);
    assert.equal(scoringOf({ criteria: [{}] }).criteria, DEFAULT_CRITERIA);
  });
});

describe('Ranking', () => {
  it('orders by score, then priority, then id as people count', () => {
    const rows = [
      { id: 'REQ-12', score: 3 },
      { id: 'REQ-9', score: 3 },
      { id: 'REQ-4', score: 3, priority: 'could' },
      { id: 'REQ-5', score: 3, priority: 'must' },
      { id: 'REQ-1', score: 2, priority: 'must' },
      { id: 'REQ-2', score: 7, priority: 'wont' },
    ];
    assert.deepEqual([...rows].sort(compareRanked).map((row) => row.id), ['REQ-2', 'REQ-5', 'REQ-4', 'REQ-9', 'REQ-12', 'REQ-1']);
    assert.deepEqual([...rows].reverse().sort(compareRanked).map((row) => row.id), ['REQ-2', 'REQ-5', 'REQ-4', 'REQ-9', 'REQ-12', 'REQ-1']);
  });
  it('compares ids of different prefixes as text', () => {
    assert.ok(compareIds('PAY-REQ-2', 'REQ-1') < 0);
    assert.equal(compareIds('REQ-1', 'REQ-1'), 0);
  });
});
