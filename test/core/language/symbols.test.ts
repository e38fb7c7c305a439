// The outline of a document, as indented lines.
import assert from 'node:assert/strict';
import { type DocumentSymbol, documentSymbols } from '../../../src/core/language/symbols';
import { parseDocument } from '../../../src/core/document/parse';

function check(text: string, expected: string, file = 'a.req.yaml'): void {
  const document = parseDocument(file, text);
  const lines = (symbols: readonly DocumentSymbol[], indent: string): string[] =>
    symbols.flatMap((symbol) => {
      assert.ok(symbol.range.start <= symbol.selection.start && symbol.selection.end <= symbol.range.end, symbol.name);
      return [`${indent}${symbol.kind} ${symbol.name}${symbol.detail ? ` (${symbol.detail})` : ''}`, ...lines(symbol.children, `${indent}  `)];
    });
  assert.equal(lines(documentSymbols(document, 'en'), '').join('\n'), expected);
}

describe('language/symbols', () => {
  it('names things by id and title, and shows their fields', () => {
    check('requirements:\n  - id: REQ-1\n    title: Pay\n    dependsOn: [REQ-2]\n    links:\n      - url: x\n', `list requirements (Requirements)
  thing REQ-1 Pay
    field id (Id)
    field title (Title)
    list dependsOn (Depends on)
    list links (Links)
      item x
        field url (Address)`);
  });

  it('puts the fields of a root below its thing', () => {
    check('id: REQ-1\nsource:\n  channel: sales\nx-mine: 1\n', 'thing REQ-1\n  field id (Id)\n  group source (Source)\n    field channel (Channel)\n  field x-mine');
  });

  it('nests Markdown headings behind the front matter', () => {
    check('---\nid: PRD-1\n---\n# Vision\n### Deep\n## Second\n# \n', 'thing PRD-1\n  field id (Id)\nheading Vision\n  heading Deep\n  heading Second\nheading –', 'a.prd.md');
  });

  it('shows things alone where there are very many', () => {
    const item = (i: number): string => `  - id: FB-${i}\n    text: Too slow\n    source:\n      channel: sales\n`;
    const text = (n: number): string => `title: All\nfeedback:\n${Array.from({ length: n }, (_, i) => item(i + 1)).join('')}improvements:\n  - id: IMP-1\n`;
    const names = (n: number): string[] => {
      const flat = (symbols: readonly DocumentSymbol[]): string[] => symbols.flatMap(({ name, children }) => [name, ...flat(children)]);
      return flat(documentSymbols(parseDocument('a.feedback.yaml', text(n)), 'en'));
    };
    assert.deepEqual(names(2), ['title', 'feedback', 'FB-1', 'id', 'text', 'source', 'channel', 'FB-2', 'id', 'text', 'source', 'channel', 'improvements', 'IMP-1', 'id']);
    assert.deepEqual(names(300), ['title', 'feedback', ...Array.from({ length: 300 }, (_, i) => `FB-${i + 1}`), 'improvements', 'IMP-1']);
  });

  it('takes broken and empty texts', () => {
    check('', '');
    check('"": 1\n[', 'field –', 'a.risks.yaml');
  });
});
