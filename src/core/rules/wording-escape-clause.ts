// Rule wording/escape-clause: words that let the demand off.
import { wordingIn } from '../wording/wording';
import type { Rule } from './rule';

export const wordingEscapeClause: Rule = {
  id: 'wording/escape-clause',
  severity: 'info',
  kinds: ['requirements', 'prd'],
  description: { en: 'Words such as “where possible” let a demand off.', zh: '“必要时”“视情况”之类的说法使要求可有可无。' },
  help: {
    why: { en: 'Nobody can say when the demand holds, so nobody can say that it was not met.', zh: '无法判断要求何时成立，也就无法判断是否未满足。' },
    bad: '- statement: The app shall save the draft where possible.\n- statement: 必要时应用应保存草稿。',
    good: '- statement: While the app is offline, the app shall save the draft on the device.\n- statement: 离线状态下，应用应在设备上保存草稿。',
  },
  messages: {
    default: { en: '“{word}” lets the demand off. Say when it holds, or drop it.', zh: '“{word}”使要求可有可无。请写明何时成立，或删去。' },
  },
  checkDocument: (document) => wordingIn(document, 'escape-clause'),
};
