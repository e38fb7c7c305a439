// Rule risk/no-owner: a risk that nobody watches.
import { isLive } from './risk-weight';
import type { Rule } from './rule';
import { eachOf, isEmpty } from './things';

export const riskNoOwner: Rule = {
  id: 'risk/no-owner',
  severity: 'warning',
  description: { en: 'A risk has no owner.', zh: '风险没有负责人。' },
  help: {
    why: { en: 'Nobody notices when it draws near. Closed risks are left alone.', zh: '风险逼近时无人察觉。已关闭的不检查。' },
    bad: 'risks:\n  - id: RISK-1\n    status: open',
    good: 'risks:\n  - id: RISK-1\n    status: open\n    owner: "@mei"',
  },
  messages: {
    default: { en: '{id} has no owner. Name the person who watches it.', zh: '{id} 没有负责人。请指定关注的人。' },
  },
  kinds: ['risks'],
  checkDocument: eachOf('risk', (risk) => (isEmpty(risk.fields['owner']) && isLive(risk) ? { message: 'default', args: { id: risk.id }, range: risk.idRange } : undefined)),
};
