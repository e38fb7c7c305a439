// The next id of a kind: number, prefix and what is passed over.
import assert from 'node:assert/strict';
import { nextFreeId, type NumberedKind } from '../../../src/core/index/next-id';
import { emptySnapshot, updateSnapshot } from '../../../src/core/index/build';
import { factsOf } from '../../../src/core/index/facts-of';
import { parseDocument } from '../../../src/core/document/parse';

function check(files: Readonly<Record<string, string>>, kind: NumberedKind, expected: string, scope = ''): void {
  const changes = Object.entries(files).map(([file, text]) => ({ file, facts: factsOf(parseDocument(file, text)) }));
  assert.equal(nextFreeId(updateSnapshot(emptySnapshot(), changes), scope, kind), expected);
}

const list = (...ids: string[]): string => `requirements:\n${ids.map((id) => `  - id: ${id}\n`).join('')}`;

describe('index/next-id', () => {
  it('is one above the highest', () => {
    check({}, 'requirement', 'REQ-1');
    check({ 'a.req.yaml': list('REQ-2', 'REQ-12', 'REQ-9') }, 'requirement', 'REQ-13');
    check({ 'a.req.yaml': list('REQ-2') }, 'risk', 'RISK-1');
    check({ 'a.req.yaml': list('REQ-007') }, 'requirement', 'REQ-008');
    check({ 'a.team.yaml': 'teams:\n  - id: TEAM-app\n' }, 'team', 'TEAM-1');
  });

  it('takes the prefix that the product has', () => {
    check({ 'a.req.yaml': list('PAY-REQ-2', 'PAY-REQ-3', 'REQ-90') }, 'requirement', 'PAY-REQ-4');
    check({ 'a.req.yaml': list('PAY-REQ-2', 'PAY-REQ-3') }, 'prd', 'PAY-PRD-1');
    check({ 'prd.config.yaml': 'ids:\n  requirement: STORY\n' }, 'requirement', 'STORY-1');
  });

  it('passes over ids that are spoken of', () => {
    check({ 'a.req.yaml': `${list('REQ-1')}    dependsOn: [REQ-2]\n` }, 'requirement', 'REQ-3');
    check({ 'a.req.yaml': list('REQ-1'), 'b.req.yaml': 'id: REQ-2\n"' }, 'requirement', 'REQ-3');
  });

  it('counts each product for itself', () => {
    const files = { 'a/a.product.yaml': 'id: PRODUCT-a\n', 'b/b.product.yaml': 'id: PRODUCT-b\n', 'a/a.req.yaml': list('REQ-5'), 'b/b.req.yaml': list('REQ-8') };
    check(files, 'requirement', 'REQ-6', 'a');
    check(files, 'requirement', 'REQ-9', 'b');
  });
});
