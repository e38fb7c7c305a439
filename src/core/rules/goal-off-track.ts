// Rule goal/off-track: a KPI that is behind the straight line to its target.
import { tidy } from '../scoring/scale';
import { dayOf } from './days';
import { courseOf } from './kpi-course';
import type { Rule } from './rule';

/** So much of the way it may be behind: numbers go up and down. */
const TOLERANCE = 0.1;

export const goalOffTrack: Rule = {
  id: 'goal/off-track',
  severity: 'warning',
  description: { en: 'A KPI is behind the straight line from its baseline to its target.', zh: '指标落后于从基线到目标值的直线。' },
  help: {
    why: { en: 'At this pace the goal will be missed. The line runs from the baseline (on its day since, else that of the first actual value) to the target on the goal’s due date; a tenth of the way may be missing.', zh: '照此速度无法达成目标。直线从基线（since 当日，否则为第一个实际值之日）到截止日期的目标值；允许落后十分之一。' },
    bad: 'due: 2026-12-31\nkpis:\n  - id: KPI-1\n    baseline: 60\n    since: 2026-01-01\n    target: 80\n    actuals:\n      - {date: 2026-07-01, value: 61}',
    good: 'due: 2026-12-31\nkpis:\n  - id: KPI-1\n    baseline: 60\n    since: 2026-01-01\n    target: 80\n    actuals:\n      - {date: 2026-07-01, value: 70}',
  },
  messages: {
    default: { en: '{id} stood at {value} on {date}; the line to {target} asks for {expected}.', zh: '{id} 在 {date} 为 {value}；按通往 {target} 的直线应为 {expected}。' },
  },
  kinds: ['product'],
  daily: true,
  *check({ entities }, { today }) {
    const day = dayOf(today);
    for (const kpi of day === undefined ? [] : entities) {
      if (kpi.kind !== 'kpi') continue;
      const goal = entities.find(({ kind, id }) => kind === 'goal' && id === kpi.container);
      const course = goal && courseOf(kpi, goal, day ?? 0);
      if (!course || course.behind <= TOLERANCE) continue;
      const { value, expected, target, date } = course;
      yield { message: 'default', args: { id: kpi.id, value, date, target, expected: tidy(Number(expected.toPrecision(3))) }, range: kpi.idRange };
    }
  },
};
