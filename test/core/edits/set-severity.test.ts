// A severity in the configuration: the whole text after it was set.
import assert from 'node:assert/strict';
import { parseDocument } from '../../../src/core/document/parse';
import { setSeverity } from '../../../src/core/edits/set-severity';
import { applyEdits } from '../../../src/core/text/range';

function check(before: string | undefined, after: string): void {
  const outcome = setSeverity(before === undefined ? undefined : parseDocument('prd.config.yaml', before), 'ref/unknown', 'off');
  assert.ok(outcome.ok, JSON.stringify(outcome));
  assert.equal(outcome.changes.map((change) => (change.kind === 'create' ? change.text : change.kind === 'edit' ? applyEdits(before ?? '', change.edits) : '')).join(), after);
}

describe('edits/set-severity', () => {
  it('makes the file, the key, or changes the value', () => {
    check(undefined, 'rules:\n  ref/unknown: off\n');
    check('# Ours', '# Ours\nrules:\n  ref/unknown: off\n');
    check('rules: {}\nlanguage: en\n', 'rules: {ref/unknown: off}\nlanguage: en\n');
    check('rules:\n  ref/unknown: hint # so\n  id/prefix: off\n', 'rules:\n  ref/unknown: off # so\n  id/prefix: off\n');
    check('rules:\r\n  id/prefix: off\r\n', 'rules:\r\n  id/prefix: off\r\n  ref/unknown: off\r\n');
    check('language: en\n', 'rules:\n  ref/unknown: off\nlanguage: en\n');
  });
  it('refuses a file that can’t be read', () => assert.deepEqual(setSeverity(parseDocument('prd.config.yaml', 'rules: ['), 'ref/unknown', 'off'), { ok: false, reason: 'broken' }));
});
