// Rule ref/conflict: two approved requirements that conflict with each other.
import { entityOf, textField } from '../index/lookup';
import type { Rule } from './rule';

/** Statuses in which a requirement is agreed on. */
const AGREED: ReadonlySet<string> = new Set(['approved', 'planned', 'in-progress', 'implemented', 'verified', 'released']);

export const refConflict: Rule = {
  id: 'ref/conflict',
  severity: 'warning',
  description: { en: 'Two approved requirements conflict with each other.', zh: '两条已批准的需求互相冲突。' },
  help: {
    why: { en: 'Both can’t hold. Reject or defer one, or change them until they no longer conflict.', zh: '两者不能同时成立。请拒绝或推迟其中一条，或修改到不再冲突。' },
    bad: 'id: REQ-5\nstatus: approved\nconflictsWith: [REQ-6] # approved as well',
    good: 'id: REQ-5\nstatus: approved\nconflictsWith: [REQ-6] # rejected',
  },
  messages: {
    default: { en: '{from} conflicts with {id}, and both are approved. Reject or defer one.', zh: '{from} 与 {id} 冲突，而两者都已批准。请拒绝或推迟其中一条。' },
    other: { en: '{id} is defined here', zh: '{id} 的定义' },
  },
  *check(facts, { snapshot }) {
    for (const { id, field, from = '', file, range } of facts.references) {
      if (field !== 'conflictsWith') continue;
      const own = facts.entities.findLast((entity) => entity.id === from);
      const other = entityOf(snapshot, id, file);
      if (!own || !other || own.id === other.id) continue;
      if (!AGREED.has(textField(own, 'status') ?? '') || !AGREED.has(textField(other, 'status') ?? '')) continue;
      yield { message: 'default', args: { from, id }, range, related: [{ file: other.file, range: other.idRange, message: 'other', args: { id } }] };
    }
  },
};
