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
  const kept = findings.filter((finding) => {
    const { line } = positionAt(facts.lineStarts, finding.range.start);
    const at = facts.ignores.findIndex((ignore) => ignore.rule === finding.rule && (ignore.line === line || (ignore.alone && ignore.line + 1 === line)));
    if (at >= 0) used.add(at);
    return at < 0;
  });
  facts.ignores.forEach((ignore, i) => {
    if (used.has(i) || config.rules[ignore.rule] === 'off') return;
    const message = RULES.has(ignore.rule) ? 'default' : 'unknownRule';
    kept.push({ rule: 'config/unused-ignore', message, args: { rule: ignore.rule }, range: ignore.range, tag: 'unnecessary' });
  });
  return kept;
}
