// What completion keeps from one snapshot to the next: the offers are those of a fresh workspace, and only what has changed is read again.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { completion } from '../../../src/core/language/completion';
import { parseDocument } from '../../../src/core/document/parse';
import { emptySnapshot, updateSnapshot } from '../../../src/core/index/build';
import type { DocumentFacts } from '../../../src/core/index/facts';
import { factsOf } from '../../../src/core/index/facts-of';
import type { Snapshot } from '../../../src/core/index/snapshot';
import { sceneOf, TODAY } from './fixture';

const ASKED = { language: 'en', today: TODAY } as const;

function factsFor(file: string, text: string): DocumentFacts {
  return factsOf(parseDocument(file, text));
}

function workspaceOf(files: ReadonlyMap<string, string>): Snapshot {
  return updateSnapshot(emptySnapshot(), [...files].map(([file, text]) => ({ file, facts: factsFor(file, text) })));
}

/** What is offered at `$0` of a text. */
function offersOf(snapshot: Snapshot, text: string): unknown {
  const offset = text.indexOf('$0');
  return completion(snapshot, parseDocument('asking.req.yaml', text.replace('$0', '')), offset, ASKED);
}

/** A file of one requirement, or a list long enough to be read by its items. */
function requirement(n: number, title: string, tag: string): string {
  const item = (id: string): string => `id: ${id}\n    title: ${title}\n    tags: [${tag}, common]\n    statement: The shop shall do it.\n`;
  if (n % 3 > 0) return item(`REQ-${n}`).replaceAll('\n    ', '\n');
  return `requirements:\n${Array.from({ length: 50 }, (_, i) => `  - ${item(`REQ-${n}${String(i).padStart(2, '0')}`).replace(title, i === 7 ? title : `Part ${i}`)}`).join('')}`;
}

const PLACES = ['dependsOn: [$0]', 'dependsOn: [red$0]', 'dependsOn: ["REQ-3$0"]', 'tags: [$0]', 'id: $0', '$0'];
const WORDS = ['Red door', 'Green door', 'Blue lamp'];

describe('language/completion: what is kept', () => {
  it('offers what a fresh workspace offers, after any edits', () => {
    const edit = fc.record({ file: fc.nat(8), word: fc.nat(WORDS.length - 1), gone: fc.boolean(), asks: fc.nat(PLACES.length - 1) });
    fc.assert(fc.property(fc.array(edit, { minLength: 1, maxLength: 12 }), (edits) => {
      const files = new Map(Array.from({ length: 8 }, (_, n) => [`r${n}.req.yaml`, requirement(n, 'Red door', 'old')]));
      let snapshot = workspaceOf(files);
      for (const { file, word, gone, asks } of edits) {
        const name = `r${file}.req.yaml`;
        const text = gone ? '' : requirement(file, WORDS[word] ?? '', WORDS[word] ?? '');
        files.set(name, text);
        snapshot = updateSnapshot(snapshot, [{ file: name, facts: factsFor(name, text) }]);
        const place = PLACES[asks] ?? '';
        assert.deepEqual(offersOf(snapshot, place), offersOf(workspaceOf(files), place));
      }
    }), { numRuns: 40 });
  });

  it('reads after an edit the titles and tags of what was edited, and of what it shows', () => {
    const reads = { title: 0, tags: 0 };
    const counted = (file: string, text: string): DocumentFacts => {
      const facts = factsFor(file, text);
      const entities = facts.entities.map((entity) => ({
        ...entity,
        fields: new Proxy(entity.fields, {
          get(target, key) {
            if (key === 'title' || key === 'tags') reads[key]++;
            return target[key as string];
          },
        }),
      }));
      return { ...facts, entities };
    };
    const text = (n: number, title: string): string => `id: REQ-${n}\ntitle: ${title}\ntags: [${n % 5 === 0 ? 'five' : 'other'}]\n`;
    const file = (n: number): string => `r${n}.req.yaml`;
    let snapshot = updateSnapshot(emptySnapshot(), Array.from({ length: 3000 }, (_, n) => ({ file: file(n), facts: counted(file(n), text(n, `Thing ${n}`)) })));
    offersOf(snapshot, 'dependsOn: [thing 29$0]');
    offersOf(snapshot, 'tags: [$0]');
    assert.ok(reads.title >= 3000 && reads.tags >= 3000);
    snapshot = updateSnapshot(snapshot, [{ file: file(7), facts: counted(file(7), text(7, 'Another thing 29')) }]);
    reads.title = reads.tags = 0;
    const found = completion(snapshot, parseDocument('asking.req.yaml', 'dependsOn: [thing 29]'), 'dependsOn: [thing 29'.length, ASKED);
    offersOf(snapshot, 'tags: [$0]');
    assert.ok(found.items.some(({ description }) => description === 'Another thing 29'));
    assert.ok(reads.title < 2000 && reads.tags < 10, JSON.stringify(reads));
  }).timeout(20_000);

  it('looks for what stands before the cursor, with and without quotes', () => {
    const many = `requirements:\n${Array.from({ length: 900 }, (_, i) => `  - id: REQ-${i + 1}\n    title: Thing ${i + 1}\n`).join('')}`;
    const labels = (text: string): string[] => {
      const { snapshot, document, offset } = sceneOf(text, 'shop/new.req.yaml', { 'shop/many.req.yaml': many });
      return completion(snapshot, document, offset, ASKED).items.map(({ label }) => label);
    };
    assert.ok(labels('dependsOn: [REQ-89$01]').includes('REQ-895'), 'what is behind the cursor will be replaced');
    assert.ok(labels('dependsOn: ["REQ-89$0"]').includes('REQ-895'));
    assert.ok(labels('dependsOn: "REQ-89$0"').includes('REQ-895'));
    assert.equal(labels('dependsOn: [$0]').length, 200);
  }).timeout(20_000);
});
