// Turns a seed and a few numbers into a workspace of product documents, with a list of the faults planted in it.
//
//   node test/bench/corpus.mjs FOLDER [--n 1000] [--layout files|list] [--per-list 20] [--seed 1] [--clean]
//
// Requirement i is the same for every size of at least i: it names lower numbers only, and none that carries a fault.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { load } from 'js-yaml';

/** The kinds of planted faults, each with the rule that has to find it. */
export const FAULTS = { enum: 'schema/enum', required: 'schema/required', type: 'schema/type', reference: 'ref/unknown', duplicate: 'id/duplicate', syntax: 'yaml/syntax' };
const KINDS = Object.keys(FAULTS);
/** One of so many requirements carries a fault: 2 %. */
const EVERY = 50;
const FAULTY = 17;

const GOALS = 40;
const NOTES = 500;
const ITEMS_PER_FILE = 1000;
const PEOPLE = ['@li.wei', '@maria', '@john', '@aiko', '@olu', '@emma'];
const TEAMS = ['TEAM-app', 'TEAM-fares', 'TEAM-data'];
const TYPES = ['functional', 'performance', 'system', 'usability', 'security', 'support'];
const STATUSES = ['proposed', 'analysed', 'approved', 'planned', 'in-progress', 'implemented', 'verified'];
const PRIORITIES = ['must', 'should', 'could', 'wont'];
const ACTORS = ['the app', 'the console', 'the importer', 'the fare engine', 'the gate', 'the trip planner'];
const DEEDS = ['show', 'store', 'refuse', 'export', 'send', 'encrypt', 'count'];
const THINGS = ['each changed timetable', 'expired day passes', 'the usage report of the month', 'double bookings', 'pictures above 25 MB', 'failed payments', 'stops without a lift'];
const LIMITS = ['within 200 ms', 'before the trip ends', 'without a connection', 'for all operators: large and small', 'once a day', "in the rider's own language"];
const CHINESE = ['应用应在两百毫秒内显示所有更改过的班次。', '离线时乘客仍可查看已购车票。', '导出的报告必须包含全部附件。', '支付失败时应通知值班的负责人与客服。'];

const number = (i, digits) => String(i).padStart(digits, '0');
export const requirementId = i => `REQ-${number(i, 6)}`;
const goalId = i => `GOAL-${number(i, 2)}`;
const noteId = i => `FB-${number(i, 4)}`;
/** A must waits for nothing that is less than a should, and one that is approved stands on the roadmap. */
const priorityOf = i => PRIORITIES[i % 4];
const UNPLANNED = ['approved', 'planned'];
const faultOf = i => (i % EVERY === FAULTY ? KINDS[Math.floor(i / EVERY) % KINDS.length] : undefined);

/** A generator of numbers in [0, 1) that gives the same ones for the same seed (xorshift, 32 bits). */
function randomOf(seed) {
  let state = (Math.imul(seed ^ 0x2545f491, 0x9e3779b1) >>> 0) || 1;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
  // The first numbers of neighbouring seeds resemble each other.
  for (let i = 0; i < 8; i++) next();
  return {
    next,
    int: (low, high) => low + Math.floor(next() * (high - low + 1)),
    pick: list => list[Math.floor(next() * list.length)],
  };
}

/** Lines of requirement i, from 1, at column 0: about 1 KB. `hub` is how many requirements name the first one. */
function requirementLines(i, { seed, fault, hub }) {
  const { next, int, pick } = randomOf(seed * 1_000_003 + i);
  const chinese = next() < 0.2;
  // Its number tells each sentence apart: requirements that say the same are a fault.
  const sentence = () => (chinese ? `${i} 路：${pick(CHINESE)}` : `When a rider of line ${i} asks, ${pick(ACTORS)} shall ${pick(DEEDS)} ${pick(THINGS)} ${pick(LIMITS)}.`);
  const needs = new Set(Array.from({ length: i > 30 ? int(0, 3) : 0 }, () => int(21, i - 1)).filter(other => !faultOf(other) && (i % 4 > 0 || other % 4 < 2)).map(requirementId));
  if (i > 20 && i <= 20 + hub) needs.add(requirementId(1));
  if (fault === 'reference') needs.add(requirementId(900_000 + i));
  const status = pick(STATUSES);
  const lines = [
    `# Talked over in the weekly round of ${PEOPLE[i % PEOPLE.length]}`,
    `id: ${requirementId(fault === 'duplicate' ? i - 5 : i)}`,
    `title: ${chinese ? `乘车需求 ${i}` : `"${pick(DEEDS)} ${pick(THINGS)} #${i}"`}`,
    `type: ${pick(TYPES)}`,
    `status: ${fault === 'enum' ? 'aproved' : priorityOf(i) === 'must' && UNPLANNED.includes(status) ? 'in-progress' : status}  # see the board`,
    `priority: ${priorityOf(i)}`,
    `owner: "${pick(PEOPLE)}"`,
    `team: ${pick(TEAMS)}`,
    ...(fault === 'required' ? [] : [next() < 0.5 ? 'statement: |' : 'statement: >-', ...Array.from({ length: int(1, 2) }, () => `  ${sentence()}`)]),
    'rationale: >',
    `  ${sentence()}`,
    `  It keeps about ${int(1, 30)} % of the riders from asking again.`,
    'source:',
    '  channel: user-feedback',
    `  feedback: [${noteId(int(1, NOTES))}]`,
    `  date: 2026-${number(int(1, 9), 2)}-${number(int(1, 28), 2)}`,
    'scores:',
    `  value: ${int(1, 10)}`,
    `  effort: ${fault === 'type' ? '[8]' : int(1, 13)}`,
    `  marketDemand: ${int(1, 10)}`,
    `  userFeedback: ${int(1, 10)}`,
    `  feasibility: ${int(1, 5)}`,
    `  resourceFit: ${int(1, 5)}`,
    `  reach: ${int(100, 200_000)}`,
    `  impact: ${pick([0.5, 1, 2, 3])}`,
    `  confidence: ${pick([0.5, 0.8, 1])}`,
    'acceptance:',
    `  - given: ${pick(THINGS)}`,
    '    when: the rider opens the trip',
    `    then: ${pick(ACTORS)} answers ${pick(LIMITS).replace(':', ',')}`,
    `  - "${pick(THINGS)} ${pick(LIMITS)}"`,
    'verification: test',
    ...(needs.size > 0 ? ['dependsOn:', ...[...needs].map(id => `  - ${id}`)] : []),
    `goals: [${goalId(int(1, GOALS / 2))}, ${goalId(int(GOALS / 2 + 1, GOALS))}]`,
    `estimate: ${int(1, 12)}w`,
  ];
  // Three ways to break a file: an open bracket, an open quote, a tab for indentation.
  const way = fault === 'syntax' ? Math.floor(i / (EVERY * KINDS.length)) % 3 : -1;
  lines.push(way === 0 ? `tags: [live, t${i % 9}` : way === 1 ? `tags: ["live, t${i % 9}]` : `tags: [live, t${i % 9}]`);
  if (way === 2) lines.splice(lines.indexOf('acceptance:') + 1, 0, '\t- tabbed');
  return lines;
}

function listText(requirements) {
  return ['requirements:', ...requirements.flatMap(([comment, id, ...rest]) => [`  ${comment}`, `  - ${id}`, ...rest.map(line => `    ${line}`), ''])].join('\n');
}

const each = (count, write) => Array.from({ length: count }, (_, k) => write(k + 1)).join('\n');

function productText() {
  const criteria = ['marketDemand', 'userFeedback', 'feasibility', 'resourceFit'].map((key, i) => `    - {key: ${key}, weight: ${[35, 25, 20, 20][i]}, min: ${i === 1 ? 0 : 1}, max: ${i < 2 ? 10 : 5}}`);
  return `id: PRODUCT-line\nname: Line\nvision: Riders know when they arrive.\nscoring:\n  model: weighted\n  criteria:\n${criteria.join('\n')}\ngoals:\n${
    each(GOALS, i => `  - id: ${goalId(i)}\n    title: Goal ${i} of the year\n    owner: "${PEOPLE[i % PEOPLE.length]}"\n    due: 2026-01-31\n    kpis: [{id: KPI-${number(i, 2)}, name: Riders in time, baseline: 60, target: 80}]`)}\n`;
}

function roadmapText(part, from, to, n) {
  const { int } = randomOf(part + 77);
  const lanes = part > 0 ? '' : `lanes:\n${each(4, i => `  - {id: LANE-${i}, title: Lane ${i}}`)}\nmilestones:\n${each(4, i => `  - {id: MS-${i}, title: Release ${i}, date: 2027-0${i * 2}-01}`)}\n`;
  const item = i => [
    `  - id: RM-${number(i, 5)}`, `    title: Piece of work ${i}`, `    lane: LANE-${1 + (i % 4)}`, `    requirements: [${requirementId(1 + ((i * 7) % Math.min(n, 16)))}]`,
    ...(i % 5 === 2 && i > from ? [`    dependsOn: [RM-${number(i - 1, 5)}]`, `    duration: ${1 + (i % 6)}w`]
      : [`    start: 2027-${number(1 + (i % 9), 2)}-${number(int(1, 28), 2)}`, `    duration: ${1 + (i % 8)}w`]),
    `    status: ${i % 3 ? 'planned' : 'in-progress'}`, `    owner: "${PEOPLE[i % PEOPLE.length]}"`, `    allocations: [{team: ${TEAMS[i % 3]}, people: ${1 + (i % 3)}}]`,
  ].join('\n');
  return `id: ROADMAP-line-${part}\ntitle: Line ${part}\n${lanes}items:\n${each(to - from + 1, k => item(from + k - 1))}\n`;
}

/**
 * The texts by path, and the planted faults as { file, n, id, kind }.
 * `layout: 'files'` gives every requirement a file of its own, but for the first `listed`, which share `requirements/first.req.yaml`;
 * `'list'` puts `perList` into each file, and plants no syntax fault, which would spoil the whole file.
 */
export function generate({ n = 1000, layout = 'files', perList = 20, listed = 0, clean = false, seed = 1, hub = 0, items = 40 } = {}) {
  const files = new Map();
  const truth = [];
  const list = layout === 'list';
  const groups = new Map();
  for (let i = 1; i <= n; i++) {
    const own = `requirements/${number(Math.floor((i - 1) / 500), 3)}/${requirementId(i)}.req.yaml`;
    const file = list ? `requirements/list-${number(Math.floor((i - 1) / perList), 3)}.req.yaml` : i <= listed ? 'requirements/first.req.yaml' : own;
    const shared = list || i <= listed;
    const kind = clean ? undefined : faultOf(i);
    const fault = shared && kind === 'syntax' ? undefined : kind;
    if (fault) truth.push({ file, n: i, id: requirementId(i), kind: fault });
    const lines = requirementLines(i, { seed, fault, hub });
    if (!shared) files.set(file, `${lines.join('\n')}\n`);
    else if (groups.has(file)) groups.get(file).push(lines);
    else groups.set(file, [lines]);
  }
  for (const [file, group] of groups) files.set(file, listText(group));
  files.set('line.product.yaml', productText());
  files.set('line.team.yaml', `teams:\n${TEAMS.map(id => `  - {id: ${id}, name: ${id.slice(5)}, capacity: 9000}`).join('\n')}\npeople:\n${PEOPLE.map((handle, i) => `  - {handle: "${handle}", name: Person ${i}, team: ${TEAMS[i % 3]}}`).join('\n')}\n`);
  files.set('line.feedback.yaml', `feedback:\n${each(NOTES, i => `  - id: ${noteId(i)}\n    date: 2026-0${1 + (i % 9)}-1${i % 10}\n    channel: review\n    text: Note ${i} of a rider.\n    status: triaged\n    weight: ${1 + (i % 5)}`)}\n`);
  for (let from = 1, part = 0; from <= items; from += ITEMS_PER_FILE, part++) {
    files.set(`roadmap/part-${number(part, 2)}.roadmap.yaml`, roadmapText(part, from, Math.min(items, from + ITEMS_PER_FILE - 1), n));
  }
  return { files, truth };
}

/** Writes the files into an emptied folder. */
export function writeCorpus(folder, files) {
  rmSync(folder, { recursive: true, force: true });
  for (const [file, text] of files) {
    const at = path.join(folder, file);
    mkdirSync(path.dirname(at), { recursive: true });
    writeFileSync(at, text);
  }
}

/**
 * A generated corpus on disk, below `out`: its folder, the planted faults and, with `json`, a folder with the same values as JSON.
 * One that this generator wrote before is kept: a hundred thousand files take their time.
 */
export function storedCorpus(out, options, json = false) {
  const { files, truth } = generate(options);
  const name = ['corpus', ...Object.entries(options).map(([key, value]) => (value === true ? key : value))].join('-');
  const folder = path.join(out, name);
  const stamp = createHash('sha256').update(readFileSync(fileURLToPath(import.meta.url))).update(JSON.stringify({ options, json })).digest('hex');
  const mark = `${folder}.stamp`;
  const stored = { folder, json: `${folder}-as-json`, truth, files: files.size };
  if (existsSync(mark) && readFileSync(mark, 'utf8') === stamp) return stored;
  rmSync(mark, { force: true });
  writeCorpus(folder, files);
  if (json) writeCorpus(stored.json, asJson(files));
  writeFileSync(mark, stamp);
  return stored;
}

/** The same values as JSON; texts with a fault of syntax have none. */
function asJson(files) {
  const texts = new Map();
  for (const [file, text] of files) {
    try {
      texts.set(file, JSON.stringify(load(text)));
    } catch {
      continue;
    }
  }
  return texts;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values, positionals: [folder] } = parseArgs({
    allowPositionals: true,
    options: { n: { type: 'string', default: '1000' }, layout: { type: 'string', default: 'files' }, 'per-list': { type: 'string', default: '20' }, seed: { type: 'string', default: '1' }, clean: { type: 'boolean', default: false } },
  });
  if (!folder) throw new Error('name the folder to write to');
  const { files, truth } = generate({ n: Number(values.n), layout: values.layout, perList: Number(values['per-list']), seed: Number(values.seed), clean: values.clean });
  writeCorpus(folder, files);
  writeFileSync(path.join(folder, 'truth.json'), JSON.stringify(truth, null, 1));
  console.log(`${files.size} documents, ${truth.length} faults (truth.json) in ${folder}`);
}
