// Rule wording/open-ended: a list that nobody can finish.
import { wordingIn } from '../wording/wording';
import type { Rule } from './rule';

export const wordingOpenEnded: Rule = {
  id: 'wording/open-ended',
  severity: 'info',
  kinds: ['requirements', 'prd'],
  description: { en: 'A list is left open, as by “etc.” or “including but not limited to”.', zh: '列举没有结尾，例如“等等”“包括但不限于”。' },
  help: {
    why: { en: 'What the list leaves out can neither be built nor tested. Name all of it, or the rule by which things belong to it.', zh: '列举之外的内容无法实现，也无法验证。请列全，或写明归入的规则。' },
    bad: '- statement: The app shall export CSV, JSON, etc.\n- statement: 应用应支持导出 CSV、JSON 等等。',
    good: '- statement: The app shall export CSV and JSON.\n- statement: 应用应支持导出 CSV 和 JSON。',
  },
  messages: {
    default: { en: '“{word}” leaves the list open. Name all that belongs to it.', zh: '“{word}”使列举没有结尾。请列出全部内容。' },
  },
  checkDocument: (document) => wordingIn(document, 'open-ended'),
};
