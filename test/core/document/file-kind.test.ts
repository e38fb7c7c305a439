// Checks which file names are product documents, and of which kind.
import assert from 'node:assert/strict';
import { fileKindOf } from '../../../src/core/document/file-kind';

const NAMES = {
  'checkout.req.yaml': 'requirements', 'a/b/checkout.req.yml': 'requirements', 'a.b.team.yaml': 'team', 'shop.prd.md': 'prd', 'shop.prd.yaml': 'prd',
  'prd.config.yaml': 'config', 'a/prd.config.yaml': 'config',
} as const;
const OTHERS = ['req.yaml', '.req.yaml', 'a/.req.yaml', 'roadmap.yaml', 'a.b/team.yaml', 'x.config.yaml', 'my-prd.config.yaml', '.prd.md', 'notes.md', 'a.REQ.yaml', 'a..yaml', 'a.risks.yaml.bak', 'a.constructor.yaml', 'yaml', ''];

describe('kinds of files', () => {
  for (const [name, kind] of Object.entries(NAMES)) it(`${name} is ${kind}`, () => assert.equal(fileKindOf(name), kind));
  it('leaves all other names alone', () => assert.deepEqual(OTHERS.filter((name) => fileKindOf(name)), []));
});
