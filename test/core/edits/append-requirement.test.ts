// A new requirement at the end of a file: the whole resulting text, or why it is refused.
import assert from 'node:assert/strict';
import { appendRequirement } from '../../../src/core/edits/append-requirement';
import { parseDocument } from '../../../src/core/document/parse';
import { skeletonOf } from '../../../src/core/edits/skeleton';
import { applyEdits } from '../../../src/core/text/range';

const NEW = { id: 'REQ-9', title: 'Pay: by card', owner: '@ling', language: 'en' } as const;

function check(before: string, after: string, file = 'a.req.yaml'): void {
  const result = appendRequirement(parseDocument(file, before), NEW);
  assert.ok(result.ok, JSON.stringify(result));
  assert.equal(applyEdits(before, result.edits), after);
}

function refused(before: string, reason: string, file = 'a.req.yaml'): void {
  assert.deepEqual(appendRequirement(parseDocument(file, before), NEW), { ok: false, reason });
}

/** The fields of a requirement in a new file. */
const FIELDS = [
  'id: REQ-9', 'title: "Pay: by card"', 'type: functional', 'status: proposed', 'priority: should', 'owner: "@ling"',
  'statement: When something happens, the product shall do something within a given time.', 'acceptance:', '  - given: a situation', '    when: something happens', '    then: something can be seen',
];

const item = (indent: string, gap = '- ', eol = '\n'): string =>
  FIELDS
    .map((line, i) => indent + (i === 0 ? gap : ' '.repeat(gap.length)) + line)
    .join(eol);

describe('edits/append-requirement', () => {
  it('adds at the end of the list, in its indentation and with its line ends', () => {
    check('requirements:\n  - id: REQ-1\n    title: x\n', `requirements:\n  - id: REQ-1\n    title: x\n${item('  ')}\n`);
    check('requirements:\n- id: REQ-1 # first\n# end\n', `requirements:\n- id: REQ-1 # first\n${item('')}\n# end\n`);
    check('requirements:\r\n  -   id: REQ-1\r\n', `requirements:\r\n  -   id: REQ-1\r\n${item('  ', '-   ', '\r\n')}\r\n`);
    check('requirements:\n  - id: REQ-1\n    statement: >-\n      one\n      two\nx-more: 1\n', `requirements:\n  - id: REQ-1\n    statement: >-\n      one\n      two\n${item('  ')}\nx-more: 1\n`);
    check('requirements:\n  - id: REQ-1', `requirements:\n  - id: REQ-1\n${item('  ')}`);
  });

  it('keeps the blank line between items', () => {
    check('requirements:\n  - id: REQ-1\n\n  - id: REQ-2\n', `requirements:\n  - id: REQ-1\n\n  - id: REQ-2\n\n${item('  ')}\n`);
  });

  it('makes the list where there is none', () => {
    check('', `requirements:\n${item('  ')}\n`);
    check('# Checkout\n', `# Checkout\nrequirements:\n${item('  ')}\n`);
    check('title: Checkout\nrequirements: []\n', `title: Checkout\nrequirements:\n${item('  ')}\n`);
    check('requirements:\ntitle: Checkout\n', `requirements:\n${item('  ')}\ntitle: Checkout\n`);
    check('requirements: # none yet\n', `requirements: # none yet\n${item('  ')}\n`);
    check('id: PRD-1\n', `id: PRD-1\nrequirements:\n${item('  ')}\n`, 'a.prd.yaml');
    check('---\nid: PRD-1\n---\n# Vision\n', `---\nid: PRD-1\nrequirements:\n${item('  ')}\n---\n# Vision\n`, 'a.prd.md');
    check('---\n---\n# Vision\n', `---\nrequirements:\n${item('  ')}\n---\n# Vision\n`, 'a.prd.md');
  });

  it('writes a list in brackets as lines', () => {
    check('requirements: [REQ-1, "REQ-2"] # all\nid: PRD-1\n', `requirements: # all\n  - REQ-1\n  - "REQ-2"\n${item('  ')}\nid: PRD-1\n`, 'a.prd.yaml');
  });

  it('has the fields of a requirement in a new file', () => {
    const file = skeletonOf('requirements', { ...NEW, today: '2026-06-01' });
    const result = appendRequirement(parseDocument('a.req.yaml', ''), NEW);
    assert.ok(result.ok);
    assert.deepEqual(parseDocument('a.req.yaml', applyEdits('', result.edits)).entities[0]?.fields, parseDocument('a.req.yaml', file).entities[0]?.fields);
  });

  it('refuses what it could not keep whole', () => {
    refused('id: REQ-1\ntitle: x\n', 'single');
    refused('requirements: [\n', 'broken');
    refused('- id: REQ-1\n', 'broken');
    refused('requirements: soon\n', 'unsafe');
    refused('x: &a [REQ-1]\nrequirements: *a\n', 'alias');
    refused('risks: []\n', 'kind', 'a.risks.yaml');
    refused('# Vision\n', 'unsafe', 'a.prd.md');
  });
});
