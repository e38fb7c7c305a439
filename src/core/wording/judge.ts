// Turns a text into what the wording rules find in it, by the language that it is written in.
import type { Range } from '../text/range';
import { judgeChinese } from './chinese';
import { judgeEnglish, LONG, TELLING } from './english';
import type { Role, Stretch } from './report';
import { MOST_LENGTH, tokenize, type Tokens } from './tokens';

export type TextLanguage = 'en' | 'zh';

/** A stretch of a text with the language whose words it was found by. */
export interface Judged extends Stretch {
  readonly language: TextLanguage;
  /** The text is rather in the other language. */
  readonly other: boolean;
}

/** So much of a text in the other language makes it worth a look, for those who say which language they write. */
const LEAST_WORDS = 4;
const LEAST_HAN = 4;

/** So many findings of a text are told, for each language. */
const MOST = 60;

const NOTHING: readonly Judged[] = [];

/** What a text says that can be said better. Long texts are read up to a limit. */
export function judge(text: string, role: Role): readonly Judged[] {
  const tokens = tokenize(text);
  const { words, han } = tokens;
  if (words + han === 0 && !text.includes('??')) return NOTHING;
  if (isQuiet(tokens, role)) return NOTHING;
  const own = languageOf(tokens);
  const open = text.includes('??') || text.includes('？？');
  let found: Judged[] | undefined;
  const look = (language: TextLanguage): void => {
    let left = MOST;
    const report = (rule: string, { start, end }: Range, args: Stretch['args'], message = 'default'): void => {
      if (left-- > 0) (found ??= []).push({ rule, range: { start, end }, args: { word: tokens.text.slice(start, end), ...args }, message, language, other: language !== own });
    };
    if (language === 'en') judgeEnglish(tokens, role, report);
    else judgeChinese(tokens, role, report);
    if (open) for (const { index = 0, 0: marks } of questionMarks(text)) report('placeholder', { start: index, end: index + marks.length }, undefined);
  };
  if (own === 'en' || words >= LEAST_WORDS) look('en');
  if (own === 'zh' || han >= LEAST_HAN) look('zh');
  return found ?? NOTHING;
}

/** Most criteria hold nothing that a rule looks for. */
function isQuiet({ text, english, chinese, union, digits, words, allHan }: Tokens, role: Role): boolean {
  if (role === 'statement' || english.length + chinese.length > 0 || (union & TELLING) !== 0) return false;
  return words <= LONG && allHan <= LONG && !digits && !text.includes('??') && !text.includes('？？');
}

/** Three or more question marks stand for what nobody knows yet. */
function questionMarks(text: string): Iterable<RegExpMatchArray> {
  return text.slice(0, MOST_LENGTH).matchAll(/\?{3,}|？{3,}/g);
}

/** Language of a text by its words outside of quotation marks: a Chinese text may name a few things in English. */
export function languageOf({ words, han }: Pick<Tokens, 'words' | 'han'>): TextLanguage {
  return han > 0 && han * 2 >= words ? 'zh' : 'en';
}

/** Whether a text holds a number, in digits or words: something that can be measured. */
export function hasNumber(text: string): boolean {
  return /\d|[一二三四五六七八九十百千万两半](?:[个秒天周月年次人倍条种步毫级成页位项台件张行]|分钟|小时|并发)|百分之/.test(text.slice(0, MOST_LENGTH)) || ENGLISH_NUMBER.test(text.slice(0, MOST_LENGTH));
}

const ENGLISH_NUMBER = /\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety|hundreds?|thousands?|million|half|third|quarter|once|twice|zero|(?:every|each|per) (?:second|minute|hour|day|week|month|year))\b/i;
