// Edits of fields: the whole text afterwards, and that nothing else changed.
import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { parseDocument } from '../../../src/core/document/parse';
import { nodeAt, valueOf } from '../../../src/core/document/tree';
import { type FieldChange, setFields } from '../../../src/core/edits/set-fields';
import { applyEdits } from '../../../src/core/text/range';

function edit(text: string, id: string, changes: readonly FieldChange[], file = 'a.req.yaml'): string {
  const document = parseDocument(file, text);
  const entity = document.entities.find((one) => one.id === id);
  assert.ok(entity, `no ${id} in ${text}`);
  const result = setFields(document, entity, changes);
  return result.ok ? applyEdits(text, result.edits) : result.reason;
}

const check = (text: string, changes: readonly FieldChange[], expected: string, id = 'REQ-1'): void => assert.equal(edit(text, id, changes), expected);

describe('setFields', () => {
  it('replaces a number and keeps the comment behind it', () =>
    check('id: REQ-1\nscores:\n  effort: 5 # weeks\n', [{ path: ['scores', 'effort'], value: 8 }], 'id: REQ-1\nscores:\n  effort: 8 # weeks\n'));
  it('replaces two numbers at once', () =>
    check('id: REQ-1\nscores: {value: 5, effort: 3}\n', [{ path: ['scores', 'effort'], value: 8 }, { path: ['scores', 'value'], value: 6.5 }], 'id: REQ-1\nscores: {value: 6.5, effort: 8}\n'));
  it('adds a missing key where the schema has it', () =>
    check('id: REQ-1\nstatus: approved # yes\nstatement: x\n', [{ path: ['priority'], value: 'must' }], 'id: REQ-1\nstatus: approved # yes\npriority: must\nstatement: x\n'));
  it('makes the mapping on the way, once for both keys', () =>
    check('requirements:\n  - id: REQ-1\n    title: A\n\n  - id: REQ-2\n', [{ path: ['scores', 'value'], value: 4 }, { path: ['scores', 'effort'], value: 2 }],
      'requirements:\n  - id: REQ-1\n    title: A\n    scores:\n      value: 4\n      effort: 2\n\n  - id: REQ-2\n'));
  it('fills a key without a value', () => check('id: REQ-1\npriority:\ntitle: x\n', [{ path: ['priority'], value: 'must' }], 'id: REQ-1\npriority: must\ntitle: x\n'));
  it('fills a mapping without a value', () =>
    check('id: REQ-1\nscores: # later\ntitle: x\n', [{ path: ['scores', 'value'], value: 4 }], 'id: REQ-1\nscores: # later\n  value: 4\ntitle: x\n'));
  it('keeps quotes and CRLF', () =>
    check('id: REQ-1\r\nowner: "@ling"\r\ntitle: \'a\'\r\n', [{ path: ['owner'], value: '@tomas' }, { path: ['title'], value: "it's" }, { path: ['team'], value: 'TEAM-app' }],
      'id: REQ-1\r\nowner: "@tomas"\r\ntitle: \'it\'\'s\'\r\nteam: TEAM-app\r\n'));
  it('quotes what would read as something else', () => check('id: REQ-1\ntitle: x\n', [{ path: ['title'], value: '@a: b' }], 'id: REQ-1\ntitle: "@a: b"\n'));
  it('adds inside a flow mapping and at the end of a text without newline', () => {
    check('requirements: [{id: REQ-1, title: x}]', [{ path: ['priority'], value: 'could' }], 'requirements: [{id: REQ-1, title: x, priority: could}]');
    check('id: REQ-1\ntitle: x', [{ path: ['priority'], value: 'could' }], 'id: REQ-1\ntitle: x\npriority: could');
  });
  it('edits the front matter of Markdown', () =>
    assert.equal(edit('---\nid: PRD-1\nstatus: draft\n---\n# A\n', 'PRD-1', [{ path: ['status'], value: 'review' }], 'a.prd.md'), '---\nid: PRD-1\nstatus: review\n---\n# A\n'));
  it('refuses broken documents and values that stand elsewhere', () => {
    check('id: REQ-1\ntitle: "x\n', [{ path: ['priority'], value: 'must' }], 'broken');
    check('id: REQ-1\nstatement: &a x\ntitle: *a\n', [{ path: ['title'], value: 'y' }], 'alias');
  });
  it('changes just the one field, whatever the text', () => {
    const text = 'requirements:\n  - id: REQ-1 # one\n    statement: >-\n      a\n      b\n    # before\n    scores: {value: 1}\n  - id: REQ-2\n    tags:\n    - a\n    acceptance:\n      - x\n';
    fc.assert(
      fc.property(fc.constantFrom('REQ-1', 'REQ-2'), fc.constantFrom(['title'], ['statement'], ['scores', 'value'], ['scores', 'effort'], ['source', 'note'], ['x-mine']), fc.oneof(fc.string(), fc.integer(), fc.boolean()), (id, path, value) => {
        const after = edit(text, id, [{ path, value }]);
        const at = id === 'REQ-1' ? 0 : 1;
        const expected = JSON.parse(JSON.stringify(valueOf(parseDocument('a.req.yaml', text).root))) as { requirements: Record<string, Record<string, unknown>>[] };
        let place = expected.requirements[at] as Record<string, unknown>;
        for (const step of path.slice(0, -1)) place = (place[step] ??= {}) as Record<string, unknown>;
        place[path.at(-1) ?? ''] = value;
        const root = parseDocument('a.req.yaml', after).root;
        assert.deepEqual(JSON.parse(JSON.stringify(valueOf(root))), JSON.parse(JSON.stringify(expected)));
        assert.ok(nodeAt(root, ['requirements', at]));
        for (const comment of ['# one', '# before']) assert.ok(after.includes(comment));
      }),
      { numRuns: 200 },
    );
  });
});
