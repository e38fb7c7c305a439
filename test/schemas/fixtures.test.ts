// Small YAML documents of each kind -> what the validators tell of them.
import assert from 'node:assert/strict';
import { parse } from 'yaml';
import * as validators from '../../src/core/schema/generated/validators.js';

type Kind = keyof typeof validators;

/** What a validator tells of a text: `path keyword` with the parameter that says what is meant, sorted. */
function findings(kind: Kind, text: string): string[] {
  const validate = validators[kind];
  if (validate(parse(text))) return [];
  return (validate.errors ?? [])
    .map(({ instancePath, keyword, params }) => `${instancePath} ${keyword} ${String(params['missingProperty'] ?? params['additionalProperty'] ?? params['format'] ?? params['limit'] ?? params['type'] ?? '')}`.trim())
    .sort();
}

const requirement = (more: string): string => `id: REQ-1\ntitle: Pay\ntype: functional\nstatus: proposed\nstatement: The shop shall take cards.\n${more}`;
const roadmapItem = (more: string): string => `title: Plan\nitems:\n  - id: RM-1\n    title: Cards\n${more.replace(/^(?=.)/gm, '    ')}`;
const prd = (more: string): string => `id: PRD-1\ntitle: Checkout\nstatus: draft\nowner: "@ling"\n${more}`;
const risk = (more: string): string => `risks:\n  - id: RISK-1\n    title: Fees\n    category: market\n    response: accept\n${more.replace(/^(?=.)/gm, '    ')}`;

const ACCEPTED: readonly (readonly [string, Kind, string])[] = [
  ['a product with the least', 'product', 'id: PRODUCT-shop\nname: Shop\nvision: Buy anywhere.'],
  ['a product in Chinese with keys of its own', 'product', 'id: PRODUCT-商店\nname: 商店\nvision: 随处可买。\nx-budget-code: 12\nmarket:\n  x-map: {a: [1]}\n  segments:\n    - {name: 小店, size: 48000}\n    - {name: 大店, size: 约两千家}'],
  ['a goal with its KPI', 'product', 'id: PRODUCT-1\nname: A\nvision: B\ngoals:\n  - id: GOAL-1\n    title: More orders\n    horizon: short\n    due: 2026-12-31\n    kpis:\n      - {id: KPI-1, name: Orders, target: 75, baseline: 61.5, direction: up, actuals: [{date: 2026-02-01, value: 62}]}'],
  ['a scoring model with own criteria', 'product', 'id: PRODUCT-1\nname: A\nvision: B\nscoring:\n  model: weighted\n  criteria: [{key: brandFit, weight: 0, min: -2, max: 2, direction: down}]'],
  ['requirements by id and in place', 'prd', prd(`requirements:\n  - REQ-7\n  -\n${requirement('').replace(/^(?=.)/gm, '    ')}`)],
  ['a competitor by id or by name', 'prd', prd('competition:\n  - {competitor: COMP-acme, gaps: none}\n  - {competitor: Paper forms}')],
  ['parts that are left out on purpose', 'prd', prd('notApplicable: [competition, salesSupport]')],
  ['a version in quotes', 'prd', prd('version: "1.10"')],
  ['acceptance as text and as scenario', 'requirement', requirement('acceptance:\n  - At most 3 steps.\n  - {given: a card, when: she pays, then: it is offered}\n  - {then: it works}')],
  ['scores as numbers, words and criteria', 'requirement', requirement('scores: {reach: 2000, impact: high, confidence: 80, effort: 0.5, brandFit: 4, x-note: soon}')],
  ['many requirements', 'requirementList', `requirements:\n  - ${requirement('').trim().replaceAll('\n', '\n    ')}`],
  ['an empty list', 'requirementList', 'requirements: []'],
  ['every form of a period', 'roadmap', 'title: Plan\nstart: 2026\nend: 2026-H2\nmilestones: [{id: MS-1, title: Beta, date: 2026-Q2}, {id: MS-2, title: Out, date: 2026-06}, {id: MS-3, title: End, date: 2026-06-30}]'],
  ['an item with dependencies, people and cost', 'roadmap', roadmapItem('lane: LANE-pay\ndependsOn: [RM-2, MS-1]\nduration: 1.5m\nprogress: 100\nallocations: [{team: TEAM-pay, people: 0.5}]\ncost: 0\n')],
  ['feedback and an improvement', 'feedback', 'feedback: [{id: FB-1, date: 2026-03-01, channel: survey, text: 很慢, weight: 12}]\nimprovements: [{id: IMP-1, title: Faster, feedback: [FB-1], status: doing}]'],
  ['improvements alone', 'feedback', 'improvements: []'],
  ['a risk on both ends of the scale', 'risks', risk('probability: 1\nimpact: 5\naffects: [RM-1, REQ-1, PRD-1, GOAL-1]\n')],
  ['teams, people above their load, and responsibilities', 'team', 'teams: [{id: TEAM-pay, name: Pay, function: development, capacity: 4.5, budget: {amount: 10, currency: CNY, period: 2026}}]\npeople: [{handle: "@玲", name: 玲, load: 130}]\nresponsibilities: [{activity: Ship, area: operations, responsible: ["@玲", TEAM-pay], accountable: "@玲"}]'],
  ['rules by any name', 'config', 'rules: {wording/vague: off, some/rule: error}\nids: {requirement: PAY-REQ}\nignore: ["old/**"]\ntrace: {include: [src/**], tests: ["**/*.test.ts"]}\nlanguage: zh'],
  ['an empty configuration', 'config', '{}'],
];

const REFUSED: readonly (readonly [string, Kind, string, readonly string[]])[] = [
  ['a product without what it must have', 'product', 'strategy: x', ['required id', 'required name', 'required vision']],
  ['an empty vision', 'product', 'id: PRODUCT-1\nname: A\nvision: ""', ['/vision minLength 1']],
  ['a slip in a key, at any depth', 'product', 'id: PRODUCT-1\nname: A\nvision: B\nmarkt: {}\nmarket: {segments: [{nme: x, name: y}]}', ['/market/segments/0 additionalProperties nme', 'additionalProperties markt']],
  ['a KPI without its target, a day that does not exist', 'product', 'id: PRODUCT-1\nname: A\nvision: B\ngoals: [{id: GOAL-1, title: T, due: 2026-02-30, kpis: [{id: KPI-1, name: K}]}]', ['/goals/0/due format prd-date', '/goals/0/kpis/0 required target']],
  ['a weight below zero', 'product', 'id: PRODUCT-1\nname: A\nvision: B\nscoring: {criteria: [{key: a, weight: -1}]}', ['/scoring/criteria/0/weight minimum 0']],
  ['a file by its absolute path', 'product', 'id: PRODUCT-1\nname: A\nvision: B\ndeliverables: [{stage: concept, title: T, file: /etc/passwd}]', ['/deliverables/0/file format prd-path']],
  ['a name where a PRD has a number', 'prd', prd('').replace('PRD-1', 'PRD-checkout'), ['/id format prd-id']],
  ['an owner without @', 'prd', prd('').replace('"@ling"', 'ling'), ['/owner format prd-handle']],
  ['an unknown status', 'prd', prd('').replace('draft', 'finished'), ['/status enum']],
  ['a version that YAML reads as a number', 'prd', prd('version: 1.10'), ['/version type string']],
  ['a requirement in place with a fault', 'prd', prd('requirements: [{id: REQ-1, title: T, type: functional, status: proposed, priority: high}]'), ['/requirements/0 required statement', '/requirements/0/priority enum']],
  ['a number where a requirement belongs', 'prd', prd('requirements: [7]'), ['/requirements/0 type string']],
  ['one text where a list belongs', 'prd', prd('nonGoals: none'), ['/nonGoals type array']],
  ['a requirement that is empty', 'requirement', 'null', ['type object']],
  ['a list at the root', 'requirement', '- id: REQ-1', ['type object']],
  ['a key without a value', 'requirement', requirement('owner:'), ['/owner type string']],
  ['a scenario without its outcome', 'requirement', requirement('acceptance: [{when: she pays}]'), ['/acceptance/0 required then']],
  ['a judgement off the scale', 'requirement', requirement('analysis: {feasibility: 6, userValue: 0}'), ['/analysis/feasibility maximum 5', '/analysis/userValue minimum 1']],
  ['scores that are neither number nor level', 'requirement', requirement('scores: {impact: huge, confidence: 120, effort: 2w, own: many}'), ['/scores/confidence maximum 100', '/scores/effort type number', '/scores/impact enum', '/scores/own type number']],
  ['a number that is none', 'requirement', requirement('scores: {reach: .inf, value: .nan}'), ['/scores/reach type number', '/scores/value type number']],
  ['an estimate without a unit', 'requirement', requirement('estimate: "3"'), ['/estimate format prd-duration']],
  ['a link that runs something', 'requirement', requirement('links: [{url: "javascript:alert(1)"}, {title: no address}]'), ['/links/0/url format prd-url', '/links/1 required url']],
  ['a list file without the list', 'requirementList', 'title: T', ['required requirements']],
  ['a time of day, and a year out of range', 'roadmap', 'title: Plan\nstart: 2026-03-31T10:00\nend: 20265', ['/end maximum 2999', '/start format prd-period']],
  ['an item past its bounds', 'roadmap', roadmapItem('progress: 101\ncost: -1\nallocations: [{people: 2}]\nhorizon: soon\n'), ['/items/0/allocations/0 required team', '/items/0/cost minimum 0', '/items/0/horizon enum', '/items/0/progress maximum 100']],
  ['a milestone without a date', 'roadmap', 'title: Plan\nmilestones: [{id: MS-1, title: Beta}]', ['/milestones/0 required date']],
  ['feedback that says nothing', 'feedback', 'feedback: [{id: FB-1, date: 2026-03-01, channel: phone, text: ""}]', ['/feedback/0/channel enum', '/feedback/0/text minLength 1']],
  ['a probability in percent or in halves', 'risks', risk('probability: 80\nimpact: 2.5\n'), ['/risks/0/impact type integer', '/risks/0/probability maximum 5']],
  ['a person without @ and a budget without a currency', 'team', 'teams: [{id: TEAM-a, name: A, budget: {amount: 5}}]\npeople: [{handle: ling, name: Ling}]', ['/people/0/handle format prd-handle', '/teams/0/budget required currency']],
  ['a bare name as the accountable', 'team', 'responsibilities: [{activity: Ship, accountable: ling, responsible: [ops]}]', ['/responsibilities/0/accountable format prd-party', '/responsibilities/0/responsible/0 format prd-party']],
  ['an unknown severity, prefix and entity', 'config', 'rules: {wording/vague: fatal}\nids: {requirement: req-, story: ST}\nlanguage: de', ['/ids additionalProperties story', '/ids/requirement format prd-prefix', '/language enum', '/rules/wording~1vague enum']],
];

describe('a document that fits its schema', () => {
  for (const [name, kind, text] of ACCEPTED) it(`${kind}: ${name}`, () => assert.deepEqual(findings(kind, text), []));
});

describe('a document that does not fit its schema', () => {
  for (const [name, kind, text, expected] of REFUSED) it(`${kind}: ${name}`, () => assert.deepEqual(findings(kind, text), [...expected].sort()));

  it('is tested for every kind, on both sides', () => {
    const kinds = Object.keys(validators).filter((key) => typeof validators[key as Kind] === 'function').sort();
    assert.deepEqual([...new Set(ACCEPTED.map(([, kind]) => kind))].sort(), kinds);
    assert.deepEqual([...new Set(REFUSED.map(([, kind]) => kind))].sort(), kinds);
  });
});
