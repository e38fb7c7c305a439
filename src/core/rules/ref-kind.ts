// Rule ref/kind: a reference to a thing of another kind than its field takes.
import { entityOf } from '../index/lookup';
import type { Rule } from './rule';

export const refKind: Rule = {
  id: 'ref/kind',
  severity: 'error',
  description: { en: 'A reference names a thing of another kind.', zh: '引用的内容类型不符。' },
  help: {
    why: { en: 'A requirement can’t depend on a goal, nor a goal on a person; such a reference leads nowhere.', zh: '需求不能依赖目标，目标也不能依赖人员；这样的引用没有意义。' },
    bad: 'dependsOn: [GOAL-1]',
    good: 'dependsOn: [REQ-1]\ngoals: [GOAL-1]',
  },
  messages: {
    default: { en: '{id} is {found}. “{field}” takes {wanted}.', zh: '{id} 是{found}。“{field}”应为{wanted}。' },
    defined: { en: '{id} is defined here', zh: '{id} 的定义' },
  },
  *check(facts, { snapshot }) {
    for (const { id, kinds, range, file, path } of facts.references) {
      const entity = entityOf(snapshot, id, file);
      if (!entity || kinds.includes(entity.kind)) continue;
      const field = String(path.findLast((step) => typeof step === 'string') ?? '');
      yield {
        message: 'default',
        args: { id, found: { kind: entity.kind }, wanted: kinds.map((kind) => ({ kind })), field },
        range,
        related: [{ file: entity.file, range: entity.idRange, message: 'defined', args: { id } }],
      };
    }
  },
};
