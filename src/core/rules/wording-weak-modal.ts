// Rule wording/weak-modal: a verb that leaves the demand open.
import { wordingIn } from '../wording/wording';
import { FIX_TITLES, type Rule } from './rule';

export const wordingWeakModal: Rule = {
  id: 'wording/weak-modal',
  severity: 'info',
  kinds: ['requirements', 'prd'],
  description: { en: 'A verb leaves open whether it is demanded, such as should or may.', zh: '情态词语气不定，例如可以、可能。' },
  help: {
    why: { en: 'Half of the readers take “should” for a demand, the others for a wish.', zh: '一半读者把“可以”当作要求，另一半当作愿望。' },
    bad: '- statement: The app should show the fare.\n- statement: 应用可以显示票价。',
    good: '- statement: The app shall show the fare.\n- statement: 应用应显示票价。',
  },
  messages: {
    default: { en: '“{word}” leaves it open. Write “shall” for a demand.', zh: '“{word}”语气不定。要求请写“应”或“必须”。' },
  },
  checkDocument: (document) => wordingIn(document, 'weak-modal'),
  *fix({ args = {}, language, range }, { text }) {
    const { word } = args;
    if (typeof word !== 'string' || text.slice(range.start, range.end) !== word || word === '可能') return;
    const strong = language?.startsWith('zh') ? '应' : word === word.toUpperCase() ? 'SHALL' : 'shall';
    yield { title: FIX_TITLES.replace, args: { text: strong }, edits: [{ range, newText: strong }] };
  },
};
