// Rule ref/unknown: a reference to an id that nothing has.
import { replaceWord } from '../edits/replace-word';
import { resolve } from '../index/lookup';
import { nearestId } from '../index/nearest-id';
import { ENTITY_TYPES, type EntityKind, type Localized } from '../schema/entities';
import { FIX_TITLES, type Rule } from './rule';

export const refUnknown: Rule = {
  id: 'ref/unknown',
  severity: 'error',
  description: { en: 'A reference names an id that nothing has.', zh: '引用了不存在的编号。' },
  help: {
    why: { en: 'What it should lead to was mistyped, renamed or deleted; lists and panels leave it out.', zh: '所指内容被写错、改名或删除；列表和面板会将其略去。' },
    bad: 'dependsOn: [REQ-112]',
    good: 'dependsOn: [REQ-12]',
  },
  messages: {
    default: { en: 'No {kinds} has the id {id}. Define it, or drop the reference.', zh: '没有编号为 {id} 的{kinds}。请定义它，或删除该引用。' },
    nearest: { en: 'No {kinds} has the id {id}. The nearest is {nearest}.', zh: '没有编号为 {id} 的{kinds}。最接近的是 {nearest}。' },
  },
  *check(facts, { snapshot, nearest: looks }) {
    for (const { id, kinds, range, file, from } of facts.references) {
      // Handles are the business of the team file, which not every product keeps.
      if (id.startsWith('@') && kinds.includes('person')) continue;
      if (resolve(snapshot, id, file).kind !== 'unknown' || snapshot.unreadIn.has(id)) continue;
      const nearest = looks.left-- > 0 ? nearestId(snapshot, { id, file, kinds, from }) : undefined;
      const args = { id, kinds: kinds.map(nounOf), ...(nearest !== undefined && { nearest }) };
      yield { message: nearest === undefined ? 'default' : 'nearest', args, range };
    }
  },
  *fix({ args = {}, range }, { text }) {
    const { nearest } = args;
    if (typeof nearest !== 'string') return;
    yield { title: FIX_TITLES.replace, args: { text: nearest }, edits: [replaceWord(text, range, nearest)], preferred: true };
  },
};

/** Name of a kind without an article. */
function nounOf(kind: EntityKind): Localized {
  const { en, zh } = ENTITY_TYPES[kind].one;
  return { en: en.replace(/^an? /, ''), zh };
}
