// Runs the rules: a document alone when it is parsed, a file within its snapshot when its problems are asked for.
import type { Document } from '../document/document';
import type { Finding } from '../document/finding';
import type { Severity } from '../index/config';
import type { DocumentFacts } from '../index/facts';
import type { Snapshot } from '../index/snapshot';
import { RULES } from './registry';
import type { Context } from './rule';
import { applyIgnores } from './ignore';

const RULE_IDS: ReadonlySet<string> = new Set(RULES.keys());

/** A finding with the severity that holds in its workspace. */
export interface Problem extends Finding {
  readonly severity: Severity;
}

/** Findings of a document alone, its reading's own included, before severities and ignore comments. */
export function checkDocument(document: Document): Finding[] {
  const findings = [...document.findings];
  for (const rule of RULES.values()) {
    if (rule.checkDocument) for (const found of rule.checkDocument(document)) findings.push({ rule: rule.id, ...found });
  }
  return findings;
}

/** All problems of a file, ordered by place. */
export function problemsOf(snapshot: Snapshot, file: string, today: string): Problem[] {
  const facts = snapshot.files.get(file);
  if (!facts) return [];
  const { kept, unused } = applyIgnores([...facts.findings, ...checkAcross(facts, { snapshot, today, ruleIds: RULE_IDS })], facts, snapshot.config);
  return weighed([...kept, ...unused], snapshot);
}

/** Problems that a file has whatever stands in the others: there while they are still being read. */
export function ownProblemsOf(snapshot: Snapshot, facts: DocumentFacts): Problem[] {
  return weighed(applyIgnores(facts.findings, facts, snapshot.config).kept, snapshot);
}

/** Findings with their severities, but for those of rules that are off, ordered by place. */
function weighed(findings: readonly Finding[], snapshot: Snapshot): Problem[] {
  const problems = findings.flatMap((finding): Problem[] => {
    const severity = severityOf(finding.rule, snapshot);
    return severity === 'off' ? [] : [{ ...finding, severity }];
  });
  return problems.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end || (a.rule < b.rule ? -1 : 1));
}

function* checkAcross(facts: DocumentFacts, context: Context): Iterable<Finding> {
  for (const rule of RULES.values()) {
    if (rule.check && severityOf(rule.id, context.snapshot) !== 'off') {
      for (const found of rule.check(facts, context)) yield { rule: rule.id, ...found };
    }
  }
}

function severityOf(rule: string, snapshot: Snapshot): Severity | 'off' {
  return (Object.hasOwn(snapshot.config.rules, rule) ? snapshot.config.rules[rule] : undefined) ?? RULES.get(rule)?.severity ?? 'error';
}
