// Which ids and handles are found in running text: prose, comments, text fields, and the pieces of long lists.
import assert from 'node:assert/strict';
import { findMentions } from '../../../src/core/document/mentions';
import { parseDocument } from '../../../src/core/document/parse';

function mentions(text: string, file = 'a.req.yaml'): string[] {
  return parseDocument(file, text).mentions.map(({ id, start, end }) => {
    assert.equal(text.slice(start, end), id);
    return id;
  });
}

describe('document/mentions', () => {
  it('finds ids and handles in words', () => {
    const all = (text: string): string => findMentions(text).map(({ id }) => id).join(' ');
    assert.equal(all('See REQ-12, PAY-REQ-3. (TEAM-checkout), “@ling” and @王芳 或REQ-5。'), 'REQ-12 PAY-REQ-3 TEAM-checkout @ling @王芳 REQ-5');
    assert.equal(all('a@b.c x/@y req-1 my-REQ-1 REQ-1a REQ_1 A-1 -REQ-1 @ @@ - REQ-'), '');
    assert.equal(all('@ling. @a.b, @x'), '@ling @a.b @x');
    assert.equal(all('requirements/REQ-64-seat.req.yaml https://a.b/REQ-7'), 'REQ-7');
  });

  it('leaves out what a document defines and refers to', () => {
    const text = `# as REQ-9 asks\nid: REQ-1\ntitle: After REQ-2\nowner: "@ling"\ndependsOn: [REQ-3, "REQ-4"] # not REQ-5\nstatement: >-\n  Told by @tom,\n  see REQ-3.\nx-mine: REQ-6\n`;
    assert.deepEqual(mentions(text), ['REQ-9', 'REQ-2', 'REQ-5', '@tom', 'REQ-3', 'REQ-6']);
    assert.deepEqual(mentions(`---\nid: PRD-1 # REQ-9\nrequirements: [REQ-1]\n---\nREQ-1 and @ling\n`, 'a.prd.md'), ['REQ-9', 'REQ-1', '@ling']);
  });

  it('tells the same of a long list, of which each item is read by itself', () => {
    const item = (i: number): string => `  # before REQ-${i + 500}\n  - id: REQ-${i}\n    title: Item ${i} after REQ-900\n    statement: ${'The shop shall wait. '.repeat(10)}\n    dependsOn: [REQ-${i + 1}]\n`;
    const text = `# for @ling\nrequirements:\n${Array.from({ length: 40 }, (_, i) => item(i + 1)).join('')}`;
    assert.ok(parseDocument('a.req.yaml', text).pieces);
    assert.deepEqual(mentions(text), ['@ling', ...Array.from({ length: 40 }, (_, i) => [`REQ-${i + 501}`, 'REQ-900']).flat()]);
  });

  it('takes hostile texts in linear time', () => {
    for (const part of ['A-', 'A-1', 'AB-a', 'AB-1-', '@', '@a', '-', 'AA-AA-1', 'AB-1_']) {
      const started = process.cpuUsage();
      findMentions(part.repeat(1_000_000 / part.length));
      assert.ok(process.cpuUsage(started).user < 1_500_000, part);
    }
  }).timeout(20_000);
});
