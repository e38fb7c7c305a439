// Rule schema/enum: a value that is none of those its field takes.
import { replaceWord } from '../edits/replace-word';
import { fieldName, schemaErrorsOf } from '../index/schema-errors';
import { nearest } from '../text/nearest';
import { FIX_TITLES, type Rule } from './rule';

/** A light bulb with more lines is no help. */
const MOST_FIXES = 10;

/** Longer lists are not told whole when a nearest value is known. */
const SHORT = 4;

export const schemaEnum: Rule = {
  id: 'schema/enum',
  severity: 'error',
  description: { en: 'A value is none of those that its field takes.', zh: '值不在字段允许的范围内。' },
  help: {
    why: { en: 'Lists, colours and rules go by these words; another word is left out of all of them.', zh: '列表、颜色和规则都依据这些词；其他词会被全部忽略。' },
    bad: 'priority: urgent',
    good: 'priority: must',
  },
  messages: {
    default: { en: '“{value}” is no {field}. Use {allowed}.', zh: '“{value}”不是{field}。可用：{allowed}。' },
    nearest: { en: '“{value}” is no {field}. Did you mean “{nearest}”?', zh: '“{value}”不是{field}。是否想写“{nearest}”？' },
    empty: { en: '“{key}” has no value. Use {allowed}.', zh: '“{key}”没有值。可用：{allowed}。' },
  },
  *checkDocument(document) {
    for (const { keyword, params, node, shape, path, range } of schemaErrorsOf(document)) {
      if (keyword !== 'enum' || node.kind !== 'scalar') continue;
      const allowed = (params['allowedValues'] as readonly (string | number)[]).map(String);
      const value = String(node.value ?? '');
      const key = String(path.findLast((step) => typeof step === 'string') ?? '');
      const near = value ? nearest(value, allowed) : undefined;
      const message = !value ? 'empty' : near !== undefined && (allowed.length > SHORT || near.toLowerCase() === value.toLowerCase()) ? 'nearest' : 'default';
      yield { message, args: { value, key, field: fieldName(shape, key), allowed, ...(near !== undefined && { nearest: near }) }, range };
    }
  },
  *fix({ args = {}, range, message }, { text }) {
    if (message === 'empty') return;
    const near = typeof args['nearest'] === 'string' ? args['nearest'] : undefined;
    const allowed = Array.isArray(args['allowed']) ? (args['allowed'] as readonly string[]) : [];
    for (const value of [...(near === undefined ? [] : [near]), ...allowed.filter((one) => one !== near)].slice(0, MOST_FIXES)) {
      yield { title: FIX_TITLES.replace, args: { text: value }, edits: [replaceWord(text, range, value)], ...(value === near && { preferred: true }) };
    }
  },
};
