// Rule id/prefix: an id whose prefix is not that of its kind.
import { hasPrefixOf } from '../index/id-form';
import type { Rule } from './rule';

export const idPrefix: Rule = {
  id: 'id/prefix',
  severity: 'warning',
  description: { en: 'An id does not carry the prefix of its kind.', zh: '编号的前缀与其类型不符。' },
  help: {
    why: { en: 'The prefix tells in every text what an id means. It may carry the product’s name, as PAY-REQ-12; prd.config.yaml sets other prefixes.', zh: '前缀使人在任何文本中都能看出编号的含义。前缀可带产品名，如 PAY-REQ-12；prd.config.yaml 可设置其他前缀。' },
    bad: 'goals:\n  - id: OBJ-1',
    good: 'goals:\n  - id: GOAL-1',
  },
  messages: {
    default: { en: '“{id}” does not read as {kind}. Ids of this kind begin with {prefix}-, as {example}.', zh: '“{id}”不像{kind}的编号。此类编号以 {prefix}- 开头，例如 {example}。' },
  },
  *check(facts, { snapshot }) {
    for (const { kind, id, idRange } of facts.entities) {
      if (kind === 'person') continue;
      if (hasPrefixOf(id, kind, snapshot.config)) continue;
      const prefix = snapshot.config.prefixes[kind];
      const digits = /\d+$/.exec(id)?.[0];
      yield { message: 'default', args: { id, kind: { kind }, prefix, example: `${prefix}-${digits ?? '1'}` }, range: idRange };
    }
  },
};
