// Moving roadmap items: the whole text afterwards, in the granularity in which it was written.
import { strict as assert } from 'node:assert';
import { parseDocument } from '../../../src/core/document/parse';
import { moveItem } from '../../../src/core/edits/move-item';
import { applyEdits } from '../../../src/core/text/range';

function moved(text: string, start: string, end: string): string {
  const document = parseDocument('a.roadmap.yaml', text);
  const entity = document.entities.find(({ kind }) => kind === 'roadmapItem') ?? assert.fail('no item');
  const result = moveItem(document, entity, { start, end });
  return result.ok ? applyEdits(text, result.edits) : result.reason;
}

const roadmap = (fields: string): string => `title: T\nitems:\n  # first\n  - id: RM-1\n    title: A\n${fields}    status: planned # agreed\n`;
const check = (before: string, dates: readonly [string, string], after: string): void => assert.equal(moved(roadmap(before), ...dates), roadmap(after));

describe('moveItem', () => {
  it('writes both days and keeps comments', () =>
    check('    start: 2026-01-05 # Monday\n    end: "2026-02-06"\n', ['2026-01-12', '2026-02-13'], '    start: 2026-01-12 # Monday\n    end: "2026-02-13"\n'));
  it('keeps a quarter a quarter', () => check('    start: 2026-Q1\n    end: 2026-Q2\n', ['2026-07-01', '2026-12-31'], '    start: 2026-Q3\n    end: 2026-Q4\n'));
  it('keeps a month, a half and a year', () => {
    check('    start: 2026-01\n    end: 2026-03\n', ['2026-02-01', '2026-04-30'], '    start: 2026-02\n    end: 2026-04\n');
    check('    start: 2026-H1\n    end: 2026-H1\n', ['2026-07-01', '2026-12-31'], '    start: 2026-H2\n    end: 2026-H2\n');
    check('    start: 2026\n    end: "2026"\n', ['2027-01-01', '2027-12-31'], '    start: 2027\n    end: "2027"\n');
  });
  it('writes only the start beside a duration', () => check('    start: 2026-01-05\n    duration: 2w\n', ['2026-01-12', '2026-01-25'], '    start: 2026-01-12\n    duration: 2w\n'));
  it('writes only the end beside a duration', () => check('    end: 2026-01-18\n    duration: 2w\n', ['2026-01-12', '2026-01-25'], '    end: 2026-01-25\n    duration: 2w\n'));
  it('writes a lone period once', () => check('    start: 2026-Q3\n', ['2026-10-01', '2026-12-31'], '    start: 2026-Q4\n'));
  it('leaves alone what already says the new date', () => check('    start: 2026-Q1\n    end: 2026-02-10\n', ['2026-01-15', '2026-02-20'], '    start: 2026-Q1\n    end: 2026-02-20\n'));
  it('changes nothing where nothing moves', () => check('    start: 2026-01-05\n    end: 2026-01-09\n', ['2026-01-05', '2026-01-09'], '    start: 2026-01-05\n    end: 2026-01-09\n'));
  it('gives an item that follows its dependencies a start of its own', () =>
    check('    duration: 2w\n    dependsOn: [RM-9]\n', ['2026-01-12', '2026-01-25'], '    start: 2026-01-12\n    duration: 2w\n    dependsOn: [RM-9]\n'));
  it('keeps flow style and CRLF', () =>
    assert.equal(moved('title: T\r\nitems: [{id: RM-1, title: A, start: 2026-01-05, end: 2026-01-09}]\r\n', '2026-01-06', '2026-01-10'), 'title: T\r\nitems: [{id: RM-1, title: A, start: 2026-01-06, end: 2026-01-10}]\r\n'));
  it('refuses dates out of order, out of range or unreadable, and broken files', () => {
    const text = roadmap('    start: 2026-01-05\n    end: 2026-01-09\n');
    assert.equal(moved(text, '2026-01-09', '2026-01-05'), 'range');
    assert.equal(moved(text, '3000-01-01', '3000-01-02'), 'range');
    assert.equal(moved(text, 'today', '2026-01-05'), 'range');
    assert.equal(moved(`${text}]: [`, '2026-01-06', '2026-01-10'), 'broken');
  });
});
