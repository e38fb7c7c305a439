// Every refactoring at many places of real files, whole and mutated: the result parses, no comment and no requirement is lost, nothing throws.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Document } from '../../../src/core/document/document';
import { fileKindOf } from '../../../src/core/document/file-kind';
import { parseDocument } from '../../../src/core/document/parse';
import { documentsAfter, type FileChange } from '../../../src/core/edits/change';
import { codeActions } from '../../../src/core/language/code-actions';
import { pasteOffers } from '../../../src/core/language/paste';
import { refactorings } from '../../../src/core/language/refactorings';
import { applyEdits } from '../../../src/core/text/range';
import { readFacts, TODAY } from '../workspace';
import { emptySnapshot, updateSnapshot } from '../../../src/core/index/build';
import type { Snapshot } from '../../../src/core/index/snapshot';

const ASKED = { language: 'en', today: TODAY } as const;

function filesOf(folder: string): Map<string, string> {
  const names = readdirSync(path.resolve(folder), { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll(path.sep, '/')).filter((name) => fileKindOf(name) !== undefined);
  return new Map(names.map((name) => [name, readFileSync(path.resolve(folder, name), 'utf8')]));
}

/** Numbers below `limit`, the same in every run. */
function randomOf(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >>> 8) % limit;
  };
}

interface World {
  readonly texts: ReadonlyMap<string, string>;
  readonly snapshot: Snapshot;
  readonly documents: Map<string, Document>;
}

function worldOf(texts: ReadonlyMap<string, string>): World {
  const snapshot = updateSnapshot(emptySnapshot(), [...texts].map(([file, text]) => ({ file, facts: readFacts(file, text) })));
  return { texts, snapshot, documents: new Map([...texts].map(([file, text]) => [file, parseDocument(file, text)])) };
}

/** The same with another text of one file; the rest is not read again. */
function changed({ texts, snapshot, documents }: World, file: string, text: string): World {
  return { texts: new Map([...texts, [file, text]]), snapshot: updateSnapshot(snapshot, [{ file, facts: readFacts(file, text) }]), documents: new Map([...documents, [file, parseDocument(file, text)]]) };
}

const commentsOf = (documents: Iterable<Document>): string[] => [...documents].flatMap(({ comments, text }) => comments.map(({ start, end }) => text.slice(start, end))).sort();
const idsOf = (documents: Iterable<Document>): Set<string> => new Set([...documents].flatMap(({ entities }) => entities.map(({ kind, id }) => `${kind} ${id}`)));

/** Faults of a change, told by what the files say before and after. */
function faultOf({ documents }: World, changes: readonly FileChange[]): string | undefined {
  const touched = new Set(changes.map(({ file }) => file));
  const before = [...documents.values()].filter(({ file }) => touched.has(file));
  const after = documentsAfter(before, changes);
  const broken = after.find((document) => document.broken);
  if (broken) return `${broken.file} is broken:\n${broken.text}`;
  const [lost] = commentsOf(before).filter((comment) => !commentsOf(after).includes(comment));
  if (lost !== undefined || commentsOf(before).length !== commentsOf(after).length) return `comment lost: ${lost ?? 'one of several'}`;
  const now = idsOf(after);
  const [gone] = [...idsOf(before)].filter((id) => !now.has(id));
  return gone === undefined ? undefined : `${gone} is gone`;
}

interface Count {
  done: number;
  refused: number;
}

function tryAll(world: World, file: string, offset: number, count: Count): void {
  const document = world.documents.get(file);
  assert.ok(document);
  for (const { title, needs, run } of refactorings(world.snapshot, document, { start: offset, end: offset }, ASKED)) {
    const outcome = run?.((name) => (needs.includes(name) ? world.documents.get(name) : undefined));
    if (!outcome || (!outcome.ok && outcome.reason === 'same')) continue;
    if (!outcome.ok) {
      count.refused++;
      continue;
    }
    count.done++;
    const fault = faultOf(world, outcome.changes);
    assert.equal(fault, undefined, `${title} in ${file} at ${offset}: ${fault}`);
  }
}

describe('language/refactorings: properties', () => {
  const sample = filesOf('media/sample');

  it('hold at many places of the sample, and hardly anything is refused', () => {
    const world = worldOf(sample);
    const count = { done: 0, refused: 0 };
    for (const [file, text] of sample) for (let offset = 0; offset <= text.length; offset += 601) tryAll(world, file, offset, count);
    assert.ok(count.done > 100, JSON.stringify(count));
    assert.equal(count.refused, 0, JSON.stringify(count));
  }).timeout(120_000);

  it('hold in files that somebody is in the middle of writing', () => {
    const random = randomOf(7);
    const count = { done: 0, refused: 0 };
    const world = worldOf(new Map([...filesOf('media/mistakes'), ...[...sample].filter(([file]) => /REQ-64|everyone-rides|tickets-and-fares|risks|riders-on-time\.prd/.test(file))]));
    const files = [...world.texts.keys()];
    const pieces = ['\n', '  ', '- ', '#', '# a comment\n', ': ', '"', '[', ']', '{', '}', '|', '>-\n', '\t', '\r\n', '&a ', '*a', '---\n', 'id: REQ-1\n', '  - REQ-2\n', 'requirements:\n', '，', '\u{1F600}'];
    for (let round = 0; round < 160; round++) {
      const file = files[random(files.length)] ?? '';
      let text = world.texts.get(file) ?? '';
      for (let cuts = random(3); cuts >= 0; cuts--) {
        const at = random(text.length);
        text = text.slice(0, at) + (random(2) ? (pieces[random(pieces.length)] ?? '') : '') + text.slice(at + (random(3) ? 0 : random(40)));
      }
      const mutated = changed(world, file, text);
      const document = mutated.documents.get(file);
      assert.ok(document);
      for (let asks = 0; asks < 3; asks++) {
        const offset = random(text.length + 1);
        tryAll(mutated, file, offset, count);
        for (const action of codeActions(mutated.snapshot, document, { start: offset, end: offset }, ASKED)) {
          applyEdits(text, action.edits);
          action.later?.run((name) => (action.later?.needs.includes(name) ? mutated.documents.get(name) : undefined));
        }
        for (const pasted of ['https://example.org/a', '- Riders shall pay.\n- The app shall show it.']) {
          for (const offer of pasteOffers(mutated.snapshot, document, offset, pasted, ASKED)) {
            const after = parseDocument(file, applyEdits(text, offer.edits));
            assert.ok(!after.broken, `${offer.title} in ${file} at ${offset}:\n${after.text}`);
            assert.equal(after.comments.length, document.comments.length);
          }
        }
      }
    }
    assert.ok(count.done > 100, JSON.stringify(count));
  }).timeout(120_000);
});
