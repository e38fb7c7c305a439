// Rule goal/stale: a KPI that nobody has measured for more than 45 days.
import { dayOf } from './days';
import { actualsOf } from './kpi-course';
import type { Rule } from './rule';

const PATIENCE = 45;

export const goalStale: Rule = {
  id: 'goal/stale',
  severity: 'info',
  description: { en: 'A KPI has no actual value of the last 45 days.', zh: '指标在最近 45 天内没有实际值。' },
  help: {
    why: { en: 'What is not looked at does not get better. Counted from the last actual value, else from the day of the baseline; once one was taken on the due date, it is over.', zh: '没有人关注的指标不会变好。从最近一个实际值算起，没有则从基线当日算起；截止日期当日已有实际值的不再检查。' },
    bad: 'kpis:\n  - id: KPI-1\n    actuals:\n      - {date: 2026-01-15, value: 61} # four months ago',
    good: 'kpis:\n  - id: KPI-1\n    actuals:\n      - {date: 2026-01-15, value: 61}\n      - {date: 2026-05-15, value: 68}',
  },
  messages: {
    default: { en: '{id} was last measured {days} days ago. Add an actual value.', zh: '{id} 已有 {days} 天未测量。请补充实际值。' },
  },
  kinds: ['product'],
  daily: true,
  *check({ entities }, { today }) {
    const now = dayOf(today) ?? 0;
    for (const kpi of entities) {
      if (kpi.kind !== 'kpi') continue;
      const due = dayOf(entities.find(({ kind, id }) => kind === 'goal' && id === kpi.container)?.fields['due']);
      const last = actualsOf(kpi, now).at(-1)?.day ?? dayOf(kpi.fields['since']);
      if (last === undefined || (due !== undefined && last >= due) || now - last <= PATIENCE) continue;
      yield { message: 'default', args: { id: kpi.id, days: now - last }, range: kpi.idRange };
    }
  },
};
