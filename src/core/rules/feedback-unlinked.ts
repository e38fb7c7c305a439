// Rule feedback/unlinked: a note that was planned but leads nowhere.
import { namersOf } from '../index/lookup';
import { placeOf, type Rule } from './rule';
import { isEmpty } from './things';

export const feedbackUnlinked: Rule = {
  id: 'feedback/unlinked',
  severity: 'info',
  description: { en: 'Feedback is planned, but names no requirement, and no improvement names it.', zh: '反馈已列入计划，但未关联需求，也没有改进项引用它。' },
  help: {
    why: { en: 'What was promised cannot be found again. Notes that are new, triaged, answered or closed may stand alone.', zh: '承诺过的事无处可查。新反馈、已分诊、已答复或已关闭的可以不关联。' },
    bad: 'feedback:\n  - id: FB-1\n    status: planned',
    good: 'feedback:\n  - id: FB-1\n    status: planned\n    requirements: [REQ-4]',
  },
  messages: {
    default: { en: '{id} is planned, but leads nowhere. Name the requirement that answers it.', zh: '{id} 已列入计划，却没有去向。请写明对应的需求。' },
  },
  kinds: ['feedback'],
  *check({ entities }, { snapshot }) {
    for (const entity of entities) {
      if (entity.kind !== 'feedback' || entity.fields['status'] !== 'planned' || !isEmpty(entity.fields['requirements'])) continue;
      let linked = false;
      for (const { fromKind } of namersOf(snapshot, entity)) linked ||= fromKind === 'improvement' || fromKind === 'requirement';
      if (!linked) yield { message: 'default', args: { id: entity.id }, range: placeOf(entity, 'status') };
    }
  },
};
