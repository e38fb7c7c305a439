// The wording rules in documents: places, fixes, the configured language, twins that come and go, the sample.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseDocument } from '../../../src/core/document/parse';
import { readProblems, writeProblems } from '../../../src/core/index/stored-problems';
import { checkDocument, problemsOf } from '../../../src/core/rules/check';
import { createChecker } from '../../../src/core/rules/checker';
import { RULES } from '../../../src/core/rules/registry';
import { applyEdits } from '../../../src/core/text/range';
import { found, readFacts, snapshotOf, TODAY } from '../workspace';

const requirement = (statement: string, more = ''): string => `id: REQ-1\ntitle: Fare\ntype: functional\nstatus: proposed\nstatement: ${statement}\n${more}`;
const wording = (text: string, file?: string): string[] => found(text, file).filter((one) => one.startsWith('wording/'));

describe('wording of documents', () => {
  it('is looked at in statements and acceptance criteria, not in what explains them', () => {
    const text = requirement('The app shall show the fare fast.', 'title: Fast\nrationale: Fast is good.\nnotes: TBD\nacceptance:\n  - "The fare is shown\\n  quickly"\n  - given: a slow net and several riders\n    when: the rider soon opens the trip\n    then: >-\n      the fare\n      should be there\n').replace('title: Fare\n', '');
    assert.deepEqual(wording(text), ['wording/vague fast', 'wording/vague quickly', 'wording/vague several', 'wording/indefinite-time soon', 'wording/weak-modal should']);
  });

  it('is looked at in PRDs, in Markdown too', () => {
    const prd = 'id: PRD-1\ntitle: Fares\nstatus: draft\nowner: "@ling"\nrequirements:\n  - REQ-9\n  - id: REQ-1\n    title: Fare\n    type: functional\n    status: proposed\n    statement: The app shall show the fare fast.\n';
    assert.deepEqual(wording(prd, 'a.prd.yaml'), ['wording/vague fast']);
    assert.deepEqual(wording(`---\n${prd}---\n\n# Fast\n\nTBD\n`, 'a.prd.md'), ['wording/vague fast']);
  });

  it('is of no interest once a requirement is rejected', () => {
    assert.deepEqual(wording(requirement('The app should answer fast.').replace('proposed', 'rejected')), []);
  });

  it('can be silenced by a comment', () => {
    assert.deepEqual(wording(requirement('>-\n  The app shall show the fare fast.').replace('statement', '# prd-ignore wording/vague: the name of a button\nstatement')), ['wording/vague fast']);
    assert.deepEqual(wording(requirement('The app shall show the fare fast. # prd-ignore wording/vague: the name of a button')), []);
  });

  it('keeps a number in an acceptance criterion for one of the statement', () => {
    const text = requirement('The app shall show the fare.').replace('functional', 'performance');
    assert.deepEqual(wording(text), ['wording/no-number The app shall show the fare']);
    assert.deepEqual(wording(`${text}acceptance: [The fare stands there within 2 s.]\n`), []);
  });

  it('is found in long lists at the same places as in short ones', () => {
    const item = (i: number): string => `  - id: REQ-${i}\n    title: Fare ${i}\n    type: functional\n    status: proposed\n    statement: >-\n      The app number ${i} shall show the fare of platform ${i} to all riders\n      quickly.\n`;
    const text = `requirements:\n${Array.from({ length: 60 }, (_, i) => item(i + 1)).join('')}`;
    assert.ok(parseDocument('a.req.yaml', text).pieces);
    assert.deepEqual(wording(text), Array.from({ length: 60 }, () => 'wording/vague quickly'));
  });
});

describe('language of the configuration', () => {
  const text = requirement('应用 should load the list of open orders quickly 快速加载全部订单列表。');
  const rules = (language: string): string[] => problemsOf(snapshotOf({ 'a.req.yaml': text, 'prd.config.yaml': `language: ${language}\n` }), 'a.req.yaml', TODAY).map(({ rule, range }) => `${rule} ${text.slice(range.start, range.end)}`);

  it('decides for texts that hold both', () => {
    assert.deepEqual(rules('auto'), ['wording/no-modal 应用', 'wording/vague 快速']);
    assert.deepEqual(rules('zh'), rules('auto'));
    assert.deepEqual(rules('en'), ['wording/weak-modal should', 'wording/vague quickly']);
  });

  it('is kept with findings', () => {
    const problems = new Map([['a.req.yaml', checkDocument(parseDocument('a.req.yaml', text)).map((finding) => ({ ...finding, severity: 'info' as const }))]]);
    assert.deepEqual(new Set(problems.get('a.req.yaml')?.map(({ language }) => language)), new Set(['zh', 'en?']));
    const bytes = writeProblems('key', { problems, asked: new Map() });
    assert.deepEqual(bytes && readProblems(bytes, 'key')?.problems, problems);
  });
});

/** Texts that the fixes of a rule's first finding make of a statement, the preferred one marked. */
function fixed(rule: string, statement: string): string[] {
  const text = requirement(statement);
  const document = parseDocument('a.req.yaml', text);
  const finding = checkDocument(document).find((one) => one.rule === rule);
  assert.ok(finding, `${rule} in ${statement}`);
  return [...(RULES.get(rule)?.fix?.(finding, document, { snapshot: snapshotOf({}), today: TODAY }) ?? [])].map(({ edits, preferred }) => {
    const after = applyEdits(text, edits);
    assert.deepEqual(checkDocument(parseDocument('a.req.yaml', after)).filter((one) => one.rule === rule && !edits.some(({ newText }) => newText.includes('event'))), [], after);
    return `${preferred ? '* ' : ''}${/^statement: ([^]*)\n$/m.exec(after)?.[1] ?? ''}`;
  });
}

describe('fixes of the wording rules', () => {
  const cases: readonly (readonly [string, string, ...string[]])[] = [
    ['wording/superfluous', 'The app shall be able to show the fare.', '* The app shall show the fare.'],
    ['wording/superfluous', '应用应能够显示票价。', '* 应用应显示票价。'],
    ['wording/superfluous', 'The app shall be\n  able to show the fare.'],
    ['wording/superfluous', 'The app shall be capable of showing the fare.'],
    ['wording/weak-modal', '"The app should\\tshow the fare."', '"The app shall\\tshow the fare."'],
    ['wording/weak-modal', 'The app SHOULD show the fare.', 'The app SHALL show the fare.'],
    ['wording/weak-modal', '应用可以显示票价。', '应用应显示票价。'],
    ['wording/weak-modal', '应用可能显示票价。'],
    ['wording/no-modal', 'Show the fare of the trip.', 'The system shall show the fare of the trip.'],
    ['wording/no-modal', 'The fare of the trip.'],
    ['wording/ears', 'Once the trip ends, the app shall show the fare.', 'When the trip ends, the app shall show the fare.'],
    ['wording/ears', 'Upon arrival, the app shall show the fare.'],
    ['wording/ears', 'For each trip, the app shall show the fare.', 'When <event> for each trip, the app shall show the fare.'],
    ['wording/ears', '为了核对，应用应显示票价。', '当<事件>时，为了核对，应用应显示票价。'],
  ];
  for (const [rule, statement, ...expected] of cases) it(`${rule}: ${statement}`, () => assert.deepEqual(fixed(rule, statement), expected));
});

describe('requirements that say nearly the same', () => {
  const said = (id: string, statement: string, more = ''): string => requirement(statement, more).replace('REQ-1', id);
  const FARE = 'The app shall show the fare of each saved trip in the history.';
  const twins = (checker: ReturnType<typeof createChecker>, file: string): unknown[] => checker.problems(file).filter(({ rule }) => rule === 'wording/duplicate').map(({ args }) => args?.['other']);
  const edit = (checker: ReturnType<typeof createChecker>, files: Readonly<Record<string, string | undefined>>): string[] => {
    checker.update(Object.entries(files).map(([file, text]) => (text === undefined ? { file } : { file, facts: readFacts(file, text) })));
    const waiting = [...checker.waiting()].sort();
    for (const file of waiting) checker.check(file);
    return waiting;
  };

  it('are told as they come, change their ids, are rejected and go; others are left alone', () => {
    const checker = createChecker(() => TODAY);
    edit(checker, { 'a.req.yaml': said('REQ-1', FARE), 'b.req.yaml': said('REQ-2', 'The gate shall open for each rider with a valid ticket.'), 'c.req.yaml': said('REQ-3', FARE) });
    assert.deepEqual([twins(checker, 'a.req.yaml'), twins(checker, 'b.req.yaml'), twins(checker, 'c.req.yaml')], [['REQ-3'], [], ['REQ-1']]);
    assert.deepEqual(edit(checker, { 'b.req.yaml': said('REQ-2', 'The gate shall open for each rider with a valid pass.') }), ['b.req.yaml']);
    assert.deepEqual(edit(checker, { 'b.req.yaml': said('REQ-2', FARE) }), ['a.req.yaml', 'b.req.yaml', 'c.req.yaml']);
    assert.deepEqual([twins(checker, 'a.req.yaml'), twins(checker, 'b.req.yaml')], [['REQ-2'], ['REQ-1']]);
    edit(checker, { 'a.req.yaml': said('REQ-7', FARE) });
    assert.deepEqual(twins(checker, 'c.req.yaml'), ['REQ-7']);
    edit(checker, { 'a.req.yaml': said('REQ-7', FARE).replace('proposed', 'rejected') });
    assert.deepEqual([twins(checker, 'a.req.yaml'), twins(checker, 'c.req.yaml')], [[], ['REQ-2']]);
    edit(checker, { 'b.req.yaml': undefined });
    assert.deepEqual(twins(checker, 'c.req.yaml'), []);
  });

  it('are told within a long list, where a keystroke looks at the touched items only', () => {
    const item = (i: number, statement: string): string => `  - id: REQ-${i}\n    title: Fare ${i}\n    type: functional\n    status: proposed\n    statement: ${statement}\n`;
    const list = (fifth: string): string => `requirements:\n${Array.from({ length: 60 }, (_, i) => item(i + 1, i === 4 ? fifth : `The gate of platform number ${i} shall open for each rider with a ticket.`)).join('')}`;
    const checker = createChecker(() => TODAY);
    const ids = (): unknown[] => checker.problems('a.req.yaml').map(({ args }) => `${String(args?.['id'])} ${String(args?.['other'])}`);
    edit(checker, { 'a.req.yaml': list(FARE) });
    assert.deepEqual(ids(), []);
    edit(checker, { 'a.req.yaml': list('The gate of platform number 30 must open for every rider with a ticket.') });
    assert.deepEqual(ids(), ['REQ-5 REQ-31', 'REQ-31 REQ-5']);
    edit(checker, { 'a.req.yaml': list(FARE) });
    assert.deepEqual(ids(), []);
  });

  it('name the first one each, however many there are', () => {
    const files = Object.fromEntries(Array.from({ length: 2000 }, (_, i) => [`${String(i).padStart(4, '0')}.req.yaml`, said(`REQ-${i}`, FARE)]));
    const checker = createChecker(() => TODAY);
    const before = process.cpuUsage();
    checker.load(Object.entries(files).map(([file, text]) => ({ file, facts: readFacts(file, text) })));
    for (const file of [...checker.waiting()]) checker.check(file);
    const { user } = process.cpuUsage(before);
    assert.deepEqual([twins(checker, '0000.req.yaml'), twins(checker, '0001.req.yaml'), twins(checker, '1999.req.yaml')], [['REQ-1'], ['REQ-0'], ['REQ-0']]);
    assert.ok(user / 1000 < 8000, `${user / 1000} ms`);
  });
});

describe('wording of the sample', () => {
  it('is exemplary', () => {
    const folder = path.join(process.cwd(), 'media/sample');
    const files = Object.fromEntries((readdirSync(folder, { recursive: true }) as string[]).filter((file) => /\.(?:yaml|prd\.md)$/.test(file)).map((file) => [file.split(path.sep).join('/'), readFileSync(path.join(folder, file), 'utf8')]));
    const snapshot = snapshotOf(files);
    const said = Object.keys(files).flatMap((file) => problemsOf(snapshot, file, TODAY)).filter(({ rule }) => rule.startsWith('wording/'));
    assert.ok(snapshot.saidIn.size > 30);
    assert.deepEqual(said, []);
  });
});
