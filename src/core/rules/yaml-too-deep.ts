// Rule yaml/too-deep: the text is nested more deeply than any document needs.
import type { Rule } from './rule';

export const yamlTooDeep: Rule = {
  id: 'yaml/too-deep',
  severity: 'error',
  description: { en: 'The text is nested more deeply than any document needs.', zh: '文本嵌套过深。' },
  help: {
    why: { en: 'Such a text is a mistake or an attack; reading it could exhaust the memory.', zh: '这样的文本不是笔误就是攻击；读取它可能耗尽内存。' },
    bad: '[[[[[[[[ … 101 times',
    good: '[text]',
  },
  messages: {
    default: { en: 'This is nested more than {levels} levels deep. The file is not read.', zh: '此处嵌套超过 {levels} 层。文件未被读取。' },
  },
};
