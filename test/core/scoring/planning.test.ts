// Ranking with dependencies, the capacity line, the set of highest worth, and how far ranks move: by hand, and against brute force.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { bestSet } from '../../../src/core/scoring/best-set';
import { cutByRank, type Cost } from '../../../src/core/scoring/capacity';
import { forestKnapsack } from '../../../src/core/scoring/forest-knapsack';
import { circlesOf, needsFirst } from '../../../src/core/scoring/needs';
import { compareRanked, tieOrder } from '../../../src/core/scoring/ranking';
import { scoreOf, scoringOf, withWeights, worthOf } from '../../../src/core/scoring/scoring';
import { rankRanges, type Scored } from '../../../src/core/scoring/sensitivity';

const needsIn = (lists: readonly (readonly number[])[]) => (item: number) => lists[item] ?? [];
const costsOf = (...efforts: (number | undefined)[]): Cost[] => efforts.map((effort) => ({ done: false, ...(effort !== undefined && { effort }) }));

/** Needs of n items; with `circles` any may need any, otherwise only ones behind it in the list. */
const graphs = (most: number, circles: boolean) =>
  fc.integer({ min: 1, max: most }).chain((n) => fc.tuple(...Array.from({ length: n }, (_, i) => fc.uniqueArray(fc.integer({ min: circles ? 0 : Math.min(i + 1, n), max: circles ? n - 1 : n }), { maxLength: 3 }).map((list) => list.filter((one) => one < n && one !== i)))));

const reaches = (lists: readonly (readonly number[])[], from: number): Set<number> => {
  const found = new Set<number>();
  const walk = (item: number): void => lists[item]?.forEach((need) => { if (!found.has(need)) { found.add(need); walk(need); } });
  walk(from);
  return found;
};

describe('Order with dependencies', () => {
  it('brings what an item needs right before it, through others as well', () => {
    assert.deepEqual(needsFirst([0, 1, 2, 3, 4], needsIn([[3], [], [], [4], []])), [4, 3, 0, 1, 2]);
  });
  it('follows needs that are not ranked without placing them', () => assert.deepEqual(needsFirst([0, 1, 3], needsIn([[2], [], [3], []])), [3, 0, 1]));
  it('leaves an order alone that keeps its dependencies', () => assert.deepEqual(needsFirst([2, 0, 1], needsIn([[2], [0], []])), [2, 0, 1]));
  it('never ranks anything above what it depends on, but within a circle; nothing comes or goes', () => {
    fc.assert(fc.property(graphs(9, true), (lists) => {
      const order = lists.map((_, i) => i);
      const result = needsFirst(order, needsIn(lists));
      assert.deepEqual([...result].sort((a, b) => a - b), order);
      for (const item of order) {
        for (const need of reaches(lists, item)) {
          if (!reaches(lists, need).has(item)) assert.ok(result.indexOf(need) < result.indexOf(item), JSON.stringify({ lists, result }));
        }
      }
      assert.deepEqual(needsFirst(result, needsIn(lists.map((list, i) => list.filter((need) => !reaches(lists, need).has(i))))), result, 'once in order it stays');
    }));
  });
  it('finds circles, each behind what it needs', () => {
    fc.assert(fc.property(graphs(9, true), (lists) => {
      const groups = circlesOf(lists.map((_, i) => i), needsIn(lists));
      assert.deepEqual(groups.flat().sort((a, b) => a - b), lists.map((_, i) => i));
      const groupOf = (item: number): number => groups.findIndex((group) => group.includes(item));
      lists.forEach((_, i) => {
        for (const need of reaches(lists, i)) {
          if (reaches(lists, need).has(i)) assert.equal(groupOf(need), groupOf(i));
          else assert.ok(groupOf(need) < groupOf(i));
        }
      });
    }));
  });
  it('walks chains of 100,000 without a stack of its own running over', () => {
    const long = (item: number): number[] => (item < 99_999 ? [item + 1] : []);
    assert.deepEqual(needsFirst([0, 99_999], long), [99_999, 0]);
    assert.equal(circlesOf(Array.from({ length: 100_000 }, (_, i) => i), long).length, 100_000);
  });
});

describe('Ties', () => {
  it('of long lists are decided as those of two', () => {
    const rows = fc.record({ id: fc.constantFrom('REQ-2', 'REQ-10', 'REQ-9', 'PAY-REQ-1', 'x', 'REQ-02'), priority: fc.constantFrom('must', 'could', 'odd', undefined) }, { requiredKeys: ['id'] });
    fc.assert(fc.property(fc.array(rows, { maxLength: 8 }), (list) => {
      const read = list.map(({ id, priority }) => ({ id, score: 1, ...(priority !== undefined && { priority }) }));
      assert.deepEqual(tieOrder(read).map((i) => read[i]), [...read].sort(compareRanked));
    }));
  });
  it('hold for scores that differ by rounding alone', () => {
    const scoring = scoringOf({ model: 'value-effort' });
    const value = (v: number, effort: number): unknown => scoreOf(scoring, new Map([['value', { value: v }], ['effort', { value: effort }]]));
    assert.deepEqual([(value(0.3, 0.1) as { value: number }).value, (value(3, 1) as { value: number }).value], [3, 3]);
  });
  it('a score beyond all bounds is none', () => {
    const score = scoreOf(scoringOf({ model: 'rice' }), new Map(['reach', 'impact', 'confidence', 'effort'].map((key) => [key, { value: 1e300 }])));
    assert.equal(score.ok, false);
  });
});

describe('Capacity line', () => {
  it('stops at the first that does not fit, and names one behind it that would', () => {
    const cut = cutByRank([0, 1, 2, 3, 4], costsOf(5, 3, 4, 2, 1), needsIn([]), 10);
    assert.deepEqual(cut, { taken: [0, 1], used: 8, unused: 2, stopped: { item: 2, effort: 4 }, fits: 3, uncounted: [] });
  });
  it('brings what an item needs, and counts it once', () => {
    const cut = cutByRank([0, 1, 2], costsOf(2, 1, 3), needsIn([[2], [2], []]), 6);
    assert.deepEqual([cut.taken, cut.used, cut.stopped], [[2, 0, 1], 6, undefined]);
    assert.deepEqual(cutByRank([0, 1, 2], costsOf(2, 1, 3), needsIn([[2], [2], []]), 4).stopped, { item: 0, effort: 5 });
  });
  it('takes nothing for what is done', () => {
    const costs: Cost[] = [{ effort: 3, done: false }, { effort: 90, done: true }];
    assert.deepEqual(cutByRank([1, 0], costs, needsIn([[1], []]), 3).taken, [0]);
  });
  it('names what can’t be counted', () => {
    assert.deepEqual(cutByRank([0, 1, 2], costsOf(1, undefined, 1), needsIn([[], [], [1]]), 5), { taken: [0], used: 1, unused: 4, uncounted: [1, 2] });
  });
  it('adds tenths up without a rest', () => assert.deepEqual(cutByRank([0, 1, 2], costsOf(0.1, 0.2, 0.3), needsIn([]), 0.6), { taken: [0, 1, 2], used: 0.6, unused: 0, uncounted: [] }));
});

describe('Set of highest worth', () => {
  it('is that of the knapsack, not of the ranking', () => {
    // Ratios 6, 5, 4: by rank 60 + 100 fit into 50; the best two are the others. Cormen et al., “Introduction to Algorithms”, fractional against 0/1.
    const best = bestSet([0, 1, 2], [60, 100, 120], costsOf(10, 20, 30), needsIn([]), 50);
    assert.deepEqual(best, { taken: [1, 2], used: 50, unused: 0, worth: 220, exact: true });
    assert.deepEqual(forestKnapsack([{ worth: 60, units: 10 }, { worth: 100, units: 20 }, { worth: 120, units: 30 }], 50).worth, 220);
  });
  it('pays for what is needed', () => {
    assert.deepEqual(bestSet([0, 1], [10, 9], costsOf(1, 2), needsIn([[2], [], []]), 2).taken, [1], 'the need of the first is without effort');
    assert.deepEqual(bestSet([0, 1, 2], [10, 9, 0], costsOf(1, 2, 1), needsIn([[2], [], []]), 2).taken, [0, 2]);
    assert.deepEqual(bestSet([0, 1, 2], [10, 11, 0], costsOf(1, 2, 1), needsIn([[2], [], []]), 2).taken, [1]);
  });
  it('takes the better-ranked of two that are worth the same, and nothing that is worth nothing', () => {
    assert.deepEqual(bestSet([1, 0, 2], [5, 5, 0], costsOf(1, 1, 1), needsIn([]), 1).taken, [1]);
    assert.deepEqual(bestSet([0, 1, 2], [5, 5, 0], costsOf(1, 1, 1), needsIn([]), 9).taken, [0, 1]);
  });
  it('equals trying all sets, with any dependencies', () => {
    const cases = graphs(9, true).chain((lists) => fc.tuple(fc.constant(lists), fc.array(fc.integer({ min: 0, max: 20 }), { minLength: lists.length, maxLength: lists.length }), fc.array(fc.constantFrom(0.5, 1, 1.5, 2, 3, undefined), { minLength: lists.length, maxLength: lists.length }), fc.integer({ min: 0, max: 12 })));
    fc.assert(fc.property(cases, ([lists, worths, efforts, budget]) => {
      const order = lists.map((_, i) => i);
      const found = bestSet(order, worths, costsOf(...efforts), needsIn(lists), budget);
      let most = 0;
      for (let set = 0; set < 2 ** order.length; set++) {
        const items = order.filter((i) => set & (1 << i));
        if (items.some((i) => efforts[i] === undefined || lists[i]?.some((need) => !(set & (1 << need))))) continue;
        if (items.reduce((sum, i) => sum + (efforts[i] ?? 0), 0) <= budget) most = Math.max(most, items.reduce((sum, i) => sum + (worths[i] ?? 0), 0));
      }
      assert.equal(found.worth, most);
      assert.ok(found.exact && found.used <= budget);
      for (const item of found.taken) assert.ok(lists[item]?.every((need) => found.taken.includes(need)));
      const cut = cutByRank(order, costsOf(...efforts), needsIn(lists), budget);
      assert.ok(cut.taken.reduce((sum, i) => sum + (worths[i] ?? 0), 0) <= most, 'never less than the ranking brings');
    }), { numRuns: 300 });
  });
  it('is exact for 2,000 requirements and 500 units, half of them with needs, within seconds', function () {
    this.timeout(20_000);
    let seed = 1;
    const random = (below: number): number => (seed = (seed * 16807) % 2147483647) % below;
    const order = Array.from({ length: 2000 }, (_, i) => i);
    const lists = order.map((i) => (i % 2 === 0 && i > 10 ? [random(i), ...(i % 10 === 0 ? [random(i)] : [])] : []));
    const best = bestSet(order, order.map(() => 1 + random(100)), order.map(() => ({ done: false, effort: 1 + random(20) })), needsIn(lists), 500);
    assert.ok(best.exact);
    assert.ok(best.used <= 500 && best.taken.length > 50);
    for (const item of best.taken) assert.ok(lists[item]?.every((need) => best.taken.includes(need)));
  });
  it('says so where efforts are too fine for an exact table', () => {
    const best = bestSet([0, 1], [3, 4], costsOf(0.333333, 0.777777), needsIn([]), 1);
    assert.deepEqual([best.taken, best.exact], [[1], false]);
  });
  it('counts worth apart from effort', () => {
    const worth = (model: string, values: Record<string, number>): number => {
      const scoring = scoringOf({ model });
      const score = scoreOf(scoring, new Map(Object.entries(values).map(([key, value]) => [key, { value }])));
      assert.ok(score.ok);
      return worthOf(scoring, score);
    };
    assert.equal(worth('rice', { reach: 450, impact: 3, confidence: 0.8, effort: 7 }), 1080);
    assert.equal(worth('wsjf', { value: 8, timeCriticality: 5, riskReduction: 3, effort: 5 }), 16);
    assert.equal(worth('value-effort', { value: 7, effort: 3 }), 7);
    assert.equal(worth('ice', { impact: 8, confidence: 0.5, ease: 3 }), 4);
    assert.equal(worth('weighted', { marketDemand: 5.5, userFeedback: 5, feasibility: 3, resourceFit: 3 }), 50);
  });
});

describe('Range of ranks', () => {
  const ranges = (model: unknown, ...rows: Record<string, number>[]): (readonly [number, number])[] => {
    const scoring = scoringOf(model);
    const scored = rows.map((values): Scored => {
      const score = scoreOf(scoring, new Map(Object.entries(values).map(([key, value]) => [key, { value }])));
      assert.ok(score.ok);
      return { terms: score.terms, score: score.value };
    });
    const order = scored.map((_, i) => i).sort((a, b) => (scored[b]?.score ?? 0) - (scored[a]?.score ?? 0) || a - b);
    return rankRanges(scoring, scored, order, (same) => same).map(({ best, worst }) => [best, worst]);
  };
  const two = { model: 'weighted', criteria: [{ key: 'a', weight: 50, min: 0, max: 10 }, { key: 'b', weight: 50, min: 0, max: 10 }] };

  it('is where ranks go when a weight moves by a quarter', () => {
    // 62.5·a + 50·b and so on: 10/0 against 0/9 stays first under a −25 % by 37.5·10 < 50·9 only.
    assert.deepEqual(ranges(two, { a: 10, b: 0 }, { a: 0, b: 9 }), [[1, 2], [1, 2]]);
    assert.deepEqual(ranges(two, { a: 10, b: 0 }, { a: 0, b: 6 }), [[1, 1], [2, 2]]);
  });
  it('is one place where something is better in all', () => assert.deepEqual(ranges(two, { a: 2, b: 2 }, { a: 3, b: 3 }), [[2, 2], [1, 1]]));
  it('takes exponents of factors as weights', () => {
    // 9 ÷ 3 against 2 ÷ 0.7: with effort^1.25 9 ÷ 3.95 = 2.28 falls behind 2 ÷ 0.64 = 3.12.
    assert.deepEqual(ranges({ model: 'value-effort' }, { value: 9, effort: 3 }, { value: 2, effort: 0.7 }), [[1, 2], [1, 2]]);
    assert.deepEqual(ranges({ model: 'ice' }, { impact: 8, confidence: 0.5, ease: 5 }, { impact: 8, confidence: 0.5, ease: 4 }), [[1, 1], [2, 2]]);
    // 2 + 1·13 + 1 over 4 against 5 + 5 + 5 over 4: urgency a quarter less, 2 + 9.75 + 1 < 5 + 3.75 + 5.
    assert.deepEqual(ranges({ model: 'wsjf' }, { value: 2, timeCriticality: 13, riskReduction: 1, effort: 4 }, { value: 5, timeCriticality: 5, riskReduction: 5, effort: 4 }), [[1, 2], [1, 2]]);
  });
  it('holds the rank itself and stays within the list, and one criterion alone moves nothing', () => {
    const row = fc.record({ a: fc.integer({ min: 0, max: 10 }), b: fc.integer({ min: 0, max: 10 }) });
    fc.assert(fc.property(fc.array(row, { maxLength: 7 }), (rows) => {
      const found = ranges(two, ...rows);
      const score = ({ a, b }: { a: number; b: number }): number => 5 * a + 5 * b;
      rows.forEach((one, i) => {
        const rank = 1 + rows.filter((other, j) => score(other) > score(one) || (score(other) === score(one) && j < i)).length;
        const [best = 0, worst = 0] = found[i] ?? [];
        assert.ok(1 <= best && best <= rank && rank <= worst && worst <= rows.length);
        const cases = [[37.5, 50], [62.5, 50], [50, 37.5], [50, 62.5], [50, 50]].map(([wa = 0, wb = 0]) => 1 + rows.filter((other, j) => {
          const difference = wa * other.a + wb * other.b - (wa * one.a + wb * one.b);
          return difference > 1e-6 || (Math.abs(difference) <= 1e-6 && j < i);
        }).length);
        assert.deepEqual([best, worst], [Math.min(...cases), Math.max(...cases)]);
      });
    }));
    assert.deepEqual(ranges({ model: 'weighted', criteria: [{ key: 'a', weight: 5 }] }, { a: 3 }, { a: 4 }), [[2, 2], [1, 1]]);
  });
  it('other weights are tried on a copy, and by weighted criteria alone', () => {
    const scoring = scoringOf(two);
    assert.deepEqual(withWeights(scoring, { a: 10, c: 3 }).criteria.map(({ weight }) => weight), [10, 50]);
    assert.deepEqual(scoring.criteria.map(({ weight }) => weight), [50, 50]);
    const rice = scoringOf({ model: 'rice' });
    assert.equal(withWeights(rice, { reach: 3 }), rice);
  });
});
