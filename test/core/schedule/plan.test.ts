// The plan of a product's files: what decides its end, who is booked, which files and things count.
import { strict as assert } from 'node:assert';
import { formatDay } from '../../../src/core/schedule/calendar';
import { type Plan, planOf } from '../../../src/core/schedule/plan';
import { snapshotOf } from '../workspace';

const plan = (files: Readonly<Record<string, string>>, scope = ''): Plan => planOf(snapshotOf(files), scope);
const items = (text: string, more: Readonly<Record<string, string>> = {}): Plan => plan({ 'a.roadmap.yaml': `title: T\nitems:\n${text}`, ...more });
const slacks = ({ items: list }: Plan): Record<string, string> =>
  Object.fromEntries(list.map(({ entity, critical, slack }) => [entity.id, `${slack ? `${slack.total} ${slack.free}` : '-'}${critical ? ' *' : ''}`]));

describe('planOf', () => {
  it('finds the critical path over files, and the slack beside it', () => {
    const made = plan({
      'a.roadmap.yaml': 'title: A\nitems: [{id: RM-1, title: a, start: 2026-01-05, end: 2026-01-30}, {id: RM-2, title: b, dependsOn: [RM-1], duration: 4w}]\n',
      'b.roadmap.yaml': 'title: B\nitems: [{id: RM-3, title: c, dependsOn: [RM-1], duration: 1w}, {id: RM-4, title: d, start: 2026-01-05, end: 2026-02-06}]\n',
    });
    assert.deepEqual(slacks(made), { 'RM-1': '0 0 *', 'RM-2': '0 0 *', 'RM-3': '21 21', 'RM-4': '21 21' });
    assert.equal(formatDay(made.end ?? 0), '2026-02-27');
  });
  it('has no path of one item, none for ideas, and no slack where it says nothing', () =>
    assert.deepEqual(slacks(items(`
  - {id: RM-1, title: a, start: 2026-01-05, end: 2026-03-30}
  - {id: RM-2, title: b, start: 2026-02-02, end: 2026-02-28, status: done}
  - {id: RM-3, title: c, start: 2026-Q1, end: 2026-Q1}
  - {id: RM-4, title: d, start: 2026-04-01, end: 2026-12-31, status: idea, dependsOn: [RM-1]}
  - {id: RM-5, title: e, start: 2026-04-01, end: 2026-12-31, status: cancelled}
  - {id: RM-6, title: f}
`)), { 'RM-1': '0 0', 'RM-2': '-', 'RM-3': '-', 'RM-4': '-', 'RM-5': '-', 'RM-6': '-' }));
  it('keeps what is done on the path that it was on', () =>
    assert.deepEqual(slacks(items('  - {id: RM-1, title: a, start: 2026-01-05, end: 2026-01-30, status: done}\n  - {id: RM-2, title: b, dependsOn: [RM-1], duration: 4w}\n')), { 'RM-1': '- *', 'RM-2': '0 0 *' }));
  it('takes milestones as fixed days: for what follows, and for what they list by id or title', () => {
    const made = plan({
      'a.roadmap.yaml': 'title: A\nmilestones: [{id: MS-1, title: Beta, date: 2026-02, deliverables: [RM-1, Second, Party]}, {id: MS-2, title: Some day, date: soon}]\nitems: [{id: RM-1, title: First, start: 2026-01-05, end: 2026-01-31}, {id: RM-2, title: Second, start: 2026-01-05, end: 2026-02-27}, {id: RM-3, title: Third, dependsOn: [MS-1], duration: 4w}]\n',
    });
    assert.deepEqual(slacks(made), { 'RM-1': '28 28', 'RM-2': '1 1', 'RM-3': '0 0' });
    assert.deepEqual(made.milestones.map(({ entity, feeders }) => [entity.id, feeders]), [['MS-1', [0, 1]]]);
    assert.deepEqual(made.items.map(({ after, afterMilestones }) => [after, afterMilestones]), [[[], []], [[], []], [[], [0]]]);
    const { place } = made.items[2] ?? assert.fail();
    assert.equal(place.placed && formatDay(place.start), '2026-03-01');
  });
  it('tells loops by position', () =>
    assert.deepEqual(items('  - {id: RM-1, title: a, dependsOn: [RM-3]}\n  - {id: RM-2, title: b, dependsOn: [RM-1]}\n  - {id: RM-3, title: c, dependsOn: [RM-2]}\n  - {id: RM-4, title: d, dependsOn: [RM-4]}\n').cycles, [[0, 2, 1], [3]]));

  const team = { 'a.team.yaml': 'teams: [{id: TEAM-app, name: App, function: development, capacity: 4}, {id: TEAM-ops, name: Ops, function: operations}]\n' };
  it('books people by team, but not for ideas and what was cancelled', () => {
    const text = ['planned', 'done', 'idea', 'cancelled'].map((status, at) => `  - {id: RM-${at}, title: a, start: 2026-01-05, end: 2026-01-11, status: ${status}, allocations: [{team: TEAM-app, people: 3}, {team: TEAM-ops, people: 1}, {team: TEAM-new, people: 0.5}]}\n`).join('');
    const teams = items(text, team).teams();
    assert.deepEqual(teams.map(({ id, capacity, steps, overloads }) => [id, capacity, steps.map(({ people }) => people), overloads.map(({ peak }) => peak)]), [['TEAM-app', 4, [6], [6]], ['TEAM-ops', undefined, [2], []], ['TEAM-new', undefined, [1], []]]);
    assert.deepEqual(teams.map(({ entity }) => entity?.id), ['TEAM-app', 'TEAM-ops', undefined]);
  });
  it('loses no booked day', () => {
    const text = ['start: 2026-01-05, end: 2026-01-18', 'start: 2026-Q1, duration: 2w', 'end: 2026-02, duration: 2w', 'dependsOn: [RM-0], duration: 2w'].map((dates, at) => `  - {id: RM-${at}, title: a, ${dates}, allocations: [{team: TEAM-app, people: 2}]}\n`).join('');
    const [load] = items(text, team).teams();
    const days = load?.steps.reduce((sum, { from, to, people }) => sum + people * (to - from + 1), 0) ?? 0;
    assert.ok(Math.abs(days - 4 * 2 * 14) < 1e-3, String(days));
  });
  it('takes fields of any type', () => {
    const made = items('  - {id: RM-1, title: 5, start: [], end: {}, duration: 3, dependsOn: {a: 1}, allocations: [null, 5, {team: 5}, {team: TEAM-app, people: "2"}, {team: TEAM-app}], status: {}}\n', { 'a.team.yaml': 'teams: [{id: TEAM-app, name: App, capacity: -3}]\n' });
    assert.deepEqual(slacks(made), { 'RM-1': '-' });
    assert.deepEqual(made.teams().map(({ id, capacity, bookings }) => [id, capacity, bookings]), [['TEAM-app', undefined, []]]);
  });
  it('holds one product, and is made once a snapshot', () => {
    const snapshot = snapshotOf({ 'a/p.product.yaml': 'id: PRODUCT-1\nname: P\nvision: V\n', 'a/x.roadmap.yaml': 'title: T\nitems: [{id: RM-1, title: a}]\n', 'y.roadmap.yaml': 'title: T\nitems: [{id: RM-2, title: b}]\n' });
    assert.deepEqual(planOf(snapshot, 'a').items.map(({ entity }) => entity.id), ['RM-1']);
    assert.deepEqual(planOf(snapshot, '').items.map(({ entity }) => entity.id), ['RM-2']);
    assert.equal(planOf(snapshot, 'a'), planOf(snapshot, 'a'));
  });
});
