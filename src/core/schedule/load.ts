// Turns bookings of a team's people into its load over time, and says when and by what it is booked beyond its capacity.
import type { Day } from './calendar';
import type { Placed } from './resolve';

/** People who are booked from one day to another, both included. */
export interface Booking {
  /** Position of the item that they are booked for. */
  readonly item: number;
  readonly from: Day;
  readonly to: Day;
  readonly people: number;
}

/** Days in a row with the same load. */
export interface LoadStep {
  readonly from: Day;
  readonly to: Day;
  readonly people: number;
}

/** Days in a row on which more people are booked than there are. */
export interface Overload {
  readonly from: Day;
  readonly to: Day;
  /** Most people booked on one day, and the first such day. */
  readonly peak: number;
  readonly peakDay: Day;
  /** Bookings on these days, in their order. */
  readonly bookings: readonly Booking[];
  /** The booking that takes it over capacity on the first day. */
  readonly tips: Booking;
}

/** Sums of parts of people are equal when they differ by less than this. */
const PRECISION = 1e6;
const rounded = (people: number): number => Math.round(people * PRECISION) / PRECISION;

/** Overloads told of one team; each names its bookings. */
const MOST = 100;

/**
 * Books people for an item. An item with the choice of its days (two weeks, some time in a quarter) books the same days of work spread
 * over all of them: on which days it will be is not decided yet.
 */
export function bookingOf(item: number, { start, end, startBy, endFrom, work }: Placed, people: number): Booking {
  const from = Math.min(start, endFrom);
  const to = Math.max(end, startBy);
  return { item, from, to, people: (people * work) / (to - from + 1) };
}

/** Load in order of time, without the days on which nobody is booked. */
export function loadOf(bookings: readonly Booking[]): LoadStep[] {
  const changes: { readonly day: Day; readonly people: number; readonly count: 1 | -1 }[] = [];
  for (const { from, to, people } of bookings) {
    if (!(people > 0)) continue;
    changes.push({ day: from, people, count: 1 }, { day: to + 1, people: -people, count: -1 });
  }
  changes.sort((a, b) => a.day - b.day);
  const steps: LoadStep[] = [];
  let people = 0;
  let open = 0;
  changes.forEach((change, at) => {
    open += change.count;
    people = open === 0 ? 0 : people + change.people;
    const next = changes[at + 1]?.day;
    if (next === undefined || next === change.day || open === 0) return;
    const last = steps.at(-1);
    const sum = rounded(people);
    if (last && last.to + 1 === change.day && last.people === sum) steps[steps.length - 1] = { ...last, to: next - 1 };
    else steps.push({ from: change.day, to: next - 1, people: sum });
  });
  return steps;
}

/** Spans beyond capacity, the first hundred of them. */
export function overloadsOf(bookings: readonly Booking[], capacity: number): Overload[] {
  const spans: { from: Day; to: Day; peak: number; peakDay: Day }[] = [];
  for (const { from, to, people } of loadOf(bookings)) {
    if (people <= rounded(capacity)) continue;
    const last = spans.at(-1);
    if (last?.to !== from - 1) {
      if (spans.length === MOST) break;
      spans.push({ from, to, peak: people, peakDay: from });
    } else {
      last.to = to;
      if (people > last.peak) [last.peak, last.peakDay] = [people, from];
    }
  }
  return spans.flatMap((span) => {
    const within = bookings.filter(({ from, to, people }) => people > 0 && from <= span.to && to >= span.from);
    const tips = tippedBy(within, span.from, capacity);
    return tips ? [{ ...span, bookings: within, tips }] : [];
  });
}

/** Of the bookings that begin on a day the first one with which they are too many, beside those that go on. */
function tippedBy(bookings: readonly Booking[], day: Day, capacity: number): Booking | undefined {
  let sum = bookings.reduce((people, booking) => (booking.from < day && booking.to >= day ? people + booking.people : people), 0);
  const begin = bookings.filter(({ from }) => from === day);
  return begin.find(({ people }) => rounded((sum += people)) > rounded(capacity)) ?? begin.at(-1);
}
