// Every language feature on real files cut off at many places, and on hostile texts: nothing throws, nothing takes long.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileKindOf } from '../../../src/core/document/file-kind';
import type { Document } from '../../../src/core/document/document';
import { parseDocument } from '../../../src/core/document/parse';
import { emptySnapshot, updateSnapshot } from '../../../src/core/index/build';
import { factsOf } from '../../../src/core/index/facts-of';
import type { Snapshot } from '../../../src/core/index/snapshot';
import { completion } from '../../../src/core/language/completion';
import { definition } from '../../../src/core/language/definition';
import { codeActions } from '../../../src/core/language/code-actions';
import { hover } from '../../../src/core/language/hover';
import { dropOffer, pasteOffers } from '../../../src/core/language/paste';
import { refactorings } from '../../../src/core/language/refactorings';
import { findReferences } from '../../../src/core/language/references';
import { documentSymbols } from '../../../src/core/language/symbols';
import { applyEdits } from '../../../src/core/text/range';
import { askReading } from './ask-reading';
import { expanded } from './expanded';

const SAMPLE = path.resolve('media/sample');
const FILES: readonly (readonly [string, string])[] = readdirSync(SAMPLE, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll(path.sep, '/'))
  .filter((name) => fileKindOf(name) !== undefined)
  .map((name) => [name, readFileSync(path.join(SAMPLE, name), 'utf8')]);

const TEXTS = new Map(FILES);

function snapshotOf(files: Iterable<readonly [string, string]>): Snapshot {
  return updateSnapshot(emptySnapshot(), [...files].map(([file, text]) => ({ file, facts: factsOf(parseDocument(file, text)) })));
}

function ask(snapshot: Snapshot, document: Document, offset: number): number {
  const { text } = document;
  const asked = { language: 'zh', today: '2026-11-22' } as const;
  const { items } = completion(snapshot, document, offset, asked);
  for (const { range } of items) assert.ok(0 <= range.start && range.start <= offset && offset <= range.end && range.end <= text.length);
  const found = hover(snapshot, document, offset, asked);
  if (found) assert.ok(found.range.start <= offset && offset <= found.range.end);
  definition(snapshot, document, offset);
  findReferences(snapshot, document, offset, { includeDeclaration: true });
  documentSymbols(document, 'en');
  const place = { start: offset, end: offset };
  codeActions(snapshot, document, place, asked);
  for (const { run } of refactorings(snapshot, document, place, asked)) run?.(() => document);
  pasteOffers(snapshot, document, offset, 'https://example.org', asked);
  pasteOffers(snapshot, document, offset, '- a b\n- c d', asked);
  dropOffer(document, offset, { files: ['x/y.pdf'], addresses: [] }, asked);
  return items.length + (found ? 1 : 0);
}

describe('language: bad input', () => {
  it('takes the sample cut off anywhere', () => {
    const snapshot = snapshotOf(FILES);
    assert.ok(FILES.length >= 5);
    let answers = 0;
    for (const [file, text] of FILES) {
      // A cut text for each of a few dozen places, the head of the file more densely.
      for (let cut = 0; cut <= text.length; cut += cut < 300 ? 61 : Math.ceil(text.length / 4)) {
        const head = text.slice(0, cut);
        // By turns the rest is gone, or stands on a line of its own.
        answers += ask(snapshot, parseDocument(file, cut % 2 === 0 ? head : `${head}\n${text.slice(cut)}`), cut);
      }
    }
    assert.ok(answers > 100, String(answers));
  }).timeout(60_000);

  it('answers at every place of whole files', () => {
    const snapshot = snapshotOf(FILES);
    for (const [file, text] of FILES) {
      const document = parseDocument(file, text);
      for (let offset = 0; offset <= text.length; offset += 97) {
        completion(snapshot, document, offset, { language: 'en', today: '2026-11-22' });
        hover(snapshot, document, offset, { language: 'en', today: '2026-11-22' });
        definition(snapshot, document, offset);
        if (offset % 5 === 0) askReading(snapshot, document, offset, (name) => TEXTS.get(name));
      }
      assert.ok(documentSymbols(document, 'zh').length > 0);
    }
  }).timeout(60_000);

  it('inserts keys and ids that parse, below any line of the sample', () => {
    const snapshot = snapshotOf(FILES);
    let taken = 0;
    for (const [file, text] of FILES) {
      const lines = [...text.matchAll(/^( *)(?:- )?([\w-]+:)[^\n]*\n/gm)];
      for (let i = 0; i < lines.length; i += 59) {
        const line = lines[i];
        if (!line || /(?:[>|]-?|:)\n$/.test(line[0])) continue;
        const column = line[0].indexOf(line[2] ?? '');
        const at = line.index + line[0].length;
        const head = `${text.slice(0, at)}${' '.repeat(column)}`;
        const document = parseDocument(file, `${head}\n${text.slice(at)}`);
        const { items } = completion(snapshot, document, head.length, { language: 'en', today: '2026-11-22' });
        for (const item of [items[(i * 7) % Math.max(1, items.length)]]) {
          if (!item) continue;
          const insertText = item.snippet ? expanded(item.insertText) : item.insertText;
          const after = parseDocument(file, applyEdits(document.text, [{ range: item.range, newText: insertText }]));
          assert.ok(!after.broken, `${file} ${item.label} after ${line[0]}:\n${after.text.slice(Math.max(0, at - 200), at + 300)}`);
          taken++;
        }
      }
    }
    assert.ok(taken > 10, String(taken));
  }).timeout(60_000);

  it('takes hostile texts', () => {
    const texts = [
      '\uFEFF', '\0', '- - - - - - -', '? a\n: b', '{{{{[[[[', ']]]}}}', '"', "'", ': : :', '-\t-\t', '\t\tid: x', '%TAG ! x\n---\n', '...\n', '&a *a', '!!map {a', '<<: *x',
      '__proto__: x\nconstructor: y\nid: __proto__', 'dependsOn: [__proto__, constructor]', 'priority: __proto__', `${'a'.repeat(5000)}:`, `a${' '.repeat(60_000)}b`, `${'[ '.repeat(2000)}`,
      `${'- '.repeat(3000)}x`, `id: ${'REQ-'.repeat(500)}1`, 'x: \uD800', 'a: |\n', 'a: >-\n\n\n', 'requirements:\n- \n-\n -', `${'k: v\n'.repeat(800)}`, 'source: {channel: [}', `"${'\\"'.repeat(3000)}`,
    ];
    const snapshot = snapshotOf([]);
    for (const file of ['a.req.yaml', 'a.prd.md', 'a.product.yaml', 'prd.config.yaml', 'a.roadmap.yaml']) {
      for (const text of texts) {
        const document = parseDocument(file, file.endsWith('.md') ? `---\n${text}` : text);
        const started = process.cpuUsage();
        for (const offset of new Set([0, 1, text.length >> 1, Math.max(0, text.length - 1), text.length].filter((one) => one <= text.length))) {
          ask(snapshot, document, file.endsWith('.md') ? offset + 4 : offset);
        }
        const milliseconds = process.cpuUsage(started).user / 1000;
        assert.ok(milliseconds < 1000, `${text.slice(0, 30)} took ${milliseconds} ms`);
      }
    }
  }).timeout(60_000);
});
