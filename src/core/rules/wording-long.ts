// Rule wording/long: a text that is too long to be one demand.
import { wordingIn } from '../wording/wording';
import type { Rule } from './rule';

export const wordingLong: Rule = {
  id: 'wording/long',
  severity: 'info',
  kinds: ['requirements', 'prd'],
  description: { en: 'A statement or criterion is longer than 60 words or 120 Chinese characters.', zh: '陈述或标准超过 60 个英文词或 120 个汉字。' },
  help: {
    why: { en: 'A long text holds several demands, or explains. Split the first, move the second to the rationale.', zh: '过长的文本含有多个要求，或夹有解释。请拆分要求，把解释移到 rationale。' },
    bad: 'statement: >-\n  The shop shall show the total, because … and so that … which in turn …',
    good: 'statement: The shop shall show the total of the order in the cart.\nrationale: …',
  },
  messages: {
    default: { en: '{count} words are more than one demand. Split it, or move reasons to the rationale.', zh: '{count} 个词已不止一个要求。请拆分，或把理由移到 rationale。' },
    characters: { en: '{count} characters are more than one demand. Split it, or move reasons to the rationale.', zh: '{count} 个字已不止一个要求。请拆分，或把理由移到 rationale。' },
  },
  checkDocument: (document) => wordingIn(document, 'long'),
};
