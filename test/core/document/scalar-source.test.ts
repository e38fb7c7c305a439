// Places of parts of values in texts of every style, held against the parser's own values.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { parseDocument } from '../../../src/core/document/parse';
import { sourceRange } from '../../../src/core/document/scalar-source';
import { nodeAt, type Scalar } from '../../../src/core/document/tree';

function scalarIn(text: string): Scalar {
  const node = nodeAt(parseDocument('a.req.yaml', text).root, ['statement']);
  assert.ok(node?.kind === 'scalar', text);
  return node;
}

/** What stands in the text for a word of the value. */
function sourceOf(text: string, word: string): string {
  const scalar = scalarIn(text);
  const start = String(scalar.value).indexOf(word);
  assert.ok(start >= 0, `${JSON.stringify(scalar.value)} has no ${word}`);
  const range = sourceRange(text, scalar, { start, end: start + word.length });
  return text.slice(range.start, range.end);
}

describe('the source of a part of a scalar', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['statement: load quickly now', 'quickly', 'quickly'],
    ['statement: load\n  very\n  quickly now', 'quickly', 'quickly'],
    ['statement: "load \\"it\\" quickly"', 'quickly', 'quickly'],
    ["statement: 'don''t load quickly'", 'quickly', 'quickly'],
    ["statement: 'don''t load quickly'", "don't", "don''t"],
    ['statement: "a\\tb \\u5feb\\u901f \\x41"', '快速', '\\u5feb\\u901f'],
    ['statement: "load\n\n  quickly \\\n  now"', 'quickly', 'quickly'],
    ['statement: |\n  load\n  quickly\n', 'quickly', 'quickly'],
    ['statement: >- # why\n  load\n    more\n\n  quickly\n', 'quickly', 'quickly'],
    ['statement: >\r\n  load\r\n  quickly\r\n', 'quickly', 'quickly'],
    ['statement: >\n  be able\n  to load\n', 'able to', 'able\n  to'],
    ['statement: |2+\n    quickly\n\n', 'quickly', 'quickly'],
    ['statement: !x &a quickly', 'quickly', 'quickly'],
  ];
  for (const [text, word, expected] of cases) it(JSON.stringify(text), () => assert.equal(sourceOf(text, word), expected));

  it('is the whole scalar where the text does not spell it out', () => {
    assert.equal(sourceOf('title: &a load quickly\nstatement: *a', 'quickly'), '*a');
  });

  it('holds for every style that the library writes', () => {
    const word = fc.constantFrom('load', 'the list', 'don’t', "don't", '"it"', '\\', '#1', 'a: b', '快速', '-', '\u{1F600}', '\n', '\n\n', '  ', 'x'.repeat(30), '\u2028', '\x07', '\u00a0');
    const style = fc.constantFrom('PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE', 'BLOCK_LITERAL', 'BLOCK_FOLDED');
    fc.assert(fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), style, fc.integer({ min: 20, max: 60 }), (words, type, lineWidth) => {
      const value = `${words.join(' ')} quickly`;
      const text = stringify({ statement: value }, { lineWidth, defaultStringType: type as 'PLAIN', defaultKeyType: 'PLAIN' });
      assert.equal(sourceOf(text, 'quickly'), 'quickly', text);
    }), { numRuns: 500 });
  });
});
