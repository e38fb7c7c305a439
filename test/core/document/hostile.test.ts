// Texts that mean harm or are cut anywhere: nothing throws, and the work grows no faster than the text.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { parseDocument } from '../../../src/core/document/parse';
import { emptySnapshot, updateSnapshot } from '../../../src/core/index/build';
import { factsOf } from '../../../src/core/index/facts-of';
import { checkDocument, type Problem, problemsOf } from '../../../src/core/rules/check';
import { messageOf } from '../../../src/core/rules/render';
import { TODAY } from '../workspace';

/** Parses, checks and indexes a text; every finding lies within it and has words. */
function survive(text: string, file = 'a.req.yaml'): readonly Problem[] {
  const document = parseDocument(file, text);
  const facts = factsOf(document, checkDocument(document));
  const problems = problemsOf(updateSnapshot(emptySnapshot(), [{ file, facts }]), file, TODAY);
  for (const { range, rule } of problems) assert.ok(0 <= range.start && range.start <= range.end && range.end <= text.length, `${rule} at ${range.start}–${range.end} of ${text.length}`);
  return problems;
}

function timeOf(work: () => void): number {
  const before = performance.now();
  work();
  return performance.now() - before;
}

/** Time for eight times the text is at most so many times as long; linear work takes 8, quadratic 64. */
const MOST_GROWTH = 24;
/** Below this many milliseconds a time says nothing. */
const NOISE = 10;

const list = (n: number, item: (i: number) => string): string => Array.from({ length: n }, (_, i) => item(i)).join('');

/** Texts of n parts that could make careless code slow. */
const YAML: Readonly<Record<string, (n: number) => string>> = {
  'repeated keys': (n) => 'k: 1\n'.repeat(n),
  'unknown keys': (n) => list(n, (i) => `k${i}: 1\n`),
  'own keys': (n) => list(n, (i) => `x-k${i}: 1\n`),
  'keys known by an error each': (n) => `scores:\n${list(n, (i) => `  k${i}: text\n`)}`,
  'errors on one line': (n) => `a: [${'@b, '.repeat(n)}]`,
  'an error on every line': (n) => 'a: @b\n'.repeat(n),
  'brackets without an end': (n) => 'a: [\n'.repeat(n),
  'brackets without a beginning': (n) => 'a: 1\n]'.repeat(n),
  'quotes': (n) => '"a" "b"\n'.repeat(n),
  'wrong escapes': (n) => `a: "${'\\q'.repeat(n)}"`,
  'anchors': (n) => `a: ${'&a '.repeat(n)}b`,
  'aliases': (n) => `a: &a 1\nb: [${'*a, '.repeat(n)}]`,
  'one id again and again': (n) => `requirements:\n${'  - id: REQ-1\n'.repeat(n)}`,
  'unknown references': (n) => `id: REQ-1\ndependsOn: [${list(n, (i) => `REQ-${i + 2}, `)}]`,
  'unknown teams': (n) => `teams:\n${list(n, (i) => `  - id: TEAM-a${i}\n`)}people:\n${list(n, (i) => `  - {handle: "@p${i}", team: TEAM-b${i}}\n`)}`,
  'loops of two': (n) => `requirements:\n${list(n, (i) => `  - id: REQ-${i}\n    dependsOn: [REQ-${i ^ 1}]\n`)}`,
  'one long loop': (n) => `requirements:\n${list(n, (i) => `  - id: REQ-${i}\n    dependsOn: [REQ-${(i + 1) % n}]\n`)}`,
  'a chain': (n) => `requirements:\n${list(n, (i) => `  - id: REQ-${i}\n    dependsOn: [REQ-${i + 1}]\n`)}`,
  'conflicts': (n) => `requirements:\n${list(n, (i) => `  - id: REQ-${i}\n    status: approved\n    conflictsWith: [REQ-${n - i}]\n`)}`,
  'ignore comments': (n) => list(n, (i) => `k: 1 # prd-ignore yaml/duplicate-key, schema/type: ${i}\n`),
  'tabs': (n) => `a:\n${'\tb: 1\n'.repeat(n)}`,
  'blank lines': (n) => `a: 1${'\n'.repeat(n * 10)}]`,
};

const MARKDOWN: Readonly<Record<string, (n: number) => string>> = {
  'headings': (n) => '# a\n'.repeat(n),
  'nested headings': (n) => list(n, (i) => `${'#'.repeat(1 + (i % 6))} h\n`),
  'a heading full of blanks': (n) => `# a${' '.repeat(n * 20)}b\n`,
  'a heading full of hashes': (n) => `# ${' #'.repeat(n * 10)}x\n`,
  'carriage returns': (n) => `${'\r'.repeat(n * 10)}x`,
  'fences': (n) => '```\n'.repeat(n),
  'comments without an end': (n) => '<!--\n'.repeat(n),
  'hyphens behind an id': (n) => `REQ-1${'-'.repeat(n * 10)}`,
  'ids': (n) => 'REQ-1-'.repeat(n),
  'dashes with blanks': (n) => `---\n${`---${' '.repeat(50)}x\n`.repeat(n / 10)}`,
};

describe('document: time grows with the text', function () {
  this.timeout(30_000);
  const measure = (make: (n: number) => string, file: string): void => {
    const small = make(120);
    const large = make(960);
    // Others use the machine too: both are measured again, side by side, before too long a time counts.
    const pairs: string[] = [];
    const fast = (): boolean => {
      const before = Math.max(timeOf(() => survive(small, file)), NOISE);
      const after = timeOf(() => survive(large, file));
      pairs.push(`${before.toFixed(0)} ms for 120 parts, ${after.toFixed(0)} ms for 960`);
      return after < before * MOST_GROWTH;
    };
    assert.ok(fast() || fast() || fast() || fast() || fast(), pairs.join('; '));
  };
  for (const [name, make] of Object.entries(YAML)) it(name, () => measure(make, name === 'unknown teams' ? 'a.team.yaml' : 'a.req.yaml'));
  for (const [name, make] of Object.entries(MARKDOWN)) it(`Markdown: ${name}`, () => measure(make, 'a.prd.md'));

  it('10,000 repeated keys are all told', () => {
    const problems = survive('k: 1\n'.repeat(10_000));
    assert.equal(problems.filter(({ rule }) => rule === 'yaml/duplicate-key').length, 9999);
  });
});

describe('document: hostile texts', function () {
  this.timeout(30_000);
  const rulesOf = (text: string, file?: string): string[] => [...new Set(survive(text, file).map(({ rule }) => rule))];

  it('100,000 brackets, dashes, braces and questions', () => {
    assert.deepEqual(rulesOf('['.repeat(100_000)), ['yaml/too-deep']);
    assert.deepEqual(rulesOf('- '.repeat(100_000)), ['yaml/too-deep']);
    assert.deepEqual(rulesOf('{a: '.repeat(10_000)), ['yaml/too-deep']);
    assert.deepEqual(rulesOf('? '.repeat(10_000)), ['yaml/too-deep']);
    assert.deepEqual(rulesOf(list(500, (i) => `${' '.repeat(i)}a:\n`)), ['yaml/too-deep']);
  });

  it('a line of 1 MB', () => {
    assert.deepEqual(rulesOf(`id: REQ-1\ntitle: ${'x'.repeat(1_000_000)}\n`), ['schema/required']);
    assert.deepEqual(rulesOf(`id: REQ-1\nstatus: ${'x'.repeat(1_000_000)}\ntype: "${'y'.repeat(100_000)}"\n`), ['schema/required', 'schema/enum']);
    for (const problem of survive(`${'z'.repeat(1000)}: 1\nstatus: ${'x'.repeat(100_000)}\n`)) assert.ok(messageOf(problem, 'en').length < 400);
  });

  it('100,000 keys', () => assert.ok(survive(list(100_000, (i) => `k${i}: 1\n`)).length >= 2000));

  it('halves of characters, controls and separators', () => {
    for (const odd of ['\uD800', '\uDC00x', '\u2028', '\u0085', '\u0001', '\uFFFE', '\uFEFF\uFEFF', '\u202E', '\u200B']) {
      for (const text of [odd, `id: ${odd}`, `${odd}: x`, `id: REQ-1\ntitle: "${odd}"\n# ${odd}\n`, `'${odd}`]) survive(text);
      for (const text of [`---\nid: ${odd}\n---\n# ${odd}\n${odd}REQ-1${odd}`, odd]) survive(text, 'a.prd.md');
    }
  });

  it('a knot of 120 requirements that all depend on each other', () => {
    const knot = `requirements:\n${list(120, (i) => `  - id: REQ-${i}\n    dependsOn: [${list(120, (j) => (j < i + 2 && j !== i ? `REQ-${j}, ` : ''))}]\n`)}`;
    const cycles = survive(knot).filter(({ rule }) => rule === 'ref/cycle');
    assert.ok(cycles.length >= 120 && cycles.length <= 500, `${cycles.length} are told`);
  });
});

describe('document: texts cut and mixed anywhere', function () {
  this.timeout(30_000);
  const folder = path.join(process.cwd(), 'media/sample');
  const samples = readdirSync(folder, { recursive: true }).map(String).filter((name) => /\.ya?ml$|\.prd\.md$/.test(name))
    .map((name) => ({ name, text: readFileSync(path.join(folder, name), 'utf8').slice(0, 3000) }));
  const BITS = ['[', ']', '{', '}', '"', "'", ':', ': ', '- ', '#', ' # prd-ignore x: y', '\t', '\n', '\r', '\r\n', '  ', '&a ', '*a', '!!str ', '|', '>-', '---\n', '...\n', '? ', '%', '@', '`', ',', 'null', '\uFEFF', '\uD800', '\0', '```\n', '# ', '<<<<<<< a\n', '=======\n', '>>>>>>> b\n', 'id: REQ-1\n', '<<: *a\n', '__proto__: 1\n', '-', '=', '中'];
  const change = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), cut: fc.oneof(fc.nat(4), fc.nat(300)), put: fc.oneof(fc.constantFrom(...BITS), fc.string({ maxLength: 6 })) });

  it('are read without an error of ours, and all findings lie within', () => {
    assert.ok(samples.length >= 12);
    fc.assert(
      fc.property(fc.constantFrom(...samples), fc.array(change, { minLength: 1, maxLength: 5 }), ({ name, text }, changes) => {
        let mixed = text;
        for (const { at, cut, put } of changes) {
          const start = Math.floor(at * mixed.length);
          mixed = mixed.slice(0, start) + put + mixed.slice(start + cut);
        }
        const problems = survive(mixed, name);
        for (const problem of problems.slice(0, 20)) for (const language of ['en', 'zh'] as const) assert.doesNotMatch(messageOf({ ...problem, args: Object.fromEntries(Object.entries(problem.args ?? {}).map(([key, value]) => [key, typeof value === 'string' ? 'text' : value])) }, language), /\{\w+\}|undefined/);
      }),
      { numRuns: 120 },
    );
  });
});
