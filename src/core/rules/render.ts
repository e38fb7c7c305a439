// Puts a finding into words, in English or Chinese.
import type { Argument, Arguments, Finding, Related } from '../document/finding';
import { ENTITY_TYPES, type Localized } from '../schema/entities';
import { RULES } from './registry';

export type Language = 'en' | 'zh';

/** Language for a locale such as `zh-CN` or `en_US.UTF-8`; English where we have no words. */
export function languageOf(locale: string | undefined): Language {
  return /^zh/i.test(locale ?? '') ? 'zh' : 'en';
}

/** The message of a finding: fact first, then one thing to do. */
export function messageOf(finding: Pick<Finding, 'rule' | 'message' | 'args'>, language: Language): string {
  return word(finding.rule, finding.message, finding.args, language);
}

export function relatedMessageOf(rule: string, related: Related, language: Language): string {
  return word(rule, related.message, related.args, language);
}

function word(rule: string, key: string, args: Arguments | undefined, language: Language): string {
  const messages = RULES.get(rule)?.messages;
  const template = messages?.[key] ?? messages?.['default'];
  return template ? fill(template[language], args ?? {}, language) : rule;
}

/** Template with its `{name}` parts replaced; the first letter of an English message is a capital. */
export function fill(template: string, args: Arguments, language: Language): string {
  const text = template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = Object.hasOwn(args, name) ? args[name] : undefined;
    return value === undefined ? whole : wordOf(value, language);
  });
  return language === 'en' ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}

/** Texts of files stay on one line and within reason. */
function wordOf(value: Argument, language: Language): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') {
    const line = value.replace(/\s+/g, ' ');
    return line.length > 80 ? `${line.slice(0, 79)}…` : line;
  }
  if (Array.isArray(value)) return listOf((value as readonly Argument[]).map((part) => wordOf(part, language)), language);
  if ('kind' in (value as object)) return ENTITY_TYPES[(value as { kind: keyof typeof ENTITY_TYPES }).kind].one[language];
  return (value as Localized)[language];
}

/** `a, b or c`, or `a、b、c`. */
function listOf(words: readonly string[], language: Language): string {
  if (language === 'zh') return words.join('、');
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
