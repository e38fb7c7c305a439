// Rule yaml/conflict-marker: the file holds an unresolved merge conflict.
import type { Rule } from './rule';

export const yamlConflictMarker: Rule = {
  id: 'yaml/conflict-marker',
  severity: 'error',
  description: { en: 'The file holds an unresolved merge conflict.', zh: '文件中有未解决的合并冲突。' },
  help: {
    why: { en: 'Both sides stand in the text, so nothing in it can be trusted until one is chosen.', zh: '两边的内容同时存在，解决之前任何内容都不可信。' },
    bad: '<<<<<<< HEAD\nstatus: draft\n=======\nstatus: review\n>>>>>>> main',
    good: 'status: review',
  },
  messages: {
    default: { en: 'A merge conflict is not resolved here. Nothing else in this file is checked until it is.', zh: '此处的合并冲突尚未解决。解决之前不检查此文件的其他内容。' },
  },
};
