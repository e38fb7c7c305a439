// Loops that come and go with single edits are told as if all files had been read at once.
import assert from 'node:assert/strict';
import { createChecker, type Checker } from '../../../src/core/rules/checker';
import { readFacts, requirement, TODAY } from '../workspace';

const fileOf = (i: number): string => `r${i}.req.yaml`;

/** A workspace in which REQ-i depends on REQ-(i - 1), in a file each. */
function chain(length: number): Checker {
  const checker = createChecker(() => TODAY);
  checker.update(Array.from({ length }, (_, i) => ({ file: fileOf(i), facts: readFacts(fileOf(i), requirement(`REQ-${i}`, i > 0 ? `dependsOn: [REQ-${i - 1}]\n` : '')) })));
  for (const file of [...checker.waiting()]) checker.check(file);
  return checker;
}

function edit(checker: Checker, i: number, more: string, id = `REQ-${i}`): void {
  checker.update([{ file: fileOf(i), facts: readFacts(fileOf(i), requirement(id, more)) }]);
  for (const file of [...checker.waiting()]) checker.check(file);
}

function filesWithLoops(checker: Checker): string[] {
  return [...checker.snapshot().files.keys()].filter((file) => checker.problems(file).some(({ rule }) => rule === 'ref/cycle')).sort();
}

describe('loops after single edits', () => {
  it('come with the reference that closes them, in all their files, and go with it', () => {
    const checker = chain(4);
    assert.deepEqual(filesWithLoops(checker), []);
    edit(checker, 0, 'dependsOn: [REQ-3]\n');
    assert.deepEqual(filesWithLoops(checker), [0, 1, 2, 3].map(fileOf));
    edit(checker, 0, 'tags: [a]\n');
    assert.deepEqual(filesWithLoops(checker), []);
  });

  it('are found among more requirements than an edit looks at', () => {
    const checker = chain(1200);
    edit(checker, 0, 'dependsOn: [REQ-1199]\n');
    assert.equal(filesWithLoops(checker).length > 0, true);
  });

  it('come with an id that a reference waits for', () => {
    const checker = chain(3);
    edit(checker, 2, 'dependsOn: [REQ-1]\n', 'REQ-77');
    edit(checker, 0, 'dependsOn: [REQ-2]\n');
    assert.deepEqual(filesWithLoops(checker), []);
    edit(checker, 2, 'dependsOn: [REQ-1]\n');
    assert.deepEqual(filesWithLoops(checker), [0, 1, 2].map(fileOf));
  });

  it('stay away when references are added that close none', () => {
    const checker = chain(5);
    edit(checker, 4, 'dependsOn: [REQ-3, REQ-0]\nparent: REQ-1\n');
    assert.deepEqual(filesWithLoops(checker), []);
    edit(checker, 1, 'dependsOn: [REQ-0]\nparent: REQ-4\n');
    assert.deepEqual(filesWithLoops(checker), [1, 4].map(fileOf));
  });
});
