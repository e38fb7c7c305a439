// The roadmap rules: what their fixes write, what they say in words, and what they find in the sample and among the typical mistakes.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { parseDocument } from '../../../src/core/document/parse';
import { codeActions } from '../../../src/core/language/code-actions';
import { problemsOf } from '../../../src/core/rules/check';
import { messageOf } from '../../../src/core/rules/render';
import { applyEdits } from '../../../src/core/text/range';
import { fileKindOf } from '../../../src/core/document/file-kind';
import { snapshotOf, TODAY } from '../workspace';

const FILE = 'a.roadmap.yaml';
const FIRST = 'title: T\nmilestones:\n  - {id: MS-1, title: Beta, date: 2026-09}\nitems:\n  - {id: RM-1, title: First, status: planned, owner: "@mei", start: 2026-07-01, end: 2026-08-14}\n';
const found = (text: string, rule: string): ReturnType<typeof problemsOf> => problemsOf(snapshotOf({ [FILE]: text }), FILE, TODAY).filter((problem) => problem.rule === rule);

/** Fields of an item after its finding of this rule was mended; the finding is gone then. */
function mended(rule: string, fields: string): string {
  const text = `${FIRST}  - {id: RM-2, title: Second, status: planned, owner: "@mei", ${fields}}\n`;
  const [problem] = found(text, rule);
  assert.ok(problem, `${rule} is found in ${fields}`);
  const [action] = codeActions(snapshotOf({ [FILE]: text }), parseDocument(FILE, text), problem.range, { language: 'en', today: TODAY }).filter((one) => one.kind === 'fix' && one.problem.rule === rule);
  assert.ok(action, `${rule} has a fix`);
  const after = applyEdits(text, action.edits);
  assert.ok(after.startsWith(FIRST));
  assert.deepEqual(found(after, rule), [], after);
  return /owner: "@mei", ([^}]*)\}\n$/.exec(after)?.[1] ?? after;
}

describe('roadmap rules', () => {
  it('move an item behind what it depends on, as its dates are written and as long as it was', () => {
    const rule = 'roadmap/dependency-order';
    assert.equal(mended(rule, 'start: 2026-08-01, end: 2026-08-10, dependsOn: [RM-1]'), 'start: 2026-08-15, end: 2026-08-24, dependsOn: [RM-1]');
    assert.equal(mended(rule, 'start: 2026-08-01, duration: 2w, dependsOn: [RM-1]'), 'start: 2026-08-15, duration: 2w, dependsOn: [RM-1]');
    assert.equal(mended(rule, 'end: 2026-08-10, duration: 2w, dependsOn: [RM-1]'), 'end: 2026-08-28, duration: 2w, dependsOn: [RM-1]');
    assert.equal(mended(rule, 'start: 2026-07, end: 2026-08, dependsOn: [RM-1]'), 'start: 2026-08, end: 2026-09, dependsOn: [RM-1]');
    assert.equal(mended(rule, 'start: 2026-Q2, end: 2026-Q3, dependsOn: [RM-1]'), 'start: 2026-Q3, end: 2026-Q4, dependsOn: [RM-1]');
    assert.equal(mended(rule, 'start: 2026-06, end: 2026-07-15, dependsOn: [RM-1]'), 'start: 2026-08, end: 2026-09-15, dependsOn: [RM-1]');
    assert.equal(mended(rule, 'start: 2026-Q2, dependsOn: [RM-1]'), 'start: 2026-Q3, dependsOn: [RM-1]');
    assert.equal(mended(rule, 'start: 2026-08-20, end: 2026-08-21, dependsOn: [RM-1, MS-1]'), 'start: 2026-10-01, end: 2026-10-02, dependsOn: [RM-1, MS-1]');
    assert.equal(mended(rule, 'start: 2025, end: 2025, dependsOn: [RM-1]'), 'start: 2026, end: 2026, dependsOn: [RM-1]');
  });
  it('change now into next or later', () => assert.equal(mended('roadmap/horizon', 'start: 2027-06-01, horizon: now'), 'start: 2027-06-01, horizon: next'));

  it('name days and items', () => {
    const messages = (text: string, language: 'en' | 'zh' = 'en'): string[] => problemsOf(snapshotOf({ [FILE]: text, 't.team.yaml': 'teams: [{id: TEAM-app, name: App, capacity: 4, function: development}]\n' }), FILE, TODAY).filter(({ rule }) => rule.startsWith('roadmap/')).map((problem) => messageOf(problem, language));
    const late = `${FIRST}  - {id: RM-2, title: Second, status: planned, goals: [GOAL-1], start: 2026-08-01, end: 2026-08-31, dependsOn: [RM-1]}\n`.replace('title: First', 'title: First, goals: [GOAL-1]');
    assert.deepEqual(messages(late), ['RM-2 is on the critical path and has no owner. Name one.', 'RM-2 starts on 2026-08-01, before RM-1 ends on 2026-08-14. Move it, or drop the dependency.']);
    assert.deepEqual(messages(late, 'zh')[1], 'RM-2 于 2026-08-01 开始，早于 RM-1 的结束日 2026-08-14。请移动它，或去掉依赖。');
    const booked = Array.from({ length: 3 }, (_, at) => `  - {id: RM-${at}, title: T, goals: [GOAL-1], start: 2026-07-0${at + 1}, end: 2026-07-20, allocations: [{team: TEAM-app, people: 2}]}\n`).join('');
    assert.deepEqual(messages(`title: T\nitems:\n${booked}`), ['App is booked for up to 6 people of 4 from 2026-07-03 to 2026-07-20: RM-0, RM-1 and RM-2. Move one of them.']);
  });

  it('tell a booking once, where it tips, and nothing of days that have passed', () => {
    const text = (start: string, end: string): string => `title: T\nitems:\n${['RM-1', 'RM-2'].map((id) => `  - {id: ${id}, title: T, start: ${start}, end: ${end}, allocations: [{team: TEAM-app, people: 3}]}\n`).join('')}`;
    const count = (roadmap: string): number => problemsOf(snapshotOf({ [FILE]: roadmap, 't.team.yaml': 'teams: [{id: TEAM-app, name: App, capacity: 4}]\n' }), FILE, TODAY).filter(({ rule }) => rule === 'roadmap/capacity').length;
    assert.equal(count(text('2026-04-01', TODAY)), 1);
    assert.equal(count(text('2026-04-01', '2026-05-31')), 0);
  });

  it('leave a loop of requirements to its own rule', () => {
    const files = { [FILE]: 'title: T\nitems: [{id: RM-1, title: T, requirements: [REQ-1]}]\n', 'a.req.yaml': 'requirements:\n  - {id: REQ-1, dependsOn: [REQ-2]}\n  - {id: REQ-2, dependsOn: [REQ-1]}\n' };
    const rules = Object.keys(files).flatMap((file) => problemsOf(snapshotOf(files), file, TODAY)).map(({ rule }) => rule).filter((rule) => rule.endsWith('/cycle'));
    assert.deepEqual(rules, ['ref/cycle', 'ref/cycle']);
    assert.deepEqual(found('title: T\nitems: [{id: RM-1, title: T, dependsOn: [RM-1]}]\n', 'roadmap/cycle'), []);
  });

  const inFolder = (folder: string, today: string): string[] => {
    const names = (readdirSync(folder, { recursive: true }) as string[]).filter((name) => fileKindOf(name));
    const snapshot = snapshotOf(Object.fromEntries(names.map((name) => [name, readFileSync(`${folder}/${name}`, 'utf8')])));
    return names.flatMap((name) => problemsOf(snapshot, name, today).map(({ rule }) => rule)).filter((rule) => rule.startsWith('roadmap/'));
  };
  it('find nothing in the sample on its day', () => assert.deepEqual(inFolder('media/sample', '2026-11-18'), []));
  it('find each of the typical mistakes', () =>
    assert.deepEqual(inFolder('media/mistakes', '2026-11-18'), ['roadmap/dates', 'roadmap/overdue', 'roadmap/progress', 'roadmap/dependency-order', 'roadmap/cycle']));
});
