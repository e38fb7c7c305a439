// Writes the help page of a rule as Markdown.
import { type Language } from './render';
import { RULES } from './registry';
import type { Rule } from './rule';

/** What rules tell people, by id. */
export type RuleTexts = Readonly<Record<string, Pick<Rule, 'description' | 'help' | 'messages'>>>;

/** Gives the rules their words in a build that reads them from a file of its own. */
export function setRuleTexts(texts: RuleTexts): void {
  for (const rule of RULES.values()) Object.assign(rule, texts[rule.id]);
}

const WORDS = {
  en: { why: 'Why', bad: 'Instead of', good: 'Write', silence: 'To silence one finding, put this on its line or the line above:', set: 'To change its severity for everyone, write in `prd.config.yaml`:', severity: { error: 'Error', warning: 'Warning', info: 'Information', hint: 'Hint' } },
  zh: { why: '为什么', bad: '错误示例', good: '正确示例', silence: '要屏蔽一处问题，请在该行或上一行写：', set: '要为所有人更改级别，请在 `prd.config.yaml` 中写：', severity: { error: '错误', warning: '警告', info: '信息', hint: '提示' } },
} as const;

/** Help of a rule, or nothing when there is no such rule. */
export function helpOf(id: string, language: Language): string | undefined {
  const rule = RULES.get(id);
  if (!rule) return undefined;
  const words = WORDS[language];
  const yaml = (text: string): string => `\`\`\`yaml\n${text}\n\`\`\``;
  const reason = language === 'zh' ? '原因' : 'reason';
  const { why, bad, good } = rule.help;
  return [
    `# ${rule.id}`,
    `**${words.severity[rule.severity]}** · ${rule.description[language]}`,
    ...(why[language] ? [`## ${words.why}\n\n${why[language]}`] : []),
    ...(bad ? [`## ${words.bad}\n\n${yaml(bad)}`] : []),
    ...(good ? [`## ${words.good}\n\n${yaml(good)}`] : []),
    '---',
    `${words.silence}\n\n${yaml(`# prd-ignore ${rule.id}: ${reason}`)}`,
    `${words.set}\n\n${yaml(`rules:\n  ${rule.id}: off`)}`,
    '',
  ].join('\n\n');
}
