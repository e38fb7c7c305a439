// Rule wording/vague: a word that no test can decide.
import { wordingIn } from '../wording/wording';
import type { Rule } from './rule';

export const wordingVague: Rule = {
  id: 'wording/vague',
  severity: 'info',
  kinds: ['requirements', 'prd'],
  description: { en: 'A word in a demand can mean anything, such as fast or easy.', zh: '要求中的用词含糊，例如快速、友好。' },
  help: {
    why: { en: 'Each reader has a number in mind, and each another one. What is not measured can’t be tested.', zh: '每个读者心中的数值都不同。无法衡量的内容就无法验证。' },
    bad: '- statement: The shop shall load the list quickly.\n- statement: 商店应快速加载列表。',
    good: '- statement: The shop shall load the list within 2 s.\n- statement: 商店应在 2 秒内加载列表。',
  },
  messages: {
    default: { en: '“{word}” can’t be tested. Give a number with a unit, or say what is seen.', zh: '“{word}”无法验证。请给出带单位的数值，或写明可观察的结果。' },
    approximate: { en: '“{word}” leaves the limit open. Give a range, or at most and at least.', zh: '“{word}”使界限不明。请给出范围，或写明上限、下限。' },
  },
  checkDocument: (document) => wordingIn(document, 'vague'),
};
