// Rule yaml/duplicate-key: a key stands twice in one mapping.
import type { Rule } from './rule';

export const yamlDuplicateKey: Rule = {
  id: 'yaml/duplicate-key',
  severity: 'error',
  description: { en: 'A key stands twice in one mapping.', zh: '同一映射中一个键出现了两次。' },
  help: {
    why: { en: 'Tools differ in which of the two they take; here the first one counts.', zh: '不同工具取用的值不同；此处以第一个为准。' },
    bad: 'status: draft\nstatus: review',
    good: 'status: review',
  },
  messages: {
    default: { en: '“{key}” stands here a second time. Delete one of the two.', zh: '“{key}”在此重复出现。请删除其中一个。' },
    first: { en: 'The first “{key}”', zh: '第一个“{key}”' },
  },
};
