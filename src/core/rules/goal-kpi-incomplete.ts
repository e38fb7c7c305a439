// Rule goal/kpi-incomplete: a KPI without the numbers that progress is told from.
import { pairOf, nodeAt } from '../document/tree';
import type { Found, Rule } from './rule';
import { isEmpty } from './things';

export const goalKpiIncomplete: Rule = {
  id: 'goal/kpi-incomplete',
  severity: 'warning',
  description: { en: 'A KPI has no target or baseline, or its goal no due date.', zh: '指标没有目标值或基线，或目标没有截止日期。' },
  help: {
    why: { en: 'Progress runs from the baseline to the target by the due date. Without one of them an actual value says nothing.', zh: '进展从基线算起，到截止日期达到目标值。缺少其一，实际值就没有意义。' },
    bad: 'goals:\n  - id: GOAL-1\n    title: Riders trust the times\n    kpis:\n      - id: KPI-1\n        name: Arrivals in time\n        target: 85',
    good: 'goals:\n  - id: GOAL-1\n    title: Riders trust the times\n    due: 2026-12-31\n    kpis:\n      - id: KPI-1\n        name: Arrivals in time\n        baseline: 62\n        target: 85',
  },
  messages: {
    due: { en: '{id} has KPIs, but no day to reach them by. Write it under due.', zh: '{id} 有指标，却没有截止日期。请写在 due 下。' },
    baseline: { en: '{id} has no baseline. Write where it stood at the beginning.', zh: '{id} 没有基线。请写明起始值。' },
    target: { en: '{id} has no target. Write the value to reach.', zh: '{id} 没有目标值。请写明要达到的数值。' },
  },
  kinds: ['product'],
  checkDocument({ broken, entities, root }) {
    if (broken) return [];
    return entities.flatMap(({ kind, id, idRange, fields, path }): Found[] => {
      const missing = (key: string): Found => ({ message: key, args: { id }, range: idRange });
      if (kind === 'goal') return isEmpty(fields['due']) && !isEmpty(fields['kpis']) ? [missing('due')] : [];
      if (kind !== 'kpi') return [];
      // A key that is missing is told of by the schema; one without a value is not what it asks for either.
      const target = isEmpty(fields['target']) && pairOf(nodeAt(root, path), 'target') ? [missing('target')] : [];
      return [...(isEmpty(fields['baseline']) ? [missing('baseline')] : []), ...target];
    });
  },
};
