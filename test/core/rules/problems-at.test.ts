// The problems at a place are those of the whole file that touch it, though of a long list only the items there are looked at.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDocument } from '../../../src/core/document/parse';
import { reparseDocument } from '../../../src/core/document/reparse';
import { codeActions } from '../../../src/core/language/code-actions';
import { updateSnapshot } from '../../../src/core/index/build';
import { factsOf } from '../../../src/core/index/facts-of';
import type { Snapshot } from '../../../src/core/index/snapshot';
import { checkDocument, problemsAt, problemsOf } from '../../../src/core/rules/check';
import { snapshotOf, TODAY } from '../workspace';

const FILE = 'long.req.yaml';
const LINES = ['dependsOn: [REQ-7]', 'dependsOn: [REQ-404]', 'parent: REQ-3', 'prioirty: must', '# prd-ignore ref/unknown: known\n    dependsOn: [REQ-405]', '# prd-ignore ref/unknown: for nothing', 'id: REQ-5', 'priority: urgent', 'tags: [a]', 'owner: "@nobody"', 'statement: It should be fast.'];

function listOf(extra: readonly number[]): string {
  return `# prd-ignore ref/self: for nothing\nrequirements:\n${extra.map((line, i) => `  - id: REQ-${i}\n    title: Thing ${i}\n    type: functional\n    status: proposed\n    ${LINES[line] ?? ''}\n    rationale: ${'Talked over at length. '.repeat(8)}\n`).join('')}`;
}

function withText(snapshot: Snapshot, text: string): Snapshot {
  const document = parseDocument(FILE, text);
  return updateSnapshot(snapshot, [{ file: FILE, facts: factsOf(document, checkDocument(document)) }]);
}

describe('rules: problems at a place', () => {
  it('are those of the file there', () => {
    const lists = fc.array(fc.nat(LINES.length - 1), { minLength: 30, maxLength: 60 });
    fc.assert(fc.property(lists, fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(400)), { minLength: 5, maxLength: 30 }), (extra, places) => {
      const text = listOf(extra);
      const snapshot = withText(snapshotOf({}), text);
      assert.ok(snapshot.files.get(FILE)?.parts, 'the list is read by its items');
      const all = problemsOf(snapshot, FILE, TODAY);
      for (const [share, length] of places) {
        const start = Math.floor(share * text.length);
        const end = Math.min(text.length, start + (length % 3 === 0 ? 0 : length));
        assert.deepEqual(problemsAt(snapshot, FILE, { start, end }, TODAY), all.filter(({ range }) => range.start <= end && start <= range.end), text.slice(start, end + 100));
      }
    }), { numRuns: 60 });
  }).timeout(20_000);

  it('give the same actions as problems that are known, before and after the index has the text', () => {
    const before = listOf(Array.from({ length: 40 }, (_, i) => i % LINES.length));
    const known = withText(snapshotOf({}), before);
    const document = reparseDocument(parseDocument(FILE, before), before.replace('Talked over', 'Talked long over'));
    const facts = factsOf(document, checkDocument(document));
    const indexed = updateSnapshot(known, [{ file: FILE, facts }]);
    const problems = problemsOf(indexed, FILE, TODAY);
    assert.ok(problems.length > 20);
    const asked = { language: 'en', today: TODAY } as const;
    const titles = (...given: Parameters<typeof codeActions>): string[] => codeActions(...given).map(({ title, edits }) => `${title} ${JSON.stringify(edits)}`);
    for (const { range } of problems) {
      const expected = titles(indexed, document, range, asked, problems);
      assert.ok(expected.length > 0);
      assert.deepEqual(titles(known, document, range, asked), expected);
      assert.deepEqual(titles(indexed, document, range, asked), expected);
    }
  }).timeout(20_000);

  it('take as many looks at references, however long the list is', () => {
    const looks = (count: number): number => {
      const text = listOf(Array.from({ length: count }, (_, i) => i % LINES.length));
      const snapshot = withText(snapshotOf({}), text);
      let asked = 0;
      const definedIn = new Proxy(snapshot.definedIn, {
        get: (target, key) => {
          if (key === 'get') asked++;
          return Reflect.get(target, key) as unknown;
        },
      });
      const start = text.indexOf('REQ-404');
      problemsAt({ ...snapshot, definedIn, config: { ...snapshot.config, rules: { 'ref/cycle': 'off' } } }, FILE, { start, end: start }, TODAY);
      return asked;
    };
    const [short, long] = [looks(40), looks(400)];
    assert.ok(short > 0 && long < short * 2, `${short} and ${long}`);
  }).timeout(20_000);
});
