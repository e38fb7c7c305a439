// Rule roadmap/dates: an item that ends before it starts, or whose start, end and duration contradict each other.
import { placeAlone } from '../schedule/resolve';
import { endRange, when } from './scheduled';
import { type Found, placeOf, type Rule } from './rule';
import { eachOf } from './things';

export const roadmapDates: Rule = {
  id: 'roadmap/dates',
  severity: 'error',
  description: { en: 'An item ends before it starts, or its start, end and duration contradict each other.', zh: '条目的结束早于开始，或开始、结束与工期互相矛盾。' },
  help: {
    why: { en: 'Such an item can’t be drawn, and what follows it has no place either. Two of start, end and duration are enough. A period such as 2026-Q1 leaves all its days open: a duration that fits into it contradicts nothing.', zh: '这样的条目无法绘制，其后的条目也无从安排。开始、结束、工期写两项即可。2026-Q1 这样的时段不限定具体日子：能放入其中的工期并不矛盾。' },
    bad: 'items:\n  - id: RM-4\n    start: 2026-03-02\n    end: 2026-02-27',
    good: 'items:\n  - id: RM-4\n    start: 2026-03-02\n    end: 2026-03-27',
  },
  messages: {
    default: { en: '{id} ends {end}, before it starts {start}. Correct one of them.', zh: '{id} 于 {end} 结束，早于开始日 {start}。请更正其中一个。' },
    duration: { en: 'By its duration {id} ends {by}, not {end}. Drop the duration or the end.', zh: '按工期，{id} 应于 {by} 结束，而非 {end}。请去掉工期或结束日。' },
  },
  kinds: ['roadmap'],
  checkDocument: eachOf('roadmapItem', (entity): Found | undefined => {
    const { id, fields } = entity;
    const place = placeAlone({ start: fields['start'], end: fields['end'], duration: fields['duration'] });
    if (!place.placed) {
      if (place.reason !== 'end-before-start') return undefined;
      return { message: 'default', args: { id, start: when(place.start), end: when(place.end) }, range: endRange(entity) };
    }
    if (place.contradicts === undefined) return undefined;
    return { message: 'duration', args: { id, by: when(place.contradicts), end: when(place.end, place.endAs) }, range: placeOf(entity, 'duration') };
  }),
};
