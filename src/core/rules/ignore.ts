// Drops the findings that a comment silences.
import type { Finding } from '../document/finding';
import type { Config } from '../index/config';
import type { DocumentFacts } from '../index/facts';
import { positionAt } from '../text/lines';
import { RULES } from './registry';

export interface AfterIgnores {
  readonly kept: readonly Finding[];
  /** A finding for each comment that silences nothing. */
  readonly unused: readonly Finding[];
}

export function applyIgnores(findings: readonly Finding[], facts: DocumentFacts, config: Config): AfterIgnores {
  if (facts.ignores.length === 0) return { kept: findings, unused: [] };
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
  const unused = facts.ignores.flatMap((ignore, i): Finding[] => {
    if (used.has(i) || config.rules[ignore.rule] === 'off') return [];
    const message = RULES.has(ignore.rule) ? 'default' : 'unknownRule';
    return [{ rule: 'config/unused-ignore', message, args: { rule: ignore.rule }, range: ignore.range, tag: 'unnecessary' }];
  });
  return { kept, unused };
}
