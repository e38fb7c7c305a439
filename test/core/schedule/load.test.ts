// Load of a team: steps over time, what is beyond capacity and what tips it, and that no booked day is lost or counted twice.
import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { formatDay, parseDay } from '../../../src/core/schedule/calendar';
import { type Booking, bookingOf, loadOf, overloadsOf } from '../../../src/core/schedule/load';
import { resolveSchedule } from '../../../src/core/schedule/resolve';

const booking = (item: number, from: number, to: number, people: number): Booking => ({ item, from, to, people });
const steps = (bookings: readonly Booking[]): string[] => loadOf(bookings).map(({ from, to, people }) => `${from}-${to}: ${people}`);

describe('loadOf', () => {
  it('adds up what overlaps, and leaves out days without anybody', () => {
    assert.deepEqual(steps([booking(0, 1, 10, 2), booking(1, 5, 12, 1), booking(2, 20, 20, 0.5)]), ['1-4: 2', '5-10: 3', '11-12: 1', '20-20: 0.5']);
    assert.deepEqual(steps([]), []);
    assert.deepEqual(steps([booking(0, 1, 10, 0)]), []);
  });
  it('joins days with the same load', () => assert.deepEqual(steps([booking(0, 1, 3, 2), booking(1, 4, 6, 2)]), ['1-6: 2']));
  it('adds parts of people without rests', () => {
    assert.deepEqual(steps([booking(0, 1, 3, 0.1), booking(1, 1, 3, 0.2), booking(2, 1, 4, 0.7)]), ['1-3: 1', '4-4: 0.7']);
  });

  const bookings = fc.array(fc.record({ item: fc.nat(50), from: fc.nat(80), length: fc.nat(40), tenths: fc.nat(60) }), { maxLength: 30 })
    .map((list) => list.map(({ item, from, length, tenths }) => booking(item, from, from + length, tenths / 10)));
  it('is on each day what is booked on it', () =>
    fc.assert(fc.property(bookings, (list) => {
      const load = loadOf(list);
      for (let day = -1; day < 125; day++) {
        const booked = list.reduce((sum, { from, to, people }) => (from <= day && day <= to ? sum + people : sum), 0);
        const people = load.filter(({ from, to }) => from <= day && day <= to).reduce((sum, one) => sum + one.people, 0);
        assert.ok(Math.abs(booked - people) < 1e-5, `${booked} and ${people} on ${day}`);
      }
      load.forEach(({ from, to }, at) => assert.ok(from <= to && from > (load[at - 1]?.to ?? -1)));
    })));
  it('tells as overload exactly the days beyond capacity, each tipped by a booking that begins there', () =>
    fc.assert(fc.property(bookings, fc.nat(60).map((tenths) => tenths / 10), (list, capacity) => {
      const overloads = overloadsOf(list, capacity);
      for (let day = 0; day < 125; day++) {
        const people = loadOf(list).find(({ from, to }) => from <= day && day <= to)?.people ?? 0;
        assert.equal(overloads.some(({ from, to }) => from <= day && day <= to), people > capacity, `day ${day}`);
      }
      overloads.forEach(({ from, to, peak, peakDay, tips, bookings: own }, at) => {
        assert.ok(tips.from === from && own.includes(tips) && from <= peakDay && peakDay <= to && peak > capacity);
        assert.ok(at === 0 || from > (overloads[at - 1]?.to ?? 0) + 1);
      });
    })));
});

describe('overloadsOf', () => {
  it('names the booking that tips it, the peak and all bookings on the way', () => {
    const list = [booking(0, 1, 20, 3), booking(1, 5, 12, 2), booking(2, 5, 30, 2), booking(3, 9, 10, 2)];
    const [one, ...more] = overloadsOf(list, 6);
    assert.equal(more.length, 0);
    assert.deepEqual([one?.from, one?.to, one?.peak, one?.peakDay, one?.tips.item, one?.bookings.map(({ item }) => item)], [5, 12, 9, 9, 2, [0, 1, 2, 3]]);
  });
  it('is none at full capacity, parts of people included', () => assert.deepEqual(overloadsOf([booking(0, 1, 3, 0.1), booking(1, 1, 3, 0.2)], 0.3), []));
  it('stops at a hundred', () => {
    const list = Array.from({ length: 500 }, (_, at) => booking(at, at * 10, at * 10, 2));
    assert.equal(overloadsOf(list, 1).length, 100);
  });
});

describe('bookingOf', () => {
  const booked = (dates: { readonly start?: string; readonly end?: string; readonly duration?: string }): string => {
    const place = resolveSchedule([{ id: 'A', dependsOn: [], ...dates }]).items[0];
    if (!place?.placed) return 'nothing';
    const { from, to, people } = bookingOf(0, place, 3);
    return `${formatDay(from)} ${formatDay(to)} ${Math.round(people * (to - from + 1))}`;
  };
  it('books each day between two dates', () => {
    assert.equal(booked({ start: '2026-01-05', end: '2026-01-18' }), '2026-01-05 2026-01-18 42');
    assert.equal(booked({ start: '2026-Q1', end: '2026-Q1' }), '2026-01-01 2026-03-31 270');
  });
  it('spreads work with the choice of its days over all of them', () => {
    assert.equal(booked({ start: '2026-Q1', duration: '2w' }), '2026-01-01 2026-03-31 42');
    assert.equal(booked({ end: '2026-Q1', duration: '2w' }), '2026-01-01 2026-03-31 42');
    assert.equal(booked({ start: '2026-Q1', end: '2026-Q1', duration: '2w' }), '2026-01-01 2026-03-31 42');
    assert.equal(booked({ start: '2026-Q1' }), '2026-01-01 2026-03-31 270');
  });
  it('books the days of a place whatever it is, and not one more', () =>
    fc.assert(fc.property(fc.constantFrom('2026-01-05', '2026-02', '2026-Q1', undefined), fc.constantFrom('2026-03-31', '2026-06', '2026-Q2', '2026-H1', undefined), fc.option(fc.integer({ min: 1, max: 60 }), { nil: undefined }), (start, end, days) => {
      const place = resolveSchedule([{ id: 'A', dependsOn: [], start, end, ...(days !== undefined && { duration: `${days}d` }) }]).items[0];
      if (!place?.placed) return;
      const { from, to, people } = bookingOf(0, place, 2);
      assert.ok(Math.abs(people * (to - from + 1) - 2 * place.work) < 1e-6);
      assert.ok(from <= place.start && place.end <= to && people <= 2);
      assert.ok(place.work >= 1 && (place.startAs === 'day' && place.endAs === 'day' ? place.work === place.end - place.start + 1 : true));
      assert.ok(parseDay(formatDay(from)) === from);
    })));
});
