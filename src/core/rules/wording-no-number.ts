// Rule wording/no-number: a performance demand without a number.
import { wordingIn } from '../wording/wording';
import type { Rule } from './rule';

export const wordingNoNumber: Rule = {
  id: 'wording/no-number',
  severity: 'info',
  kinds: ['requirements', 'prd'],
  description: { en: 'A performance requirement has no number, neither in the statement nor in its acceptance criteria.', zh: '性能需求没有数值，陈述和验收标准中都没有。' },
  help: {
    why: { en: 'How fast, how many, how much: without a number nobody can test it, and each build is fast enough.', zh: '多快、多少、多大：没有数值就无法验证，怎样都算达标。' },
    bad: '- type: performance\n  statement: The backend shall answer the search.\n- type: performance\n  statement: 后端应返回搜索结果。',
    good: '- type: performance\n  statement: The backend shall answer the search within 300 ms.\n- type: performance\n  statement: 后端应在 300 毫秒内返回搜索结果。',
  },
  messages: {
    default: { en: 'A performance requirement without a number. Say how fast, how many or how much.', zh: '性能需求没有数值。请写明多快、多少或多大。' },
  },
  checkDocument: (document) => wordingIn(document, 'no-number'),
};
