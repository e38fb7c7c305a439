// Rule feedback/untriaged: a note that has been new for more than two weeks.
import { daysBetween } from './days';
import { placeOf, type Rule } from './rule';
import { isEmpty } from './things';

const PATIENCE = 14;

export const feedbackUntriaged: Rule = {
  id: 'feedback/untriaged',
  severity: 'warning',
  description: { en: 'Feedback has been new for more than 14 days.', zh: '反馈超过 14 天仍未分诊。' },
  help: {
    why: { en: 'Who takes the trouble to write wants to be read. A note without a status counts as new, unless it names a requirement already.', zh: '用户花时间写下意见，理应有人阅读。没有状态的反馈视为新反馈，除非已关联需求。' },
    bad: 'feedback:\n  - id: FB-1\n    date: 2026-03-01 # two months ago\n    status: new',
    good: 'feedback:\n  - id: FB-1\n    date: 2026-03-01\n    status: triaged',
  },
  messages: {
    default: { en: '{id} has been new for {days} days. Decide what becomes of it.', zh: '{id} 已有 {days} 天未处理。请决定如何对待。' },
  },
  kinds: ['feedback'],
  daily: true,
  *check({ entities }, { today }) {
    for (const entity of entities) {
      const { status, date, requirements } = entity.fields;
      if (entity.kind !== 'feedback' || !(status === 'new' || (isEmpty(status) && isEmpty(requirements)))) continue;
      const days = daysBetween(date, today);
      if (days !== undefined && days > PATIENCE) yield { message: 'default', args: { id: entity.id, days }, range: placeOf(entity, 'status', 'date') };
    }
  },
};
