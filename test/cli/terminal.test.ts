// What appears on a terminal: widths, colours, progress.
import assert from 'node:assert/strict';
import { formatPretty } from '../../src/cli/formats/pretty';
import { progressOn } from '../../src/cli/progress';
import type { Report } from '../../src/cli/report';
import { clip, padEnd, printable, table, wantsColour, widthOf } from '../../src/cli/terminal-text';

describe('text on a terminal', () => {
  it('counts cells', () => {
    const cases: readonly [string, number][] = [['abc', 3], ['需求', 4], ['café', 4], ['cafe\u0301', 4], ['ｶﾅ', 2], ['，。', 4], ['한국', 4], ['😀', 2], ['“”…', 3], ['', 0]];
    assert.deepEqual(cases.map(([text]) => [text, widthOf(text)]), cases);
  });

  it('cuts and pads by cells', () => {
    assert.equal(clip('需求管理', 5), '需求…');
    assert.equal(clip('需求管理', 6), '需求…');
    assert.equal(clip('需求', 4), '需求');
    assert.equal(padEnd('需求', 6), '需求  ');
    assert.equal(table([['需求', 'x'], ['a', 'y']]), '需求  x\na     y\n');
  });

  it('makes control characters harmless and keeps text on its line', () => {
    assert.equal(printable('a\nb\tc\u001b[31m\u009b\u202ed\u0007'), 'a b c\ufffd[31m\ufffd\ufffdd\ufffd');
  });

  it('paints on terminals alone, and not where NO_COLOR is set', () => {
    assert.deepEqual([wantsColour(true, {}), wantsColour(false, {}), wantsColour(true, { NO_COLOR: '1' }), wantsColour(true, { NO_COLOR: '' }), wantsColour(true, { TERM: 'dumb' })], [true, false, false, true, false]);
  });

  it('paints severities without moving columns', () => {
    const place = { file: 'x', line: 1, column: 1, endLine: 1, endColumn: 2, related: [] };
    const report: Report = { files: 1, entities: new Map(), problems: [{ ...place, severity: 'error', rule: 'a/b', message: '甲' }, { ...place, severity: 'warning', rule: 'c/d', message: 'long' }] };
    const [plain, coloured] = [false, true].map((on) => formatPretty(report, { language: 'en', coloured: on, all: false }));
    assert.match(coloured ?? '', /\u001b\[31merror {2}\u001b\[0m/);
    assert.equal(coloured?.replace(/\u001b\[\d+m/g, ''), plain);
    assert.match(plain ?? '', /^ {2}1:1 {2}error {4}甲 {4}a\/b\n {2}1:1 {2}warning {2}long {2}c\/d$/m);
  });

  it('copes with more problems in a file than a call takes arguments', () => {
    const problems = Array.from({ length: 200_000 }, (_, i) => ({ file: 'x', line: i + 1, column: 1, endLine: i + 1, endColumn: 2, severity: 'info', rule: 'a/b', message: 'm', related: [] }) as const);
    const text = formatPretty({ files: 1, entities: new Map(), problems }, { language: 'en', coloured: false, all: false });
    assert.ok(text.endsWith('\n200000 problems in 1 of 1 file (200000 notes).\n'));
  });

  it('shows progress only after a second, at most ten times a second, and takes it away', () => {
    let time = 0;
    const written: string[] = [];
    const progress = progressOn((text) => void written.push(text), (done, total) => `${done}/${total}`, () => time);
    for (let done = 1; done <= 130; done++) {
      time += 10;
      progress.advance(done, 130);
    }
    assert.deepEqual(written, ['\r\u001b[K100/130', '\r\u001b[K110/130', '\r\u001b[K120/130', '\r\u001b[K130/130']);
    progress.end();
    assert.equal(written.at(-1), '\r\u001b[K');
    const silent = progressOn((text) => void written.push(text), () => '', () => 0);
    silent.advance(1, 1);
    silent.end();
    assert.equal(written.length, 5);
  });
});
