// Rule schema/range: a number beyond its scale, or a text that says nothing.
import { fieldName, schemaErrorsOf } from '../index/schema-errors';
import type { Rule } from './rule';

export const schemaRange: Rule = {
  id: 'schema/range',
  severity: 'error',
  description: { en: 'A number lies beyond its scale, or a text says nothing.', zh: '数值超出范围，或文本为空。' },
  help: {
    why: { en: 'A 7 on a scale from 1 to 5 distorts every comparison.', zh: '在 1 到 5 的量表上写 7 会使所有比较失真。' },
    bad: 'probability: 7',
    good: 'probability: 4',
  },
  messages: {
    both: { en: '{value} is beyond the scale of “{field}”. It goes from {minimum} to {maximum}.', zh: '{value} 超出“{field}”的范围。范围为 {minimum} 到 {maximum}。' },
    minimum: { en: '{value} is too small for “{field}”. The least is {minimum}.', zh: '{value} 对“{field}”来说太小。最小为 {minimum}。' },
    above: { en: '{value} is too small for “{field}”. It must be above {minimum}.', zh: '{value} 对“{field}”来说太小。必须大于 {minimum}。' },
    maximum: { en: '{value} is too large for “{field}”. The most is {maximum}.', zh: '{value} 对“{field}”来说太大。最大为 {maximum}。' },
    empty: { en: '“{key}” says nothing. Write a text, or delete the key.', zh: '“{key}”没有内容。请填写文本，或删除该键。' },
    short: { en: '“{key}” holds too few entries.', zh: '“{key}”的条目太少。' },
  },
  *checkDocument(document) {
    for (const { keyword, params, node, shape, path, range } of schemaErrorsOf(document)) {
      const message = MESSAGES[keyword];
      if (!message) continue;
      const key = String(path.findLast((step) => typeof step === 'string') ?? '');
      const { minimum, maximum } = shape ?? {};
      const both = minimum !== undefined && maximum !== undefined && (message === 'minimum' || message === 'maximum');
      const limit = Number(params['limit'] ?? 0);
      yield { message: both ? 'both' : message, args: { key, field: fieldName(shape, key), value: node.kind === 'scalar' ? String(node.value) : '', minimum: minimum ?? limit, maximum: maximum ?? limit }, range };
    }
  },
};

const MESSAGES: Readonly<Record<string, string>> = { minimum: 'minimum', exclusiveMinimum: 'above', maximum: 'maximum', exclusiveMaximum: 'maximum', minLength: 'empty', minItems: 'short' };
