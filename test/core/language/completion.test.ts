// What is offered at a cursor, and the text after one of the offers is taken.
import assert from 'node:assert/strict';
import { completion } from '../../../src/core/language/completion';
import { resolveCompletion } from '../../../src/core/language/complete-references';
import type { Completion } from '../../../src/core/language/completion-item';
import type { Language } from '../../../src/core/language/words';
import { parseDocument } from '../../../src/core/document/parse';
import { applyEdits } from '../../../src/core/text/range';
import { emptySnapshot, updateSnapshot } from '../../../src/core/index/build';
import { factsOf } from '../../../src/core/index/facts-of';
import { sceneOf, SHOP, TODAY } from './fixture';

interface In {
  readonly file?: string;
  readonly language?: Language;
  readonly others?: Readonly<Record<string, string>>;
}

function at(text: string, { file, language = 'en', others }: In): { items: Completion[]; text: string } {
  const { snapshot, document, offset } = sceneOf(text, file, others);
  const { items } = completion(snapshot, document, offset, { language, today: TODAY });
  for (const { range } of items) assert.ok(range.start <= offset && offset <= range.end, 'the range holds the cursor');
  return { items: [...items].sort((a, b) => (a.sortText < b.sortText ? -1 : a.sortText > b.sortText ? 1 : 0)), text: document.text };
}

/** Labels in the order shown. */
function offers(text: string, expected: string, where: In = {}): void {
  assert.equal(at(text, where).items.map(({ label }) => label).join(' '), expected, text);
}

/** The text after the offer `label` is taken. */
function takes(text: string, label: string, expected: string, where: In = {}): void {
  const found = at(text, where);
  const item = found.items.find((one) => one.label === label);
  assert.ok(item, `${label} in ${found.items.map((one) => one.label).join(' ')}`);
  assert.equal(applyEdits(found.text, [{ range: item.range, newText: item.insertText }]), expected);
}

const RISKS = { file: 'shop/a.risks.yaml' };
const PRD = { file: 'shop/a.prd.yaml' };
const ROADMAP = { file: 'shop/a.roadmap.yaml' };

describe('language/completion: keys', () => {
  it('offers those that are missing, required ones first', () => {
    offers('risks:\n  - id: RISK-1\n    impact: 3\n    owner: x\n    notes: y\n    $0', 'title category probability response description plan trigger status raised reviewed affects links', RISKS);
    offers('source:\n  channel: sales\n  $0', 'feedback by date note');
    offers('x-mine:\n  $0', '');
  });

  it('says which are required', () => {
    const { items } = at('requirements:\n  - $0', {});
    assert.equal(items.find(({ label }) => label === 'statement')?.detail, 'Statement · required');
    assert.match(items.find(({ label }) => label === 'priority')?.documentation ?? '', /`must` Must have/);
  });

  it('writes a key with what stands below it', () => {
    takes('requirements:\n  - id: REQ-1\n    pri$0', 'priority', 'requirements:\n  - id: REQ-1\n    priority: ');
    takes('requirements:\n  - id: REQ-1\n    $0', 'dependsOn', 'requirements:\n  - id: REQ-1\n    dependsOn:\n      - $1');
    takes('requirements:\n- id: REQ-1\n  $0', 'dependsOn', 'requirements:\n- id: REQ-1\n  dependsOn:\n  - $1');
    takes('id: REQ-1\nso$0', 'source', `id: REQ-1
source:
  channel: \${1|user-feedback,market-research,internal,competitor,regulation,sales,support,analytics|}`);
    takes('title: Q\n$0', 'milestones', 'title: Q\nmilestones:\n  - id: ${1:MS-1}\n    title: $2\n    date: ${3:2026-11-22}', ROADMAP);
    takes('people:\n  - name: x\n$0', 'teams', 'people:\n  - name: x\nteams:\n  - id: ${1:TEAM-1}\n    name: $2\n    function: ${3|product,design,development,architecture,test,operations,marketing,sales,support,finance,administration|}\n    capacity: ${4:6}', { file: 'shop/b.team.yaml' });
    takes('a:\r\n$0', 'source', 'a:\r\nsource:\r\n  channel: ${1|user-feedback,market-research,internal,competitor,regulation,sales,support,analytics|}');
  });

  it('replaces a key that has its colon', () => {
    takes('id: REQ-1\nprioi$0rty: must', 'priority', 'id: REQ-1\npriority: must');
    takes('links: [{title: x, $0}]', 'url', 'links: [{title: x, url: }]');
  });

  it('offers the keys of the product’s criteria and of rules', () => {
    assert.ok(at('scores:\n  $0', {}).items.some(({ label }) => label === 'brandFit'));
    assert.ok(at('rules:\n  $0', { file: 'prd.config.yaml' }).items.some(({ label }) => label === 'schema/required'));
    offers('rules:\n  schema/required: $0', 'off hint info warning error', { file: 'prd.config.yaml' });
  });
});

describe('language/completion: values', () => {
  it('offers enumerated values with their meaning', () => {
    offers('priority: $0', 'must should could wont');
    offers('priority: m$0 # why', 'must should could wont');
    takes('priority: mu$0 # why', 'must', 'priority: must # why');
    takes('priority:$0', 'must', 'priority: must');
    takes("priority: 'm$0'", 'must', "priority: 'must'");
    takes('links: [{url: x}]\nsource: {channel:$0}', 'sales', 'links: [{url: x}]\nsource: {channel: sales}');
    offers('notApplicable: [vision, $0]', 'targetMarket competition functional priorities useCases system performance salesSupport', PRD);
    const item = at('优先级: x\npriority: $0', { language: 'zh' }).items[0];
    assert.deepEqual([item?.detail, item?.documentation, item?.filterText], ['必须有', '没有它就不能发布。', 'must 必须有']);
  });

  it('offers dates, periods, durations and short scales', () => {
    offers('source: {date: $0}', '2026-11-22 2026-11-21 2026-11-15');
    offers('goals:\n  - due: $0', '2026-12-06 2026-11-30 2026-12-31 2026-11-29 2027-02-22 2026-11-22', { file: 'shop/b.product.yaml' });
    offers('start: $0', '2026-Q4 2027-Q1 2027-Q2 2027-Q3 2027-Q4 2028-Q1 2026-11 2026-12 2026-11-22 2026-H2 2026', ROADMAP);
    offers('estimate: $0', '3d 1w 2w 1m 1q');
    offers('risks:\n  - probability: $0', '1 2 3 4 5', RISKS);
    offers('title: $0', '');
  });

  it('offers the next free id where one is defined', () => {
    takes('requirements:\n  - id: $0', 'REQ-41', 'requirements:\n  - id: REQ-41');
    offers('id: REQ-40$0', '');
    offers('handle: $0', '', { file: 'shop/b.team.yaml' });
  });
});

describe('language/completion: words in use', () => {
  const others = {
    ...SHOP,
    'shop/t.req.yaml': 'requirements:\n  - id: REQ-50\n    tags: [cards, "a: b"]\n  - id: REQ-51\n    tags: [cards]\n',
    'shop/f.feedback.yaml': 'feedback:\n  - id: FB-1\n    segment: Commuters\n    customer: Ada\n',
  };
  it('offers tags, the most used first, in the form of the place', () => {
    offers('tags: [$0]', 'cards a: b', { others });
    offers('tags: [cards, $0]', 'a: b', { others });
    takes('tags:\n  - $0', 'a: b', 'tags:\n  - "a: b"', { others });
    takes('tags: "$0"', 'cards', 'tags: [cards]', { others });
    assert.equal(at('tags: [$0]', { others }).items[0]?.detail, 'Used 2 times');
  });
  it('offers segments, customers, units and currencies', () => {
    offers('feedback:\n  - segment: $0', 'Commuters', { file: 'shop/b.feedback.yaml', others });
    offers('feedback:\n  - customer: $0', 'Ada', { file: 'shop/b.feedback.yaml', others });
    takes('goals:\n  - kpis:\n      - unit: $0', '%', 'goals:\n  - kpis:\n      - unit: "%"', { file: 'shop/b.product.yaml', others });
    offers('currency: $0', 'EUR USD CNY GBP JPY', { ...ROADMAP, others });
  });
  it('offers numbers and lists in place of quotes', () => {
    takes('analysis:\n  userValue: "$0"', '3', 'analysis:\n  userValue: 3');
    takes("dependsOn: 'REQ$0'", 'REQ-12', 'dependsOn: [REQ-12]');
    offers('items:\n  - progress: $0', '0 25 50 75 100', ROADMAP);
  });
});

describe('language/completion: ids', () => {
  it('offers what the field can name, own product first', () => {
    offers('id: REQ-1\nparent: $0', 'REQ-12 REQ-40 REQ-77');
    offers('goals: [$0]', 'GOAL-1');
    const [item, , other] = at('id: REQ-1\nparent: $0', {}).items;
    assert.deepEqual([item?.description, item?.detail, item?.filterText], ['Pay with a saved card', 'Approved · Ling Zhao', 'REQ-12 Pay with a saved card']);
    assert.equal(other?.detail, 'Planned · bank');
  });

  it('leaves out what the list has and the thing itself', () => {
    offers('dependsOn: [REQ-12, $0]', 'REQ-40 REQ-77');
    offers('dependsOn:\n  - REQ-12\n  - $0\n  - REQ-77', 'REQ-40');
    offers('id: REQ-5\nparent: $0', 'REQ-12 REQ-40 REQ-77');
    offers('requirements:\n  - id: REQ-5\n  - id: REQ-6\n    parent: $0\n', 'REQ-5 REQ-12 REQ-40 REQ-77');
  });

  it('writes them in the form of the place', () => {
    takes('dependsOn: $0', 'REQ-12', 'dependsOn: [REQ-12]');
    takes('dependsOn:\n  $0', 'REQ-12', 'dependsOn:\n  - REQ-12');
    takes('dependsOn:\n  -$0', 'REQ-12', 'dependsOn:\n  - REQ-12');
    takes('dependsOn:\n  - REQ-77\n  $0', 'REQ-12', 'dependsOn:\n  - REQ-77\n  - REQ-12');
    takes('dependsOn: [REQ-77,$0]', 'REQ-12', 'dependsOn: [REQ-77, REQ-12]');
    takes('dependsOn: [card$0', 'REQ-12', 'dependsOn: [REQ-12');
  });

  it('writes handles in quotes', () => {
    takes('owner: $0', '@ling', 'owner: "@ling"');
    takes('owner: @l$0', '@ling', 'owner: "@ling"');
    takes('owner: "@l$0"', '@ling', 'owner: "@ling"');
    takes('owner: "@l$0', '@ling', 'owner: "@ling"');
    takes("owner: '$0'", '@ling', "owner: '@ling'");
    takes('reviewers: ["@ling", $0]', '@tom', 'reviewers: ["@ling", "@tom"]', PRD);
    takes('reviewers:\n  - "@ling"\n  - $0', '@tom', 'reviewers:\n  - "@ling"\n  - "@tom"', PRD);
    const [item] = at('owner: $0', {}).items;
    assert.deepEqual([item?.filterText, item?.detail], ['@ling Ling Zhao', 'Product manager']);
  });

  it('gives the card of the one that is looked at', () => {
    const { snapshot, document, offset } = sceneOf('parent: $0');
    const item = completion(snapshot, document, offset, { language: 'en', today: TODAY }).items[0];
    assert.ok(item);
    assert.match(resolveCompletion(snapshot, item, { language: 'en', today: TODAY }).documentation ?? '', /^\*\*Pay with a saved card\*\* `REQ-12`/);
  });

  it('sends a part of many and says so', () => {
    const many = `requirements:\n${Array.from({ length: 3000 }, (_, i) => `  - id: REQ-${i + 1}\n    title: Thing ${i + 1}\n`).join('')}`;
    const { snapshot, document, offset } = sceneOf('parent: thing 299$0', 'shop/new.req.yaml', { 'shop/many.req.yaml': many });
    const { items, incomplete } = completion(snapshot, document, offset, { language: 'en', today: TODAY });
    assert.ok(incomplete && items.length < 1000);
    assert.ok(items.some(({ label }) => label === 'REQ-2999'));
    const other = sceneOf('parent: 2998 thi$0', 'shop/new.req.yaml', { 'shop/many.req.yaml': many });
    assert.ok(completion(other.snapshot, other.document, other.offset, { language: 'en', today: TODAY }).items.some(({ label }) => label === 'REQ-2998'), 'words in any order');
  }).timeout(20_000);
});

describe('language/completion: whole things', () => {
  it('offers a skeleton in an empty file, with the next id', () => {
    const [item] = at('$0', {}).items;
    assert.equal(item?.label, 'New requirements');
    assert.match(item?.insertText ?? '', /^requirements:\n {2}- id: \$\{1:REQ-41\}\n {4}title: \$\{2:New requirement\}\n {4}type: \$\{3\|functional,performance,/);
    assert.equal(at('# note\n\nre$0', {}).items[0]?.label, 'New requirements');
    assert.notEqual(at('id: REQ-1\nre$0', {}).items[0]?.label, 'New requirements');
    assert.match(at('$0', { file: 'shop/b.prd.md' }).items[0]?.insertText ?? '', /^---\nid: \$\{1:PRD-3\}/);
    assert.match(at('$0', { file: 'shop/b.roadmap.yaml', language: 'zh' }).items[0]?.insertText ?? '', /title: \$\{1:2026 年路线图\}/);
  });

  it('knows the ids of its own text while the workspace is still being read', () => {
    const text = 'requirements:\n  - id: REQ-901\n  - id: ';
    const { items } = completion(emptySnapshot(), parseDocument('a.req.yaml', text), text.length, { language: 'en', today: TODAY });
    assert.deepEqual(items.map(({ label }) => label), ['REQ-902']);
  });

  it('offers a whole item of a list', () => {
    takes('risks:\n  - id: RISK-1\n  $0', 'New risk', `risks:
  - id: RISK-1
  - id: \${1:RISK-2}
    title: $2
    category: \${3|technical,market,operational,financial,legal,schedule,people,security|}
    probability: \${4|1,2,3,4,5|}
    impact: \${5|1,2,3,4,5|}
    response: \${6|mitigate,avoid,transfer,accept|}
    plan: $7
    owner: "\${8|@ling,@tom|}"
    status: \${9|open,watching,occurred,closed|}`, RISKS);
    takes('requirements:\n  - $0', 'New requirement', `requirements:
  - id: \${1:REQ-41}
    title: $2
    type: \${3|functional,performance,system,usability,security,compliance,sales,support,constraint|}
    status: \${4|proposed,analysed,approved,planned,in-progress,implemented,verified,released,rejected,deferred|}
    priority: \${5|should,must,could,wont|}
    statement: $6
    acceptance:
      - given: $7
        when: $8
        then: $9`);
    takes('title: Q\nitems:\n- $0', 'New roadmap item', `title: Q
items:
- id: \${1:RM-1}
  title: $2
  start: \${3:2026-11-22}
  duration: \${4:2w}
  status: \${5|idea,planned,in-progress,at-risk,blocked,done,cancelled|}`, ROADMAP);
    takes('feedback:\n- $0', 'New feedback entry', `feedback:
- id: \${1:FB-1}
  date: \${2:2026-11-22}
  channel: \${3|interview,survey,review,support,social,sales,analytics,internal|}
  text: $4
  status: \${5|new,triaged,planned,answered,closed|}`, { file: 'shop/b.feedback.yaml' });
    takes('title: Q\nlanes:\n  - $0', 'New lane', 'title: Q\nlanes:\n  - id: ${1:LANE-1}\n    title: $2', ROADMAP);
    offers('title: Q\nitems:\n  - allocations:\n      - $0', 'New allocation team people', ROADMAP);
  });

  it('offers what stands below a key from behind its colon, and in braces', () => {
    takes('id: REQ-1\nlinks: $0\ntags: []', 'New link', 'id: REQ-1\nlinks:\n  - title: $1\n    url: $2\ntags: []');
    takes('id: REQ-1\nsource:$0', 'New source', 'id: REQ-1\nsource:\n  channel: ${1|user-feedback,market-research,internal,competitor,regulation,sales,support,analytics|}');
    takes('id: REQ-1\nlinks: [$0]', 'New link', 'id: REQ-1\nlinks: [{title: $1, url: $2\\}]');
    takes('title: Q\nitems: [{id: RM-1, allocations: [$0]}]', 'New allocation', 'title: Q\nitems: [{id: RM-1, allocations: [{team: ${1|TEAM-web|}, people: ${2:2}\\}]}]', ROADMAP);
  });

  it('offers nothing in running text and comments', () => {
    offers('statement: >-\n  The shop $0', '');
    offers('title: x # $0', '');
    offers('---\nid: PRD-1\n---\nSee $0', '', { file: 'shop/b.prd.md' });
  });

  it('stays within its time', () => {
    const many = `requirements:\n${Array.from({ length: 10_000 }, (_, i) => `  - id: REQ-${i + 1}\n    title: Thing ${i + 1}\n    status: approved\n    owner: "@ling"\n`).join('')}`;
    const snapshot = updateSnapshot(emptySnapshot(), [{ file: 'many.req.yaml', facts: factsOf(parseDocument('many.req.yaml', many)) }]);
    const lines = Array.from({ length: 1000 }, (_, i) => (i % 10 === 0 ? `  - id: NEW-${i}` : `    x-${i}: y`));
    const text = `requirements:\n${lines.join('\n')}\n    dependsOn: [REQ-1, `;
    const document = parseDocument('a.req.yaml', `${text}]\n`);
    completion(snapshot, document, text.length, { language: 'en', today: TODAY });
    // Time of the processor, not of the clock: others may be at work. The best of some counts.
    const times = Array.from({ length: 8 }, () => {
      const start = process.cpuUsage();
      assert.ok(completion(snapshot, document, text.length, { language: 'en', today: TODAY }).items.length > 0);
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1000;
    });
    assert.ok(Math.min(...times) < 20, times.join(' '));
  }).timeout(20_000);
});
