// Puts a requirement's score into words: the number, its rank, and the terms that it comes from.
import type { Ranking, Standing } from '../views/ranking';
import type { Term } from '../scoring/score';
import type { Scoring } from '../scoring/scoring';
import { shapeAt } from '../schema/shape';
import type { Language } from './words';

/** Three digits that count: 84.1, 0.52, 1250. */
export function numberText(value: number): string {
  return String(Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3)));
}

/** `Score 84.1, rank 1 of 42`; nothing without a score. */
export function rankText({ score, rank }: Standing, { count }: Ranking, language: Language): string | undefined {
  if (!score.ok || rank === undefined) return undefined;
  const value = numberText(score.value);
  return language === 'zh' ? `得分 ${value}，第 ${rank} / ${count} 名` : `Score ${value}, rank ${rank} of ${count}`;
}

/** `value 8 ÷ effort 2`, `market demand 9 (35 %) + …`; what is missing where there is no score. */
export function termsText({ score }: Standing, scoring: Scoring, language: Language): string {
  const name = (key: string): string => termName(key, scoring, language);
  if (!score.ok) {
    if (score.zero !== undefined) return language === 'zh' ? `${name(score.zero)}须大于 0` : `${name(score.zero)} must be above 0`;
    const missing = score.missing.slice(0, 4).map(name);
    const more = score.missing.length > missing.length ? '…' : '';
    return language === 'zh' ? `无得分：缺少${missing.join('、')}${more}` : `no score without ${missing.join(', ')}${more}`;
  }
  const parts = score.terms.map((term) => `${name(term.key)} ${termText(term)}`);
  if (scoring.model === 'weighted') return parts.join(' + ');
  if (scoring.model === 'ice') return parts.join(' × ');
  const last = parts.pop() ?? '';
  if (scoring.model === 'wsjf') return `(${parts.join(' + ')}) ÷ ${last}`;
  return `${parts.join(' × ')} ÷ ${last}`;
}

function termText({ value, share }: Term): string {
  return share === undefined ? numberText(value) : `${numberText(value)} (${Math.round(share * 100)} %)`;
}

/** `userFeedback 9.2 counted from 34 notes`; nothing where the number is written. */
export function countedText({ score }: Standing, scoring: Scoring, language: Language): string | undefined {
  const term = score.terms.find(({ notes }) => notes !== undefined);
  if (term?.notes === undefined) return undefined;
  const name = termName(term.key, scoring, language);
  if (language === 'zh') return `${name} ${numberText(term.value)} 由 ${term.notes} 条反馈得出`;
  return `${name} ${numberText(term.value)} counted from ${term.notes} ${term.notes === 1 ? 'note' : 'notes'}`;
}

/** What people call a score: the criterion's title, else the schema's, in small letters as in a sentence. */
export function termName(key: string, { criteria }: Scoring, language: Language): string {
  const own = criteria.find((criterion) => criterion.key === key)?.title;
  if (own !== undefined) return own;
  const title = shapeAt('requirement', ['scores', key])?.title[language];
  if (!title) return key;
  return language === 'zh' ? title : title.charAt(0).toLowerCase() + title.slice(1);
}
