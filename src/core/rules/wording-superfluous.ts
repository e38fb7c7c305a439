// Rule wording/superfluous: words that add nothing to the demand.
import { wordingIn } from '../wording/wording';
import { FIX_TITLES, type Rule } from './rule';

export const wordingSuperfluous: Rule = {
  id: 'wording/superfluous',
  severity: 'hint',
  kinds: ['requirements', 'prd'],
  description: { en: 'Words add nothing, as in “shall be able to”.', zh: '多余的词语，例如“应能够”“能够支持”。' },
  help: {
    why: { en: 'A system that shall show the list is able to. Short demands are read as they are meant.', zh: '要求系统显示列表，自然就能够显示。简短的要求不易误读。' },
    bad: '- statement: The app shall be able to show the list.\n- statement: 应用应能够显示列表。',
    good: '- statement: The app shall show the list.\n- statement: 应用应显示列表。',
  },
  messages: {
    default: { en: '“{word}” adds nothing. Say what the system does.', zh: '“{word}”是多余的。请直接写系统做什么。' },
    removable: { en: '“{word}” adds nothing. Leave it out.', zh: '“{word}”是多余的，可以删去。' },
  },
  checkDocument: (document) => wordingIn(document, 'superfluous'),
  *fix({ args = {}, message, range }, { text }) {
    const { word } = args;
    // A phrase that goes on over a line break is left to the reader.
    if (message !== 'removable' || typeof word !== 'string' || text.slice(range.start, range.end) !== word) return;
    const end = text.charAt(range.end) === ' ' ? range.end + 1 : range.end;
    yield { title: FIX_TITLES.remove, args: { text: word }, edits: [{ range: { start: range.start, end }, newText: '' }], preferred: true };
  },
};
