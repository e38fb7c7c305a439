// Lines, edits and mistyped words.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { lineStartsOf, offsetAt, positionAt } from '../../../src/core/text/lines';
import { editDistance, nearest } from '../../../src/core/text/nearest';
import { applyEdits, contains } from '../../../src/core/text/range';

const texts = fc.array(fc.constantFrom('a', '中', '😀', '\n', '\r\n', '\r', ' ', 'key: '), { maxLength: 40 }).map((parts) => parts.join(''));

describe('text/lines', () => {
  it('ends a line after LF, CRLF and a lone CR', () => {
    assert.deepEqual([...lineStartsOf('a\nb\r\nc\rd')], [0, 2, 5, 7]);
    assert.deepEqual([...lineStartsOf('')], [0]);
    assert.deepEqual([...lineStartsOf('\r\r\n\n')], [0, 1, 3, 4]);
  });

  it('finds line and character of an offset', () => {
    const starts = lineStartsOf('id: REQ-1\r\ntitle: 中文\r\n');
    assert.deepEqual(positionAt(starts, 4), { line: 0, character: 4 });
    assert.deepEqual(positionAt(starts, 11), { line: 1, character: 0 });
    assert.deepEqual(positionAt(starts, 20), { line: 1, character: 9 });
    assert.deepEqual(positionAt(starts, 22), { line: 2, character: 0 });
  });

  it('takes the last line for an offset or a line beyond the end', () => {
    const starts = lineStartsOf('a\nbc');
    assert.deepEqual(positionAt(starts, 99), { line: 1, character: 97 });
    assert.equal(offsetAt(starts, { line: 7, character: 1 }), 3);
    assert.equal(offsetAt(starts, { line: -1, character: 1 }), 1);
  });

  it('leads from every offset to its position and back', () => {
    fc.assert(fc.property(texts, (text) => {
      const starts = lineStartsOf(text);
      assert.equal(starts.length, text.split(/\r\n|\n|\r/).length);
      for (let offset = 0; offset <= text.length; offset++) assert.equal(offsetAt(starts, positionAt(starts, offset)), offset);
    }));
  });
});

describe('text/range applyEdits', () => {
  it('applies edits in any order, insertions at one place in the order given', () => {
    const edits = [
      { range: { start: 5, end: 6 }, newText: 'X' },
      { range: { start: 0, end: 0 }, newText: '1' },
      { range: { start: 0, end: 0 }, newText: '2' },
      { range: { start: 1, end: 3 }, newText: '' },
    ];
    assert.equal(applyEdits('abcdef', edits), '12adeX');
    assert.equal(applyEdits('abc', []), 'abc');
    assert.equal(edits[0]?.newText, 'X');
  });

  it('takes a replacement beside an insertion, and refuses overlaps', () => {
    assert.equal(applyEdits('abc', [{ range: { start: 1, end: 2 }, newText: 'B' }, { range: { start: 1, end: 1 }, newText: '-' }]), 'a-Bc');
    assert.throws(() => applyEdits('abc', [{ range: { start: 0, end: 2 }, newText: '' }, { range: { start: 1, end: 3 }, newText: '' }]), RangeError);
  });

  it('leaves everything outside the edits as it is', () => {
    fc.assert(fc.property(texts, fc.nat(60), fc.nat(10), texts, (text, at, length, newText) => {
      const start = Math.min(at, text.length);
      const end = Math.min(start + length, text.length);
      const result = applyEdits(text, [{ range: { start, end }, newText }]);
      assert.ok(result.startsWith(text.slice(0, start)) && result.endsWith(text.slice(end)));
      assert.equal(result.length, text.length - (end - start) + newText.length);
    }));
  });

  it('counts both ends as inside', () => {
    assert.deepEqual([1, 2, 4, 5].map((offset) => contains({ start: 2, end: 4 }, offset)), [false, true, true, false]);
  });
});

describe('text/nearest', () => {
  const distances: readonly [string, string, number][] = [
    ['', '', 0], ['', 'ab', 2], ['priority', 'priority', 0], ['prioirty', 'priority', 1], ['priorty', 'priority', 1], ['prriority', 'priority', 1], ['priosity', 'priority', 1],
    ['ab', 'ba', 1], ['kitten', 'sitting', 3], ['ca', 'abc', 3], ['优先级', '优级先', 1],
  ];
  for (const [a, b, distance] of distances) {
    it(`${a || '(nothing)'} is ${distance} edits from ${b || '(nothing)'}`, () => {
      assert.equal(editDistance(a, b, 9), distance);
      assert.equal(editDistance(b, a, 9), distance);
    });
  }

  it('gives up beyond the limit with limit + 1', () => {
    assert.equal(editDistance('kitten', 'sitting', 2), 3);
    assert.equal(editDistance('a', 'abcdef', 2), 3);
  });

  it('agrees with the plain definition', () => {
    const plain = (a: string, b: string): number => {
      const d = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)));
      const at = (i: number, j: number): number => d[i]?.[j] ?? 0;
      for (let i = 1; i <= a.length; i++) {
        for (let j = 1; j <= b.length; j++) {
          let cost = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1));
          if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, at(i - 2, j - 2) + 1);
          (d[i] as number[])[j] = cost;
        }
      }
      return at(a.length, b.length);
    };
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
    fc.assert(fc.property(word, word, fc.nat(8), (a, b, limit) => assert.equal(editDistance(a, b, limit), Math.min(plain(a, b), limit + 1))));
  });

  const words = ['priority', 'status', 'statement', 'owner', 'team', 'type'];
  const cases: readonly [string, string | undefined][] = [
    ['prioirty', 'priority'], ['Priority', 'priority'], ['stats', 'status'], ['satement', 'statement'], ['ower', 'owner'], ['taem', 'team'], ['sponsor', undefined], ['x', undefined], ['', undefined],
  ];
  for (const [word, expected] of cases) it(`takes “${word}” for ${expected ?? 'nothing known'}`, () => assert.equal(nearest(word, words), expected));

  it('takes the first of equally near words, and a very long word costs little', () => {
    assert.equal(nearest('cat', ['car', 'cap']), 'car');
    assert.equal(nearest('x'.repeat(1_000_000), ['x', 'y'.repeat(1_000_000)]), undefined);
  });
});
