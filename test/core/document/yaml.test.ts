// What a YAML text becomes: tree, places, comments, aliases and everything that cannot be read.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { Document } from '../../../src/core/document/document';
import { parseDocument } from '../../../src/core/document/parse';
import { childOf, nodeAt, pairOf, type SyntaxNode, valueOf } from '../../../src/core/document/tree';
import { found, requirement } from '../workspace';

const SAMPLE = path.join(process.cwd(), 'media/sample');

function read(text: string, file = 'a.req.yaml'): Document {
  return parseDocument(file, text);
}

const valueIn = (text: string): unknown => JSON.parse(JSON.stringify(valueOf(read(text).root) ?? null));

/** All nodes with the node around them; keys count as nodes. */
function* nodesOf(node: SyntaxNode, around?: SyntaxNode): Iterable<{ node: SyntaxNode; around?: SyntaxNode }> {
  yield { node, ...(around && { around }) };
  if (node.kind === 'sequence') for (const item of node.items) yield* nodesOf(item, node);
  if (node.kind === 'mapping') {
    for (const { key, value } of node.pairs) {
      yield* nodesOf(key, node);
      yield* nodesOf(value, node);
    }
  }
}

/** Every node lies in the one around it, in order, and a scalar's text reads as its value. */
function checkPlaces(document: Document): number {
  let count = 0;
  if (!document.root) return 0;
  for (const { node, around } of nodesOf(document.root)) {
    count++;
    const shown = document.text.slice(node.start, node.end);
    const where = `${node.kind} at ${node.start}–${node.end} of ${document.file}: ${shown.slice(0, 60)}`;
    assert.ok(0 <= node.start && node.start <= node.end && node.end <= document.text.length, where);
    if (around) assert.ok(around.start <= node.start && node.end <= around.end, `${where} in ${around.start}–${around.end}`);
    if (node.kind === 'scalar' && shown !== '' && !shown.startsWith('*')) {
      const text = document.text.slice(document.text.lastIndexOf('\n', node.start - 1) + 1, node.start).replace(/\S/g, ' ') + shown;
      const again: unknown = parse(text, { version: '1.2', schema: 'core', logLevel: 'silent' });
      const key = around?.kind === 'mapping' && around.pairs.some((pair) => pair.key === node);
      const same = (value: unknown): string => (typeof value === 'string' ? value.replace(/\n+$/, '') : key ? String(value) : JSON.stringify(value));
      assert.equal(same(again), same(node.value), where);
    }
    if (node.kind === 'sequence' || node.kind === 'mapping') {
      const ends = node.kind === 'sequence' ? node.items : node.pairs.map(({ key, value }) => ({ start: key.start, end: Math.max(key.end, value.end) }));
      ends.forEach((one, i) => assert.ok(i === 0 || (ends[i - 1]?.end ?? 0) <= one.start, `${where}: part ${i} begins after part ${i - 1}`));
    }
  }
  let before = -1;
  for (const comment of document.comments) {
    assert.equal(document.text.charAt(comment.start), '#');
    assert.ok(comment.start > before && !/[\r\n]/.test(document.text.slice(comment.start, comment.end)));
    before = comment.start;
  }
  return count;
}

describe('document: places', () => {
  const samples = readdirSync(SAMPLE, { recursive: true }).map(String).filter((name) => /\.ya?ml$|\.prd\.md$/.test(name));

  for (const name of samples) {
    it(`${name}, as it is and with CRLF and a byte order mark`, () => {
      const text = readFileSync(path.join(SAMPLE, name), 'utf8').replace(/\r\n/g, '\n');
      const plain = read(text, name);
      assert.ok(checkPlaces(plain) > 10);
      for (const other of [read(text.replaceAll('\n', '\r\n'), name), read(`\uFEFF${text}`, name), read(`\uFEFF${text.replaceAll('\n', '\r\n')}`, name)]) {
        assert.equal(checkPlaces(other), checkPlaces(plain));
        assert.deepEqual(valueOf(other.root), valueOf(plain.root));
        assert.deepEqual(other.entities.map(({ id }) => id), plain.entities.map(({ id }) => id));
        assert.equal(other.comments.length, plain.comments.length);
        for (const { id, idRange } of other.entities) assert.ok(other.text.slice(idRange.start, idRange.end).replace(/["']/g, '') === id);
        for (const { id, range } of other.references) assert.ok(other.text.slice(range.start, range.end).replace(/["']/g, '') === id);
      }
    });
  }

  it('finds the places of every style of value', () => {
    const text = [
      'plain: some words # note', "single: 'it''s'", 'double: "a\\tb \\u4e2d"', 'number: 1.50', 'truth: true', 'nothing: null', 'tilde: ~', 'over: first', '  and second', 'folded: >-', '  one', '  two', '', '  three',
      'literal: |+', '  kept', '', '# after', 'flow: [a, "b", {c: d, e: }, ]', '"quoted key": 1', "'k:2': x", '? long', ': way', 'list:', '- x', '- - y', '  - z', '- k: v', '  l: w',
      'empty:', 'last: 中文 😀',
    ].join('\n');
    const document = read(text);
    assert.deepEqual(document.findings, []);
    assert.ok(checkPlaces(document) > 50);
    const at = (...steps: (string | number)[]): string => {
      const node = nodeAt(document.root, steps);
      return node ? text.slice(node.start, node.end) : 'nothing';
    };
    assert.equal(at('plain'), 'some words');
    assert.equal(at('single'), "'it''s'");
    assert.equal(at('over'), 'first\n  and second');
    assert.equal(at('folded'), '>-\n  one\n  two\n\n  three');
    assert.equal(at('literal'), '|+\n  kept');
    assert.equal(at('flow', 2, 'c'), 'd');
    assert.equal(at('list', 1), '- y\n  - z');
    assert.equal(at('list'), '- x\n- - y\n  - z\n- k: v\n  l: w');
    assert.equal(at('last'), '中文 😀');
    assert.equal(at('no such key'), 'nothing');
  });

  it('puts a value that is not there right behind its colon or dash', () => {
    for (const text of ['key:', 'key:\n', 'key: \nnext: 1', 'key: # note\nnext: 1', 'key:\n\n# note\n\nnext: 1', '{key: , next: 1}', '{key:, next: 1}']) {
      const pair = pairOf(read(text).root, 'key');
      assert.ok(pair && pair.value.kind === 'scalar' && pair.value.value === null, text);
      assert.equal(pair.value.start, pair.value.end, text);
      assert.match(text.slice(pair.key.end, pair.value.start), /^: ?$/, JSON.stringify(text));
    }
    const bare = pairOf(read('{key, next: 1}').root, 'key');
    assert.equal(bare?.value.start, 4);
    const list = read('list:\n  -\n  - # note\n  - x\n').root;
    assert.deepEqual([0, 1, 2].map((i) => nodeAt(list, ['list', i])?.start), [9, 14, 25]);
  });

  it('gives a mapping and a list no more than their last line', () => {
    const text = 'a:\n  b: 1\n\n# far below\n\nc:\n  - x\n\n\n';
    const { root } = read(text);
    assert.equal(root?.end, text.indexOf('x') + 1);
    assert.equal(childOf(root, 'a')?.end, text.indexOf('1') + 1);
  });

  it('finds comments everywhere and nowhere else', () => {
    const text = '# first\n%YAML 1.2 # directive\n--- # start\na: 1 # behind\nb: "# quoted" # really\nc: | # header\n  # content\nd: [x, # in flow\n  y]\ne: it#s\nf:\n  # before\n  - g # item\n# last';
    const { comments } = read(text);
    assert.deepEqual(comments.map(({ start, end }) => text.slice(start, end)), ['# first', '# directive', '# start', '# behind', '# really', '# header', '# in flow', '# before', '# item', '# last']);
  });
});

describe('document: aliases', () => {
  it('reads the alias of a scalar as that scalar', () => {
    assert.deepEqual(valueIn('a: &x text\nb: *x\nc: [*x, *x]'), { a: 'text', b: 'text', c: ['text', 'text'] });
    assert.deepEqual(valueIn('a: &x 1\nb: &x 2\nc: *x'), { a: 1, b: 2, c: 2 });
  });

  it('follows no alias of a collection, an unknown one or one that holds itself', () => {
    assert.deepEqual(valueIn('a: &x {k: v}\nb: *x'), { a: { k: 'v' }, b: null });
    assert.deepEqual(valueIn('a: *x'), { a: null });
    assert.deepEqual(valueIn('a: &x [*x]'), { a: [null] });
    assert.deepEqual(valueIn('&x a: *x'), { a: 'a' });
    assert.deepEqual(valueIn('a: &x\n  <<: *x\n'), { a: { '<<': null } });
  });

  it('tells each of them', () => {
    const messages = read('a: &x {k: v}\nb: *x\nc: *y\nd: &z 1\ne: *z').findings.map(({ rule, message }) => `${rule} ${message}`);
    assert.deepEqual(messages, ['yaml/alias collection', 'yaml/alias unknown', 'yaml/alias scalar']);
  });

  it('does not grow with a bomb of aliases', () => {
    const names = 'abcdefghijklmnopqrstuvwxyz';
    const bomb = `a: &a [${'x,'.repeat(9)}]\n${[...names.slice(1)].map((name, i) => `${name}: &${name} [${`*${names[i]},`.repeat(9)}]`).join('\n')}`;
    const document = read(bomb);
    assert.ok([...nodesOf(document.root as SyntaxNode)].length < 500);
    assert.equal(document.findings.length, 25 * 9);
  });
});

describe('document: several documents', () => {
  const cases: readonly [string, string, string, unknown][] = [
    ['a second one after dashes', 'a: 1\n---\nb: 2', '---', { a: 1 }],
    ['a second one after dots', 'a: 1\n...\nb: 2\n', 'b:', { a: 1 }],
    ['one letter after dots', 'a: 1\n...\nb', 'b', { a: 1 }],
    ['an empty first one', '---\n---\na: 1\n', '---', null],
    ['an error in the second one', 'a: 1\n---\n]', '---', { a: 1 }],
  ];
  for (const [name, text, shown, value] of cases) {
    it(name, () => {
      const { findings } = read(text);
      const several = findings.filter(({ rule }) => rule === 'yaml/several-documents');
      assert.deepEqual(several.map(({ range }) => text.slice(range.start, range.end)), [shown]);
      assert.ok(!findings.some(({ rule }) => rule === 'yaml/syntax'));
      assert.deepEqual(valueIn(text), value);
    });
  }

  it('takes one document with marks at both ends for one', () => {
    for (const text of ['---\na: 1\n', 'a: 1\n...\n', '---\na: 1\n...\n', '# note\n---\na: 1\n...\n# note\n', '%YAML 1.2\n---\na: 1\n']) {
      assert.deepEqual(read(text).findings, [], text);
      assert.deepEqual(valueIn(text), { a: 1 }, text);
    }
  });
});

describe('document: keys', () => {
  it('takes the first of equal keys and tells every further one with the place of the first', () => {
    const text = 'a: 1\nb: 2\n"a": 3\na: {b: 1, b: 2}\n';
    assert.deepEqual(valueIn(text), { a: 1, b: 2 });
    const repeated = read(text).findings.map(({ rule, range, related }) => [rule, range.start, related?.[0]?.range.start] as const);
    assert.deepEqual(repeated.sort((x, y) => x[1] - y[1]), [['yaml/duplicate-key', 10, 0], ['yaml/duplicate-key', 17, 0], ['yaml/duplicate-key', 27, 21]]);
  });

  it('reads keys that objects are born with as plain keys', () => {
    const text = '__proto__: 1\nconstructor: 2\ntoString: 3\nhasOwnProperty: 4\n';
    const value = valueOf(read(text).root) as Record<string, unknown>;
    assert.deepEqual(Object.entries(value), [['__proto__', 1], ['constructor', 2], ['toString', 3], ['hasOwnProperty', 4]]);
    assert.equal(found(text).filter((one) => one.startsWith('schema/unknown-key')).length, 4);
    assert.equal(({} as Record<string, unknown>)['1'], undefined);
  });

  it('reads numbers, truth values and nothing as the text of a key', () => {
    assert.deepEqual(valueIn('1: a\ntrue: b\n1.50: c\n: d\n'), { 1: 'a', true: 'b', '1.50': 'c', '': 'd' });
  });

  it('looks up keys of large mappings as those of small ones', () => {
    const text = Array.from({ length: 200 }, (_, i) => `k${i % 150}: ${i}`).join('\n');
    const { root } = read(text);
    for (let i = 0; i < 150; i++) assert.equal((childOf(root, `k${i}`) as { value?: unknown }).value, i);
    assert.equal(pairOf(root, 'k150'), undefined);
  });
});

describe('document: what cannot be read', () => {
  /** Findings of reading alone: `rule message «shown»`. */
  const reading = (text: string, file?: string): string[] => read(text, file).findings.map(({ rule, message, range }) => `${rule} ${message} «${text.slice(range.start, range.end)}»`);

  const broken: readonly [string, string[]][] = [
    [']', ['yaml/syntax UNEXPECTED_TOKEN «]»']],
    ['a: ]', ['yaml/syntax UNEXPECTED_TOKEN «]»']],
    ['id: REQ-1\n\ttitle: x', ['yaml/syntax TAB_AS_INDENT «\t»']],
    ['a: @b\nc: d: e # note\n', ['yaml/syntax BAD_SCALAR_START «@b»', 'yaml/syntax BLOCK_AS_IMPLICIT_KEY «d: e»']],
    ['a: @b\r\nc: d: e\r\n', ['yaml/syntax BAD_SCALAR_START «@b»', 'yaml/syntax BLOCK_AS_IMPLICIT_KEY «d: e»']],
    ['a: b\n  c: d\n', ['yaml/syntax BAD_INDENT «c»']],
    ['a:\n    b: 1\n   c: 2\n', ['yaml/syntax BAD_INDENT «c»']],
    ["a: 'b\nc: d\n", ["yaml/syntax OPEN_QUOTE «'b»"]],
    ['a: "b # c\nc: d\n', ['yaml/syntax OPEN_QUOTE «"b»']],
    ['a: [b, c\nd: e\n', ['yaml/syntax OPEN_BRACKET «d»']],
    ['a: [b, c', ['yaml/syntax OPEN_BRACKET «c»']],
    ['a: b\nc\nd: e\n', ['yaml/syntax MISSING_COLON «c»']],
    ['list:\n  - a\n  b\n', ['yaml/syntax BAD_INDENT «b»']],
    ['a: {"b" "c"}', ['yaml/syntax MISSING_COMMA «"c"»']],
    ['a: "b"#c\n', ['yaml/syntax MISSING_BLANK «#c»']],
    ['a: "He said "hi" to me"\n', ['yaml/syntax AFTER_QUOTE «hi" to me"»']],
    ['a: "\\q"', ['yaml/syntax BAD_DQ_ESCAPE «\\q»']],
    ['? [a]\n: b', ['yaml/syntax NON_STRING_KEY «[»']],
    ['a: &x &y b', ['yaml/syntax MULTIPLE_ANCHORS «&y»']],
  ];
  for (const [text, expected] of broken) {
    it(JSON.stringify(text), () => {
      assert.deepEqual(reading(text), expected);
      assert.equal(read(text).broken, true);
      // Values may be wrong: nothing else is said about them.
      assert.deepEqual(found(text).filter((one) => one.startsWith('schema/')), []);
    });
  }

  it('keeps what stands before and behind an error, and what it seems to define', () => {
    const document = read('requirements:\n  - id: REQ-1\n    title: ok\n  - id: REQ-2\n    owner: @ling\n  - id: REQ-3\n    title: ok\n');
    assert.deepEqual(document.entities.map(({ id }) => id), ['REQ-1', 'REQ-2', 'REQ-3']);
    const lost = read('requirements:\n  - id: REQ-1\n    title: "open\n  - id: REQ-2\n    title: x\n');
    assert.deepEqual(lost.entities.map(({ id }) => id), ['REQ-1']);
    assert.deepEqual(lost.unreadIds, ['REQ-2']);
  });

  it('tells every line that is wrong', () => {
    assert.equal(reading('a: @b\nc: `d\ne: %f\ng: h: i\n').length, 4);
  });

  it('says one thing of a merge conflict and reads nothing', () => {
    const text = 'id: REQ-1\n<<<<<<< HEAD\nstatus: draft\n||||||| base\nstatus: x\n=======\n\tstatus: [\n>>>>>>> main\n';
    for (const one of [text, text.replaceAll('\n', '\r\n')]) {
      assert.deepEqual(found(one), ['yaml/conflict-marker <<<<<<< HEAD']);
      assert.deepEqual([read(one).root, read(one).unreadIds], [undefined, ['REQ-1']]);
    }
    assert.deepEqual(found('---\nid: PRD-1\n---\n<<<<<<< a\n=======\n>>>>>>> b\n', 'a.prd.md'), ['yaml/conflict-marker <<<<<<< a']);
    assert.deepEqual(found(requirement('REQ-1', 'rationale: |\n  <<<<<<< a\n  =======\n  >>>>>>> b\n')), []);
    assert.deepEqual(found('---\nid: PRD-1\ntitle: a\nstatus: draft\nowner: "@a"\n---\nTitle\n=======\n\n=======\n', 'a.prd.md'), []);
  });

  it('tells bytes that are no text', () => {
    assert.deepEqual(parseDocument('a.req.yaml', undefined).findings.map(({ rule }) => rule), ['file/binary']);
    assert.deepEqual(reading('id: REQ-1\ntitle: \0\n'), ['file/binary default «\0»']);
    assert.deepEqual(read('id: REQ-1\ntitle: \0\n').unreadIds, ['REQ-1']);
  });

  it('reads up to 5 MB', () => {
    const text = requirement('REQ-1');
    const full = `${text}#${' '.repeat(5 * 1024 * 1024 - text.length - 1)}`;
    assert.deepEqual(found(full), []);
    assert.deepEqual(reading(`${full} `), ['file/too-large default «id: REQ-1»']);
    assert.deepEqual(read(`${full} `).unreadIds, ['REQ-1']);
    assert.equal(read(`${full} `).root, undefined);
    assert.deepEqual(read('x'.repeat(6 * 1024 * 1024)).findings.map(({ args, range }) => [args, range.end]), [[{ megabytes: 6 }, 200]]);
  });

  it('says of an empty file only that it is empty', () => {
    for (const text of ['', '\n\n', '# note', '---\n', '\uFEFF', '# a\r\n# b\r\n', '...\n']) assert.deepEqual(found(text), ['file/empty'], JSON.stringify(text));
    assert.deepEqual(reading('~'), []);
    for (const [file, message] of [['a.product.yaml', 'product'], ['a.prd.yml', 'prd'], ['a.roadmap.yaml', 'roadmap'], ['a.feedback.yaml', 'feedback'], ['a.risks.yaml', 'risks'], ['a.team.yaml', 'team'], ['prd.config.yaml', 'config']] as const) {
      assert.deepEqual(read('', file).findings.map((one) => one.message), [message]);
    }
  });

  it('reads 100 levels and no more', () => {
    const flow = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);
    assert.deepEqual(reading(flow(100)), []);
    assert.deepEqual(reading(`a: ${flow(99)}`), []);
    assert.deepEqual(reading(`a: ${flow(100)}`), ['yaml/too-deep default «[»']);
    assert.deepEqual(reading(`${'- '.repeat(100)}x`), []);
    assert.deepEqual(reading(`${'- '.repeat(101)}x`), ['yaml/too-deep default «-»']);
    assert.deepEqual(reading(flow(101)).length, 1);
  });

  it('refuses a path that is no product document', () => assert.throws(() => parseDocument('roadmap.yaml', ''), TypeError));
});
