// Rule schema/required: a field that every such thing needs is missing.
import { pairOf, type SyntaxNode } from '../document/tree';
import { mappingName, schemaErrorsOf } from '../index/schema-errors';
import { shapeBelow } from '../schema/shape';
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
      yield { message: 'default', args: { thing: mappingName(error.shape), key, field: mappingName(shapeBelow(error.shape, key)) }, range };
    }
  },
};

/** The id of the mapping, else the key that holds it, else its own first key. */
function headOf(node: SyntaxNode, key: Range): Range {
  const id = pairOf(node, 'id')?.value;
  if (id && id.start < id.end) return { start: id.start, end: id.end };
  if (key.start < key.end) return key;
  const first = node.kind === 'mapping' ? node.pairs[0]?.key : undefined;
  return first ? { start: first.start, end: first.end } : { start: node.start, end: Math.min(node.end, node.start + 1) };
}
