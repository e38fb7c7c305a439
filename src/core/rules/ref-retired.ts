// Rule ref/retired: something alive that depends on something rejected, retired or cancelled.
import type { Reference } from '../document/document';
import { entityOf, textField } from '../index/lookup';
import type { Rule } from './rule';
import { statusName } from './status-name';

const RETIRED: ReadonlySet<string> = new Set(['rejected', 'retired', 'cancelled']);

export const refRetired: Rule = {
  id: 'ref/retired',
  severity: 'warning',
  description: { en: 'Something depends on a thing that was rejected, retired or cancelled.', zh: '依赖了已拒绝、已下线或已取消的内容。' },
  help: {
    why: { en: 'What it waits for will never come. Drop the dependency, or reject this one too.', zh: '所等待的内容不会再有。请去掉依赖，或一并拒绝。' },
    bad: 'id: REQ-9\nstatus: approved\ndependsOn: [REQ-3] # which was rejected',
    good: 'id: REQ-9\nstatus: approved\ndependsOn: [REQ-4]',
  },
  messages: {
    default: { en: '{id} is {status}. Drop it here, or revive it.', zh: '{id} 的状态为“{status}”。请在此去掉它，或恢复它。' },
    defined: { en: '{id} is defined here', zh: '{id} 的定义' },
  },
  *check(facts, { snapshot }) {
    for (const reference of facts.references) {
      if (!isDependency(reference)) continue;
      const entity = entityOf(snapshot, reference.id, reference.file);
      const status = entity && textField(entity, 'status');
      if (!entity || status === undefined || !RETIRED.has(status)) continue;
      const own = facts.entities.findLast(({ id }) => id === reference.from);
      if (own && RETIRED.has(textField(own, 'status') ?? '')) continue;
      yield {
        message: 'default',
        args: { id: entity.id, status: statusName(entity, status) },
        range: reference.range,
        tag: 'deprecated',
        related: [{ file: entity.file, range: entity.idRange, message: 'defined', args: { id: entity.id } }],
      };
    }
  },
};

/** A list of what a document covers may name what was rejected; only what must come first counts. */
function isDependency({ field, fromKind }: Reference): boolean {
  return field === 'dependsOn' || field === 'parent' || (fromKind === 'roadmapItem' && (field === 'requirements' || field === 'prd'));
}
