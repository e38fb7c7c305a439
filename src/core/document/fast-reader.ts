// Reads ordinary YAML text into the product's syntax tree from the events of a fast parser, and leaves everything else to the full one.
import { COLLECTION_STYLE, type Event, EVENT_ID, getScalarValue, parseEvents, SCALAR_STYLE, type ScalarEvent } from 'js-yaml';
import { beginsLine, behindBracket, behindDash, blanksEnd, commentsOf, gapEnd, trimmedEnd } from './gaps';
import { plainValue } from './plain-value';
import type { Mapping, Pair, Scalar, ScalarStyle, Sequence, SyntaxNode } from './tree';
import type { YamlReading } from './yaml-reader';

/** What both parsers would read, but not for certain alike. */
const LEAVE = new Error('left to the full parser');

/** Levels that the fast lane goes down; the full one has its own limit, and tells of it. */
const OPTIONS = { maxDepth: 90 };

/** Keys above this length are looked at by the full parser, which takes no more than 1024 characters for one. */
const LONG_KEY = 1000;

const BLANK = 32;
const BAR = 124;
const ANGLE = 62;
const COLON = 58;
const BRACE = 123;
const CLOSING_BRACE = 125;
const CLOSING_BRACKET = 93;

/** Mappings with more keys than this are searched for repeated keys by a set. */
const FEW = 12;

/** What may stand before the first value: comments, and one line that begins the document. */
const BEFORE = /^\uFEFF?(?: *(?:#.*)?\r?\n)*(?:--- *(?:#.*)?\r?\n(?: *(?:#.*)?\r?\n)*)? *$/;

const { DOCUMENT, MAPPING, SEQUENCE, SCALAR, POP } = EVENT_ID;
const { PLAIN, SINGLE_QUOTED, DOUBLE_QUOTED } = SCALAR_STYLE;
const STYLES: readonly ScalarStyle[] = ['plain', 'plain', 'single', 'double', 'literal', 'folded'];

/**
 * Reads `text` as `readYaml` does, where it is one document without errors, repeated keys, anchors, aliases, tags, directives and
 * rare ways of writing. Gives nothing for any other text.
 */
export function readFast(text: string, base = 0): YamlReading | undefined {
  if (text.indexOf('\uFEFF', 1) > 0) return undefined;
  if (text.includes('\r') && /\r(?!\n)/.test(text)) return undefined;
  try {
    return compose(text, parseEvents(text, OPTIONS), base);
  } catch {
    // A syntax error, or something left to the full parser, which reads it again and tells what there is to tell.
    return undefined;
  }
}

function compose(text: string, events: readonly Event[], base: number): YamlReading | undefined {
  const first = events[0];
  const last = events.length - 1;
  if (first?.type !== DOCUMENT || first.directives.length > 0 || first.explicitEnd) return undefined;
  const start = events[1];
  if (start?.type !== MAPPING && start?.type !== SEQUENCE) return undefined;
  if (start.start > 0 && !mayStandBefore(text.slice(0, start.start), start.type === MAPPING)) return undefined;
  const composer = composerOf(text, events, base);
  const root = composer.read();
  if (composer.position() !== last) return undefined;
  const comments = commentsOf(text, composer.scalars, base);
  return comments && { root, comments, findings: [], broken: false };
}

/** The full parser counts a byte order mark as a column: a list or an indented mapping behind it ends at its second line. */
function mayStandBefore(head: string, mapping: boolean): boolean {
  return BEFORE.test(head) && (!head.startsWith('\uFEFF') || head.includes('\n') || (mapping && head.length === 1));
}

interface Composer {
  readonly read: () => SyntaxNode;
  /** Number of the event that comes next. */
  readonly position: () => number;
  /** Where scalars begin and end, in turn. */
  readonly scalars: readonly number[];
}

function composerOf(text: string, events: readonly Event[], base: number): Composer {
  let next = 1;
  /** End of what was read last, as the parser sees it. */
  let end = 0;
  const scalars: number[] = [];

  /** `behind` is the place behind the colon that the value follows; -1 in a list. */
  const read = (behind: number): SyntaxNode => {
    const event = events[next++];
    if (event?.type === SCALAR) return readScalar(event, behind);
    if (event?.type !== MAPPING && event?.type !== SEQUENCE) throw LEAVE;
    if (event.anchorStart >= 0 || event.tagStart >= 0) throw LEAVE;
    const flow = event.style === COLLECTION_STYLE.FLOW;
    return event.type === MAPPING ? readMapping(event.start, flow) : readSequence(event.start, flow);
  };

  const readScalar = (event: ScalarEvent, behind: number): Scalar => {
    if (event.anchorStart >= 0 || event.tagStart >= 0) throw LEAVE;
    const { valueStart, valueEnd, style } = event;
    if (valueStart < 0) {
      end = placeOf(behind);
      return { kind: 'scalar', start: end + base, end: end + base, value: null, style: 'plain' };
    }
    scalars.push(valueStart, valueEnd);
    if (style === PLAIN) {
      end = valueEnd;
      const value = plainValue(getScalarValue(text, event));
      if (value === undefined) throw LEAVE;
      return { kind: 'scalar', start: valueStart + base, end: valueEnd + base, value, style: 'plain' };
    }
    if (style === SINGLE_QUOTED || style === DOUBLE_QUOTED) {
      end = valueEnd + 1;
      return { kind: 'scalar', start: valueStart - 1 + base, end: end + base, value: getScalarValue(text, event), style: STYLES[style] ?? 'plain' };
    }
    const start = placeOf(behind);
    const head = text.charCodeAt(start);
    if (head !== BAR && head !== ANGLE) throw LEAVE;
    end = valueEnd;
    // Blanks at the end of the text make one more line, or none.
    if (end === text.length && text.charCodeAt(end - 1) === BLANK) throw LEAVE;
    return { kind: 'scalar', start: start + base, end: trimmedEnd(text, start, valueEnd) + base, value: getScalarValue(text, event), style: STYLES[style] ?? 'plain' };
  };

  const placeOf = (behind: number): number => {
    const place = behind < 0 ? behindDash(text, end) : behind;
    if (place < 0) throw LEAVE;
    return place;
  };

  const readKey = (): Scalar => {
    const event = events[next++];
    if (event?.type !== SCALAR || event.valueStart < 0 || event.anchorStart >= 0 || event.tagStart >= 0 || event.style > DOUBLE_QUOTED) throw LEAVE;
    const { valueStart, valueEnd, style } = event;
    const quote = style === PLAIN ? 0 : 1;
    end = valueEnd + quote;
    if (valueEnd - valueStart > LONG_KEY || (!event.fast && text.slice(valueStart, valueEnd).includes('\n'))) throw LEAVE;
    scalars.push(valueStart, valueEnd);
    return { kind: 'scalar', start: valueStart - quote + base, end: end + base, value: getScalarValue(text, event), style: STYLES[style] ?? 'plain' };
  };

  const readMapping = (start: number, flow: boolean): Mapping => {
    if (flow && text.charCodeAt(start) !== BRACE) throw LEAVE;
    const pairs: Pair[] = [];
    while (events[next]?.type !== POP) {
      const key = readKey();
      if (!flow && pairs.length > 0 && !beginsLine(text, key.start - base)) throw LEAVE;
      const colon = blanksEnd(text, end);
      if (text.charCodeAt(colon) !== COLON || colon - end > 20) throw LEAVE;
      pairs.push({ key, value: read(blanksEnd(text, colon + 1)) });
    }
    next++;
    if (repeats(pairs)) throw LEAVE;
    if (flow) end = behindBracket(text, pairs.length > 0 ? end : start + 1, CLOSING_BRACE);
    if (end < 0) throw LEAVE;
    const last = pairs[pairs.length - 1];
    if (!flow && !last) throw LEAVE;
    return { kind: 'mapping', start: start + base, end: flow || !last ? end + base : last.value.end, flow, pairs };
  };

  const readSequence = (start: number, flow: boolean): Sequence => {
    const items: SyntaxNode[] = [];
    end = flow ? start + 1 : start;
    while (events[next]?.type !== POP) {
      if (!flow && items.length > 0 && !beginsLine(text, gapEnd(text, end))) throw LEAVE;
      items.push(read(-1));
    }
    next++;
    if (flow) end = behindBracket(text, end, CLOSING_BRACKET);
    if (end < 0) throw LEAVE;
    const last = items[items.length - 1];
    if (!flow && !last) throw LEAVE;
    return { kind: 'sequence', start: start + base, end: flow || !last ? end + base : last.end, flow, items };
  };

  return { read: () => read(-1), position: () => next, scalars };
}

/** Whether two keys are the same. */
function repeats(pairs: readonly Pair[]): boolean {
  const { length } = pairs;
  if (length > FEW) return new Set(pairs.map(({ key }) => key.value)).size < length;
  for (let i = 1; i < length; i++) {
    const value = pairs[i]?.key.value;
    for (let j = 0; j < i; j++) if (pairs[j]?.key.value === value) return true;
  }
  return false;
}
