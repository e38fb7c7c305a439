// The checker: whatever changes, the problems it keeps are those that a fresh check of everything finds; and it checks no more than it must.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Checker, createChecker } from '../../../src/core/rules/checker';
import { problemsOf } from '../../../src/core/rules/check';
import { step } from '../random-edits';
import { readFacts, requirement, snapshotOf, TODAY } from '../workspace';

function checkAll(checker: Checker): string[] {
  const checked = [...checker.waiting()];
  for (const file of checked) checker.check(file);
  return checked.sort();
}

function checkerOf(files: Readonly<Record<string, string>>): Checker {
  const checker = createChecker(() => TODAY);
  checker.update(Object.entries(files).map(([file, text]) => ({ file, facts: readFacts(file, text) })));
  checkAll(checker);
  return checker;
}

/** The files that are checked again after one has changed. */
function after(files: Readonly<Record<string, string>>, file: string, text: string | undefined): string[] {
  const checker = checkerOf(files);
  checker.update([{ file, ...(text !== undefined && { facts: readFacts(file, text) }) }]);
  return checkAll(checker);
}

describe('checker', function () {
  this.timeout(30_000);

  it('keeps what a fresh check finds, after any changes', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 10 }), fc.array(fc.boolean(), { minLength: 10, maxLength: 10 }), fc.array(fc.boolean(), { minLength: 10, maxLength: 10 }), (steps, pauses, loads) => {
        const texts = new Map<string, string>();
        const checker = createChecker(() => TODAY);
        steps.forEach((one, i) => {
          const edits: { file: string; text?: string | undefined }[] = Array.isArray(one) ? one : [{ file: one.from }, { file: one.to, text: texts.get(one.from) }];
          for (const { file, text } of edits) {
            if (text === undefined) texts.delete(file);
            else texts.set(file, text);
          }
          checker[loads[i] ? 'load' : 'update'](edits.map(({ file, text }) => ({ file, ...(text !== undefined && { facts: readFacts(file, text) }) })));
          // Several changes may come before the files that wait are checked.
          if (pauses[i]) checkAll(checker);
        });
        checkAll(checker);
        const fresh = snapshotOf(Object.fromEntries(texts));
        for (const file of texts.keys()) assert.deepEqual(checker.problems(file), problemsOf(fresh, file, TODAY), file);
        assert.equal(checker.waiting().size, 0);
      }),
      { numRuns: 300 },
    );
  });

  const files = { 'a.req.yaml': requirement('REQ-1', 'dependsOn: [REQ-2]\n'), 'b.req.yaml': requirement('REQ-2'), 'c.req.yaml': requirement('REQ-3', 'dependsOn: [REQ-9]\n') };

  it('checks a file alone when others cannot see the change', () => {
    assert.deepEqual(after(files, 'b.req.yaml', requirement('REQ-2').replace('saved before', 'saved earlier')), ['b.req.yaml']);
  });
  it('follows an id that goes, comes or is retired to those that name it', () => {
    assert.deepEqual(after(files, 'b.req.yaml', undefined), ['a.req.yaml', 'b.req.yaml', 'c.req.yaml']);
    assert.deepEqual(after(files, 'b.req.yaml', requirement('REQ-2').replace('proposed', 'rejected')), ['a.req.yaml', 'b.req.yaml']);
    assert.deepEqual(after(files, 'd.req.yaml', requirement('REQ-9')), ['c.req.yaml', 'd.req.yaml']);
  });
  it('checks all again when products or settings change', () => {
    assert.deepEqual(after(files, 'prd.config.yaml', 'rules:\n  ref/unknown: off\n'), ['a.req.yaml', 'b.req.yaml', 'c.req.yaml', 'prd.config.yaml']);
  });
});
