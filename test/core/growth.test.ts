// Ten times the files, at most twelve times the work; ten times the workspace, about the same work for one change. Counted in processor time, never in seconds.
import assert from 'node:assert/strict';
import { parseDocument } from '../../src/core/document/parse';
import { updateSnapshot } from '../../src/core/index/build';
import type { DocumentFacts } from '../../src/core/index/facts';
import { factsOf } from '../../src/core/index/facts-of';
import { checkDocument } from '../../src/core/rules/check';
import { type Checker, createChecker } from '../../src/core/rules/checker';
import { TODAY } from './workspace';

/** Rounds in which both sizes take turns; the least of each is nearest to the work. */
const ROUNDS = 4;
/** As many requirements need it in the small workspace as in the large one. */
const EDITED = 100;
const PRODUCT = 'line.product.yaml';

const nameOf = (i: number): string => `requirements/REQ-${i}.req.yaml`;

/** A requirement that needs two others; one in fifty names another that is nowhere. */
function textOf(i: number, status = 'proposed'): string {
  const needs = [Math.floor(i / 2), Math.floor(i / 3)].filter((other) => other > 0).map((other) => `REQ-${other}`);
  if (i % 50 === 1) needs.push(`REQ-77${i}00`);
  return `id: REQ-${i}\ntitle: Piece ${i}\ntype: functional\nstatus: ${status}\nowner: "@maria"\nstatement: When a rider asks for it, the app shall show trip ${i}.\ndependsOn: [${needs.join(', ')}]\n`;
}

function read(file: string, text: string): DocumentFacts {
  const document = parseDocument(file, text);
  return factsOf(document, checkDocument(document));
}

/** A workspace of so many files, from their texts to the last problem, put into the index by the hundred. */
function opened(files: number): Checker {
  const checker = createChecker(() => TODAY);
  checker.load([{ file: PRODUCT, facts: read(PRODUCT, 'id: PRODUCT-line\nname: Line\n') }]);
  for (let from = 1; from <= files; from += 5000) {
    checker.load(Array.from({ length: Math.min(5000, files - from + 1) }, (_, k) => ({ file: nameOf(from + k), facts: read(nameOf(from + k), textOf(from + k)) })));
  }
  settle(checker);
  return checker;
}

function settle(checker: Checker): void {
  for (const file of [...checker.waiting()]) checker.check(file);
}

/** Milliseconds of the processor. */
function spent(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** How many times as much the second work takes as the first one, both in turn. */
function growth(small: () => unknown, large: () => unknown): number {
  const least = [Infinity, Infinity];
  for (let round = 0; round < ROUNDS; round++) {
    for (const at of round % 2 ? [1, 0] : [0, 1]) least[at] = Math.min(least[at] ?? Infinity, spent(at ? large : small));
  }
  return (least[1] ?? NaN) / (least[0] ?? NaN);
}

describe('growth', function () {
  this.timeout(30_000);
  this.retries(3);
  const spaces = { small: opened(400), large: opened(4000) };

  it('of a first check: ten times the files are at most twelve times the work', () => {
    // Ten small workspaces beside a large one: what lives on costs the collector of garbage the same, and only the size differs.
    const ratio = 10 * growth(() => Array.from({ length: 10 }, () => opened(100)), () => opened(1000));
    assert.ok(ratio <= 12, `${ratio.toFixed(1)} times the work`);
    assert.ok(ratio >= 6, `${ratio.toFixed(1)} times the work: the large workspace was not read`);
  });

  it('of a change: a workspace ten times as large makes it at most three times the work', () => {
    const change = (checker: Checker) => () => {
      for (let i = 0; i < 60; i++) {
        checker.update([{ file: nameOf(EDITED), facts: read(nameOf(EDITED), textOf(EDITED, i % 2 ? 'approved' : 'proposed')) }]);
        settle(checker);
      }
    };
    const ratio = growth(change(spaces.small), change(spaces.large));
    assert.ok(ratio <= 3, `${ratio.toFixed(1)} times the work`);
  });

  it('of the index alone: at most three times the work for a change', () => {
    const facts: readonly [DocumentFacts, DocumentFacts] = [read(nameOf(EDITED), textOf(EDITED)), read(nameOf(EDITED), textOf(EDITED, 'approved').replace('REQ-50', 'REQ-51'))];
    const change = (checker: Checker) => () => {
      let snapshot = checker.snapshot();
      for (let i = 0; i < 300; i++) snapshot = updateSnapshot(snapshot, [{ file: nameOf(EDITED), facts: facts[i % 2 ? 1 : 0] }]);
    };
    const ratio = growth(change(spaces.small), change(spaces.large));
    assert.ok(ratio <= 3, `${ratio.toFixed(1)} times the work`);
  });
});
