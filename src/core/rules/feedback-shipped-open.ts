// Rule feedback/shipped-open: a note whose requirements are all released, while nobody has told its author.
import type { Entity } from '../document/document';
import { entityOf } from '../index/lookup';
import { isOut } from './requirement-stage';
import { placeOf, type Rule } from './rule';

export const feedbackShippedOpen: Rule = {
  id: 'feedback/shipped-open',
  severity: 'info',
  description: { en: 'Feedback is open although its requirements are released.', zh: '反馈所关联的需求均已发布，但反馈尚未关闭。' },
  help: {
    why: { en: 'Whoever asked for it deserves to hear that it is there. Tell them, then set the note to answered or closed.', zh: '提出者理应得知结果。请告知对方，然后将反馈设为已答复或已关闭。' },
    bad: 'feedback:\n  - id: FB-1\n    status: planned\n    requirements: [REQ-4] # which is released',
    good: 'feedback:\n  - id: FB-1\n    status: answered\n    requirements: [REQ-4]',
  },
  messages: {
    default: { en: 'What {id} asks for is released. Tell the customer, then set it to answered.', zh: '{id} 所要求的已发布。请告知客户，再设为 answered。' },
  },
  kinds: ['feedback'],
  *check({ entities, references }, { snapshot }) {
    const named = new Map<string, Entity[]>();
    for (const { id, from, fromKind, field, file } of references) {
      const requirement = fromKind === 'feedback' && field === 'requirements' && from !== undefined ? entityOf(snapshot, id, file) : undefined;
      if (!requirement || from === undefined || isOut(requirement)) continue;
      const list = named.get(from);
      if (list) list.push(requirement);
      else named.set(from, [requirement]);
    }
    for (const entity of entities) {
      const { status } = entity.fields;
      if (entity.kind !== 'feedback' || status === 'answered' || status === 'closed') continue;
      if (named.get(entity.id)?.every(({ fields }) => fields['status'] === 'released')) yield { message: 'default', args: { id: entity.id }, range: placeOf(entity, 'status') };
    }
  },
};
