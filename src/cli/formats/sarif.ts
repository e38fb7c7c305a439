// Turns a report into a SARIF 2.1.0 log, the exchange format of static analysis results.
import type { Severity } from '../../core/index/config';
import type { Language } from '../../core/rules/render';
import { RULES } from '../../core/rules/registry';
import type { Place, Report, ReportedProblem } from '../report';
import { say, TEXTS } from '../texts';

const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = { error: 'error', warning: 'warning', info: 'note', hint: 'note' };

export interface SarifOptions {
  readonly language: Language;
  readonly version: string;
  /** What could not be read, in words. */
  readonly failures: readonly string[];
}

/** The log as text. Rules are those that found something. */
export function formatSarif({ problems }: Report, { language, version, failures }: SarifOptions): string {
  const rules = [...new Set(problems.map(({ rule }) => rule))].sort();
  const indexes = new Map(rules.map((rule, index) => [rule, index]));
  const run = {
    tool: { driver: { name: 'PRD Workbench', version, rules: rules.map((rule) => descriptorOf(rule, language)) } },
    invocations: [{ executionSuccessful: failures.length === 0, toolExecutionNotifications: failures.map((text) => ({ level: 'error', message: { text: escapeText(text) } })) }],
    language: language === 'zh' ? 'zh-CN' : 'en',
    columnKind: 'utf16CodeUnits',
    results: problems.map((problem) => resultOf(problem, indexes.get(problem.rule) ?? -1)),
  };
  return `${JSON.stringify({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] }, null, 2)}\n`;
}

function descriptorOf(id: string, language: Language): object {
  const rule = RULES.get(id);
  if (!rule) return { id };
  const { why, bad, good } = rule.help;
  const [reported, better] = [say(TEXTS.bad, language), say(TEXTS.good, language)];
  return {
    id,
    shortDescription: { text: escapeText(rule.description[language]) },
    fullDescription: { text: escapeText(why[language]) },
    help: {
      text: escapeText(`${why[language]}\n\n${reported}:\n\n${bad.trimEnd()}\n\n${better}:\n\n${good.trimEnd()}\n`),
      markdown: `${why[language]}\n\n**${reported}**\n\n\`\`\`yaml\n${bad.trimEnd()}\n\`\`\`\n\n**${better}**\n\n\`\`\`yaml\n${good.trimEnd()}\n\`\`\`\n`,
    },
    defaultConfiguration: { level: LEVELS[rule.severity] },
    properties: { tags: [id.slice(0, id.indexOf('/'))] },
  };
}

function resultOf(problem: ReportedProblem, ruleIndex: number): object {
  return {
    ruleId: problem.rule,
    ruleIndex,
    level: LEVELS[problem.severity],
    message: { text: escapeText(problem.message) },
    locations: [{ physicalLocation: physicalLocationOf(problem) }],
    ...(problem.related.length > 0 && {
      relatedLocations: problem.related.map((place, id) => ({ id, physicalLocation: physicalLocationOf(place), message: { text: escapeText(place.message) } })),
    }),
  };
}

function physicalLocationOf({ file, line, column, endLine, endColumn }: Place): object {
  return { artifactLocation: { uri: uriOf(file) }, region: { startLine: line, startColumn: column, endLine, endColumn } };
}

/** Relative reference with every character percent-encoded that a path may not hold. A colon would make the first part a scheme. */
function uriOf(file: string): string {
  return file.split('/').map((part) => encodeURIComponent(part.replace(/\p{Surrogate}/gu, '\ufffd'))).join('/');
}

/** In messages `[text](target)` is a link and `{0}` a placeholder: what a file says is neither. */
function escapeText(text: string): string {
  return text.replace(/\[([^[\]]*)\](?=\()/g, '\\[$1\\]').replace(/\{(\d+)\}/g, '{{$1}}');
}
