// Rule req/score-scale: a RICE score that is not on its scale.
import type { Entity } from '../document/document';
import { childOf, nodeAt, type SyntaxNode } from '../document/tree';
import { replaceWord } from '../edits/replace-word';
import { impactOf, IMPACTS, numberOf } from '../scoring/read';
import { roundToScale } from '../scoring/scale';
import { FIX_TITLES, type Found, type Rule } from './rule';

/** Above 1 a confidence is read as a percentage; one below this was meant on another scale. */
const LEAST_PERCENT = 10;

export const reqScoreScale: Rule = {
  id: 'req/score-scale',
  severity: 'warning',
  description: { en: 'A score is not on the scale of its formula.', zh: '评分不在公式的量表上。' },
  help: {
    why: { en: 'RICE compares only what all rate alike: an impact is 0.25, 0.5, 1, 2 or 3, a confidence 0 to 1 or a percentage of 10 and more, an effort above 0. The impact is looked at where a reach stands beside it, as other formulas have other scales.', zh: 'RICE 要求统一量表：影响力为 0.25、0.5、1、2 或 3，信心为 0 至 1 或不小于 10 的百分比，工作量大于 0。仅在同时写有覆盖人数时检查影响力，因为其他公式另有量表。' },
    bad: 'scores:\n  reach: 500\n  impact: 7\n  confidence: 0.8\n  effort: 0',
    good: 'scores:\n  reach: 500\n  impact: 2\n  confidence: 0.8\n  effort: 3',
  },
  messages: {
    impact: { en: 'An impact of {value} is not on the RICE scale. Take {near}.', zh: 'RICE 量表没有影响力 {value}。请改用 {near}。' },
    confidence: { en: 'A confidence of {value} counts as {value} %. Write a share of 0 to 1, or 10 and more.', zh: '信心 {value} 会被当作 {value} %。请写 0 至 1 的小数，或不小于 10 的百分比。' },
    effort: { en: 'An effort of {value} makes every score endless. Write one above 0.', zh: '工作量为 {value} 无法计算得分。请填写大于 0 的数。' },
  },
  kinds: ['requirements', 'prd'],
  checkDocument({ broken, root, entities }) {
    let all: Found[] | undefined;
    for (const { kind, path, fields } of broken ? NOTHING : entities) {
      const wrong = kind === 'requirement' ? wrongIn(fields['scores']) : undefined;
      if (!wrong) continue;
      for (const { key, near } of wrong) {
        const found = at(childOf(childOf(nodeAt(root, path), 'scores'), key), key, near);
        if (found) (all ??= []).push(found);
      }
    }
    return all ?? [];
  },
  *fix({ args = {}, message, range }, { text }) {
    if (message === 'impact') yield { title: FIX_TITLES.replace, args: { text: String(args['near']) }, edits: [replaceWord(text, range, String(args['near']))] };
  },
};

function isGiven(value: unknown): value is string | number {
  return typeof value === 'number' || (typeof value === 'string' && value.trim() !== '');
}

const NOTHING: readonly Entity[] = [];

interface Wrong {
  readonly key: 'impact' | 'confidence' | 'effort';
  /** Nearest number of the scale. */
  readonly near?: number;
}

function wrongIn(scores: unknown): readonly Wrong[] | undefined {
  if (typeof scores !== 'object' || scores === null) return undefined;
  const { impact, confidence, effort, reach } = scores as Readonly<Record<string, unknown>>;
  const near = reach === undefined ? undefined : nearestImpact(impact);
  const isOddShare = typeof confidence === 'number' && confidence > 1 && confidence < LEAST_PERCENT;
  const isIdle = isGiven(effort) && (numberOf(effort) ?? 1) <= 0;
  if (near === undefined && !isOddShare && !isIdle) return undefined;
  return [...(near === undefined ? [] : [{ key: 'impact', near } as const]), ...(isOddShare ? [{ key: 'confidence' } as const] : []), ...(isIdle ? [{ key: 'effort' } as const] : [])];
}

/** Nothing where the impact is on the scale, or no number. */
function nearestImpact(value: unknown): number | undefined {
  const impact = isGiven(value) ? impactOf(value) : undefined;
  return impact === undefined || IMPACTS.includes(impact) ? undefined : roundToScale({ min: 0, step: 1, values: IMPACTS }, impact);
}

function at(node: SyntaxNode | undefined, key: string, near: number | undefined): Found | undefined {
  if (node?.kind !== 'scalar' || node.start === node.end) return undefined;
  return { message: key, args: { value: String(node.value), ...(key === 'impact' && near !== undefined && { near }) }, range: { start: node.start, end: node.end } };
}
