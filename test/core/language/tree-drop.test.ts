// What a drop onto a row of the tree writes, and what it says when it writes nothing.
import assert from 'node:assert/strict';
import { parseDocument } from '../../../src/core/document/parse';
import { definitionsOf } from '../../../src/core/index/lookup';
import { type Dragged, type Drop, dropOnto, type DropTarget } from '../../../src/core/language/tree-drop';
import { thingsMarkdown } from '../../../src/core/language/thing-markdown';
import { applyEdits } from '../../../src/core/text/range';
import { snapshotOf, TODAY } from '../workspace';

type Files = Readonly<Record<string, string>>;

const item = (id: string, more = ''): string => `  - id: ${id}\n    title: Title of ${id}\n    type: functional\n    status: proposed\n    statement: The shop shall answer.\n${more}`;
const prd = (id: string, requirements: string): string => `id: ${id}\ntitle: Document ${id}\nstatus: draft\nowner: "@l"\nrequirements:${requirements}`;
const ROADMAP = 'id: ROADMAP-a\ntitle: R\nlanes:\n  - {id: LANE-a, title: A}\nitems:\n  # the first\n  - id: RM-1\n    title: One\n    status: planned\n  - {id: RM-2, title: Two, requirements: [REQ-1]}\n';
const FILES: Files = {
  'a.prd.yaml': prd('PRD-1', '\n  - REQ-1\n  # needed soon\n  - REQ-2 # why\n'),
  'b.prd.yaml': prd('PRD-2', ' [REQ-3]\n'),
  'c.prd.yaml': prd('PRD-3', `\n  - REQ-9\n${item('REQ-4', '    # mine\n    notes: x\n')}`),
  'r.req.yaml': `requirements:\n${item('REQ-1')}${item('REQ-2')}${item('REQ-3')}${item('REQ-9')}`,
  'r.roadmap.yaml': ROADMAP,
  'f.feedback.yaml': 'feedback:\n  - id: FB-1\n    date: 2026-05-01\n    channel: review\n    text: Slow\n',
  't.team.yaml': 'teams:\n  - id: TEAM-a\n    name: A\npeople:\n  - handle: "@l"\n    name: L\n',
  'k.risks.yaml': 'risks:\n  - id: RISK-1\n    title: Late\n    category: schedule\n    probability: 4\n    impact: 3\n    response: accept\n',
};

const snapshot = snapshotOf(FILES);
const thing = (id: string): Dragged['entity'] => {
  const [entity] = definitionsOf(snapshot, id);
  assert.ok(entity, id);
  return entity;
};
/** `REQ-1 < PRD-1` is REQ-1 as it stands below PRD-1. */
const dragged = (text: string): Dragged => {
  const [id = '', from] = text.split(' < ');
  return { entity: thing(id), ...(from && { from: thing(from) }) };
};
const onto = (text: string): DropTarget => {
  const [id = '', within] = text.split(' < ');
  return { kind: 'thing', entity: thing(id), ...(within && { within: thing(within) }) };
};
const drop = (what: string | readonly string[], target: string | DropTarget, language: 'en' | 'zh' = 'en'): Drop => dropOnto(snapshot, [what].flat().map(dragged), typeof target === 'string' ? onto(target) : target, language);

/** Files after a drop; those that are as before are left out. */
function after(what: string | readonly string[], target: string | DropTarget, title?: string): Files {
  const result = drop(what, target);
  assert.ok(result.ok, JSON.stringify(result));
  if (title !== undefined) assert.equal(result.title, title);
  const outcome = result.run(result.needs.map((file) => parseDocument(file, FILES[file])));
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return Object.fromEntries(outcome.changes.map((change) => [change.file, change.kind === 'edit' ? applyEdits(FILES[change.file] ?? '', change.edits) : change.kind === 'create' ? change.text : '']));
}

const refused = (what: string | readonly string[], target: string | DropTarget, language: 'en' | 'zh' = 'en'): string => {
  const result = drop(what, target, language);
  assert.ok(!result.ok);
  return result.reason;
};

describe('language/tree-drop: requirements and PRDs', () => {
  it('moves the reference with the comments beside it', () => {
    assert.deepEqual(after('REQ-2 < PRD-1', 'PRD-3', 'Moved the reference REQ-2 to PRD-3'), {
      'a.prd.yaml': prd('PRD-1', '\n  - REQ-1\n'),
      'c.prd.yaml': `${FILES['c.prd.yaml']}  # needed soon\n  - REQ-2 # why\n`,
    });
  });
  it('into brackets, and out of them', () => {
    assert.deepEqual(after('REQ-1 < PRD-1', 'PRD-2'), { 'a.prd.yaml': prd('PRD-1', '\n  # needed soon\n  - REQ-2 # why\n'), 'b.prd.yaml': prd('PRD-2', ' [REQ-3, REQ-1]\n') });
    assert.deepEqual(after('REQ-3 < PRD-2', 'REQ-1 < PRD-1'), { 'b.prd.yaml': prd('PRD-2', ' []\n'), 'a.prd.yaml': `${FILES['a.prd.yaml']}  - REQ-3\n` });
  });
  it('moves the whole text of what is written in a PRD, and leaves no id behind', () => {
    assert.deepEqual(after('REQ-4 < PRD-3', 'PRD-1', 'Moved the whole text of REQ-4 to PRD-1'), {
      'c.prd.yaml': prd('PRD-3', '\n  - REQ-9\n'),
      'a.prd.yaml': `${FILES['a.prd.yaml']}${item('REQ-4', '    # mine\n    notes: x\n')}`,
    });
  });
  it('several go in one step', () => {
    assert.deepEqual(after(['REQ-1 < PRD-1', 'REQ-2 < PRD-1'], 'PRD-3', 'Moved the reference REQ-1 to PRD-3 and 1 more'), {
      'a.prd.yaml': prd('PRD-1', ' []\n'),
      'c.prd.yaml': `${FILES['c.prd.yaml']}  - REQ-1\n  # needed soon\n  - REQ-2 # why\n`,
    });
  });
  it('lists what comes from elsewhere, and takes off the list what goes to no document', () => {
    assert.deepEqual(after('REQ-9', 'PRD-2', 'PRD-2 lists REQ-9 now'), { 'b.prd.yaml': prd('PRD-2', ' [REQ-3, REQ-9]\n') });
    assert.deepEqual(after('REQ-2 < PRD-1', { kind: 'loose', scope: '' }, 'PRD-1 no longer lists REQ-2'), { 'a.prd.yaml': prd('PRD-1', '\n  - REQ-1\n') });
  });
  it('says why not', () => {
    assert.equal(refused('REQ-1 < PRD-1', 'PRD-1'), 'PRD-1 has REQ-1 already.');
    assert.equal(refused('REQ-9', 'PRD-3'), 'PRD-3 lists REQ-9 already.');
    assert.equal(refused('REQ-4 < PRD-3', { kind: 'loose', scope: '' }), 'REQ-4 is written in PRD-3. Extract it to a file first.');
    assert.equal(refused('REQ-1 < PRD-1', { kind: 'elsewhere' }), 'Drop REQ-1 on a PRD, a roadmap item, a feedback note, a goal or a person.');
    assert.equal(refused('REQ-1 < PRD-1', { kind: 'loose', scope: 'shop' }), 'REQ-1 belongs to another product.');
    assert.equal(refused('PRD-1', 'PRD-2'), 'A PRD can’t be dropped on a PRD. It goes on a roadmap item or a person.');
    assert.equal(refused('PRD-1', 'PRD-2', 'zh'), 'PRD 不能放到 PRD 上。可放到：路线图条目、人员。');
    assert.equal(refused('TEAM-a', { kind: 'elsewhere' }), 'TEAM-a can’t be moved.');
    assert.equal(refused(['REQ-1 < PRD-1', 'PRD-1'], 'PRD-2'), 'A PRD can’t be dropped on a PRD. It goes on a roadmap item or a person.');
  });
  it('refuses texts that have changed meanwhile', () => {
    const result = drop('REQ-2 < PRD-1', 'PRD-3');
    assert.ok(result.ok);
    assert.deepEqual(result.run([parseDocument('a.prd.yaml', prd('PRD-1', ' []\n')), parseDocument('c.prd.yaml', FILES['c.prd.yaml'])]), { ok: false, reason: 'missing' });
    assert.deepEqual(result.run([parseDocument('a.prd.yaml', FILES['a.prd.yaml'])]), { ok: false, reason: 'missing' });
    assert.deepEqual(result.run([parseDocument('a.prd.yaml', FILES['a.prd.yaml']), parseDocument('c.prd.yaml', 'id: [\n')]), { ok: false, reason: 'broken' });
  });
});

describe('language/tree-drop: other things', () => {
  it('a requirement goes onto a roadmap item', () => {
    assert.deepEqual(after('REQ-2 < PRD-1', 'RM-1', 'REQ-2 is in RM-1 now'), { 'r.roadmap.yaml': ROADMAP.replace('title: One\n', 'title: One\n    requirements:\n      - REQ-2\n') });
    assert.deepEqual(after('REQ-2', 'RM-2'), { 'r.roadmap.yaml': ROADMAP.replace('[REQ-1]', '[REQ-1, REQ-2]') });
    assert.equal(refused('REQ-1', 'RM-2'), 'RM-2 names REQ-1 already.');
  });
  it('feedback speaks for a requirement', () => {
    assert.deepEqual(after('FB-1', 'REQ-1', 'FB-1 speaks for REQ-1 now'), { 'f.feedback.yaml': `${FILES['f.feedback.yaml']}    requirements:\n      - REQ-1\n` });
  });
  it('an item goes to a lane, a person to a team, a risk to what it affects', () => {
    assert.deepEqual(after('RM-2', 'LANE-a'), { 'r.roadmap.yaml': ROADMAP.replace('title: Two, ', 'title: Two, lane: LANE-a, ') });
    assert.match(after('@l', 'TEAM-a')['t.team.yaml'] ?? '', /name: L\n {4}team: TEAM-a\n$/);
    assert.match(after('RISK-1', 'RM-1')['k.risks.yaml'] ?? '', /affects:\n {6}- RM-1\n$/);
  });
  it('a group of requirements gives its value', () => {
    assert.deepEqual(after('REQ-1', { kind: 'group', field: 'status', value: 'approved', scope: '' }), { 'r.req.yaml': (FILES['r.req.yaml'] ?? '').replace('proposed', 'approved') });
    assert.equal(refused('REQ-1', { kind: 'group', field: 'status', value: 'proposed', scope: '' }), 'REQ-1 has that already.');
    assert.equal(refused('REQ-1', { kind: 'group', field: 'owner', value: '', scope: '' }), 'Drop REQ-1 on a group with a value.');
  });
});

describe('language/thing-markdown', () => {
  it('has heading, facts, text, criteria; of a document its requirements; what files say is no markup', () => {
    const files = { 'a.prd.yaml': prd('PRD-1', '\n  - REQ-1\n'), 'a.req.yaml': `requirements:\n${item('REQ-1', '    priority: must\n    acceptance:\n      - It *works*.\n      - {given: a, when: b, then: c}\n')}` };
    const own = snapshotOf(files);
    const all = ['REQ-1', 'PRD-1'].flatMap((id) => definitionsOf(own, id));
    assert.equal(thingsMarkdown(own, all, { language: 'en', today: TODAY }), [
      '### REQ-1 Title of REQ-1', 'Proposed · Must have · Functional', 'The shop shall answer.', '**Acceptance criteria**', '- It \\*works\\*.\n- **given** a, **when** b, **then** c',
      '### PRD-1 Document PRD-1', 'Draft · `@l`', '- REQ-1 Title of REQ-1\n',
    ].join('\n\n'));
  });
});
