// Rule schema/required: a field that every such thing needs is missing.
import { pairOf, type SyntaxNode } from '../document/tree';
import { setValues } from '../edits/set-fields';
import { scopeOf } from '../index/lookup';
import { nextFreeId } from '../index/next-id';
import { mappingName, schemaErrorsOf } from '../index/schema-errors';
import type { Snapshot } from '../index/snapshot';
import { type Shape, shapeBelow } from '../schema/shape';
import type { Range } from '../text/range';
import type { Rule } from './rule';

export const schemaRequired: Rule = {
  id: 'schema/required',
  severity: 'error',
  description: { en: 'A field that is needed is missing.', zh: '缺少必填字段。' },
  help: {
    why: { en: 'Without these few fields nobody can tell what is meant, and lists and panels have gaps.', zh: '缺少这些字段就无法说明含义，列表和面板也会有空缺。' },
    bad: 'id: REQ-1\ntitle: Pay with a saved card\ntype: functional\nstatus: proposed',
    good: 'id: REQ-1\ntitle: Pay with a saved card\ntype: functional\nstatus: proposed\nstatement: The app shall offer the cards saved before.',
  },
  messages: {
    default: { en: '{thing} needs {field}.', zh: '{thing}缺少 {key}。' },
  },
  *checkDocument(document) {
    for (const error of schemaErrorsOf(document)) {
      if (error.keyword !== 'required') continue;
      const key = String(error.params['missingProperty']);
      const range = error.node.kind === 'mapping' ? headOf(error.node, error.range) : error.range;
      const field = shapeBelow(error.shape, key);
      yield { message: 'default', args: { thing: mappingName(error.shape), key, field: field?.title.en ? mappingName(field) : `“${key}”` }, range };
    }
  },
  *fix({ args = {}, range }, document, { snapshot, today }) {
    const key = String(args['key']);
    const error = schemaErrorsOf(document).find((one) => one.keyword === 'required' && one.params['missingProperty'] === key && headOf(one.node, one.range).start === range.start);
    const field = shapeBelow(error?.shape, key);
    if (!error || !field) return;
    for (const language of ['en', 'zh'] as const) {
      const value = placeholderOf(field, { snapshot, file: document.file, today, language });
      const result = value === undefined ? undefined : setValues(document, error.path, [{ path: [key], value }]);
      if (result?.ok) yield { title: { en: 'Add {key}: {text}', zh: '添加 {key}：{text}' }, args: { key, text: String(value) }, edits: result.edits };
      // Only text differs between the languages.
      if (value !== PLACEHOLDER[language]) return;
    }
  },
};

const PLACEHOLDER = { en: 'TBD', zh: '待定' } as const;

/** A value of the right form for a field to begin with; none for lists and mappings. */
function placeholderOf(field: Shape, { snapshot, file, today, language }: { snapshot: Snapshot; file: string; today: string; language: 'en' | 'zh' }): string | number | undefined {
  const [value] = field.values ?? [];
  if (value) return value.value;
  if (field.defines && field.defines !== 'person') return nextFreeId(snapshot, scopeOf(snapshot, file), field.defines);
  if (field.types.includes('number') || field.types.includes('integer')) return field.minimum ?? 0;
  if (field.format === 'prd-date' || field.format === 'prd-period') return today;
  if (field.format !== undefined) return typeof field.examples[0] === 'string' ? field.examples[0] : undefined;
  return field.types.includes('string') ? PLACEHOLDER[language] : undefined;
}

/** The id of the mapping, else the key that holds it, else its own first key. */
function headOf(node: SyntaxNode, key: Range): Range {
  const id = pairOf(node, 'id')?.value;
  if (id && id.start < id.end) return { start: id.start, end: id.end };
  if (key.start < key.end) return key;
  const first = node.kind === 'mapping' ? node.pairs[0]?.key : undefined;
  return first ? { start: first.start, end: first.end } : { start: node.start, end: Math.min(node.end, node.start + 1) };
}
