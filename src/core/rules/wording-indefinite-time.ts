// Rule wording/indefinite-time: a time that nobody can tell.
import { wordingIn } from '../wording/wording';
import type { Rule } from './rule';

export const wordingIndefiniteTime: Rule = {
  id: 'wording/indefinite-time',
  severity: 'info',
  kinds: ['requirements', 'prd'],
  description: { en: 'A word names no time, such as soon or in real time.', zh: '用词没有时限，例如及时、尽快。' },
  help: {
    why: { en: 'Soon is a second for one reader and a day for another.', zh: '“尽快”对一个读者是一秒，对另一个是一天。' },
    bad: '- statement: The app shall show the position in real time.\n- statement: 应用应及时显示位置。',
    good: '- statement: The app shall show the position within 10 s.\n- statement: 应用应在 10 秒内显示位置。',
  },
  messages: {
    default: { en: '“{word}” names no time. Say how soon, such as within 10 s.', zh: '“{word}”没有时限。请写明多久，例如 10 秒内。' },
  },
  checkDocument: (document) => wordingIn(document, 'indefinite-time'),
};
