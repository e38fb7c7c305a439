// Rule wording/unit: a number without a unit.
import { wordingIn } from '../wording/wording';
import type { Rule } from './rule';

export const wordingUnit: Rule = {
  id: 'wording/unit',
  severity: 'info',
  kinds: ['requirements', 'prd'],
  description: { en: 'A number has no unit.', zh: '数值没有单位。' },
  help: {
    why: { en: 'Within 5 what? Seconds and minutes are a factor of sixty apart.', zh: '5 什么？秒和分钟相差六十倍。' },
    bad: '- statement: The backend shall answer within 5.\n- statement: 后端应在 5 内返回结果。',
    good: '- statement: The backend shall answer within 5 s.\n- statement: 后端应在 5 秒内返回结果。',
  },
  messages: {
    default: { en: '“{word}” has no unit. Add one, such as s, MB or %.', zh: '“{word}”没有单位。请加上单位，例如秒、MB 或 %。' },
  },
  checkDocument: (document) => wordingIn(document, 'unit'),
};
