// Problems that were found earlier, taken over: what follows a change is the same as if everything had been checked anew.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Change } from '../../../src/core/index/snapshot';
import { problemsOf } from '../../../src/core/rules/check';
import { type Checker, createChecker } from '../../../src/core/rules/checker';
import { readFacts, requirement, TODAY } from '../workspace';

/** Requirements that depend on each other at random, also in circles, with double ids and silenced findings. */
const text = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.array(fc.integer({ min: 1, max: 8 }), { maxLength: 3 }), fc.constantFrom('proposed', 'rejected'), fc.boolean()).map(([id, names, status, silent]) =>
  requirement(`REQ-${id}`, `dependsOn: [${names.map((name) => `REQ-${name}`).join(', ')}]${silent ? ' # prd-ignore ref/cycle: known' : ''}\n`).replace('status: proposed', `status: ${status}`));
const config = fc.constantFrom('rules: {}\n', 'rules:\n  ref/cycle: off\n');
const change = fc.oneof(
  fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e').map((name) => `${name}.req.yaml`), fc.option(text, { freq: 5, nil: undefined })),
  fc.tuple(fc.constant('prd.config.yaml'), config),
);
const changes = (max: number): fc.Arbitrary<Change[]> => fc.array(change, { minLength: 1, maxLength: max }).map((all) => all.map(([file, content]) => (content === undefined ? { file } : { file, facts: readFacts(file, content) })));

function checkAll(checker: Checker): void {
  for (const file of [...checker.waiting()]) checker.check(file);
}

describe('restored problems', () => {
  it('are followed by what a check of everything finds', () => {
    fc.assert(fc.property(changes(8), changes(3), (first, second) => {
      const before = createChecker(() => TODAY);
      before.load(first);
      checkAll(before);
      const files = [...before.snapshot().files.keys()];
      const after = createChecker(() => TODAY);
      after.load([...before.snapshot().files].map(([file, facts]) => ({ file, facts })));
      after.restore({ problems: new Map(files.map((file) => [file, before.problems(file)] as const).filter(([, problems]) => problems.length > 0)), asked: new Map(before.asked()) });
      assert.equal(after.waiting().size, 0);
      for (const file of files) assert.deepEqual(after.problems(file), before.problems(file));
      after.update(second);
      checkAll(after);
      for (const file of after.snapshot().files.keys()) assert.deepEqual(after.problems(file), problemsOf(after.snapshot(), file, TODAY), file);
    }), { numRuns: 400 });
  });
});
