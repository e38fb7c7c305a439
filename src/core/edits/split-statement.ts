// Splits a statement that makes two demands into two statements that each make one, in English and Chinese.

export interface SplitStatement {
  readonly first: string;
  readonly second: string;
  /** A few words for the title of the second. */
  readonly title: string;
}

/** Words that make a sentence a demand, with their ends. */
const MODAL = /\b(?:shall|must|will|should)(?: not)?\b|(?<!相|适|反|响|对|供|效)应(?!用|答|对|急)(?:该|当)?|必须|须(?!知)|需要|不得/gu;
const JOINTS = /;\s+|[；]\s*|(?:,\s*|\s+)and(?: then| also)?\s+|(?:,\s*|\s+)as well as\s+|[，,]?\s*(?:并且|而且|同时|以及|并)\s*|(?<=[.!?])\s+(?=[A-Z])|。(?=.)/gu;

interface Modal {
  readonly start: number;
  readonly end: number;
}

/**
 * Two demands of a text, split at the joint nearest to `at` (an offset), else at the first; nothing where the text makes one demand only.
 * A second part without a subject of its own takes the first one's, with its condition.
 */
export function splitStatement(text: string, at?: number): SplitStatement | undefined {
  if (text.length > 2000) return undefined;
  const whole = text.trim();
  const modals = [...whole.matchAll(MODAL)].map((match): Modal => ({ start: match.index, end: match.index + match[0].length }));
  const joints = [...whole.matchAll(JOINTS)].flatMap((match) => halvesAt(whole, modals, match.index, match.index + match[0].length) ?? []);
  const near = (joint: { readonly at: number }): number => (at === undefined ? joint.at : Math.abs(joint.at - at));
  const [best] = joints.sort((a, b) => near(a) - near(b));
  return best && { first: best.first, second: best.second, title: best.title };
}

function halvesAt(text: string, modals: readonly Modal[], start: number, end: number): (SplitStatement & { readonly at: number }) | undefined {
  const left = modals.filter((modal) => modal.end <= start);
  // The demand that the joint goes on from is the nearest one on its left.
  const modal = left.at(-1);
  const rest = text.slice(end).trim();
  const before = text.slice(0, start).trim();
  if (!modal || rest.length < 2 || !says(before.slice(modal.end)) || !says(rest)) return undefined;
  const chinese = /\p{Script=Han}/u.test(text);
  const stop = chinese ? '。' : '.';
  const sentence = /[.!?。]$/.test(before);
  const own = modals.find((one) => one.start >= end && one.start < end + 80);
  const first = sentence ? before : `${before.replace(/[,;，；]$/, '')}${stop}`;
  const condition = conditionOf(text.slice(0, modal.start));
  let second: string;
  if (own && own.start > end) second = sentence || /^(?:when|while|if|where|当|如果|若|在)/iu.test(rest) ? rest : condition + rest;
  else if (own) second = text.slice(0, modal.start) + rest;
  else if (sentence || startsLikeNoun(rest)) return undefined;
  else second = `${text.slice(0, modal.end)}${chinese ? '' : ' '}${rest}`;
  const body = own && own.start > end ? text.slice(own.end) : own ? rest.slice(own.end - own.start) : rest;
  return { at: start, first, second: withStop(capital(second.trim()), stop), title: titleOf(body) };
}

/** `When a customer pays, ` of `When a customer pays, the shop `. */
function conditionOf(text: string): string {
  return /^(?:(?:when|while|if|where|as soon as)\b|当|如果|若|在).*?[,，]\s*(?:then\s+)?/isu.exec(text)?.[0] ?? '';
}

/** A second part such as “the receipt” names one thing more, not one demand more. */
function startsLikeNoun(rest: string): boolean {
  return /^(?:the|a|an|its|their|his|her|all|any|each|every|no|\d)\b/i.test(rest) || !/[\s\p{Script=Han}]/u.test(rest);
}

function says(text: string): boolean {
  return /[\p{L}\p{N}]{2}/u.test(text) || /\p{Script=Han}/u.test(text);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function withStop(text: string, stop: string): string {
  return /[.!?。！？]$/.test(text) ? text : text + stop;
}

/** Up to eight words, or twenty letters of Chinese. */
function titleOf(text: string): string {
  const clean = text.replace(/[.!?。！？].*$/su, '').replace(/[,，;；].*$/su, '').trim();
  const short = /\p{Script=Han}/u.test(clean) ? [...clean].slice(0, 20).join('') : clean.split(/\s+/).slice(0, 8).join(' ');
  return capital(short);
}
