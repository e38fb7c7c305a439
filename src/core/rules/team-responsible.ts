// Rule team/responsible: a responsibility that nobody carries out.
import { partyMissing } from './party-missing';
import type { Rule } from './rule';

export const teamResponsible: Rule = {
  id: 'team/responsible',
  severity: 'warning',
  description: { en: 'Nobody is responsible for an activity.', zh: '某项活动没有执行人。' },
  help: {
    why: { en: 'Somebody answers for it, but nobody does it.', zh: '有人负责，却没有人去做。' },
    bad: 'responsibilities:\n  - activity: Test a release\n    accountable: "@noor"',
    good: 'responsibilities:\n  - activity: Test a release\n    responsible: ["@ravi"]\n    accountable: "@noor"',
  },
  messages: {
    default: { en: 'Nobody is responsible for “{activity}”. Name who does it.', zh: '“{activity}”没有执行人。请指定由谁来做。' },
  },
  kinds: ['team'],
  checkDocument: (document) => partyMissing(document, 'responsible'),
};
