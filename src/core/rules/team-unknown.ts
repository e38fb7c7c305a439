// Rule team/unknown: a handle that no team file defines.
import { hasAny } from '../index/holdings';
import { resolve, scopeOf } from '../index/lookup';
import type { Rule } from './rule';

const AT = 64;

export const teamUnknown: Rule = {
  id: 'team/unknown',
  severity: 'warning',
  description: { en: 'A handle belongs to nobody in the team file.', zh: '团队文件中没有该成员。' },
  help: {
    why: { en: 'It was mistyped, or whoever it was has left: nobody will do what it is named for. Products whose team files name no people are left alone; an unknown team is told of by ref/unknown.', zh: '可能写错，或此人已离开：所指派的事无人去做。团队文件没有写明成员的产品不检查；不存在的团队由 ref/unknown 报告。' },
    bad: 'owner: "@lign"',
    good: 'owner: "@ling"',
  },
  messages: {
    default: { en: 'No team file knows {id}. Correct it, or add the person to people.', zh: '团队文件中没有 {id}。请更正，或将此人加入 people。' },
  },
  *check(facts, { snapshot }) {
    for (const { id, kinds, range, file } of facts.references) {
      if (id.charCodeAt(0) !== AT || !kinds.includes('person') || resolve(snapshot, id, file).kind !== 'unknown' || snapshot.unreadIn.has(id)) continue;
      if (!hasAny(snapshot, scopeOf(snapshot, facts.file), 'person')) return;
      yield { message: 'default', args: { id }, range };
    }
  },
};
