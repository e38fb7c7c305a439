// Rule team/overload: a person who is booked for more than all of their time.
import { numberOf } from '../scoring/read';
import type { Rule } from './rule';
import { eachOf, placeIn } from './things';

export const teamOverload: Rule = {
  id: 'team/overload',
  severity: 'warning',
  description: { en: 'A person is booked for more than 100 % of their time.', zh: '某人的负荷超过 100 %。' },
  help: {
    why: { en: 'Something will be late, and the person decides which. Take something away.', zh: '总有事情会延误，只能由本人取舍。请减少任务。' },
    bad: 'people:\n  - handle: "@mei"\n    load: 130',
    good: 'people:\n  - handle: "@mei"\n    load: 90',
  },
  messages: {
    default: { en: '{id} is booked at {load} %. Take something away.', zh: '{id} 的负荷为 {load} %。请减少任务。' },
  },
  kinds: ['team'],
  checkDocument: eachOf('person', (person, document) => {
    const load = numberOf(person.fields['load']);
    return load !== undefined && load > 100 ? { message: 'default', args: { id: person.id, load }, range: placeIn(document, person, 'load') } : undefined;
  }),
};
