// Quick fixes: the text after each, that a fixed text is clean of what was fixed, and that fixes stay as they are.
import assert from 'node:assert/strict';
import { parseDocument } from '../../../src/core/document/parse';
import { codeActions, fixAll } from '../../../src/core/language/code-actions';
import { applyEdits } from '../../../src/core/text/range';
import { requirement, snapshotOf, TODAY } from '../workspace';

const ASKED = { language: 'en', today: TODAY } as const;
const OTHERS = { 'o.req.yaml': `requirements:\n  - id: REQ-12\n    title: Other\n    type: functional\n    status: proposed\n    statement: The app shall wait.\n` };

/** Titles of the fixes at `$0` with the text after each. */
function fixes(marked: string, file = 'a.req.yaml', language: 'en' | 'zh' = 'en'): Record<string, string> {
  const offset = marked.indexOf('$0');
  const text = marked.replace('$0', '');
  const actions = codeActions(snapshotOf({ ...OTHERS, [file]: text }), parseDocument(file, text), { start: offset, end: offset }, { ...ASKED, language });
  return Object.fromEntries(actions.map(({ title, edits }) => [title, applyEdits(text, edits)]));
}

/** Files that the creation at `$0` writes, with their texts. */
function created(marked: Readonly<Record<string, string>>): Record<string, string> {
  const [file = '', content = ''] = Object.entries(marked).find(([, text]) => text.includes('$0')) ?? [];
  const offset = content.indexOf('$0');
  const files: Record<string, string> = { ...OTHERS, ...marked, [file]: content.replace('$0', '') };
  const action = codeActions(snapshotOf(files), parseDocument(file, files[file]), { start: offset, end: offset }, ASKED).find(({ kind }) => kind === 'create');
  if (!action?.later) return {};
  const { needs, run } = action.later;
  const outcome = run((name) => (needs.includes(name) && files[name] !== undefined ? parseDocument(name, files[name]) : undefined));
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return Object.fromEntries(outcome.changes.map((change) => [change.file, change.kind === 'edit' ? applyEdits(files[change.file] ?? '', change.edits) : change.kind === 'create' ? change.text : '']));
}

function all(text: string): string {
  return applyEdits(text, fixAll(snapshotOf({ ...OTHERS, 'a.req.yaml': text }), parseDocument('a.req.yaml', text), ASKED));
}

const check = (marked: string, title: string, expected: string): void => assert.equal(fixes(marked)[title], expected, Object.keys(fixes(marked)).join(' | '));

describe('language/code-actions', () => {
  it('rename a key to the nearest one, or make it the user’s own', () => {
    check(requirement('REQ-1', 'prio$0irty: must\n'), 'Replace with “priority”', requirement('REQ-1', 'priority: must\n'));
    check(requirement('REQ-1', 'prio$0irty: must\n'), 'Replace with “x-prioirty”', requirement('REQ-1', 'x-prioirty: must\n'));
  });
  it('choose a value of an enumeration and keep its quotes', () => {
    check(requirement('REQ-1', 'priority: "$0urgent"\n'), 'Replace with “must”', requirement('REQ-1', 'priority: "must"\n'));
    check(requirement('REQ-1', 'verification: tset$0 # soon\n'), 'Replace with “test”', requirement('REQ-1', 'verification: test # soon\n'));
  });
  it('add what is missing where the schema has it', () => {
    const text = requirement('REQ-$01').replace(/statement.*\n/, 'owner: "@ling"\n');
    check(text, 'Add statement: TBD', text.replace('$0', '').replace('owner: "@ling"\n', 'owner: "@ling"\nstatement: TBD\n'));
    assert.ok('添加 statement：待定' in fixes(text, 'a.req.yaml', 'zh'));
    check(requirement('REQ-$01').replace('status: proposed\n', ''), 'Add status: proposed', requirement('REQ-1'));
  });
  it('quote numbers that are meant as text, and bracket lone entries', () => {
    check(requirement('REQ-1').replace('Pay with a saved card', '20$026'), 'Put it in quotes', requirement('REQ-1').replace('Pay with a saved card', '"2026"'));
    check(requirement('REQ-1', 'tags: of$0fline\n'), 'Replace with “[offline]”', requirement('REQ-1', 'tags: [offline]\n'));
  });
  it('quote a handle in a text that cannot be read', () => check(requirement('REQ-1', 'owner: $0@ling # me\n'), 'Replace with “"@ling"”', requirement('REQ-1', 'owner: "@ling" # me\n')));
  it('take the nearest id, but never the thing itself', () => {
    check(requirement('REQ-1', 'dependsOn: [REQ-1$012]\n'), 'Replace with “REQ-12”', requirement('REQ-1', 'dependsOn: [REQ-12]\n'));
    assert.deepEqual(Object.keys(fixes(requirement('REQ-1', 'dependsOn: [REQ-$07]\n'))), ['Create REQ-7', 'Ignore ref/unknown here with a reason…', 'Set severity of ref/unknown…']);
  });
  it('give one of two equal ids the next free one', () => check(requirement('REQ-$012'), 'Replace with “REQ-13”', requirement('REQ-13')));
  it('take the second of two equal entries out', () => {
    check(requirement('REQ-1', 'dependsOn: [REQ-12, REQ$0-12] # a\n'), 'Remove “REQ-12”', requirement('REQ-1', 'dependsOn: [REQ-12] # a\n'));
    check(requirement('REQ-1', 'dependsOn:\n  - REQ-12 # a\n  - REQ$0-12 # b\ntags: []\n'), 'Remove “REQ-12”', requirement('REQ-1', 'dependsOn:\n  - REQ-12 # a\ntags: []\n'));
  });
  it('silence a finding with a comment, which then holds', () => {
    const after = fixes(requirement('REQ-1', 'dependsOn: [REQ-$099]\n'))['Ignore ref/unknown here with a reason…'] ?? '';
    assert.equal(after, requirement('REQ-1', '# prd-ignore ref/unknown: reason\ndependsOn: [REQ-99]\n'));
    assert.deepEqual(fixes(after.replace('REQ-99', 'REQ-$099')), {});
  });
  it('delete a comment that silences nothing', () => check(requirement('REQ-1', '# prd-ig$0nore ref/unknown: gone\ntags: []\n'), 'Delete the comment', requirement('REQ-1', 'tags: []\n')));
  it('create what is named: in the same list, in the list of the PRD’s others, or in a file beside', () => {
    const list = `requirements:\n  - ${requirement('REQ-1', 'dependsOn: [REQ-9$0]\n').trimEnd().replaceAll('\n', '\n    ')}\n`;
    assert.match(created({ 'd/a.req.yaml': list })['d/a.req.yaml'] ?? '', /^requirements:\n {2}- id: REQ-1\n[^]*\n {2}- id: REQ-9\n {4}title: New requirement\n/);
    const one = requirement('REQ-1', 'dependsOn: [REQ-9$0]\n');
    assert.match(created({ 'd/a.req.yaml': one })['d/req-9.req.yaml'] ?? '', /^id: REQ-9\n/);
    const prd = 'id: PRD-1\ntitle: x\nstatus: draft\nowner: "@l"\nrequirements: [REQ-12, REQ-9$0]\n';
    assert.match(created({ 'a.prd.yaml': prd })['o.req.yaml'] ?? '', /\n {2}- id: REQ-9\n/);
    assert.match(created({ 'a.prd.md': `---\n${prd.replace('REQ-12, ', '')}---\nREQ-9\n` })['req-9.req.yaml'] ?? '', /^id: REQ-9\n/);
  });
  it('create other things in the file that lists them', () => {
    const roadmap = 'title: Plan\nmilestones: []\nitems:\n  - id: RM-1\n    title: A\n    requirements: [REQ-12]\n    dependsOn: [MS-$07]\n    start: 2026-Q4\n';
    assert.equal(created({ 'a.roadmap.yaml': roadmap })['a.roadmap.yaml'], roadmap.replace('$0', '').replace('milestones: []', `milestones:\n  - id: MS-7\n    title: TBD\n    date: ${TODAY}`));
    const product = 'id: PRODUCT-1\nname: Shop\nvision: x\n';
    assert.equal(created({ 'a.req.yaml': requirement('REQ-1', 'goals: [GOAL-$04]\n'), 'p.product.yaml': product })['p.product.yaml'], `${product}goals:\n  - id: GOAL-4\n    title: TBD\n`);
    assert.deepEqual(created({ 'a.req.yaml': requirement('REQ-1', 'goals: [GOAL-$04]\n') }), {});
  });
  it('come in order: the sure one, others, what creates, what silences', () => {
    assert.deepEqual(Object.keys(fixes(requirement('REQ-1', 'dependsOn: [REQ-1$012]\n'))), ['Replace with “REQ-12”', 'Create REQ-112', 'Ignore ref/unknown here with a reason…', 'Set severity of ref/unknown…']);
  });
  it('begin an empty file', () => assert.match(fixes('$0', 'b.prd.yaml')['Begin in English'] ?? '', /^id: PRD-1\n/));
  it('mend all that is sure at once, and nothing a second time', () => {
    const bad = requirement('REQ-1', 'prioirty: must\ndependsOn: [REQ-112]\ntags: offline\n');
    const good = requirement('REQ-1', 'priority: must\ndependsOn: [REQ-12]\ntags: [offline]\n');
    assert.equal(all(bad), good);
    assert.equal(all(good), good);
  });
});
