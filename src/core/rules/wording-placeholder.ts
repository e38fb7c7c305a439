// Rule wording/placeholder: a gap that was left for later.
import { wordingIn } from '../wording/wording';
import type { Rule } from './rule';

export const wordingPlaceholder: Rule = {
  id: 'wording/placeholder',
  severity: 'warning',
  kinds: ['requirements', 'prd'],
  description: { en: 'A text holds a gap for later, such as TBD or 待定.', zh: '文本中留有待补的内容，例如 TBD、待定。' },
  help: {
    why: { en: 'What is not decided can’t be built. Decide it, or ask it as an open question of the PRD.', zh: '未决定的内容无法实现。请作出决定，或列为 PRD 的待定问题。' },
    bad: '- statement: The backend shall answer within TBD seconds.\n- statement: 后端应在待定秒数内返回结果。',
    good: '- statement: The backend shall answer within 2 s.\n- statement: 后端应在 2 秒内返回结果。',
  },
  messages: {
    default: { en: '“{word}” is still to be filled in. Decide it, or ask an open question.', zh: '“{word}”尚待补充。请作出决定，或列为待定问题。' },
  },
  checkDocument: (document) => wordingIn(document, 'placeholder'),
};
