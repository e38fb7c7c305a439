// Rule roadmap/horizon: an item marked now that is dated next year.
import { partsOf } from '../schedule/calendar';
import { dayOf } from './days';
import { FIX_TITLES, placeOf, type Rule } from './rule';
import { planAround, promisedIn, when } from './scheduled';
import { replaceWord } from '../edits/replace-word';

/** Days ahead that may be called now, whatever the year: a quarter. */
const SOON = 92;

export const roadmapHorizon: Rule = {
  id: 'roadmap/horizon',
  severity: 'warning',
  description: { en: 'An item is marked now, but dated next year.', zh: '条目标为“现在”，日期却在明年。' },
  help: {
    why: { en: 'Who reads the board and who reads the dates expect different things. Around the turn of the year, what starts within three months may well be called now.', zh: '看看板的人与看日期的人会有不同的预期。年末年初，三个月内开始的工作仍可标为“现在”。' },
    bad: 'items:\n  - id: RM-17\n    horizon: now\n    start: 2099-01-04',
    good: 'items:\n  - id: RM-17\n    horizon: later\n    start: 2099-01-04',
  },
  messages: {
    default: { en: '{id} is marked now, but starts {start}. Mark it next or later, or move it.', zh: '{id} 标为“现在”，但 {start} 才开始。请改为“接下来”或“以后”，或移动它。' },
  },
  kinds: ['roadmap'],
  whole: true,
  plan: true,
  daily: true,
  *check(facts, { snapshot, today }) {
    const now = dayOf(today);
    if (now === undefined) return;
    for (const { entity, status, place } of promisedIn(planAround(snapshot, facts), facts)) {
      if (entity.fields['horizon'] !== 'now' || status === 'done' || place.start - now <= SOON || partsOf(place.start).year <= partsOf(now).year) continue;
      yield { message: 'default', args: { id: entity.id, start: when(place.start, place.startAs) }, range: placeOf(entity, 'horizon') };
    }
  },
  *fix({ range }, { text }) {
    for (const word of ['next', 'later']) yield { title: FIX_TITLES.replace, args: { text: word }, edits: [replaceWord(text, range, word)] };
  },
};
