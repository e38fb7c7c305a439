// Rule goal/no-kpi: a goal that nothing measures.
import type { Rule } from './rule';
import { eachOf, isEmpty } from './things';

export const goalNoKpi: Rule = {
  id: 'goal/no-kpi',
  severity: 'warning',
  description: { en: 'A goal has no KPI.', zh: '目标没有指标。' },
  help: {
    why: { en: 'Nobody can tell whether it was reached.', zh: '无从判断是否达成。' },
    bad: 'goals:\n  - id: GOAL-1\n    title: Riders trust the times',
    good: 'goals:\n  - id: GOAL-1\n    title: Riders trust the times\n    kpis:\n      - id: KPI-1\n        name: Arrivals within 60 s of the time shown\n        baseline: 62\n        target: 85',
  },
  messages: {
    default: { en: 'Nothing measures {id}. Give it a KPI.', zh: '{id} 没有指标衡量。请添加 KPI。' },
  },
  kinds: ['product'],
  checkDocument: eachOf('goal', ({ id, idRange, fields }) => (isEmpty(fields['kpis']) ? { message: 'default', args: { id }, range: idRange } : undefined)),
};
