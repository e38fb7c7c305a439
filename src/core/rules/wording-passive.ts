// Rule wording/passive: a demand in which nobody acts.
import { wordingIn } from '../wording/wording';
import type { Rule } from './rule';

export const wordingPassive: Rule = {
  id: 'wording/passive',
  severity: 'hint',
  kinds: ['requirements', 'prd'],
  description: { en: 'A demand does not say who acts.', zh: '要求没有说明由谁执行。' },
  help: {
    why: { en: 'Who has to do it decides which team builds it and where the test looks.', zh: '由谁执行决定由哪个团队实现、在何处验证。' },
    bad: '- statement: The receipt shall be sent within 10 min.\n- statement: 收据应被发送。',
    good: '- statement: The fare engine shall send the receipt within 10 min.\n- statement: 计费系统应在 10 分钟内发送收据。',
  },
  messages: {
    default: { en: '“{word}”: nobody acts. Say who does it.', zh: '“{word}”：没有说明由谁执行。请写明主语。' },
  },
  checkDocument: (document) => wordingIn(document, 'passive'),
};
