// Rule review/open-action: what a review has agreed on is past its day and not done.
import { dayOf } from './days';
import { placeOf, type Rule } from './rule';

export const reviewOpenAction: Rule = {
  id: 'review/open-action',
  severity: 'warning',
  description: { en: 'An action of a review is past its due date and not done.', zh: '复盘行动已过截止日期，尚未完成。' },
  help: {
    why: { en: 'A review without its actions was only talk. Do it, move it, or drop it.', zh: '没有落实的复盘只是空谈。请完成、改期或去掉。' },
    bad: 'reviews:\n  - id: REVIEW-1\n    date: 2026-04-10\n    actions:\n      - title: Ask a second provider\n        due: 2026-05-01 # a month ago\n        status: open',
    good: 'reviews:\n  - id: REVIEW-1\n    date: 2026-04-10\n    actions:\n      - title: Ask a second provider\n        due: 2026-05-01\n        status: done',
  },
  messages: {
    default: { en: '“{title}” was due on {due} and is not done. Do it, or move it.', zh: '“{title}”应于 {due} 完成，尚未完成。请完成或改期。' },
  },
  kinds: ['product'],
  daily: true,
  *check({ entities }, { today }) {
    const now = dayOf(today) ?? 0;
    for (const review of entities) {
      const { actions } = review.fields;
      if (review.kind !== 'review' || !Array.isArray(actions)) continue;
      for (const [i, action] of (actions as readonly unknown[]).entries()) {
        const { title, due, status } = (typeof action === 'object' && action !== null ? action : {}) as Readonly<Record<string, unknown>>;
        if (status === 'done' || (dayOf(due) ?? Infinity) >= now) continue;
        yield { message: 'default', args: { title: typeof title === 'string' ? title : review.id, due: String(due) }, range: placeOf(review, `actions.${i}.due`) };
      }
    }
  },
};
