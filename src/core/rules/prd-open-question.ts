// Rule prd/open-question: a PRD that was approved while a question has no answer.
import { childOf } from '../document/tree';
import { hasReached } from './prd-stage';
import type { Found, Rule } from './rule';
import { isEmpty } from './things';

export const prdOpenQuestion: Rule = {
  id: 'prd/open-question',
  severity: 'warning',
  description: { en: 'A PRD was approved while a question has no answer.', zh: 'PRD 已批准，但仍有问题未答复。' },
  help: {
    why: { en: 'The team will answer it in code, each in another way. Answer it, or go back to review.', zh: '团队会在代码中各自作答。请答复，或退回评审。' },
    bad: 'id: PRD-1\nstatus: approved\nopenQuestions:\n  - question: Who pays for refunds?',
    good: 'id: PRD-1\nstatus: approved\nopenQuestions:\n  - question: Who pays for refunds?\n    answer: The operator.',
  },
  messages: {
    default: { en: '{id} is approved, but this question has no answer. Write it under answer.', zh: '{id} 已批准，但此问题尚无答复。请写在 answer 下。' },
  },
  kinds: ['prd'],
  checkDocument({ broken, root, entities: [prd] }) {
    const questions = childOf(root, 'openQuestions');
    if (broken || prd?.kind !== 'prd' || !hasReached(prd, 'approved') || questions?.kind !== 'sequence') return [];
    return questions.items.flatMap((item): Found[] => {
      const [question, answer] = [childOf(item, 'question'), childOf(item, 'answer')];
      if (question?.kind !== 'scalar' || question.start === question.end) return [];
      if (answer && (answer.kind !== 'scalar' || !isEmpty(answer.value))) return [];
      return [{ message: 'default', args: { id: prd.id }, range: { start: question.start, end: question.end } }];
    });
  },
};
