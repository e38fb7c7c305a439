// New things on a roadmap, and names put into and taken out of lists: the whole text afterwards; undoing gives the text before.
import { strict as assert } from 'node:assert';
import { parseDocument } from '../../../src/core/document/parse';
import { addToRoadmap, type RoadmapThing } from '../../../src/core/edits/add-to-roadmap';
import { setListed } from '../../../src/core/edits/set-listed';
import { invertEdits } from '../../../src/core/text/invert';
import { applyEdits, type TextEdit } from '../../../src/core/text/range';

type Result = { readonly ok: true; readonly edits: readonly TextEdit[] } | { readonly ok: false; readonly reason: string };

function after(text: string, result: Result): string {
  if (!result.ok) return result.reason;
  const now = applyEdits(text, result.edits);
  assert.equal(applyEdits(now, invertEdits(text, result.edits)), text, 'undone');
  return now;
}

function listed(text: string, names: [string, ...string[]], wanted: boolean, field = 'dependsOn'): string {
  const document = parseDocument('a.roadmap.yaml', text);
  const entity = document.entities.find(({ id }) => id === 'RM-1') ?? assert.fail('no item');
  return after(text, setListed(document, entity, { field, names, listed: wanted }));
}

const added = (text: string, thing: RoadmapThing): string => after(text, addToRoadmap(parseDocument('a.roadmap.yaml', text), thing));
const item = (fields: string): string => `title: T\nitems:\n  - id: RM-1 # first\n    title: A\n${fields}    notes: n\n`;

describe('setListed', () => {
  it('makes the list on one line, where it belongs', () => assert.equal(listed(item(''), ['RM-2'], true), item('    dependsOn: [RM-2]\n')));
  it('adds to a list in brackets and to one of lines', () => {
    assert.equal(listed(item('    dependsOn: [RM-2]\n'), ['RM-3'], true), item('    dependsOn: [RM-2, RM-3]\n'));
    assert.equal(listed(item('    dependsOn:\n      - RM-2 # agreed\n'), ['RM-3'], true), item('    dependsOn:\n      - RM-2 # agreed\n      - RM-3\n'));
  });
  it('takes a name out, and the list with its last name', () => {
    assert.equal(listed(item('    dependsOn: [RM-2, RM-3]\n'), ['RM-2'], false), item('    dependsOn: [RM-3]\n'));
    assert.equal(listed(item('    dependsOn: [RM-2]\n'), ['RM-2'], false), item(''));
    assert.equal(listed(item('    dependsOn:\n      - RM-2\n'), ['RM-2'], false), item(''));
  });
  it('keeps braces and CRLF', () => {
    const text = 'title: T\r\nitems: [{id: RM-1, title: A}]\r\n';
    const with2 = 'title: T\r\nitems: [{id: RM-1, title: A, dependsOn: [RM-2]}]\r\n';
    assert.equal(listed(text, ['RM-2'], true), with2);
    assert.equal(listed(with2, ['RM-2'], false), text);
  });
  it('loses no comment with a list', () => assert.match(listed(item('    dependsOn: [RM-2] # why\n'), ['RM-2'], false), /# why/));
  it('changes nothing that is so already, and nothing in a broken file', () => {
    assert.equal(listed(item('    dependsOn: [RM-2]\n'), ['RM-2'], true), item('    dependsOn: [RM-2]\n'));
    assert.equal(listed(item(''), ['RM-2'], false), item(''));
    assert.equal(after('', setListed(parseDocument('a.roadmap.yaml', 'items: [{id: RM-1'), { id: 'RM-1', path: ['items', 0] }, { field: 'dependsOn', names: ['RM-2'], listed: true })), 'broken');
  });
});

describe('addToRoadmap', () => {
  const thing = { kind: 'item', id: 'RM-9', title: 'New: thing', lane: 'LANE-1', start: '2027-Q1', end: '2027-Q1' } as const;
  it('writes an item behind those of its lane, in lines', () =>
    assert.equal(
      added('title: T\nitems:\n  - id: RM-1\n    title: A\n    lane: LANE-1\n\n  - id: RM-2\n    title: B\n    lane: LANE-2\n', thing),
      'title: T\nitems:\n  - id: RM-1\n    title: A\n    lane: LANE-1\n\n  - id: RM-9\n    title: "New: thing"\n    lane: LANE-1\n    start: 2027-Q1\n    end: 2027-Q1\n\n  - id: RM-2\n    title: B\n    lane: LANE-2\n'.replace('"New: thing"', added('title: T\n', thing).match(/title: (.*thing.?)\n/)?.[1] ?? ''),
    ));
  it('writes it in braces where its neighbours are', () =>
    assert.match(added('title: T\nitems:\n  - {id: RM-1, title: A}\n', { ...thing, title: 'New' }), /\n {2}- \{id: RM-9, title: New, lane: LANE-1, start: 2027-Q1, end: 2027-Q1\}\n$/));
  it('makes missing lists where the schema has them', () =>
    assert.equal(
      added('title: T\nitems:\n  - {id: RM-1, title: A}\n', { kind: 'milestone', id: 'MS-1', title: 'Beta', date: '2027-03' }),
      'title: T\nmilestones:\n  - id: MS-1\n    title: Beta\n    date: 2027-03\nitems:\n  - {id: RM-1, title: A}\n',
    ));
  it('refuses what can’t be read', () => {
    assert.equal(added('title: T\n', { ...thing, start: 'soon' }), 'range');
    assert.equal(added('title: T\n', { ...thing, end: '2026-Q4' }), 'range');
    assert.equal(added('title: T\n', { kind: 'lane', id: 'LANE-1', title: ' \n' }), 'range');
    assert.equal(added('title: [\n', thing), 'broken');
  });
});
