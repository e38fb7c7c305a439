// Resizing roadmap items: the whole text afterwards, as a person would have written the new length.
import { strict as assert } from 'node:assert';
import { parseDocument } from '../../../src/core/document/parse';
import { resizeItem } from '../../../src/core/edits/resize-item';
import { applyEdits } from '../../../src/core/text/range';

function resized(text: string, start: string, end: string, follows = false): string {
  const document = parseDocument('a.roadmap.yaml', text);
  const entity = document.entities.find(({ kind }) => kind === 'roadmapItem') ?? assert.fail('no item');
  const result = resizeItem(document, entity, { start, end, follows });
  return result.ok ? applyEdits(text, result.edits) : result.reason;
}

const roadmap = (fields: string): string => `title: T\nitems:\n  # first\n  - id: RM-1\n    title: A\n${fields}    status: planned # agreed\n`;
const check = (before: string, dates: readonly [string, string, boolean?], after: string): void => assert.equal(resized(roadmap(before), ...dates), roadmap(after));

describe('resizeItem', () => {
  it('writes one end and leaves the other', () => {
    check('    start: 2026-01-05 # Monday\n    end: 2026-02-06\n', ['2026-01-05', '2026-02-13'], '    start: 2026-01-05 # Monday\n    end: 2026-02-13\n');
    check('    start: 2026-01-05\n    end: 2026-02-06\n', ['2025-12-29', '2026-02-06'], '    start: 2025-12-29\n    end: 2026-02-06\n');
  });
  it('keeps a quarter a quarter', () => check('    start: 2026-Q1\n    end: 2026-Q2\n', ['2026-01-01', '2026-09-30'], '    start: 2026-Q1\n    end: 2026-Q3\n'));
  it('writes a year as the number that it was', () => check('    start: 2026\n    end: 2026\n', ['2026-01-01', '2027-12-31'], '    start: 2026\n    end: 2027\n'));
  it('gives a lone period the other end', () => {
    check('    start: 2026-Q3\n', ['2026-07-01', '2026-12-31'], '    start: 2026-Q3\n    end: 2026-Q4\n');
    check('    start: 2026-Q3\n', ['2026-04-01', '2026-09-30'], '    start: 2026-Q2\n    end: 2026-Q3\n');
    check('    end: 2026-H2\n', ['2026-01-01', '2026-12-31'], '    start: 2026-H1\n    end: 2026-H2\n');
    check('    end: 2026-Q3\n', ['2026-07-01', '2026-12-31'], '    start: 2026-Q3\n    end: 2026-Q4\n');
  });
  it('changes a duration in its unit, and to days only where it must', () => {
    check('    start: 2026-01-05\n    duration: 2w\n', ['2026-01-05', '2026-01-25'], '    start: 2026-01-05\n    duration: 3w\n');
    check('    start: 2026-01-05\n    duration: 2w\n', ['2026-01-05', '2026-01-20'], '    start: 2026-01-05\n    duration: 16d\n');
    check('    start: 2026-01-05\n    duration: 10d\n', ['2026-01-05', '2026-01-18'], '    start: 2026-01-05\n    duration: 14d\n');
    check('    start: 2026-01-01\n    duration: 1q\n', ['2026-01-01', '2026-06-30'], '    start: 2026-01-01\n    duration: 2q\n');
    check('    start: 2026-01-01\n    duration: 1q\n', ['2026-01-01', '2026-04-30'], '    start: 2026-01-01\n    duration: 4m\n');
  });
  it('moves the start before a duration that grows', () => check('    start: 2026-01-12\n    duration: 2w\n', ['2026-01-05', '2026-01-25'], '    start: 2026-01-05\n    duration: 3w\n'));
  it('changes the duration before an end', () => check('    end: 2026-01-18\n    duration: 2w\n', ['2025-12-29', '2026-01-18'], '    end: 2026-01-18\n    duration: 3w\n'));
  it('lets an item go on to follow what it depends on', () => {
    check('    duration: 2w\n    dependsOn: [RM-9]\n', ['2026-01-12', '2026-02-01', true], '    duration: 3w\n    dependsOn: [RM-9]\n');
    check('    end: 2026-02-01\n    dependsOn: [RM-9]\n', ['2026-01-12', '2026-02-08', true], '    end: 2026-02-08\n    dependsOn: [RM-9]\n');
  });
  it('gives it a start of its own where its start is moved', () =>
    check('    duration: 2w\n    dependsOn: [RM-9]\n', ['2026-01-19', '2026-01-25', false], '    start: 2026-01-19\n    duration: 1w\n    dependsOn: [RM-9]\n'));
  it('keeps start, end and duration in agreement, and leaves a contradiction alone', () => {
    check('    start: 2026-01-05\n    end: 2026-01-18\n    duration: 2w\n', ['2026-01-05', '2026-01-25'], '    start: 2026-01-05\n    end: 2026-01-25\n    duration: 3w\n');
    check('    start: 2026-01-05\n    end: 2026-01-18\n    duration: 9w\n', ['2026-01-05', '2026-01-25'], '    start: 2026-01-05\n    end: 2026-01-25\n    duration: 9w\n');
  });
  it('changes nothing where nothing changes', () => check('    start: 2026-01-05\n    duration: 1m\n', ['2026-01-05', '2026-02-04'], '    start: 2026-01-05\n    duration: 1m\n'));
  it('refuses what is out of order, out of range, or broken', () => {
    const text = roadmap('    start: 2026-01-05\n    end: 2026-01-09\n');
    assert.equal(resized(text, '2026-01-09', '2026-01-05'), 'range');
    assert.equal(resized(text, 'x', '2026-01-05'), 'range');
    assert.equal(resized(`${text}]: [`, '2026-01-06', '2026-01-10'), 'broken');
  });
});
