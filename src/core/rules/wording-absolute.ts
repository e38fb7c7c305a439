// Rule wording/absolute: a promise that nobody can keep.
import { wordingIn } from '../wording/wording';
import type { Rule } from './rule';

export const wordingAbsolute: Rule = {
  id: 'wording/absolute',
  severity: 'hint',
  kinds: ['requirements', 'prd'],
  description: { en: 'A demand promises what nobody can keep or test, such as always or 100 % of the time.', zh: '要求无法兑现或验证的绝对承诺，例如永远、百分之百。' },
  help: {
    why: { en: 'No test runs forever. Say the share, the period or the condition under which it must hold.', zh: '没有测试能永远运行。请写明比例、期间或成立的条件。' },
    bad: '- statement: The backend shall be available at all times.\n- statement: 后端应在任何时候可用。',
    good: '- statement: The backend shall be available for 99.9 % of the minutes in a month.\n- statement: 后端每月可用的分钟数应不低于 99.9 %。',
  },
  messages: {
    default: { en: '“{word}” can’t be shown. Say the share, the period or the condition.', zh: '“{word}”无法证实。请写明比例、期间或条件。' },
  },
  checkDocument: (document) => wordingIn(document, 'absolute'),
};
