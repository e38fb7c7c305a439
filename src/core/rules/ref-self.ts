// Rule ref/self: a thing that names itself.
import type { Rule } from './rule';

export const refSelf: Rule = {
  id: 'ref/self',
  severity: 'error',
  description: { en: 'A thing refers to itself.', zh: '内容引用了自身。' },
  help: {
    why: { en: 'Nothing can wait for itself, be its own part or conflict with itself.', zh: '任何内容都不能等待自身、成为自身的一部分或与自身冲突。' },
    bad: 'id: REQ-7\ndependsOn: [REQ-7]',
    good: 'id: REQ-7\ndependsOn: [REQ-3]',
  },
  messages: {
    default: { en: '{id} names itself in “{field}”. Drop it, or write the id that is meant.', zh: '{id} 在“{field}”中引用了自身。请删除，或写上所指的编号。' },
  },
  *check(facts) {
    for (const { id, from, fromKind, kinds, field, range } of facts.references) {
      if (id === from && fromKind && kinds.includes(fromKind)) yield { message: 'default', args: { id, field }, range };
    }
  },
};
