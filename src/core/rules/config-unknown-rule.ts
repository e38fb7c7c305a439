// Rule config/unknown-rule: a severity for a rule that doesn't exist.
import { CONFIG_FILE } from '../document/file-kind';
import { nearest } from '../text/nearest';
import type { Rule } from './rule';

export const configUnknownRule: Rule = {
  id: 'config/unknown-rule',
  severity: 'warning',
  description: { en: 'The configuration names a rule that does not exist.', zh: '配置中的规则不存在。' },
  help: {
    why: { en: 'A mistyped rule keeps its default severity, and nobody notices.', zh: '写错的规则仍按默认级别运行，而无人察觉。' },
    bad: 'rules:\n  ref/unkown: warning',
    good: 'rules:\n  ref/unknown: warning',
  },
  messages: {
    default: { en: 'There is no rule “{key}”. Write the id that stands behind a finding.', zh: '没有规则“{key}”。请写问题后面所示的规则编号。' },
    nearest: { en: 'There is no rule “{key}”. Did you mean “{nearest}”?', zh: '没有规则“{key}”。是否想写“{nearest}”？' },
  },
  whole: true,
  *check(facts, { ruleIds }) {
    if (facts.file !== CONFIG_FILE) return;
    for (const { key, range } of facts.ruleKeys) {
      if (ruleIds.has(key)) continue;
      const near = nearest(key, ruleIds);
      yield { message: near === undefined ? 'default' : 'nearest', args: { key, ...(near !== undefined && { nearest: near }) }, range };
    }
  },
};
