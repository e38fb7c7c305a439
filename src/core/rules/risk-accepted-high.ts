// Rule risk/accepted-high: a high risk that was simply accepted.
import { highOf, isLive } from './risk-weight';
import type { Rule } from './rule';
import { eachOf, placeIn } from './things';

export const riskAcceptedHigh: Rule = {
  id: 'risk/accepted-high',
  severity: 'warning',
  description: { en: 'A high risk is accepted.', zh: '接受了高风险。' },
  help: {
    why: { en: 'Accepting is for what costs less than its cure. With a probability times impact of 12 or more, make it smaller, hand it on, or silence this with the reason and who has decided.', zh: '只有代价低于对策的风险才适合接受。概率乘以影响达到 12 时，请降低或转移风险，或在屏蔽注释中写明理由和决定人。' },
    bad: 'risks:\n  - id: RISK-1\n    probability: 4\n    impact: 4\n    response: accept',
    good: 'risks:\n  - id: RISK-1\n    probability: 4\n    impact: 4\n    response: mitigate',
  },
  messages: {
    default: { en: '{id} weighs {weight}, too much to accept. Avoid, mitigate or transfer it.', zh: '{id} 的风险值为 {weight}，不宜接受。请规避、缓解或转移。' },
  },
  kinds: ['risks'],
  checkDocument: eachOf('risk', (risk, document) => {
    const weight = risk.fields['response'] === 'accept' && isLive(risk) ? highOf(risk) : undefined;
    return weight === undefined ? undefined : { message: 'default', args: { id: risk.id, weight }, range: placeIn(document, risk, 'response') };
  }),
};
