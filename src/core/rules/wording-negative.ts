// Rule wording/negative: a demand that is said twice the other way round.
import { wordingIn } from '../wording/wording';
import type { Rule } from './rule';

export const wordingNegative: Rule = {
  id: 'wording/negative',
  severity: 'hint',
  kinds: ['requirements', 'prd'],
  description: { en: 'A demand says what shall not happen unless, where a positive sentence would say it.', zh: '要求用否定加例外的方式表达，而肯定句可以直接说明。' },
  help: {
    why: { en: 'A negation with an exception is easily read the wrong way round. Say when it shall happen.', zh: '否定加例外容易读反。请写明何时应该发生。' },
    bad: '- statement: The app shall not send the receipt until the trip is closed.\n- statement: 除非行程已结束，应用不得发送收据。',
    good: '- statement: When the trip is closed, the app shall send the receipt.\n- statement: 当行程结束时，应用应发送收据。',
  },
  messages: {
    default: { en: 'A “not” with “{word}” is read the wrong way round. Say when it shall happen.', zh: '否定加“{word}”容易读反。请写明何时应该发生。' },
  },
  checkDocument: (document) => wordingIn(document, 'negative'),
};
