// Reads how a KPI has gone from its baseline: the latest actual value, and where a straight line to the target would be by then.
import type { Entity } from '../document/document';
import { formatDay } from '../schedule/calendar';
import { dayOf } from './days';

export interface Actual {
  readonly day: number;
  readonly value: number;
}

/** Actual values up to a day, the latest last. */
export function actualsOf({ fields: { actuals } }: Entity, today: number): Actual[] {
  const all = (Array.isArray(actuals) ? (actuals as readonly unknown[]) : []).flatMap((actual): Actual[] => {
    const { date, value } = (typeof actual === 'object' && actual !== null ? actual : {}) as Readonly<Record<string, unknown>>;
    const day = dayOf(date);
    return day !== undefined && day <= today && typeof value === 'number' ? [{ day, value }] : [];
  });
  return all.sort((a, b) => a.day - b.day);
}

export interface Course {
  readonly value: number;
  /** Where it should stand on the day of its latest actual value. */
  readonly expected: number;
  readonly target: number;
  readonly date: string;
  /** How far it is behind, as a part of all that lies between baseline and target; below 0 when it is ahead. */
  readonly behind: number;
}

/**
 * The course of a KPI of a goal. The expected value is the planned value of a linear plan, as project control draws it (linear interpolation):
 * baseline + (target − baseline) × (day − since) ÷ (due − since), the target from the due date on. Nothing where a number of it is missing.
 */
export function courseOf(kpi: Entity, goal: Entity, today: number): Course | undefined {
  const { baseline, target, direction } = kpi.fields;
  const actuals = actualsOf(kpi, today);
  const [first, latest] = [actuals[0], actuals.at(-1)];
  const since = dayOf(kpi.fields['since']) ?? first?.day;
  const due = dayOf(goal.fields['due']);
  if (typeof baseline !== 'number' || typeof target !== 'number' || !latest || since === undefined || due === undefined || due <= since || latest.day <= since) return undefined;
  const up = direction === 'up' || (direction !== 'down' && target >= baseline);
  const span = up ? target - baseline : baseline - target;
  // A target that lies on the wrong side of its baseline, or on it, is nothing to draw a line to.
  if (span <= 0) return undefined;
  const share = Math.min(1, (latest.day - since) / (due - since));
  const expected = baseline + (target - baseline) * share;
  return { value: latest.value, expected, target, date: formatDay(latest.day), behind: (up ? expected - latest.value : latest.value - expected) / span };
}
