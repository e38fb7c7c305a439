// Rule wording/comparative: a comparison with what nobody names.
import { wordingIn } from '../wording/wording';
import type { Rule } from './rule';

export const wordingComparative: Rule = {
  id: 'wording/comparative',
  severity: 'info',
  kinds: ['requirements', 'prd'],
  description: { en: 'A demand compares with something that has no number, such as better or faster than now.', zh: '要求与没有数值的对象比较，例如更快、优于现在。' },
  help: {
    why: { en: 'What is compared with changes or is known to nobody. Give the number that must be reached.', zh: '比较的对象会变化，或无人知晓。请给出须达到的数值。' },
    bad: '- statement: The search shall be faster than today.\n- statement: 搜索应比现在更快。',
    good: '- statement: The search shall list the hits within 300 ms.\n- statement: 搜索应在 300 毫秒内列出结果。',
  },
  messages: {
    default: { en: '“{word}”: than what? Give the number that must be reached.', zh: '“{word}”：与什么相比？请给出须达到的数值。' },
  },
  checkDocument: (document) => wordingIn(document, 'comparative'),
};
