// Rule review/overdue: the product was not reviewed for a quarter, or nothing was written down of a review.
import { dayOf } from './days';
import { placeOf, type Rule } from './rule';
import { isEmpty } from './things';

const QUARTER = 92;
/** Time to write down what was said. */
const PATIENCE = 7;

export const reviewOverdue: Rule = {
  id: 'review/overdue',
  severity: 'info',
  description: { en: 'The last review is more than a quarter ago, or has no result.', zh: '上次复盘已超过一个季度，或没有写下结果。' },
  help: {
    why: { en: 'Reviews compare what was planned with what came of it; a habit lives from being kept. Told at the latest review, when its day is more than 92 days ago, or more than 7 days without a finding or an action.', zh: '复盘对照计划与结果，贵在坚持。最近一次复盘超过 92 天，或过了 7 天仍没有结论和行动时提示。' },
    bad: 'reviews:\n  - id: REVIEW-1\n    date: 2026-01-10 # five months ago\n    findings: [Times are trusted.]',
    good: 'reviews:\n  - id: REVIEW-1\n    date: 2026-01-10\n    findings: [Times are trusted.]\n  - id: REVIEW-2\n    date: 2026-04-10\n    findings: [Refunds take too long.]',
  },
  messages: {
    default: { en: '{id} was {days} days ago, and no review since. Hold the next one.', zh: '{id} 距今已 {days} 天，此后没有复盘。请安排下一次。' },
    empty: { en: '{id} was {days} days ago, and nothing was written down. Add its findings.', zh: '{id} 距今已 {days} 天，却没有记录。请补充结论。' },
  },
  kinds: ['product'],
  daily: true,
  whole: true,
  *check({ entities }, { today }) {
    const now = dayOf(today) ?? 0;
    const dated = entities.flatMap((review) => {
      const day = review.kind === 'review' ? dayOf(review.fields['date']) : undefined;
      return day === undefined ? [] : [{ review, day }];
    });
    const last = dated.reduce((latest, one) => (one.day > latest.day ? one : latest), dated[0] ?? { review: undefined, day: Infinity });
    if (!last.review) return;
    const days = now - last.day;
    const { findings, actions } = last.review.fields;
    const range = placeOf(last.review, 'date');
    if (days > QUARTER) yield { message: 'default', args: { id: last.review.id, days }, range };
    else if (days > PATIENCE && isEmpty(findings) && isEmpty(actions)) yield { message: 'empty', args: { id: last.review.id, days }, range };
  },
};
