// Rule schema/type: a value of another type than its field takes.
import type { Path, SyntaxNode } from '../document/tree';
import { schemaErrorsOf } from '../index/schema-errors';
import type { Localized } from '../schema/entities';
import { FIX_TITLES, type Rule } from './rule';

const TYPES: Readonly<Record<string, Localized>> = {
  string: { en: 'text', zh: '文本' },
  number: { en: 'a number', zh: '数字' },
  integer: { en: 'a whole number', zh: '整数' },
  boolean: { en: 'true or false', zh: 'true 或 false' },
  array: { en: 'a list', zh: '列表' },
  object: { en: 'a mapping', zh: '映射' },
  null: { en: 'nothing', zh: '空值' },
};

export const schemaType: Rule = {
  id: 'schema/type',
  severity: 'error',
  description: { en: 'A value is of another type than its field takes.', zh: '值的类型与字段不符。' },
  help: {
    why: { en: 'A list where one value is meant, or a number that should be text, can’t be sorted, scored or shown.', zh: '该写单值处写了列表，或该写文本处写了数字，都无法排序、评分或显示。' },
    bad: 'title: 2026\ntags: offline',
    good: 'title: "2026"\ntags: [offline]',
  },
  messages: {
    default: { en: '“{field}” takes {wanted}, not {found}.', zh: '“{field}”应为{wanted}，而不是{found}。' },
    empty: { en: '“{field}” has no value. Write {wanted}, or delete the key.', zh: '“{field}”没有值。请填写{wanted}，或删除该键。' },
    quote: { en: '“{value}” is read as {found}. Put it in quotes to make it text.', zh: '“{value}”被读作{found}。请加上引号使其成为文本。' },
    entry: { en: 'An entry of “{field}” must be {wanted}, not {found}.', zh: '“{field}”的条目应为{wanted}，而不是{found}。' },
    emptyEntry: { en: 'This entry of “{field}” is empty. Write {wanted}, or delete it.', zh: '“{field}”的此条目为空。请填写{wanted}，或删除它。' },
    root: { en: 'This file must hold {wanted}, not {found}.', zh: '此文件应为{wanted}，而不是{found}。' },
    list: { en: '“{field}” takes a list. Put the value in brackets or behind a dash.', zh: '“{field}”应为列表。请用方括号括起，或写在短横线之后。' },
  },
  *checkDocument(document) {
    for (const { keyword, params, node, path, range } of schemaErrorsOf(document)) {
      if (keyword !== 'type') continue;
      const types = [params['type']].flat().map(String);
      const wanted = types.map((type) => TYPES[type] ?? type);
      const key = String(path.findLast((step) => typeof step === 'string') ?? '');
      const message = messageFor(node, types, path);
      const value = document.text.slice(node.start, Math.min(node.end, node.start + 60));
      yield { message, args: { field: key, wanted, found: typeOf(node), value }, range };
    }
  },
  *fix({ message, range }, { text }) {
    const written = text.slice(range.start, range.end);
    if (message === 'quote') yield { title: FIX_TITLES.quote, edits: [{ range, newText: JSON.stringify(written) }], preferred: true };
    // Only a plain word or a quoted text can stand in brackets as it is.
    if (message === 'list' && /^(?:[\w@.-]+|"[^"\n]*")$/.test(written)) yield { title: FIX_TITLES.replace, args: { text: `[${written}]` }, edits: [{ range, newText: `[${written}]` }], preferred: true };
  },
};

function messageFor(node: SyntaxNode, types: readonly string[], path: Path): string {
  const last = path.at(-1);
  if (last === undefined) return 'root';
  if (node.kind === 'scalar' && node.value === null) return typeof last === 'number' ? 'emptyEntry' : 'empty';
  if (types.includes('string') && node.kind === 'scalar') return 'quote';
  if (typeof last === 'number') return 'entry';
  return types.includes('array') && node.kind !== 'sequence' ? 'list' : 'default';
}

function typeOf(node: SyntaxNode): Localized | string {
  const type = node.kind === 'mapping' ? 'object' : node.kind === 'sequence' ? 'array' : node.kind === 'scalar' ? (node.value === null ? 'null' : typeof node.value) : 'object';
  return TYPES[type] ?? type;
}
