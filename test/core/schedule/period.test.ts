// Dates, periods and durations: read, written back, counted.
import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { addMonths, dayFrom, formatDay, FIRST_DAY, LAST_DAY, parseDay } from '../../../src/core/schedule/calendar';
import { endAfter, parseDuration, startBefore } from '../../../src/core/schedule/duration';
import { formatPeriod, parsePeriod, periodOf, type Granularity } from '../../../src/core/schedule/period';

const GRANULARITIES: readonly Granularity[] = ['day', 'month', 'quarter', 'half', 'year'];
const days = fc.integer({ min: FIRST_DAY, max: LAST_DAY });

function span(value: unknown): string | undefined {
  const period = parsePeriod(value);
  return period && `${period.granularity} ${formatDay(period.first)} ${formatDay(period.last)}`;
}

describe('parsePeriod', () => {
  const cases: readonly (readonly [unknown, string | undefined])[] = [
    ['2026-03-31', 'day 2026-03-31 2026-03-31'],
    ['2026-02', 'month 2026-02-01 2026-02-28'],
    ['2028-02', 'month 2028-02-01 2028-02-29'],
    ['2026-Q1', 'quarter 2026-01-01 2026-03-31'],
    ['2026-Q4', 'quarter 2026-10-01 2026-12-31'],
    ['2026-H2', 'half 2026-07-01 2026-12-31'],
    ['2026', 'year 2026-01-01 2026-12-31'],
    [2026, 'year 2026-01-01 2026-12-31'],
    ['2026-02-30', undefined], ['2026-13', undefined], ['2026-Q5', undefined], ['2026-H0', undefined], ['26', undefined], ['1899', undefined],
    [3000, undefined], [2026.5, undefined], ['', undefined], [null, undefined], [undefined, undefined], [{}, undefined], [['2026'], undefined], ['2026-Q1 ', undefined],
  ];
  for (const [value, expected] of cases) it(`reads ${JSON.stringify(value)} as ${expected ?? 'nothing'}`, () => assert.equal(span(value), expected));
  it('gives back what formatPeriod wrote', () =>
    fc.assert(fc.property(days, fc.constantFrom(...GRANULARITIES), (day, granularity) => assert.deepEqual(parsePeriod(formatPeriod(day, granularity)), periodOf(day, granularity)))));
  it('never throws', () => fc.assert(fc.property(fc.anything(), (value) => void parsePeriod(value))));
  it('tiles time without gaps', () =>
    fc.assert(fc.property(days, fc.constantFrom(...GRANULARITIES), (day, granularity) => {
      const period = periodOf(day, granularity);
      assert.ok(period.first <= day && day <= period.last);
      assert.equal(periodOf(period.last + 1, granularity).first, period.last + 1);
    })));
});

describe('days', () => {
  it('come back from their ISO form', () => fc.assert(fc.property(days, (day) => assert.equal(parseDay(formatDay(day)), day))));
  it('keep to the last day of a shorter month', () => assert.equal(formatDay(addMonths(dayFrom(2026, 1, 31), 1)), '2026-02-28'));
  it('go back over a year', () => assert.equal(formatDay(addMonths(dayFrom(2026, 1, 15), -13)), '2024-12-15'));
});

describe('durations', () => {
  const end = (start: string, duration: string): string => formatDay(endAfter(parseDay(start) as number, parseDuration(duration) ?? assert.fail(duration)));
  const start = (last: string, duration: string): string => formatDay(startBefore(parseDay(last) as number, parseDuration(duration) ?? assert.fail(duration)));
  it('count the first and the last day', () => {
    assert.equal(end('2026-03-02', '1d'), '2026-03-02');
    assert.equal(end('2026-03-02', '3d'), '2026-03-04');
    assert.equal(end('2026-03-02', '2w'), '2026-03-15');
    assert.equal(end('2026-03-02', '1m'), '2026-04-01');
    assert.equal(end('2026-01-01', '1q'), '2026-03-31');
  });
  it('take decimals', () => {
    assert.equal(end('2026-03-02', '1.5w'), '2026-03-12');
    assert.equal(end('2026-01-01', '1.5m'), '2026-02-15');
    assert.equal(end('2026-01-01', '0.25d'), '2026-01-01');
    assert.equal(end('2026-01-01', '0.5q'), '2026-02-15');
  });
  it('count back from an end', () => {
    assert.equal(start('2026-03-15', '2w'), '2026-03-02');
    assert.equal(start('2026-03-31', '1q'), '2026-01-01');
  });
  it('of days and weeks are the same both ways', () =>
    fc.assert(fc.property(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: 1, max: 400 }), fc.constantFrom('d', 'w'), (day, amount, unit) => {
      const duration = parseDuration(`${amount}${unit}`) ?? assert.fail();
      assert.equal(startBefore(endAfter(day, duration), duration), day);
    })));
  it('stay within the years of documents, however long', () => {
    assert.equal(end('2026-01-01', '9999q'), '2999-12-31');
    assert.equal(start('2026-01-01', '999999999w'), '1900-01-01');
  });
  for (const text of ['', '3', 'd', '0d', '-1d', '1y', '1 w', '1e3d', 3, null]) it(`refuse ${JSON.stringify(text)}`, () => assert.equal(parseDuration(text), undefined));
});
