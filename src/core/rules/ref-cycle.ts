// Rule ref/cycle: requirements that depend on each other in a circle.
import { loopsByFile } from '../index/cycles';
import type { Rule } from './rule';

/** Ids that are spelled out; a longer loop is cut in the middle. */
const SHOWN = 8;

export const refCycle: Rule = {
  id: 'ref/cycle',
  severity: 'error',
  description: { en: 'Requirements depend on each other in a circle, or are each other’s parents.', zh: '需求之间循环依赖，或互为父级。' },
  help: {
    why: { en: 'None of them can be done first. Drop the weakest dependency, or split one of them.', zh: '其中没有一条可以先做。请去掉最弱的依赖，或拆分其中一条。' },
    bad: 'requirements:\n  - id: REQ-7\n    dependsOn: [REQ-52]\n  - id: REQ-52\n    dependsOn: [REQ-7]',
    good: 'requirements:\n  - id: REQ-7\n    dependsOn: [REQ-52]\n  - id: REQ-52',
  },
  messages: {
    dependsOn: { en: '{id} depends on itself: {loop}.', zh: '{id} 依赖自身：{loop}。' },
    parent: { en: '{id} is its own parent: {loop}.', zh: '{id} 是自身的父级：{loop}。' },
    large: { en: '{id} depends on itself through more than 200 others.', zh: '{id} 经过 200 条以上的需求依赖自身。' },
    step: { en: 'names {id}', zh: '引用 {id}' },
  },
  whole: true,
  *check(facts, { snapshot }) {
    for (const { reference, ids, steps } of loopsByFile(snapshot).get(facts.file) ?? []) {
      const closed = steps.length > 1;
      const shown = ids.length <= SHOWN ? ids : [...ids.slice(0, SHOWN - 2), '…', ...ids.slice(-1)];
      yield {
        message: !closed ? 'large' : reference.field === 'parent' ? 'parent' : 'dependsOn',
        args: { id: reference.from ?? '', loop: { en: shown.join(' → '), zh: shown.join(' → ') } },
        range: reference.range,
        related: steps.slice(1, SHOWN).map((step) => ({ file: step.file, range: step.range, message: 'step', args: { id: step.id } })),
      };
    }
  },
};
