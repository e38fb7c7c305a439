// Rule wording/pronoun: a pronoun with more than one meaning.
import { wordingIn } from '../wording/wording';
import type { Rule } from './rule';

export const wordingPronoun: Rule = {
  id: 'wording/pronoun',
  severity: 'hint',
  kinds: ['requirements', 'prd'],
  description: { en: 'A pronoun can mean more than one thing, such as it or they.', zh: '代词可能有多种所指，例如它、其。' },
  help: {
    why: { en: 'Two readers take it for two things. Repeat the noun, even if it sounds clumsy.', zh: '不同读者会有不同理解。请重复名词，即使显得啰嗦。' },
    bad: '- statement: When the reader scans a ticket, it shall show it.\n- statement: 当读卡器读取车票时，它应显示票价。',
    good: '- statement: When the reader scans a ticket, the reader shall show the fare of the ticket.\n- statement: 当读卡器读取车票时，读卡器应显示票价。',
  },
  messages: {
    default: { en: '“{word}” can mean more than one thing. Repeat the noun.', zh: '“{word}”可能有多种所指。请重复名词。' },
  },
  checkDocument: (document) => wordingIn(document, 'pronoun'),
};
