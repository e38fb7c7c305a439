// The command `prd explain`: tells what a rule reports and why, with an example, or lists all rules.
import { RULES } from '../core/rules/registry';
import type { Rule } from '../core/rules/rule';
import { nearest } from '../core/text/nearest';
import { type Arguments, type Command, EXIT, type ExitCode, type Surroundings, UsageError } from './command';
import { type Paint, padEnd, painter, wantsColour, widthOf } from './terminal-text';
import { count, NOUNS, say, SEVERITY_NAMES, TEXTS } from './texts';

export const explain: Command = {
  summary: { en: 'Explain a rule, or list all rules', zh: '解释一条规则，或列出所有规则' },
  options: [],
  help: {
    en: `Usage: prd explain [RULE]

Tells what a rule reports, why, and what to write instead. Without a rule: lists all rules with their severity.

Options:
  --lang LANGUAGE    en or zh; by default told from LC_ALL, LC_MESSAGES or LANG
  -h, --help         show this text
`,
    zh: `用法：prd explain [规则]

说明一条规则报告什么、为什么，以及应当怎样写。不给规则则列出所有规则及其级别。

选项：
  --lang 语言        en 或 zh；默认取自 LC_ALL、LC_MESSAGES 或 LANG
  -h, --help         显示本说明
`,
  },
  run,
};

async function run({ positionals }: Arguments, surroundings: Surroundings): Promise<ExitCode> {
  const { language, stdout, env } = surroundings;
  const [name, extra] = positionals;
  if (extra !== undefined) throw new UsageError(say(TEXTS.tooMany, language, { value: extra }));
  const paint = painter(wantsColour(stdout.isTerminal, env));
  if (name === undefined) {
    await stdout.write(allRules(surroundings, paint));
    return EXIT.clean;
  }
  const rule = RULES.get(name);
  if (!rule) {
    const near = nearestRule(name);
    throw new UsageError(say(TEXTS.unknownRule, language, { name }) + (near ? say(TEXTS.didYouMean, language, { name: near }) : ''));
  }
  await stdout.write(explanationOf(rule, surroundings, paint));
  return EXIT.clean;
}

/** A rule by the part after the slash, else the one spelled nearest. */
function nearestRule(name: string): string | undefined {
  const ids = [...RULES.keys()];
  return ids.find((id) => id.endsWith(`/${name}`)) ?? nearest(name, ids);
}

function explanationOf(rule: Rule, { language }: Surroundings, paint: Paint): string {
  const example = (title: string, text: string): string => `${paint(title, 'bold')}\n${text.trimEnd().split('\n').map((line) => `  ${line}`.trimEnd()).join('\n')}\n`;
  return [
    `${paint(rule.id, 'bold')}  ${rule.description[language]}\n`,
    `${say(TEXTS.severity, language)}: ${SEVERITY_NAMES[rule.severity][language]}\n`,
    example(say(TEXTS.why, language), rule.help.why[language]),
    example(say(TEXTS.bad, language), rule.help.bad),
    example(say(TEXTS.good, language), rule.help.good),
  ].join('\n');
}

function allRules({ language }: Surroundings, paint: Paint): string {
  const rules = [...RULES.values()];
  const ids = Math.max(...rules.map(({ id }) => id.length));
  const severities = Math.max(...rules.map(({ severity }) => widthOf(SEVERITY_NAMES[severity][language])));
  const lines = rules.map(({ id, severity, description }) => `${paint(id.padEnd(ids), 'bold')}  ${padEnd(SEVERITY_NAMES[severity][language], severities)}  ${description[language]}\n`);
  return `${lines.join('')}\n${count(rules.length, NOUNS.rule, language)}. ${say(TEXTS.rulesFooter, language)}\n`;
}
