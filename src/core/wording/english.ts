// Judges the wording of an English text by its words: what each rule finds, as stretches of the text.
import * as is from './lexicon-en';
import type { Report, Role } from './report';
import { CAPITAL, COMMA, DIGITS, FIRST, type Hit, HYPHEN, QUOTED, type Tokens } from './tokens';

/** So many words make a text long. */
export const LONG = 60;

/** Classes of words that say something in any text. */
export const TELLING = is.WEAK | is.SINGULAR | is.PLURAL;

/** Reports what is to be said of the English words of a text. */
export function judgeEnglish(tokens: Tokens, role: Role, report: Report): void {
  let noted = false;
  for (const hit of tokens.english) noted = judgeHit(tokens, hit, report) || noted;
  judgeNumbers(tokens, report);
  let modal = false;
  for (let from = 0, sentence = 0; from < tokens.count; sentence++) {
    let to = from + 1;
    while (to < tokens.count && (mark(tokens, to) & FIRST) === 0) to++;
    modal = judgeSentence(tokens, { from, to, sentence, role }, report) || modal;
    from = to;
  }
  if (tokens.words > LONG && role !== 'step') report('long', { start: start(tokens, 0), end: end(tokens, Math.min(tokens.count - 1, 5)) }, { count: tokens.words });
  if (role === 'statement' && !modal && !noted && tokens.words > 1) {
    const imperative = isA(tokens, 0, is.VERB) && (isA(tokens, 1, is.ARTICLE) || isA(tokens, 1, is.PERSON));
    report('no-modal', { start: start(tokens, 0), end: end(tokens, Math.min(tokens.count - 1, 5)) }, undefined, imperative ? 'imperative' : 'default');
  }
}

const mark = (tokens: Tokens, i: number): number => tokens.marks[i] ?? 0;
const start = (tokens: Tokens, i: number): number => tokens.starts[i] ?? 0;
const end = (tokens: Tokens, i: number): number => tokens.ends[i] ?? 0;

/** Whether a word, one that isn't spoken of, belongs to a class. */
function isA(tokens: Tokens, i: number, classes: number): boolean {
  return i >= 0 && i < tokens.count && ((tokens.classes[i] as number) & classes) !== 0 && (mark(tokens, i) & QUOTED) === 0;
}

function wordAt(tokens: Tokens, i: number): string {
  return i < 0 || i >= tokens.count ? '' : tokens.text.slice(tokens.starts[i], tokens.ends[i]).toLowerCase();
}

const isNumber = (tokens: Tokens, i: number): boolean => i < tokens.count && ((mark(tokens, i) & DIGITS) !== 0 || /^\d/.test(wordAt(tokens, i)) || isA(tokens, i, is.NUMBER));

const TODAY = /^(?:now|today|before|current|currently|existing|present|previous|previously|competitors?|competing|competition|average|usual|normal|expected|ever|others?)$/;

/** A phrase of the lexicon; true where it stands for a text still to come. */
function judgeHit(tokens: Tokens, { rule, start: from, end: to, token }: Hit, report: Report): boolean {
  const range = { start: from, end: to };
  let next = token + 1;
  while (next < tokens.count && start(tokens, next) < to) next++;
  switch (rule) {
    case 'vague':
      if (!isVague(tokens, token, next)) return false;
      break;
    case 'approximate':
      if (isNumber(tokens, next)) report('vague', range, undefined, 'approximate');
      return false;
    case 'escape-clause':
      if (/required|needed|necessary/.test(tokens.text.slice(from, to)) && /^(?:by|for|in|to)$/.test(wordAt(tokens, next))) return false;
      break;
    case 'superfluous':
      if (!isA(tokens, token - 1, is.STRONG | is.WEAK) || isOfPeople(tokens, token - 1)) return false;
      report(rule, range, undefined, wordAt(tokens, next - 1) === 'to' ? 'removable' : 'default');
      return false;
    case 'relative': {
      for (let i = next; i < next + 3; i++) {
        if (wordAt(tokens, i) !== 'than') continue;
        for (let k = i + 1; k < i + 4; k++) if (TODAY.test(wordAt(tokens, k))) report('comparative', { start: from, end: end(tokens, i) });
        break;
      }
      return false;
    }
    case 'comparative':
      if (isBounded(tokens, next) || wordAt(tokens, token - 1) === 'or' || /^(?:practices?|effort|estimates?|match)$/.test(wordAt(tokens, next)) || isA(tokens, token - 1, is.VERB)) return false;
      break;
    case 'indefinite-time':
      if (hasTime(tokens, token)) return false;
      break;
    case 'placeholder': {
      const text = tokens.text.slice(from, to);
      if (/^(?:todo|fixme|xxx|tb[acd])$/i.test(text) && (text !== text.toUpperCase() || /^(?:lists?|items?|apps?)$/.test(wordAt(tokens, next)))) return false;
      if (/^needs/i.test(text) && tokens.text.charAt(from - 1) !== '[') return false;
      report(rule, range);
      return true;
    }
  }
  report(rule, range);
  return false;
}

function isVague(tokens: Tokens, i: number, next: number): boolean {
  const word = wordAt(tokens, i);
  const before = wordAt(tokens, i - 1);
  // “How many” asks, “as many as” compares, “in many cases” says nothing of the product.
  if (word === 'many') return !/^(?:how|as|so|too|that)$/.test(before);
  if (word === 'good') return !/^(?:faith|morning)$/.test(wordAt(tokens, next));
  if (word === 'a' && wordAt(tokens, i + 1) === 'number') return !/^(?:the|phone)$/.test(before);
  return true;
}

/** “Better than 10 ms” names what it compares with. */
function isBounded(tokens: Tokens, next: number): boolean {
  for (let i = next; i < next + 3; i++) if (wordAt(tokens, i) === 'than') return isNumber(tokens, i + 1) || isNumber(tokens, i + 2);
  return false;
}

/** Whether people are who shall be able to: “users shall view the list” would oblige them. */
function isOfPeople(tokens: Tokens, modal: number): boolean {
  for (let i = modal; i >= 0; i--) {
    if (isA(tokens, i, is.PERSON)) return true;
    if ((mark(tokens, i) & FIRST) !== 0) return false;
  }
  return false;
}

/** Whether a sentence says a time. */
function hasTime(tokens: Tokens, token: number): boolean {
  let from = token;
  while (from > 0 && (mark(tokens, from) & FIRST) === 0) from--;
  for (let i = from; i < tokens.count && (i === from || (mark(tokens, i) & FIRST) === 0); i++) {
    if (isA(tokens, i, is.TIME_UNIT) && isNumber(tokens, i - 1)) return true;
    if (/^\d+(?:s|ms|h|min|sec|d)$/.test(wordAt(tokens, i))) return true;
  }
  return false;
}

/** Numbers: whole shares, and amounts without a unit. */
function judgeNumbers(tokens: Tokens, report: Report): void {
  if (!tokens.digits) return;
  for (let i = 0; i < tokens.count; i++) {
    if ((mark(tokens, i) & (DIGITS | QUOTED)) !== DIGITS) continue;
    const behind = /^ ?\\?(?:%|percent\b)/.exec(tokens.text.slice(end(tokens, i), end(tokens, i) + 12));
    if (behind && wordAt(tokens, i) === '100' && isUnreachable(tokens, wordAt(tokens, i + 1) === 'percent' ? i + 2 : i + 1)) {
      report('absolute', { start: start(tokens, i), end: end(tokens, i) + behind[0].length });
    }
    if (!behind && lacksUnit(tokens, i)) report('unit', { start: start(tokens, i), end: end(tokens, i) });
  }
}

/** “100 % of the time”, “100 % of users”, “100 % uptime”: what nobody can promise, unlike 100 % of the rows. */
function isUnreachable(tokens: Tokens, next: number): boolean {
  if (wordAt(tokens, next) !== 'of') return /^(?:available|availability|uptime|accura\w*|reliab\w*|secure|correct|correctly|compatible|guaranteed)$/.test(wordAt(tokens, next));
  for (let i = next + 1; i < next + 7; i++) if (wordAt(tokens, i) === 'time' || (isA(tokens, i, is.PERSON) && wordAt(tokens, i).endsWith('s'))) return true;
  return false;
}

/** Behind a word that measures a number stands alone. */
function lacksUnit(tokens: Tokens, i: number): boolean {
  const before = wordAt(tokens, i - 1);
  const measures = /^(?:within|after|every|exceed|exceeds|exceeding)$/.test(before) || (before === 'of' && /^(?:timeout|delay|latency|duration|time|interval|period)$/.test(wordAt(tokens, i - 2))) || (before === 'than' && /^(?:longer|slower|faster|later|sooner|shorter)$/.test(wordAt(tokens, i - 2)));
  if (!measures || !/^\s*$/.test(tokens.text.slice(end(tokens, i - 1), start(tokens, i)))) return false;
  const rest = tokens.text.slice(end(tokens, i), end(tokens, i) + 2);
  if (/^(?:[.,;)!?]|\s*$)/.test(rest)) return !/^[.,]\d/.test(rest);
  return rest.startsWith(' ') && /^ ?[A-Za-z(]?/.test(rest) && isA(tokens, i + 1, is.GOES_ON);
}

interface Sentence {
  readonly from: number;
  readonly to: number;
  /** From 0. */
  readonly sentence: number;
  readonly role: Role;
}

/** True where a sentence has a verb that demands or allows. */
function judgeSentence(tokens: Tokens, { from, to, sentence, role }: Sentence, report: Report): boolean {
  let strong = -1;
  let weak = -1;
  let modal = false;
  for (let i = from; i < to; i++) {
    const classes = (mark(tokens, i) & QUOTED) === 0 ? (tokens.classes[i] as number) : 0;
    if (classes === 0) continue;
    if ((classes & is.STRONG) !== 0 && strong < 0) strong = i;
    if ((classes & is.WEAK) !== 0 && weak < 0 && isWeak(tokens, i, from)) weak = i;
    if ((classes & (is.STRONG | is.WEAK | is.CAN | is.WANT)) !== 0) modal = true;
    if ((classes & (is.SINGULAR | is.PLURAL)) !== 0 && role !== 'step' && isUnclear(tokens, i, from)) report('pronoun', { start: start(tokens, i), end: end(tokens, i) });
  }
  if (weak >= 0 && strong < 0) report('weak-modal', { start: start(tokens, weak), end: end(tokens, weak) });
  if (strong >= 0 && role === 'statement') {
    judgeDemand(tokens, strong, to, report);
    if (sentence === 0) judgeOrder(tokens, from, strong, report);
  }
  return modal;
}

function isWeak(tokens: Tokens, i: number, from: number): boolean {
  // The month; “should the user …” is a condition; “may not” forbids; “data that may be lost” demands nothing.
  const word = wordAt(tokens, i);
  if (word === 'may' && (((mark(tokens, i) & (CAPITAL | FIRST)) === CAPITAL && wordAt(tokens, i - 1) !== 'user') || isA(tokens, i + 1, is.NOT))) return false;
  if (word === 'should' && i === from && (mark(tokens, i) & CAPITAL) !== 0) return false;
  if (word === 'would' && wordAt(tokens, i + 1) === 'like') return false;
  return !/^(?:that|which|who|what|whatever|it|they|where|if|when)$/.test(wordAt(tokens, i - 1));
}

/** What a sentence demands behind its modal verb. */
function judgeDemand(tokens: Tokens, strong: number, to: number, report: Report): void {
  let bound = false;
  let compound = false;
  let at = strong + 1;
  const negative = isA(tokens, at, is.NOT);
  while (at < to && (isA(tokens, at, is.NOT) || /ly$|^(?:also|only|then)$/.test(wordAt(tokens, at)))) at++;
  if (isA(tokens, at, is.BE)) judgePassive(tokens, at, to, report);
  for (let i = strong + 1; i < to; i++) {
    if (negative && isA(tokens, i, is.UNLESS)) {
      report('negative', { start: start(tokens, strong), end: end(tokens, strong + 1) }, { word: wordAt(tokens, i) });
      return;
    }
    if (isA(tokens, i, is.BINDS)) bound = true;
    if (compound) continue;
    if (isA(tokens, i, is.STRONG) && !isA(tokens, i - 1, is.BINDS) && joined(tokens, strong, i)) compound = true;
    else if (!bound && wordAt(tokens, i) === 'and' && (mark(tokens, i) & QUOTED) === 0 && startsDemand(tokens, i + 1)) compound = true;
    else continue;
    report('compound', { start: start(tokens, i), end: end(tokens, i) });
  }
}

/** “… and notify the owner”, “… and then send an email”. */
function startsDemand(tokens: Tokens, i: number): boolean {
  const verb = /^(?:then|also|not)$|ly$/.test(wordAt(tokens, i)) ? i + 1 : i;
  return isA(tokens, verb, is.VERB) && (isA(tokens, verb + 1, is.ARTICLE) || isA(tokens, verb + 1, is.PERSON));
}

/** Whether two modal verbs are those of two demands, and not of a clause within one. */
function joined(tokens: Tokens, first: number, second: number): boolean {
  for (let i = second - 1; i > first; i--) {
    if (isA(tokens, i, is.BINDS) && wordAt(tokens, i) !== 'to' && wordAt(tokens, i) !== 'for' && wordAt(tokens, i) !== 'by') return false;
    if (isA(tokens, i, is.AND) || (mark(tokens, i + 1) & COMMA) !== 0) return true;
  }
  return false;
}

function judgePassive(tokens: Tokens, be: number, to: number, report: Report): void {
  if (wordAt(tokens, be) !== 'be') return;
  let at = be + 1;
  while (at < to && /ly$/.test(wordAt(tokens, at))) at++;
  const word = wordAt(tokens, at);
  const participle = isA(tokens, at, is.PARTICIPLE) || (word.length > 4 && word.endsWith('ed') && !isA(tokens, at, is.STATE));
  if (at >= to || !participle || (mark(tokens, at + 1) & HYPHEN) !== 0) return;
  // Who acts is said behind the verb; “by email” and “by 30 %” say how.
  for (let i = at + 1; i < to; i++) if (wordAt(tokens, i) === 'by' && !/ing$/.test(wordAt(tokens, i + 1)) && !isNumber(tokens, i + 1)) return;
  report('passive', { start: start(tokens, be), end: end(tokens, at) });
}

/** So many nouns before a pronoun leave open which one is meant; readers of “they” are surer than those of “it”. */
const MANY = { singular: 2, possessive: 3, plural: 4 };
const EXPLETIVE = /^it (?:is|(?:shall|should|must|will|may) (?:not )?be) (?:not )?(?:possible|acceptable|necessary|required|recommended|allowed|permitted|mandatory)/i;

/** A pronoun that several things before it can be meant by, or that begins a sentence. */
function isUnclear(tokens: Tokens, i: number, from: number): boolean {
  // “It shall be possible” means nothing by it.
  if (EXPLETIVE.test(tokens.text.slice(start(tokens, i), start(tokens, i) + 40))) return false;
  if (i === from) return true;
  const plural = isA(tokens, i, is.PLURAL);
  let candidates = 0;
  for (let k = Math.max(from, i - 60); k < i; k++) {
    const word = wordAt(tokens, k);
    const many = word.length > 3 && word.endsWith('s') && !word.endsWith('ss') && !isA(tokens, k, is.NO_PLURAL);
    if (plural ? many : !many && isA(tokens, k - 1, is.ARTICLE) && !isA(tokens, k, is.ARTICLE)) candidates++;
  }
  return candidates >= (plural ? MANY.plural : wordAt(tokens, i) === 'its' ? MANY.possessive : MANY.singular);
}

/** The order of the first sentence: conditions as EARS puts them, then who must do what. */
function judgeOrder(tokens: Tokens, from: number, strong: number, report: Report): void {
  if (!isA(tokens, from, is.LEAD)) return;
  // “In case”, “as soon as”, “prior to”: the phrase goes on to its last short word.
  const second = wordAt(tokens, from + 1);
  const phrase = `${wordAt(tokens, from)} ${second} ${wordAt(tokens, from + 2)}`;
  const known = Object.entries(KEYWORDS).find(([words]) => phrase === words || phrase.startsWith(`${words} `));
  const last = from + (known ? known[0].split(' ').length : 1) - 1;
  if (last >= strong) return;
  report('ears', { start: start(tokens, from), end: end(tokens, last) }, known && { keyword: known[1] }, known ? 'keyword' : 'default');
}

/** What EARS says for words that begin a condition. */
const KEYWORDS: Readonly<Record<string, string>> = {
  'as soon as': 'When', 'as long as': 'While', 'in case that': 'If', 'in case': 'If', 'in the event': 'If', once: 'When', upon: 'When', after: 'When', whenever: 'When',
  'provided that': 'If', provided: 'If', during: 'While', wherever: 'Where',
};
