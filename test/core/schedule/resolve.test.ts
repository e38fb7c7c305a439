// When items start and end: given dates, durations, dependencies, and why some have no place.
import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { dayFrom, formatDay, parseDay } from '../../../src/core/schedule/calendar';
import { resolveSchedule, type PlanItem, type Placed, type Unplaced } from '../../../src/core/schedule/resolve';

type Fields = Partial<Omit<PlanItem, 'id'>>;

function plan(items: Readonly<Record<string, Fields>>, milestones: Readonly<Record<string, string>> = {}): Record<string, string> {
  const list = Object.entries(items).map(([id, fields]): PlanItem => ({ dependsOn: [], ...fields, id }));
  const { items: results } = resolveSchedule(list, Object.entries(milestones).map(([id, date]) => ({ id, day: parseDay(date) ?? assert.fail(date) })));
  return Object.fromEntries(list.map(({ id }, at) => [id, told(results[at])]));
}

function told(result: Placed | Unplaced | undefined): string {
  if (!result) return 'nothing';
  if (result.placed) {
    return `${formatDay(result.start)} ${formatDay(result.end)}${result.follows ? ' follows' : ''}${result.contradicts === undefined ? '' : ` but ${formatDay(result.contradicts)}`}`;
  }
  const { placed: _, reason, ...rest } = result;
  return [reason, ...Object.values(rest).map((value) => (typeof value === 'number' ? formatDay(value) : String(value)))].join(' ');
}

const one = (fields: Fields, expected: string): void => assert.equal(plan({ A: fields })['A'], expected);

describe('resolveSchedule', () => {
  it('takes the first day of a start and the last of an end', () => {
    one({ start: '2026-01-05', end: '2026-02-27' }, '2026-01-05 2026-02-27');
    one({ start: '2026-Q1', end: '2026-H1' }, '2026-01-01 2026-06-30');
    one({ start: 2026, end: '2027-02' }, '2026-01-01 2027-02-28');
  });
  it('computes the end from the duration, and the start back from the end', () => {
    one({ start: '2026-01-05', duration: '2w' }, '2026-01-05 2026-01-18');
    one({ end: '2026-01-18', duration: '2w' }, '2026-01-05 2026-01-18');
    one({ start: '2026-Q2', duration: '1m' }, '2026-04-01 2026-04-30');
  });
  it('takes a lone period as the whole of it', () => {
    one({ start: '2026-Q3' }, '2026-07-01 2026-09-30');
    one({ end: '2026-Q3' }, '2026-07-01 2026-09-30');
    one({ start: '2026-01-05' }, '2026-01-05 2026-01-05');
  });
  it('follows what it depends on, on the day after the latest end', () =>
    assert.deepEqual(
      plan({ C: { dependsOn: ['B', 'A'], duration: '1w' }, B: { dependsOn: ['A'], duration: '3d' }, A: { start: '2026-01-05', end: '2026-01-09' } }),
      { A: '2026-01-05 2026-01-09', B: '2026-01-10 2026-01-12 follows', C: '2026-01-13 2026-01-19 follows' },
    ));
  it('follows milestones', () => assert.equal(plan({ A: { dependsOn: ['MS-1'], end: '2026-04-30' } }, { 'MS-1': '2026-03-31' })['A'], '2026-04-01 2026-04-30 follows'));
  it('keeps a given start, whatever it depends on', () =>
    assert.equal(plan({ A: { start: '2026-01-01', end: '2026-12-31' }, B: { start: '2026-02-01', end: '2026-02-02', dependsOn: ['A'] } })['B'], '2026-02-01 2026-02-02'));
  it('passes over unknown dependencies', () => one({ dependsOn: ['RM-404'], end: '2026-Q1' }, '2026-01-01 2026-03-31'));
  it('tells when start, end and duration disagree, and goes by the dates', () => {
    one({ start: '2026-01-05', end: '2026-01-18', duration: '2w' }, '2026-01-05 2026-01-18');
    one({ start: '2026-01-05', end: '2026-01-18', duration: '3w' }, '2026-01-05 2026-01-18 but 2026-01-25');
    one({ start: '2026-01', end: '2026-02', duration: '2w' }, '2026-01-01 2026-02-28');
    one({ start: '2026-01', end: '2026-Q3', duration: '2w' }, '2026-01-01 2026-09-30 but 2026-01-14');
  });
  it('says which days a period leaves open, and how many days of work there are', () => {
    const open = (fields: Fields): string => {
      const place = resolveSchedule([{ id: 'A', dependsOn: [], ...fields }]).items[0];
      return place?.placed ? `${formatDay(place.startBy)} ${formatDay(place.endFrom)} ${place.work}` : 'nothing';
    };
    assert.equal(open({ start: '2026-01-05', end: '2026-02-27' }), '2026-01-05 2026-02-27 54');
    assert.equal(open({ start: '2026-Q1', end: '2026-Q2' }), '2026-03-31 2026-04-01 181');
    assert.equal(open({ start: '2026-Q1', end: '2026-02-14' }), '2026-02-14 2026-02-14 45');
    assert.equal(open({ start: '2026-02-10', end: '2026-02' }), '2026-02-10 2026-02-10 19');
    assert.equal(open({ start: '2026-Q1' }), '2026-03-31 2026-01-01 90');
    assert.equal(open({ start: '2026-Q1', duration: '2w' }), '2026-03-31 2026-01-14 14');
    assert.equal(open({ end: '2026-Q1', duration: '2w' }), '2026-03-18 2026-01-01 14');
    assert.equal(open({ start: '2026-Q1', end: '2026-Q1', duration: '2w' }), '2026-03-31 2026-01-01 14');
    assert.equal(open({ start: '2026-01-05', end: '2026-01-18', duration: '3w' }), '2026-01-05 2026-01-18 14');
  });
  it('says why an item has no place', () => {
    one({}, 'no-dates');
    one({ duration: '2w' }, 'no-dates');
    one({ start: '2026-02-01', end: '2026-01-01' }, 'end-before-start 2026-02-01 2026-01-01');
    one({ start: 'soon', end: '2026-01-01' }, 'unreadable start soon');
    one({ start: '2026-01-01', duration: '2 weeks' }, 'unreadable duration 2 weeks');
    one({ start: { a: 1 }, end: '2026-01-01' }, 'unreadable start …');
    assert.equal(plan({ A: { start: '2026-01-01' }, B: { dependsOn: ['A'] } })['B'], 'no-length');
    assert.equal(plan({ A: {}, B: { dependsOn: ['A'], duration: '1w' } })['B'], 'waits A');
    assert.equal(plan({ A: { start: '2026-03-01' }, B: { dependsOn: ['A'], end: '2026-02-01' } })['B'], 'end-before-start 2026-03-02 2026-02-01 true');
  });
  it('tells a cycle and what waits for it, and ends', () =>
    assert.deepEqual(
      plan({ A: { dependsOn: ['C'], duration: '1w' }, B: { dependsOn: ['A'], duration: '1w' }, C: { dependsOn: ['B'], duration: '1w' }, D: { dependsOn: ['C'], duration: '1w' }, E: { dependsOn: ['E'], duration: '1w' } }),
      { A: 'cycle A,C,B', B: 'cycle A,C,B', C: 'cycle A,C,B', D: 'waits C', E: 'cycle E' },
    ));
  it('tells cycles that dates hide', () => {
    const { items, cycles } = resolveSchedule([
      { id: 'A', start: '2026-01-01', end: '2026-01-02', dependsOn: ['B'] },
      { id: 'B', start: '2026-01-01', end: '2026-01-02', dependsOn: ['A'] },
    ]);
    assert.deepEqual(cycles, [['A', 'B']]);
    assert.ok(items.every(({ placed }) => placed));
  });
  it('places a chain of 20,000 without running out of stack', () => {
    const list = Array.from({ length: 20_000 }, (_, at): PlanItem => ({ id: `RM-${at}`, dependsOn: at === 19_999 ? [] : [`RM-${at + 1}`], ...(at === 19_999 ? { start: '2026-01-01' } : { duration: '1d' }) }));
    const first = resolveSchedule(list).items[0];
    assert.equal(first?.placed && first.end, dayFrom(2026, 1, 1) + 19_999);
  });

  const fields = fc.record({
    start: fc.option(fc.integer({ min: 0, max: 2000 }), { nil: undefined }),
    length: fc.option(fc.integer({ min: -3, max: 100 }), { nil: undefined }),
    duration: fc.option(fc.integer({ min: 1, max: 60 }), { nil: undefined }),
    dependsOn: fc.array(fc.integer({ min: 0, max: 11 }), { maxLength: 3 }),
  });
  const base = dayFrom(2026, 1, 1);
  const build = (list: readonly (typeof fields extends fc.Arbitrary<infer T> ? T : never)[], shift: number): PlanItem[] =>
    list.map(({ start, length, duration, dependsOn }, at) => ({
      id: `RM-${at}`,
      ...(start !== undefined && { start: formatDay(base + start + shift) }),
      ...(length !== undefined && { end: formatDay(base + (start ?? 1000) + length + shift) }),
      ...(duration !== undefined && { duration: `${duration}d` }),
      dependsOn: dependsOn.map((target) => `RM-${target}`),
    }));
  it('shifts all results by as much as all dates are shifted', () =>
    fc.assert(fc.property(fc.array(fields, { minLength: 1, maxLength: 12 }), fc.integer({ min: -3000, max: 3000 }), (list, shift) => {
      const moved = resolveSchedule(build(list, shift)).items;
      resolveSchedule(build(list, 0)).items.forEach((result, at) => {
        const other = moved[at];
        assert.equal(other?.placed, result.placed);
        if (!result.placed || !other?.placed) return;
        assert.deepEqual([other.start - result.start, other.end - result.end], [shift, shift]);
        assert.ok(result.start <= result.end);
      });
    })));
  it('never throws on what files may hold', () =>
    fc.assert(fc.property(fc.array(fc.record({ id: fc.string(), start: fc.anything(), end: fc.anything(), duration: fc.anything(), dependsOn: fc.array(fc.string()) })), (list) => {
      assert.equal(resolveSchedule(list).items.length, list.length);
    })));
});
