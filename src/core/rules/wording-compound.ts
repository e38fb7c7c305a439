// Rule wording/compound: two demands in one sentence.
import { wordingIn } from '../wording/wording';
import type { Rule } from './rule';

export const wordingCompound: Rule = {
  id: 'wording/compound',
  severity: 'info',
  kinds: ['requirements', 'prd'],
  description: { en: 'A sentence holds two demands.', zh: '一句话包含两个要求。' },
  help: {
    why: { en: 'Two demands can’t be planned, built and tested apart while they share a sentence and an id.', zh: '共用一句话和一个编号的两个要求无法分别规划、实现和验证。' },
    bad: '- statement: When a trip ends, the app shall show the fare and notify the owner.\n- statement: 行程结束时，应用应显示票价，并通知车主。',
    good: '- statement: When a trip ends, the app shall show the fare.\n- statement: 行程结束时，应用应显示票价。',
  },
  messages: {
    default: { en: '“{word}” begins a second demand. Split it into two requirements.', zh: '“{word}”引出第二个要求。请拆成两条需求。' },
  },
  checkDocument: (document) => wordingIn(document, 'compound'),
};
