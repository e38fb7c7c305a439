// The critical path and slack: worked examples of the literature, soft dates, milestones, and what holds for every plan.
import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { dayFrom, formatDay } from '../../../src/core/schedule/calendar';
import { criticalPath, type CriticalPath, type Work } from '../../../src/core/schedule/critical-path';
import { type Placed, type PlanItem, resolveSchedule } from '../../../src/core/schedule/resolve';

const START = dayFrom(2026, 1, 5);

/** Items by id: what each waits for, and its dates; without any it starts on the first day of the plan. */
type Network = Readonly<Record<string, Partial<PlanItem> & Partial<Pick<Work, 'counts' | 'due'>>>>;

interface Solved extends CriticalPath {
  readonly places: readonly (Placed | undefined)[];
}

function solve(network: Network): Solved {
  const entries = Object.entries(network);
  const items = entries.map(([id, { dependsOn = [], ...rest }]): PlanItem => ({ id, dependsOn, ...(dependsOn.length === 0 && rest.start === undefined && rest.end === undefined && { start: formatDay(START) }), ...rest }));
  const places = resolveSchedule(items).items;
  const ids = entries.map(([id]) => id);
  const path = criticalPath(entries.map(([, { dependsOn = [], counts = true, due }], at) => ({
    place: places[at] ?? assert.fail(), after: dependsOn.map((id) => ids.indexOf(id)).filter((one) => one >= 0), counts, ...(due !== undefined && { due }),
  })));
  return { ...path, places: places.map((place) => (place.placed ? place : undefined)) };
}

/** Slack in days by id, `*` for the critical ones. */
function slacks(network: Network, unit = 1): Record<string, string | number | undefined> {
  const { slacks: found } = solve(network);
  return Object.fromEntries(Object.keys(network).map((id, at) => [id, found[at]?.critical ? '*' : found[at] && found[at].total / unit]));
}

/** A network of the textbooks: durations in weeks, and what each activity waits for. */
const weeks = (activities: Readonly<Record<string, readonly [number, string?]>>): Network =>
  Object.fromEntries(Object.entries(activities).map(([id, [length, after = '']]) => [id, { duration: `${length}w`, dependsOn: [...after] }]));

describe('criticalPath', () => {
  it('solves the Reliable Construction network (Hillier and Lieberman, Introduction to Operations Research)', () => {
    const network = weeks({
      A: [2], B: [4, 'A'], C: [10, 'B'], D: [6, 'C'], E: [4, 'C'], F: [5, 'E'], G: [7, 'D'],
      H: [9, 'EG'], I: [7, 'C'], J: [8, 'FI'], K: [4, 'J'], L: [5, 'J'], M: [2, 'H'], N: [6, 'KL'],
    });
    assert.deepEqual(slacks(network, 7), { A: '*', B: '*', C: '*', D: 4, E: '*', F: '*', G: 4, H: 4, I: 2, J: '*', K: 1, L: '*', M: 4, N: '*' });
    assert.equal(solve(network).end, START + 44 * 7 - 1);
  });

  it('solves the Milwaukee Paper network (Heizer and Render, Operations Management)', () => {
    const network = weeks({ A: [2], B: [3], C: [2, 'A'], D: [4, 'AB'], E: [4, 'C'], F: [3, 'C'], G: [5, 'DE'], H: [2, 'FG'] });
    assert.deepEqual(slacks(network, 7), { A: '*', B: 1, C: '*', D: 1, E: '*', F: 6, G: '*', H: '*' });
    assert.equal(solve(network).end, START + 15 * 7 - 1);
    assert.deepEqual(solve(network).slacks.map((slack) => (slack?.free ?? 0) / 7), [0, 0, 0, 1, 0, 6, 0, 0]);
  });

  it('lets a weekend between two items be no slack, and a longer pause be some', () => {
    const after = (start: string): Network => ({ A: { start: '2026-01-05', end: '2026-01-09' }, B: { start, duration: '2w', dependsOn: ['A'] } });
    assert.deepEqual(slacks(after('2026-01-12')), { A: '*', B: '*' });
    assert.deepEqual(slacks(after('2026-01-13')), { A: 3, B: '*' });
  });

  it('leaves the days of a quarter to those around it', () => {
    const network: Network = { A: { start: '2026-01-05', end: '2026-02-14' }, B: { start: '2026-Q1', end: '2026-Q1', dependsOn: ['A'] }, C: { start: '2026-04-01', end: '2026-06-30' } };
    assert.deepEqual(slacks(network), { A: 136, B: 180, C: '*' });
    assert.deepEqual(solve(network).slacks.map((slack) => slack?.free), [44, 180, 0]);
  });
  it('takes the end from what is certain, before what may be over earlier in its quarter', () =>
    assert.deepEqual(slacks({ A: { start: '2026-04-06', end: '2026-05-28' }, B: { start: '2026-Q2', end: '2026-Q2' } }), { A: '*', B: 57 }));

  it('is not held back by ideas and what was cancelled', () => {
    const network: Network = { A: { duration: '2w' }, B: { start: '2026-01-19', duration: '1w', dependsOn: ['A'], counts: false }, C: { duration: '6w' } };
    assert.deepEqual(slacks(network), { A: 28, B: 21, C: '*' });
  });

  it('leaves less slack to what a milestone waits for, and none below zero', () => {
    assert.deepEqual(slacks({ A: { duration: '2w', due: START + 20 }, B: { duration: '6w' } }), { A: 7, B: '*' });
    assert.deepEqual(slacks({ A: { duration: '2w' }, B: { duration: '1w', dependsOn: ['A'], due: START + 20 }, C: { duration: '6w' } }), { A: 0, B: 0, C: '*' });
    assert.deepEqual(slacks({ A: { duration: '2w', due: START }, B: { duration: '6w' } }), { A: 0, B: '*' });
  });

  it('has slack only where there is a place, and an end only where something counts', () => {
    assert.deepEqual(slacks({ A: { duration: '2w' }, B: { start: 'soon' }, C: { dependsOn: ['B'], duration: '1w' } }), { A: '*', B: undefined, C: undefined });
    assert.equal(solve({ A: { duration: '2w', counts: false } }).end, undefined);
    assert.deepEqual(criticalPath([]), { slacks: [] });
  });

  it('ends in a loop that dates hide, and in a chain of 20,000', () => {
    assert.deepEqual(slacks({ A: { start: '2026-01-05', end: '2026-01-09', dependsOn: ['B'] }, B: { start: '2026-01-05', end: '2026-01-09', dependsOn: ['A'] } }), { A: '*', B: '*' });
    const chain: Work[] = Array.from({ length: 20_000 }, (_, at) => ({ place: placed(at, at), after: at === 0 ? [] : [at - 1], counts: true }));
    assert.ok(criticalPath(chain).slacks.every((slack) => slack?.critical && slack.total === 0));
  });
});

function placed(start: number, end: number): Placed {
  return { placed: true, start, end, startAs: 'day', endAs: 'day', follows: false, startBy: start, endFrom: end, work: end - start + 1 };
}

/** Activities in weeks, each after some of those before it. */
const activities = fc.array(fc.record({ weeks: fc.integer({ min: 1, max: 8 }), after: fc.array(fc.nat(30), { maxLength: 3 }) }), { minLength: 1, maxLength: 14 });
type Activities = typeof activities extends fc.Arbitrary<infer T> ? T : never;

function networkOf(list: Activities, longer: { readonly at: number; readonly days: number } = { at: -1, days: 0 }): Network {
  return Object.fromEntries(list.map(({ weeks: length, after }, at) => [
    `N${at}`,
    { duration: `${length * 7 + (at === longer.at ? longer.days : 0)}d`, dependsOn: at === 0 ? [] : [...new Set(after.map((one) => `N${one % at}`))].slice(0, 3) },
  ]));
}

describe('criticalPath of any plan', () => {
  it('never has a negative slack, and never less in all than before what follows', () =>
    fc.assert(fc.property(activities, (list) => {
      for (const slack of solve(networkOf(list)).slacks) assert.ok(slack && slack.free >= 0 && slack.total >= slack.free && (!slack.critical || slack.total === 0));
    })));

  it('reaches from the first day to the last on critical items without a gap', () =>
    fc.assert(fc.property(activities, (list) => {
      const { end, places, slacks: found } = solve(networkOf(list));
      const critical = places.flatMap((place, at) => (place && found[at]?.critical ? [place] : []));
      let reached = START - 1;
      for (const { start, end: last } of critical.sort((a, b) => a.start - b.start)) if (start <= reached + 1) reached = Math.max(reached, last);
      assert.equal(reached, end);
    })));

  it('lets an item slip by its slack and no day more', () =>
    fc.assert(fc.property(activities, fc.nat(13), (list, which) => {
      const at = which % list.length;
      const before = solve(networkOf(list));
      const { total, free } = before.slacks[at] ?? assert.fail();
      assert.equal(solve(networkOf(list, { at, days: total })).end, before.end);
      assert.equal(solve(networkOf(list, { at, days: total + 1 })).end, (before.end ?? 0) + 1);
      const moved = solve(networkOf(list, { at, days: free })).places;
      assert.deepEqual(moved.map((place) => place?.start), before.places.map((place) => place?.start));
    })));

  it('says the same of a plan that is shifted', () => {
    const fixed = fc.array(fc.record({ start: fc.nat(300), length: fc.nat(60), after: fc.array(fc.nat(30), { maxLength: 3 }), counts: fc.boolean(), due: fc.option(fc.nat(300), { nil: undefined }) }), { maxLength: 14 });
    fc.assert(fc.property(fixed, fc.integer({ min: -2000, max: 2000 }), (list, shift) => {
      const works = (days: number): Work[] => list.map(({ start, length, after, counts, due }, at) => ({
        place: placed(START + start + days, START + start + length + days), after: after.map((one) => one % list.length).filter((one) => one !== at), counts, ...(due !== undefined && { due: START + due + days }),
      }));
      const [here, there] = [criticalPath(works(0)), criticalPath(works(shift))];
      assert.deepEqual(there.slacks, here.slacks);
      assert.equal(there.end, here.end === undefined ? undefined : here.end + shift);
      for (const slack of here.slacks) assert.ok(slack && slack.total >= slack.free && slack.free >= 0);
    }));
  });
});
