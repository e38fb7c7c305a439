// The roadmap view of a few files: lanes, dates, progress, names, milestones, dependencies, what is broken.
import { strict as assert } from 'node:assert';
import { parseDocument } from '../../../src/core/document/parse';
import { emptySnapshot, updateSnapshot } from '../../../src/core/index/build';
import { factsOf } from '../../../src/core/index/facts-of';
import { roadmapView } from '../../../src/core/views/roadmap';
import type { RoadmapItem, RoadmapView } from '../../../src/core/views/roadmap-model';

function view(files: Readonly<Record<string, string>>, today = '2026-11-18', scope = ''): RoadmapView {
  const changes = Object.entries(files).map(([file, text]) => ({ file, facts: factsOf(parseDocument(file, text)) }));
  return roadmapView(updateSnapshot(emptySnapshot(), changes), scope, { today, findings: ({ id }) => ({ errors: id === 'RM-2' ? 1 : 0, warnings: id === 'RM-1' ? 2 : 0 }) });
}

const item = (made: RoadmapView, key: string): RoadmapItem => made.items.find((one) => one.key === key) ?? assert.fail(`no ${key}`);
const items = (text: string, more: Readonly<Record<string, string>> = {}): RoadmapView => view({ 'a.roadmap.yaml': `title: T\nitems:\n${text}`, ...more });

describe('roadmapView', () => {
  it('keeps lanes and items in the order of the files', () => {
    const made = view({
      'b.roadmap.yaml': 'title: B\nlanes: [{id: LANE-c, title: C}]\nitems: [{id: RM-3, title: c, lane: LANE-a, start: 2026-12-01}]\n',
      'a.roadmap.yaml': 'title: A\nlanes: [{id: LANE-b, title: B}, {id: LANE-a, title: A}]\nitems: [{id: RM-2, title: b, lane: LANE-c, start: 2026-12-01}, {id: RM-1, title: a, lane: LANE-x, start: 2026-12-01}]\n',
      'x.product.yaml': 'id: PRODUCT-1\nname: Shop\n',
    });
    assert.deepEqual(made.lanes.map(({ title }) => title), ['B', 'A', 'C']);
    assert.deepEqual(made.items.map(({ id, lane }) => [id, lane]), [['RM-2', 'LANE-c'], ['RM-1', undefined], ['RM-3', 'LANE-a']]);
    assert.deepEqual([made.product, made.today, made.files], ['Shop', '2026-11-18', ['a.roadmap.yaml', 'b.roadmap.yaml']]);
    assert.deepEqual(made.counts, { items: 3, notPlaced: 0, findings: { errors: 1, warnings: 2 } });
  });

  it('shows only its own product', () => {
    const made = view({ 'a/p.product.yaml': 'id: PRODUCT-1\nname: P\n', 'a/x.roadmap.yaml': 'title: T\nitems: [{id: RM-1, title: a}]\n', 'y.roadmap.yaml': 'title: T\nitems: [{id: RM-2, title: b}]\n' }, '2026-11-18', 'a');
    assert.deepEqual(made.items.map(({ id }) => id), ['RM-1']);
  });

  it('resolves dates and says how they are written', () => {
    const made = items('  - {id: RM-1, title: a, start: 2026-Q3, end: 2026-12-31}\n  - {id: RM-2, title: b, dependsOn: [RM-1], duration: 2w}\n  - {id: RM-3, title: c, start: 2026-02-01, end: 2026-01-01}\n');
    assert.deepEqual(item(made, 'RM-1').dates, { start: '2026-07-01', end: '2026-12-31', startAs: 'quarter', endAs: 'day', startText: '2026-Q3', follows: false });
    assert.deepEqual(item(made, 'RM-2').dates, { start: '2027-01-01', end: '2027-01-14', startAs: 'day', endAs: 'day', follows: true });
    assert.deepEqual([item(made, 'RM-3').dates, item(made, 'RM-3').notPlaced], [undefined, { reason: 'end-before-start', start: '2026-02-01', end: '2026-01-01' }]);
    assert.equal(made.counts.notPlaced, 1);
    assert.deepEqual(made.dependencies, [{ from: 'RM-1', to: 'RM-2' }]);
  });

  it('takes progress as given, from the status, or from the requirements that are not given up', () => {
    const requirements = 'requirements:\n' + ['released', 'in-progress', 'planned', 'rejected'].map((status, at) => `  - {id: REQ-${at + 1}, title: r, status: ${status}, tags: [t${at}]}\n`).join('');
    const made = items(
      '  - {id: RM-1, title: a, progress: 33.4, requirements: [REQ-1]}\n  - {id: RM-2, title: b, status: done}\n  - {id: RM-3, title: c, requirements: [REQ-1, REQ-2, REQ-3, REQ-4, REQ-99], tags: [own]}\n  - {id: RM-4, title: d}\n  - {id: RM-5, title: e, progress: lots}\n',
      { 'r.req.yaml': requirements },
    );
    assert.deepEqual(item(made, 'RM-1').progress, { percent: 33, from: 'given' });
    assert.deepEqual(item(made, 'RM-2').progress, { percent: 100, from: 'status' });
    assert.deepEqual(item(made, 'RM-3').progress, { percent: 50, from: 'requirements', requirements: 3 });
    assert.deepEqual([item(made, 'RM-4').progress, item(made, 'RM-5').progress], [undefined, undefined]);
    assert.deepEqual(item(made, 'RM-3').tags, ['own', 't0', 't1', 't2', 't3']);
  });

  it('counts days late until an item is done or cancelled', () => {
    const made = items(['planned', 'done', 'cancelled'].map((status, at) => `  - {id: RM-${at + 1}, title: a, start: 2026-11-01, end: 2026-11-06, status: ${status}}\n`).join(''));
    assert.deepEqual(made.items.map(({ lateDays }) => lateDays), [12, 0, 0]);
  });

  it('tells the critical path, and the slack of what is still to be done', () => {
    const made = items('  - {id: RM-1, title: a, start: 2026-12-01, end: 2026-12-31}\n  - {id: RM-2, title: b, dependsOn: [RM-1], duration: 4w}\n  - {id: RM-3, title: c, dependsOn: [RM-1], duration: 1w}\n  - {id: RM-4, title: d, start: 2026-11-02, end: 2026-11-30, status: done}\n');
    assert.deepEqual(made.items.map(({ critical, slack, freeSlack }) => [critical, slack, freeSlack]), [[true, 0, 0], [true, 0, 0], [false, 21, 21], [false, undefined, undefined]]);
  });

  it('names people, teams, PRDs and goals, and where they stand', () => {
    const made = items('  - {id: RM-1, title: a, owner: "@ling", prd: PRD-1, goals: [GOAL-9], allocations: [{team: TEAM-app, people: 2}, {team: TEAM-x}, nonsense]}\n', {
      't.team.yaml': 'teams: [{id: TEAM-app, name: App}]\npeople: [{handle: "@ling", name: Ling Wei}]\n',
      'p.prd.yaml': 'id: PRD-1\ntitle: Plan\n',
    });
    const { owner, prd, teams, goals } = item(made, 'RM-1');
    assert.deepEqual([owner?.id, owner?.label, owner?.source?.file], ['@ling', 'Ling Wei', 't.team.yaml']);
    assert.deepEqual([prd?.label, prd?.source], ['Plan', { file: 'p.prd.yaml', at: 4 }]);
    assert.deepEqual(teams.map(({ id, label, people }) => [id, label, people]), [['TEAM-app', 'App', 2], ['TEAM-x', undefined, undefined]]);
    assert.deepEqual(goals, [{ id: 'GOAL-9' }]);
  });

  it('tells which milestones are reached, missed or still to come, and what they wait for', () => {
    const made = view({
      'a.roadmap.yaml':
        'title: T\nmilestones:\n  - {id: MS-1, title: a, date: 2026-10-01}\n  - {id: MS-2, title: b, date: 2026-10-01, deliverables: [RM-1, A report]}\n  - {id: MS-3, title: c, date: 2026-Q4, deliverables: [Search]}\n  - {id: MS-4, title: d, date: someday}\n' +
        'items: [{id: RM-1, title: Search, status: planned, start: 2026-09-01, dependsOn: [MS-1, RM-1]}]\n',
    });
    assert.deepEqual(made.milestones.map(({ id, day, dayText, done, missed }) => [id, day, dayText, done, missed]), [
      ['MS-1', '2026-10-01', undefined, true, false], ['MS-2', '2026-10-01', undefined, false, true], ['MS-3', '2026-12-31', '2026-Q4', false, false],
    ]);
    assert.deepEqual(made.dependencies, [{ from: 'MS-1', to: 'RM-1' }, { from: 'RM-1', to: 'MS-2' }, { from: 'RM-1', to: 'MS-3' }]);
  });

  it('gives items of the same id keys of their own', () =>
    assert.deepEqual(items('  - {id: RM-1, title: a}\n  - {id: RM-1, title: b}\n').items.map(({ key, id, title }) => [key, id, title]), [['RM-1', 'RM-1', 'a'], ['RM-1~2', 'RM-1', 'b']]));

  it('tells which files could not be read to the end', () => {
    const made = items('  - {id: RM-1, title: a}\n', { 'b.roadmap.yaml': 'title: B\nitems: [{id: RM-5, title: x\n' });
    assert.deepEqual(made.broken.map(({ file }) => file), ['b.roadmap.yaml']);
  });

  it('takes fields of any type', () => {
    const made = items('  - {id: RM-1, title: [1], start: {}, status: 7, owner: [], allocations: {}, goals: 3, dependsOn: {a: 1}, tags: [1, x], requirements: [[REQ-1]]}\n');
    assert.deepEqual([item(made, 'RM-1').title, item(made, 'RM-1').status, item(made, 'RM-1').tags], ['RM-1', 'planned', ['x']]);
  });

  it('is empty without files', () => assert.deepEqual(view({}), { version: 1, product: '', today: '2026-11-18', files: [], lanes: [], items: [], milestones: [], dependencies: [], loads: [], broken: [], counts: { items: 0, notPlaced: 0, findings: { errors: 0, warnings: 0 } } }));
});
