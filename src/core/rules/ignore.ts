// Drops the findings that a comment silences.
import type { Finding } from '../document/finding';
import type { Config } from '../index/config';
import type { DocumentFacts } from '../index/facts';
import { positionAt } from '../text/lines';
import { RULES } from './registry';

/** Findings that stay; an ignore comment that silences nothing becomes a finding itself. */
export function withoutIgnored(findings: readonly Finding[], facts: DocumentFacts, config: Config): Finding[] {
  if (facts.ignores.length === 0) return [...findings];
  const used = new Set<number>();
  // The place of the first comment that speaks for a rule on a line.
  const silenced = new Map<string, number>();
  const note = (rule: string, line: number, at: number): void => {
    const key = `${line} ${rule}`;
    if (!silenced.has(key)) silenced.set(key, at);
  };
  facts.ignores.forEach(({ rule, line, alone }, at) => {
    note(rule, line, at);
    if (alone) note(rule, line + 1, at);
  });
  const kept = findings.filter((finding) => {
    const { line } = positionAt(facts.lineStarts, finding.range.start);
    const at = silenced.get(`${line} ${finding.rule}`);
    if (at !== undefined) used.add(at);
    return at === undefined;
  });
  facts.ignores.forEach((ignore, i) => {
    if (used.has(i) || config.rules[ignore.rule] === 'off') return;
    const message = RULES.has(ignore.rule) ? 'default' : 'unknownRule';
    kept.push({ rule: 'config/unused-ignore', message, args: { rule: ignore.rule }, range: ignore.range, tag: 'unnecessary' });
  });
  return kept;
}
