// Random files of a product with all that the rules look at: statuses, priorities, goals, numbers, dates, people, plans; and small edits of them.
import fc from 'fast-check';

const some = (...values: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...values);
const names = (...values: readonly string[]): fc.Arbitrary<string> => fc.subarray([...values], { maxLength: Math.min(3, values.length) }).map((list) => `[${list.join(', ')}]`);

const REQUIREMENTS = ['REQ-1', 'REQ-2', 'REQ-3', 'REQ-4', 'REQ-5'];
const STATUS = some('proposed', 'analysed', 'approved', 'approved', 'planned', 'implemented', 'released', 'rejected');
const DATE = some('2026-01-10', '2026-04-20', '2026-05-15', '2026-05-30', '2026-07-01', '2026-12-31');
const HANDLE = some('"@ling"', '"@tom"', '"@ann"');

/** Days that count as today. */
export const DAY = some('2026-05-20', '2026-06-01', '2026-06-10', '2026-09-01');

/** A mapping written in one line; fields that come out empty are left out. */
function line(fields: Readonly<Record<string, fc.Arbitrary<string>>>): fc.Arbitrary<string> {
  return fc.record(fields).map((values) => `{${Object.entries(values).filter(([, value]) => value !== '').map(([key, value]) => `${key}: ${value}`).join(', ')}}`);
}

const maybe = (value: fc.Arbitrary<string>): fc.Arbitrary<string> => fc.oneof(fc.constant(''), value);

const requirement = (id: fc.Arbitrary<string>): fc.Arbitrary<string> => line({
  id, title: fc.constant('Pay'), type: some('functional', 'performance', 'support', 'compliance'), status: STATUS, priority: maybe(some('must', 'must', 'should', 'could', 'wont')), owner: maybe(HANDLE),
  statement: fc.constantFrom('"The app shall take cards, and show for each of them the last four digits, its kind and the month in which it ends."', '"For each of the cards, the app must show the month in which it ends, the last four digits and its kind, and take them."', '"The app shall take cards, and show for each of them the first four digits, its kind and the month in which it ends."'),
  scores: maybe(some('{value: 3, effort: 2}', '{reach: 5, impact: 7}')), dependsOn: maybe(names(...REQUIREMENTS)), parent: maybe(some(...REQUIREMENTS)), goals: maybe(names('GOAL-1', 'GOAL-2')), acceptance: maybe(fc.constant('[Works.]')),
});
const note = (id: fc.Arbitrary<string>): fc.Arbitrary<string> => line({
  id, date: DATE, channel: fc.constant('review'), text: fc.constant('"Too slow for me, and every second time the list of the stops is empty until I close the app and open it again."'),
  status: maybe(some('new', 'triaged', 'planned', 'answered', 'closed')), sentiment: some('negative', 'negative', 'positive'), requirements: maybe(names('REQ-1', 'REQ-2')),
});
const item = line({
  id: some('RM-1', 'RM-2', 'RM-3'), title: some('Tickets', 'Fares'), status: some('planned', 'in-progress', 'at-risk', 'done', 'cancelled'), start: maybe(DATE), duration: maybe(some('2w', '3m')), dependsOn: maybe(names('RM-1', 'RM-2')),
  requirements: maybe(names(...REQUIREMENTS)), prd: maybe(some('PRD-1', 'PRD-2')), goals: maybe(names('GOAL-1')), owner: maybe(HANDLE), progress: maybe(some('0', '40', '100')), allocations: maybe(fc.constant('[{team: TEAM-a, people: 3}]')),
});
const goal = line({
  id: some('GOAL-1', 'GOAL-2', 'GOAL-3'), title: fc.constant('Sell'), due: maybe(DATE),
  kpis: maybe(line({ id: some('KPI-1', 'KPI-2'), name: fc.constant('Sales'), baseline: maybe(fc.constant('60')), since: maybe(fc.constant('2026-01-01')), target: fc.constant('80'), actuals: maybe(some('[{date: 2026-04-20, value: 61}]', '[{date: 2026-05-15, value: 75}]')) }).map((kpi) => `[${kpi}]`)),
});
const person = line({ handle: HANDLE, name: fc.constant('Somebody'), role: maybe(some('Product manager', 'Tester')), team: maybe(fc.constant('TEAM-a')), skills: maybe(some('[Kotlin]', '[test]')), load: maybe(some('80', '130')) });
const duty = line({ activity: fc.constant('Work'), area: maybe(some('development', 'test', 'product')), responsible: maybe(some('["@ling"]', '[TEAM-a, "@tom"]')), accountable: maybe(HANDLE) });
const risk = line({
  id: some('RISK-1', 'RISK-2'), title: fc.constant('Late'), category: fc.constant('schedule'), probability: some('2', '4'), impact: some('3', '4'), response: some('accept', 'mitigate'),
  status: maybe(some('open', 'occurred', 'closed')), reviewed: maybe(DATE), affects: maybe(names('RM-1', 'RM-2', 'REQ-1')), owner: maybe(HANDLE),
});

const list = (key: string, of: fc.Arbitrary<string>, min = 0, max = 4): fc.Arbitrary<string> => fc.array(of, { minLength: min, maxLength: max }).map((items) => (items.length === 0 ? '' : `${key}:\n${items.map((one) => `  - ${one}\n`).join('')}`));
const joined = (...parts: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> => fc.tuple(...parts).map((texts) => texts.join(''));
const among = (text: string, ...parts: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> => joined(fc.constant(text), ...parts);
const field = (key: string, value: fc.Arbitrary<string>): fc.Arbitrary<string> => value.map((written) => (written === '' ? '' : `${key}: ${written}\n`));

const prd = (id: string): fc.Arbitrary<string> => joined(
  fc.constant(`id: ${id}\ntitle: Tickets\nowner: "@ling"\n`), field('status', some('draft', 'review', 'approved', 'launched', 'retired')), field('goals', maybe(names('GOAL-1', 'GOAL-2'))), field('vision', maybe(fc.constant('Soon.'))),
  fc.array(fc.oneof({ weight: 4, arbitrary: some(...REQUIREMENTS) }, { weight: 1, arbitrary: requirement(fc.constant('REQ-6')) }), { maxLength: 6 }).map((all) => `requirements: [${all.join(', ')}]\n`),
);

/** What each file may hold. The long ones are read in pieces. */
const TEXTS: Readonly<Record<string, fc.Arbitrary<string>>> = {
  'a.req.yaml': list('requirements', requirement(some(...REQUIREMENTS)), 1),
  'b.req.yaml': list('requirements', requirement(some(...REQUIREMENTS)), 1, 2),
  'long.req.yaml': joined(fc.constant('requirements:\n'), ...Array.from({ length: 18 }, (_, i) => requirement(fc.constant(i < 3 ? `REQ-${i + 3}` : `REQ-1${i}`)).map((one) => `  - ${one}\n`))),
  'p.prd.yaml': prd('PRD-1'),
  'q.prd.yaml': prd('PRD-2'),
  'r.roadmap.yaml': among('id: ROADMAP-1\ntitle: Plan\n', list('items', item)),
  's.roadmap.yaml': among('id: ROADMAP-2\ntitle: Plan\n', list('items', item)),
  'f.feedback.yaml': joined(list('feedback', note(some('FB-1', 'FB-2', 'FB-3')), 1), list('improvements', line({ id: fc.constant('IMP-1'), title: fc.constant('Speed'), requirements: maybe(names('REQ-1')), feedback: maybe(names('FB-1', 'FB-11')) }), 0, 1)),
  'long.feedback.yaml': joined(fc.constant('feedback:\n'), ...Array.from({ length: 22 }, (_, i) => note(fc.constant(`FB-1${i}`)).map((one) => `  - ${one}\n`))),
  'k.risks.yaml': list('risks', risk, 1),
  't.team.yaml': joined(list('teams', line({ id: fc.constant('TEAM-a'), name: fc.constant('A'), function: maybe(some('product', 'test')), capacity: maybe(some('2', '5')) }), 0, 1), list('people', person), list('responsibilities', duty)),
  'x.product.yaml': among('id: PRODUCT-x\nname: X\nvision: Soon.\n', field('scoring', maybe(some('{model: value-effort}', '{model: rice}'))), field('stage', maybe(some('concept', 'market'))), list('goals', goal),
    list('reviews', line({ id: fc.constant('REVIEW-1'), date: DATE, findings: maybe(fc.constant('[Well.]')), actions: maybe(DATE.map((due) => `[{title: Ask, due: ${due}}]`)) }), 0, 1)),
  'sub/y.product.yaml': fc.constant('id: PRODUCT-y\nname: Y\nvision: Soon.\n'),
  'sub/a.req.yaml': list('requirements', requirement(some('REQ-1', 'REQ-2')), 1),
  'prd.config.yaml': some('rules:\n  req/no-source: off\n', 'rules:\n  goal/unserved: error\n', '{}\n'),
};
const FILES = Object.keys(TEXTS);

/** A file gets another text, or goes. */
export interface Rewriting {
  readonly file: string;
  readonly text: string | undefined;
}

/** A word of a file is typed over: the n-th of its values that rules read. */
export interface Typing {
  readonly file: string;
  readonly nth: number;
  readonly key: string;
  readonly value: string;
}

export const rewriting: fc.Arbitrary<Rewriting> = fc.constantFrom(...FILES).chain((file) => fc.record({ file: fc.constant(file), text: fc.option(TEXTS[file] ?? fc.constant(''), { freq: 6, nil: undefined }) }));

const VALUES: Readonly<Record<string, fc.Arbitrary<string>>> = {
  status: some('proposed', 'approved', 'released', 'planned', 'rejected', 'new', 'occurred', 'cancelled', 'done', 'launched', 'appro'), priority: some('must', 'could', 'wont'), sentiment: some('negative', 'positive'), date: DATE, due: DATE, start: DATE,
  owner: HANDLE, role: some('Product owner', 'Tester'), parent: some(...REQUIREMENTS), prd: some('PRD-1', 'PRD-9'), progress: some('0', '100'), area: some('support', 'test'), id: some(...REQUIREMENTS, 'RM-2', 'FB-12', 'GOAL-2'),
  requirements: names(...REQUIREMENTS), dependsOn: names(...REQUIREMENTS, 'RM-1'), goals: names('GOAL-1', 'GOAL-2'),
};

const typing: fc.Arbitrary<Typing> = fc.constantFrom(...FILES).chain((file) => fc.constantFrom(...Object.keys(VALUES)).chain((key) => fc.record({ file: fc.constant(file), nth: fc.nat(30), key: fc.constant(key), value: VALUES[key] ?? fc.constant('') })));

/** Text with a value typed over; the same when there is none under that key. */
export function typed(text: string, { nth, key, value }: Typing): string {
  const places = [...text.matchAll(new RegExp(`\\b${key}: (\\[[^\\]]*\\]|"[^"]*"|[^\\s,}]+)`, 'g'))];
  const place = places[nth % Math.max(1, places.length)];
  return place ? `${text.slice(0, place.index)}${key}: ${value}${text.slice(place.index + place[0].length)}` : text;
}

/** What happens at a time: files that change together, or a new day. */
export const happening: fc.Arbitrary<readonly (Rewriting | Typing)[] | string> = fc.oneof({ weight: 3, arbitrary: fc.array(rewriting, { minLength: 1, maxLength: 3 }) }, { weight: 8, arbitrary: fc.tuple(typing) }, { weight: 1, arbitrary: DAY });

/** All files at once, to begin with. */
export const beginning: fc.Arbitrary<Readonly<Record<string, string>>> = fc.record(TEXTS);
