// Rule team/accountable: a responsibility for which nobody answers.
import { partyMissing } from './party-missing';
import type { Rule } from './rule';

export const teamAccountable: Rule = {
  id: 'team/accountable',
  severity: 'warning',
  description: { en: 'Nobody is accountable for an activity.', zh: '某项活动没有最终负责人。' },
  help: {
    why: { en: 'When it goes wrong, everybody points at somebody else. Exactly one person answers for it, and decides.', zh: '出了问题，人人推给别人。应当恰好有一个人最终负责并作决定。' },
    bad: 'responsibilities:\n  - activity: Test a release\n    responsible: ["@ravi"]',
    good: 'responsibilities:\n  - activity: Test a release\n    responsible: ["@ravi"]\n    accountable: "@noor"',
  },
  messages: {
    default: { en: 'Nobody is accountable for “{activity}”. Name the one who answers for it.', zh: '“{activity}”没有最终负责人。请指定一个人。' },
    several: { en: '{count} are accountable for “{activity}”. Name one, who then decides.', zh: '“{activity}”有 {count} 个最终负责人。请只指定一个，由其决定。' },
  },
  kinds: ['team'],
  checkDocument: (document) => partyMissing(document, 'accountable'),
};
