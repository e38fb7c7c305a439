// Rule schema/unknown-key: a key that the schema does not know.
import { pairOf, type SyntaxNode } from '../document/tree';
import { mappingName, schemaErrorsOf } from '../index/schema-errors';
import { nearest } from '../text/nearest';
import { FIX_TITLES, type Found, type Rule } from './rule';

export const schemaUnknownKey: Rule = {
  id: 'schema/unknown-key',
  severity: 'error',
  description: { en: 'A key is not known at its place.', zh: '此处不认识该键。' },
  help: {
    why: { en: 'A mistyped key is silently lost to every list and panel. Keys of your own begin with “x-”.', zh: '写错的键会在所有列表和面板中悄悄丢失。自定义的键以“x-”开头。' },
    bad: 'prioirty: must\nsponsor: Kim',
    good: 'priority: must\nx-sponsor: Kim',
  },
  messages: {
    default: { en: '“{key}” is no key of {thing}. Begin a key of your own with “x-”.', zh: '{thing}中没有“{key}”这个键。自定义的键请以“x-”开头。' },
    nearest: { en: '“{key}” is no key of {thing}. Did you mean “{nearest}”?', zh: '{thing}中没有“{key}”这个键。是否想写“{nearest}”？' },
  },
  *checkDocument(document) {
    const free = new Map<SyntaxNode, readonly string[]>();
    for (const error of schemaErrorsOf(document)) {
      if (error.keyword !== 'additionalProperties') continue;
      const key = String(error.params['additionalProperty']);
      const at = pairOf(error.node, key)?.key ?? error.range;
      const known = free.get(error.node) ?? [...((error.shape?.mapping ?? error.shape)?.properties?.keys() ?? [])].filter((other) => !pairOf(error.node, other));
      free.set(error.node, known);
      const near = nearest(key, known);
      const found: Found = { message: 'default', args: { key, thing: mappingName(error.shape) }, range: { start: at.start, end: at.end } };
      yield near === undefined ? found : { ...found, message: 'nearest', args: { ...found.args, nearest: near } };
    }
  },
  *fix({ args = {}, range }) {
    const { key, nearest: near } = args;
    if (typeof near === 'string') yield { title: FIX_TITLES.replace, args: { text: near }, edits: [{ range, newText: near }], preferred: true };
    // A key that needs quotes would need them still.
    if (typeof key === 'string' && /^[\w-]+$/.test(key)) yield { title: FIX_TITLES.replace, args: { text: `x-${key}` }, edits: [{ range, newText: `x-${key}` }] };
  },
};
