// Rule wording/ears: a condition in a place of its own.
import { wordingIn } from '../wording/wording';
import { FIX_TITLES, type Rule } from './rule';

const BEGIN = { en: 'Begin with “{text}”', zh: '以“{text}”开头' };
/** Words that a clause follows, as it follows When and If. */
const CLAUSES = /^(?:as soon as|as long as|in case(?: that)?|once|whenever|wherever|provided(?: that)?)$/i;

export const wordingEars: Rule = {
  id: 'wording/ears',
  severity: 'hint',
  kinds: ['requirements', 'prd'],
  description: { en: 'A statement follows none of the EARS patterns: condition first, then who shall do what.', zh: '陈述不符合 EARS 句式：先写条件，再写谁应做什么。' },
  help: {
    why: { en: 'Readers find trigger, state and response at once where each has its place: the system shall; When; While; If … then; Where.', zh: '触发、状态、响应各有其位，读者一目了然：系统应；当…时；在…期间；如果…则；若有…。' },
    bad: '- statement: Once the trip has ended, the app shall show the fare.\n- statement: 为了方便核对，应用应显示票价。',
    good: '- statement: When the trip has ended, the app shall show the fare.\n- statement: 当行程结束时，应用应显示票价。',
  },
  messages: {
    default: { en: '“{word}” begins no EARS pattern. Begin with When, While, If, Where or the system.', zh: '“{word}”不是 EARS 句式的开头。请以“当”“在”“如果”或系统开头。' },
    keyword: { en: '“{word}” begins no EARS pattern. Say it with “{keyword}”.', zh: '“{word}”不是 EARS 句式的开头。请改用“{keyword}”。' },
  },
  checkDocument: (document) => wordingIn(document, 'ears'),
  *fix({ args = {}, language, message, range }, { text }) {
    const { word, keyword } = args;
    if (typeof word !== 'string' || text.slice(range.start, range.end) !== word) return;
    // “Upon” and “after” often stand before a noun, which no keyword can.
    if (typeof keyword === 'string' && CLAUSES.test(word)) yield { title: FIX_TITLES.replace, args: { text: keyword }, edits: [{ range, newText: keyword }] };
    if (message !== 'default') return;
    const chinese = language?.startsWith('zh');
    const skeleton = chinese ? '当<事件>时，' : 'When <event> ';
    yield { title: BEGIN, args: { text: skeleton.trim() }, edits: [{ range, newText: `${skeleton}${chinese ? word : word.charAt(0).toLowerCase() + word.slice(1)}` }] };
  },
};
