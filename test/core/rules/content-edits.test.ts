// Whatever changes in a product with all kinds of files, on whatever day: what is kept is what a fresh check of everything finds.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Document } from '../../../src/core/document/document';
import { parseDocument } from '../../../src/core/document/parse';
import { reparseDocument } from '../../../src/core/document/reparse';
import { emptySnapshot, updateSnapshot } from '../../../src/core/index/build';
import { factsOf } from '../../../src/core/index/facts-of';
import type { Snapshot } from '../../../src/core/index/snapshot';
import { readProblems, writeProblems } from '../../../src/core/index/stored-problems';
import { checkDocument, problemsOf } from '../../../src/core/rules/check';
import { type Checker, createChecker } from '../../../src/core/rules/checker';
import { beginning, DAY, happening, type Rewriting, typed, type Typing } from '../random-content';
import { snapshotOf } from '../workspace';

function checkAll(checker: Checker): void {
  for (const file of [...checker.waiting()]) checker.check(file);
}

/** Open documents, which are read in pieces again after each edit. */
function createDocuments(): { readonly texts: Map<string, string>; apply(edits: readonly (Rewriting | Typing)[], checker: Checker): void } {
  const texts = new Map<string, string>();
  const documents = new Map<string, Document>();
  return {
    texts,
    apply(edits, checker) {
      const changes = edits.map((edit) => {
        const { file } = edit;
        const text = 'key' in edit ? (texts.has(file) ? typed(texts.get(file) ?? '', edit) : undefined) : edit.text;
        if (text === undefined) {
          texts.delete(file);
          documents.delete(file);
          return { file };
        }
        const before = documents.get(file);
        const document = before ? reparseDocument(before, text) : parseDocument(file, text);
        texts.set(file, text);
        documents.set(file, document);
        return { file, facts: factsOf(document, checkDocument(document)) };
      });
      checker.update(changes);
    },
  };
}

function assertFresh(checker: Checker, texts: ReadonlyMap<string, string>, day: string): void {
  const fresh: Snapshot = snapshotOf(Object.fromEntries(texts));
  for (const file of texts.keys()) assert.deepEqual(checker.problems(file), problemsOf(fresh, file, day), `${file} on ${day}`);
}

describe('checker, over the content of all kinds of files', function () {
  this.timeout(120_000);

  it('keeps what a fresh check finds, after any changes and on any day', () => {
    const met = new Set<string>();
    fc.assert(fc.property(beginning, DAY, fc.array(happening, { minLength: 1, maxLength: 12 }), fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), (first, firstDay, all, pauses) => {
      let day = firstDay;
      const checker = createChecker(() => day);
      const documents = createDocuments();
      documents.apply(Object.entries(first).map(([file, text]) => ({ file, text })), checker);
      checkAll(checker);
      all.forEach((one, i) => {
        if (typeof one === 'string') day = one;
        else documents.apply(one, checker);
        if (pauses[i]) checkAll(checker);
      });
      checkAll(checker);
      assertFresh(checker, documents.texts, day);
      for (const file of documents.texts.keys()) for (const { rule } of checker.problems(file)) met.add(rule);
    }), { numRuns: 80 });
    for (const rule of ['prd/status-ahead', 'prd/missing-part', 'req/orphan', 'req/no-goal', 'req/unscheduled', 'req/unscored', 'req/priority-inversion', 'feedback/untriaged', 'feedback/no-improvement', 'goal/unserved', 'goal/off-track', 'risk/stale', 'risk/occurred', 'team/unknown', 'team/specialist-work']) assert.ok(met.has(rule), `${rule} was met`);
  });

  it('follows stored problems exactly', () => {
    fc.assert(fc.property(beginning, DAY, fc.array(happening, { minLength: 1, maxLength: 3 }), (first, day, all) => {
      const before = createChecker(() => day);
      const documents = createDocuments();
      documents.apply(Object.entries(first).map(([file, text]) => ({ file, text })), before);
      checkAll(before);
      const problems = new Map([...documents.texts.keys()].map((file) => [file, before.problems(file)] as const).filter(([, own]) => own.length > 0));
      const bytes = writeProblems('key', { problems, asked: before.asked() });
      const kept = bytes && readProblems(bytes, 'key');
      assert.ok(kept);
      assert.deepEqual(new Map([...kept.asked].sort()), new Map([...before.asked()].sort()));
      const after = createChecker(() => day);
      after.load([...before.snapshot().files].map(([file, facts]) => ({ file, facts })));
      after.restore(kept);
      assert.equal(after.waiting().size, 0);
      for (const one of all) if (typeof one !== 'string') documents.apply(one, after);
      checkAll(after);
      assertFresh(after, documents.texts, day);
    }), { numRuns: 40 });
  });

  it('looks on a new day only at what hangs on it', () => {
    let day = '2026-06-01';
    const checker = createChecker(() => day);
    const texts = {
      'a.req.yaml': 'id: REQ-1\ntitle: Pay\ntype: functional\nstatus: proposed\nstatement: The app shall take cards.\n',
      'a.feedback.yaml': 'feedback:\n  - {id: FB-1, date: 2026-05-20, channel: review, text: Slow., status: new}\n',
      'p.prd.yaml': 'id: PRD-1\ntitle: Tickets\nstatus: draft\nowner: "@ling"\n',
    };
    checker.update(Object.entries(texts).map(([file, text]) => ({ file, facts: updateSnapshot(emptySnapshot(), [{ file, facts: factsOf(parseDocument(file, text)) }]).files.get(file) })).flatMap(({ file, facts }) => (facts ? [{ file, facts }] : [])));
    checkAll(checker);
    assert.deepEqual(checker.problems('a.feedback.yaml'), []);
    assert.equal(checker.waiting().size, 0);
    day = '2026-06-04';
    assert.deepEqual([...checker.waiting()], ['a.feedback.yaml']);
    checkAll(checker);
    assert.deepEqual(checker.problems('a.feedback.yaml').map(({ rule }) => rule), ['feedback/untriaged']);
  });
});
