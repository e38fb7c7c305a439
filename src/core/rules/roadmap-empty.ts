// Rule roadmap/empty: an item that says neither what it delivers nor what for.
import { isPromised } from '../schedule/plan';
import { statusOf } from '../schedule/fields';
import type { Rule } from './rule';
import { eachOf, isEmpty } from './things';

export const roadmapEmpty: Rule = {
  id: 'roadmap/empty',
  severity: 'info',
  description: { en: 'An item names no requirement, no PRD and no goal.', zh: '条目未写明需求、PRD 或目标。' },
  help: {
    why: { en: 'Nobody can tell when it is done, or what it is good for. Ideas, and what is done or cancelled, are left alone.', zh: '无人知道何时算完成、为了什么。设想以及已完成、已取消的条目不检查。' },
    bad: 'items:\n  - id: RM-5\n    title: Clean-up\n    start: 2026-Q2',
    good: 'items:\n  - id: RM-5\n    title: Clean-up\n    start: 2026-Q2\n    goals: [GOAL-2]',
  },
  messages: {
    default: { en: '{id} names no requirement, PRD or goal. Say what it delivers, or what it is for.', zh: '{id} 未写明需求、PRD 或目标。请写明交付什么，或为了什么。' },
  },
  kinds: ['roadmap'],
  checkDocument: eachOf('roadmapItem', ({ id, fields, idRange }) => {
    const status = statusOf(fields['status']);
    if (!isPromised(status) || status === 'done' || !['requirements', 'prd', 'goals'].every((field) => isEmpty(fields[field]))) return undefined;
    return { message: 'default', args: { id }, range: idRange };
  }),
};
