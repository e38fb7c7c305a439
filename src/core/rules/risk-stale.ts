// Rule risk/stale: a risk that nobody has looked at for more than 60 days.
import { daysBetween } from './days';
import { isLive } from './risk-weight';
import { placeOf, type Rule } from './rule';
import { isEmpty } from './things';

const PATIENCE = 60;

export const riskStale: Rule = {
  id: 'risk/stale',
  severity: 'warning',
  description: { en: 'A risk was not reviewed for more than 60 days.', zh: '风险超过 60 天未复查。' },
  help: {
    why: { en: 'Its probability is no longer what it says. Look at it, then write the day under reviewed. Counted from the day it was raised where it was never reviewed; closed risks are left alone.', zh: '所写概率已不可信。请复查，并在 reviewed 写下日期。从未复查的从提出之日算起；已关闭的不检查。' },
    bad: 'risks:\n  - id: RISK-1\n    reviewed: 2026-01-10 # five months ago',
    good: 'risks:\n  - id: RISK-1\n    reviewed: 2026-05-20',
  },
  messages: {
    default: { en: '{id} was not reviewed for {days} days. Look at it, and write the day.', zh: '{id} 已有 {days} 天未复查。请复查并写下日期。' },
  },
  kinds: ['risks'],
  daily: true,
  *check({ entities }, { today }) {
    for (const risk of entities) {
      if (risk.kind !== 'risk' || !isLive(risk)) continue;
      const { reviewed, raised } = risk.fields;
      const days = daysBetween(isEmpty(reviewed) ? raised : reviewed, today);
      if (days !== undefined && days > PATIENCE) yield { message: 'default', args: { id: risk.id, days }, range: placeOf(risk, 'reviewed') };
    }
  },
};
