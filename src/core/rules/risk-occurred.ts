// Rule risk/occurred: a risk that has occurred, while the roadmap goes on as if it had not.
import { entityOf, textField } from '../index/lookup';
import type { Rule } from './rule';
import { statusName } from './status-name';

/** A roadmap item that says nothing of trouble. */
const AS_PLANNED: ReadonlySet<unknown> = new Set(['idea', 'planned', 'in-progress']);

export const riskOccurred: Rule = {
  id: 'risk/occurred',
  severity: 'warning',
  description: { en: 'A risk has occurred, but a roadmap item that it affects goes on as planned.', zh: '风险已发生，但受影响的路线图条目仍照原计划进行。' },
  help: {
    why: { en: 'The plan promises what can no longer be kept. Set the item to at-risk or blocked, or plan it anew and close the risk.', zh: '计划仍在承诺做不到的事。请将条目设为 at-risk 或 blocked，或重新排期后关闭风险。' },
    bad: 'risks:\n  - id: RISK-1\n    status: occurred\n    affects: [RM-4] # which is still planned',
    good: 'risks:\n  - id: RISK-1\n    status: occurred\n    affects: [RM-4] # which is at risk',
  },
  messages: {
    default: { en: '{risk} has occurred, but {id} is {status}. Set it to at-risk, or plan it anew.', zh: '{risk} 已发生，而 {id} 仍为“{status}”。请设为 at-risk，或重新排期。' },
  },
  kinds: ['risks'],
  *check({ references, entities }, { snapshot }) {
    for (const { id, from, fromKind, field, file, range } of references) {
      if (fromKind !== 'risk' || field !== 'affects' || entities.findLast((entity) => entity.id === from)?.fields['status'] !== 'occurred') continue;
      const item = entityOf(snapshot, id, file);
      const status = item?.kind === 'roadmapItem' ? textField(item, 'status') : undefined;
      if (item && status !== undefined && AS_PLANNED.has(status)) yield { message: 'default', args: { risk: from ?? '', id, status: statusName(item, status) }, range };
    }
  },
};
