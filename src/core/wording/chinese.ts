// Judges the wording of a Chinese text by its words: what each rule finds, as stretches of the text.
import type { Report, Role } from './report';
import type { Hit, Tokens } from './tokens';

/** So many characters make a text long. */
const LONG = 120;

/** Reports what is to be said of the Chinese words of a text. */
export function judgeChinese({ text, chinese, allHan, han, words, digits }: Tokens, role: Role, report: Report): void {
  let noted = false;
  let modal = false;
  const facts = { text, role };
  let sentence: Hit[] = [];
  let last = 0;
  for (const hit of chinese) {
    if (sentence.length > 0 && BREAK.test(text.slice(last, hit.start))) {
      judgeSentence(facts, sentence, report);
      sentence = [];
    }
    last = hit.end;
    sentence.push(hit);
    if (DEMANDS.has(hit.rule)) modal = true;
    if (hit.rule === 'placeholder') noted = true;
  }
  if (sentence.length > 0) judgeSentence(facts, sentence, report);
  if (digits) judgeNumbers(text, report);
  if (allHan > LONG && role !== 'step') report('long', firstWords(text), { count: allHan }, 'characters');
  if (role === 'statement' && !modal && !noted && han + words > 3) report('no-modal', firstWords(text));
  if (role === 'statement' && chinese[0]?.rule === '-lead' && /^\s*$/.test(text.slice(0, chinese[0].start)) && chinese.some(({ rule }) => rule === '-strong')) report('ears', chinese[0]);
}

const BREAK = /[。！？；;\n]/;
const DEMANDS: ReadonlySet<string> = new Set(['-strong', '-never', '-demand', 'weak-modal', '-wish', '-able', 'superfluous']);

/** The beginning of a text, up to its first mark. */
function firstWords(text: string): { readonly start: number; readonly end: number } {
  const start = text.search(/[^\s\p{P}]/u);
  const length = /^[^\s，。；：！？,;:!?]{1,20}/.exec(text.slice(Math.max(start, 0)))?.[0].length ?? 1;
  return { start: Math.max(start, 0), end: Math.max(start, 0) + length };
}

interface Facts {
  readonly text: string;
  readonly role: Role;
}

const PEOPLE = /(?:用户|客户|乘客|管理员|人员|玩家|买家|卖家|访客|游客|会员|学生|教师|员工|顾客|司机|商家|运营商|读者|作者)(?:均|都|也|也都)?$/;

function judgeSentence({ text, role }: Facts, hits: readonly Hit[], report: Report): void {
  let strong: Hit | undefined;
  let compound = false;
  for (const [i, hit] of hits.entries()) {
    const before = hits[i - 1];
    switch (hit.rule) {
      case '-strong':
        if (strong && role === 'statement' && !compound && /[，,]/.test(text.slice(strong.end, hit.start)) && !/[则否]/.test(text.slice(strong.end, hit.start))) {
          compound = true;
          report('compound', hit);
        }
        strong ??= hit;
        break;
      case '-never':
        strong ??= hit;
        break;
      case '-compound':
        if (strong && role === 'statement' && !compound && joinsDemands(text, hit, hits.slice(0, i))) {
          compound = true;
          report('compound', hit);
        }
        break;
      case '-unless':
        if (strong && role === 'statement' && /不|禁止/.test(text.slice(strong.start, strong.end))) report('negative', strong, { word: '除非' });
        break;
      case '-passive':
        if (strong && role === 'statement' && !/[，,]/.test(text.slice(strong.end, hit.start)) && !ACTOR.test(text.slice(hit.end, hit.end + 4))) report('passive', hit);
        break;
      case '-able':
        if (before && (before.rule === '-strong' || before.rule === '-demand') && /^\s*$/.test(text.slice(before.end, hit.start)) && !PEOPLE.test(text.slice(Math.max(0, before.start - 12), before.start).trimEnd())) report('superfluous', hit, undefined, 'removable');
        break;
      case '-and-others':
        if (endsList(text, hit)) report('open-ended', hit);
        break;
      case '-about':
        if (/^\s?[\d一二三四五六七八九十百千万两半]/.test(text.slice(hit.end, hit.end + 2))) report('vague', hit, undefined, 'approximate');
        break;
      case '-pronoun':
        if (role !== 'step') report('pronoun', hit);
        break;
      case 'weak-modal':
        if (!strong && !hits.slice(i + 1).some(({ rule }) => rule === '-strong')) report(hit.rule, hit);
        break;
      case 'vague': {
        const word = text.slice(hit.start, hit.end);
        if (word === '左右') {
          if (/[\d一二三四五六七八九十百千万]\s?\S{0,3}$/.test(text.slice(Math.max(0, hit.start - 8), hit.start))) report('vague', hit, undefined, 'approximate');
        } else if (word === '大约' || word === '大概') report('vague', hit, undefined, 'approximate');
        else report('vague', hit);
        break;
      }
      case 'indefinite-time':
        if (!TIME.test(text.slice(Math.max(0, hit.start - 60), hit.end + 60))) report(hit.rule, hit);
        break;
      default:
        if (!hit.rule.startsWith('-')) report(hit.rule, hit);
    }
  }
}

const TIME = /[\d一二三四五六七八九十百千两半]\s?(?:毫秒|秒|分钟|小时|天|日|周|个月|月|s\b|ms\b|min\b|h\b)/;
const ACTOR = /^(?:用户|系统|管理|他人|其他|第三方|服务|应用|任何|客户|平台)/;

/** “A、B 等”, but neither “等级” nor “A、B 等三种”. */
function endsList(text: string, { start, end }: Hit): boolean {
  const clause = /[^。！？；，：:;\n]*$/.exec(text.slice(Math.max(0, start - 60), start))?.[0] ?? '';
  return clause.includes('、') && !/^\s?[\d一二三四五六七八九十两]+\s?[种类个项条]/.test(text.slice(end, end + 6));
}

/** A conjunction that begins another demand: behind a comma, or between two verbs. */
function joinsDemands(text: string, { start, end }: Hit, before: readonly Hit[]): boolean {
  const word = text.slice(start, end);
  const behindComma = /[，,]\s*$/.test(text.slice(Math.max(0, start - 2), start));
  const demand = before.findLast(({ rule }) => rule === '-strong');
  // A clause of condition behind the modal verb ends before the conjunction.
  if (!demand) return false;
  if (word === '同时' || word === '而且') return behindComma;
  return behindComma || start - demand.end <= 24;
}

/** Whole shares, and numbers without a unit. */
function judgeNumbers(text: string, report: Report): void {
  if (text.includes('内') || text.includes('%')) judgeShares(text, report);
  if (!/时[间长延]|延迟|耗时/.test(text)) return;
  for (const { index, 0: whole, 1: number = '' } of text.matchAll(/(?:时间|延迟|耗时|时长|时延)[^。，；\d]{0,8}?(\d+(?:\.\d+)?)(?=\s*(?:[，。；、）)]|$))/g)) {
    report('unit', { start: index + whole.length - number.length, end: index + whole.length });
  }
}

function judgeShares(text: string, report: Report): void {
  for (const { index, 0: whole, 1: number = '' } of text.matchAll(/(?<![\d.])(\d+(?:\.\d+)?)\s?(?:%|以内|之内|内)/g)) {
    const rest = text.slice(index + whole.length, index + whole.length + 4);
    if (whole.endsWith('%')) {
      if (number === '100' && /^\s?(?:的?(?:可用|准确|正确|兼容|成功|覆盖|安全|可靠))/.test(rest)) report('absolute', { start: index, end: index + whole.length });
    } else if (!/^(?:[容存部置网核]|能)/.test(rest) || !whole.endsWith('内')) report('unit', { start: index, end: index + number.length });
  }
}
