// Writes the items and milestones of roadmap views as an iCalendar file (RFC 5545), an all-day event each.
import { formatDay, parseDay } from '../schedule/calendar';
import type { RoadmapView } from './roadmap-model';
import { ownerOf, peopleOf, type RoadmapLanguage, roadmapWord, statusWord } from './roadmap-words';

export interface CalendarSource {
  readonly view: RoadmapView;
  /** What tells this product's events from those of others: its id, or the name of its folder. */
  readonly product: string;
}

interface Event {
  readonly key: string;
  readonly summary: string;
  /** ISO dates, both included. */
  readonly first: string;
  readonly last: string;
  readonly description: string;
  readonly status: 'TENTATIVE' | 'CONFIRMED' | 'CANCELLED';
  readonly category: string;
}

/** Items without a place are left out. Events don't block time: a roadmap is no appointment. */
export function roadmapCalendar(sources: readonly CalendarSource[], language: RoadmapLanguage): string {
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//PRD Workbench//Roadmap//EN', 'CALSCALE:GREGORIAN'];
  for (const { view, product } of sources) {
    const events = [...eventsOf(view, language)];
    for (const event of events) lines.push(...eventLines(event, product, view.today));
  }
  return [...lines, 'END:VCALENDAR'].map((line) => `${folded(line)}\r\n`).join('');
}

function* eventsOf({ items, milestones }: RoadmapView, language: RoadmapLanguage): Iterable<Event> {
  for (const { key, id, title, day, dayText } of milestones) {
    yield { key, summary: `${id} ${title}`, first: day, last: day, description: dayText ?? '', status: 'CONFIRMED', category: roadmapWord('milestone', language) };
  }
  for (const item of items) {
    const { key, id, title, dates, status, progress } = item;
    if (!dates) continue;
    const description = [
      `${roadmapWord('status', language)}: ${statusWord(status, language)}`,
      ...(progress ? [`${roadmapWord('progress', language)}: ${progress.percent} %`] : []),
      ...(item.owner ? [`${roadmapWord('owner', language)}: ${ownerOf(item)}`] : []),
      ...(item.teams.length > 0 ? [`${roadmapWord('people', language)}: ${peopleOf(item)}`] : []),
      ...(dates.startText !== undefined || dates.endText !== undefined ? [`${dates.startText ?? dates.start} – ${dates.endText ?? dates.end}`] : []),
    ].join('\n');
    const soft = dates.endText !== undefined || status === 'idea';
    yield { key, summary: `${id} ${title}`, first: dates.start, last: dates.end, description, status: status === 'cancelled' ? 'CANCELLED' : soft ? 'TENTATIVE' : 'CONFIRMED', category: roadmapWord('item', language) };
  }
}

function eventLines({ key, summary, first, last, description, status, category }: Event, product: string, today: string): string[] {
  const compact = (date: string): string => date.replaceAll('-', '');
  const end = parseDay(last);
  return [
    'BEGIN:VEVENT',
    `UID:${textValue(`${key}.${product}`)}@prd-workbench`,
    `DTSTAMP:${compact(today)}T000000Z`,
    `DTSTART;VALUE=DATE:${compact(first)}`,
    ...(end === undefined ? [] : [`DTEND;VALUE=DATE:${compact(formatDay(end + 1))}`]),
    `SUMMARY:${textValue(summary)}`,
    ...(description ? [`DESCRIPTION:${textValue(description)}`] : []),
    `CATEGORIES:${textValue(category)}`,
    `STATUS:${status}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

/** Section 3.3.11: backslash, semicolon, comma and line breaks are escaped; other control characters may not stand there. */
function textValue(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/[\\;,]/g, '\\$&').replace(/\n/g, '\\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');
}

const OCTETS = 75;

/** Section 3.1: a line holds at most 75 octets of UTF-8; longer ones go on behind a blank in the next. */
function folded(line: string): string {
  let out = '';
  let used = 0;
  for (const character of line) {
    const code = character.codePointAt(0) ?? 0;
    const size = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (used + size > OCTETS) {
      out += '\r\n ';
      used = 1;
    }
    out += character;
    used += size;
  }
  return out;
}
