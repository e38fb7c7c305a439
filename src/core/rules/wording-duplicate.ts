// Rule wording/duplicate: two requirements that say nearly the same.
import { twinOf } from '../index/gists';
import type { Rule } from './rule';

export const wordingDuplicate: Rule = {
  id: 'wording/duplicate',
  severity: 'info',
  kinds: ['requirements', 'prd'],
  description: { en: 'A statement says nearly the same as that of another requirement.', zh: '陈述与另一条需求几乎相同。' },
  help: {
    why: { en: 'The same words in another order are built twice, or change in one place only. Articles, modal verbs and the like don’t count; rejected requirements neither.', zh: '换了语序的同一要求会被实现两次，或只改了一处。虚词和情态词不计；已拒绝的需求也不计。' },
    bad: '- id: REQ-1\n  statement: The app shall show the fare of each saved trip in the history.\n- id: REQ-2\n  statement: The app must show the fare for all saved trips in the history.',
    good: '- id: REQ-1\n  statement: The app shall show the fare of each saved trip in the history.',
  },
  messages: {
    default: { en: '{id} says nearly the same as {other}. Drop one, or say where they differ.', zh: '{id} 与 {other} 几乎相同。请删去一条，或写明区别。' },
    other: { en: 'The statement of {id} says nearly the same', zh: '{id} 的陈述几乎相同' },
  },
  *check(facts, { snapshot }) {
    for (const entity of facts.entities) {
      const twin = twinOf(snapshot, entity);
      if (twin) yield { message: 'default', args: { id: entity.id, other: twin.id }, range: entity.idRange, related: [{ file: twin.file, range: twin.idRange, message: 'other', args: { id: twin.id } }] };
    }
  },
};
