// Documents of long lists: read in pieces they say what the whole text says, and after any edits what a fresh reading says.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Document } from '../../../src/core/document/document';
import { extract } from '../../../src/core/document/extract';
import { parseDocument } from '../../../src/core/document/parse';
import { reparseDocument } from '../../../src/core/document/reparse';
import { rootKindOf } from '../../../src/core/document/root-kind';
import type { SyntaxNode } from '../../../src/core/document/tree';
import { readYaml } from '../../../src/core/document/yaml-reader';
import { emptySnapshot, updateSnapshot } from '../../../src/core/index/build';
import { factsOf } from '../../../src/core/index/facts-of';
import { definitionsOf, entitiesIn, entityOf } from '../../../src/core/index/lookup';
import { checkDocument } from '../../../src/core/rules/check';
import { createChecker } from '../../../src/core/rules/checker';
import { shapeOf } from '../../../src/core/schema/shape';
import { TODAY } from '../workspace';

const FILE = 'long.req.yaml';

function item(i: number, indent = '  '): string {
  return [
    `- id: REQ-${i}`,
    `  title: Title number ${i} of many`,
    '  type: functional',
    `  status: ${['proposed', 'approved', 'rejected'][i % 3]}`,
    ...(i % 4 === 0 ? ['  statement: |', '    When it rains,', '', '    - the app shall: wait'] : [`  statement: The app shall count to ${i}.`]),
    ...(i % 5 === 0 ? [`  # prd-ignore ref/unknown: soon`, '  dependsOn: [REQ-1, REQ-9999]'] : []),
    ...(i % 7 === 0 ? ['  scores: {reach: 3, fun: 2}', '  priorty: must'] : []),
    ...(i % 9 === 0 ? ['', '# between the items'] : []),
  ].map((line) => (line === '' || line.startsWith('# ') ? line : indent + line)).join('\n');
}

const list = (n: number, { indent = '  ', head = 'requirements:\n', tail = '' } = {}): string => `${head}${Array.from({ length: n }, (_, i) => item(i + 1, indent)).join('\n')}\n${tail}`;

/** A tree as plain data. */
function plain(node: SyntaxNode | undefined): unknown {
  if (node?.kind === 'mapping') return { kind: node.kind, start: node.start, end: node.end, flow: node.flow, pairs: node.pairs.map(({ key, value }) => [plain(key), plain(value)]) };
  if (node?.kind === 'sequence') return { kind: node.kind, start: node.start, end: node.end, flow: node.flow, items: node.items.map(plain) };
  return { ...node };
}

function contentOf(document: Pick<Document, 'root' | 'comments' | 'entities' | 'references'>): object {
  return {
    root: plain(document.root),
    comments: document.comments,
    entities: document.entities.map(({ kind, id, file, idRange, range, path, container, fields }) => ({ kind, id, file, idRange, range, path, container, fields })),
    references: document.references.map(({ file, id, kinds, range, from, fromKind, field, path }) => ({ file, id, kinds, range, from, fromKind, field, path })),
  };
}

/** All that the product sees of a document. */
function everythingOf(document: Document): unknown {
  const facts = factsOf(document, checkDocument(document));
  const { text, lineStarts, unreadIds, broken, yaml } = document;
  return { ...(contentOf(document)), text, lineStarts: [...lineStarts], unreadIds, broken, yaml, findings: facts.findings, ignores: facts.ignores, ownScores: facts.ownScores, starts: facts.parts?.starts };
}

/** What the full parser reads of the text as a whole. */
function asWhole(text: string): unknown {
  const { root, comments } = readYaml(text);
  return contentOf({ ...(root && { root }), comments, ...(root ? extract(FILE, root, shapeOf(rootKindOf('requirements', root))) : { entities: [], references: [] }) });
}

describe('document: long lists', function () {
  this.timeout(60_000);

  for (const [name, text] of Object.entries({
    'an indented list': list(60),
    'a list at the margin': list(60, { indent: '' }),
    'a list with CRLF': list(60).replaceAll('\n', '\r\n'),
    'a list with keys around it': list(60, { head: '# The list\nx-owner: me\n\nrequirements: # below\n# first\n', tail: '# after\nx-note: done\nx-more:\n  - a\n' }),
    'a text that ends without a line break': list(60).trimEnd(),
  })) {
    it(`read ${name} as the full parser does`, () => {
      const document = parseDocument(FILE, text);
      assert.equal(document.pieces?.items.length, 60);
      assert.deepEqual(contentOf(document), asWhole(text));
    });
  }

  it('find what the schema does not allow in each item and around the list', () => {
    const text = list(60, { tail: 'unknown: 1\n' });
    const findings = checkDocument(parseDocument(FILE, text)).map(({ rule, range }) => `${rule} ${text.slice(range.start, range.end)}`);
    const ofSchema = findings.filter((one) => one.startsWith('schema/'));
    assert.deepEqual([...new Set(ofSchema)], ['schema/unknown-key unknown', 'schema/unknown-key priorty']);
    assert.equal(ofSchema.length, 9);
  });

  it('are read whole where an item means something elsewhere', () => {
    for (const change of [['title: Title number 7 of', 'title: &a Title number 7 of'], ['  - id: REQ-30', '---\n  - id: REQ-30'], ['type: functional', 'type: !!str functional'], ['  - id: REQ-30', 'x:\n  - id: REQ-30']] as const) {
      const text = list(60).replace(change[0], change[1]);
      assert.equal(parseDocument(FILE, text).pieces, undefined, change[1]);
    }
  });

  it('keep a syntax error within its item', () => {
    const text = list(60).replace('Title number 30', '"Title number 30');
    const document = parseDocument(FILE, text);
    assert.deepEqual([document.broken, document.entities.length, document.findings.map(({ rule }) => rule)], [true, 60, ['yaml/syntax']]);
    assert.equal(text.slice(document.findings[0]?.range.start).startsWith('"Title number 30'), true);
  });

  it('bear a stray line at the margin', () => {
    const text = list(60).replace('    title: Title number 30', 'tit    title: Title number 30');
    const document = parseDocument(FILE, text);
    const [from, to] = [text.indexOf('- id: REQ-30'), text.indexOf('- id: REQ-31')];
    assert.deepEqual([document.broken, document.pieces?.items.length, document.findings.length > 0], [true, 60, true]);
    for (const { range } of document.findings) assert.ok(range.start >= from && range.end <= to);
  });

  const token = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom('x', '1', ' ', '-', '"', "'", ':', '#', '\n', '[', '}', '|', '\t', '中') },
    { weight: 3, arbitrary: fc.constantFrom('\n', '\n  ', '\n  - id: REQ-700\n    title: New', '\n    dependsOn: [REQ-3, REQ-404]', '\n- id: REQ-8', '\nx-key: 1', '\n    # prd-ignore req/x: y', '    scores: {zeal: 2}\n') },
    { weight: 1, arbitrary: fc.constantFrom('&a', '*a', '\n---\n', '\nx:\n') },
    { weight: 1, arbitrary: fc.nat(59).map((i) => `\n${item(i + 1)}`) },
  );
  const edit = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), line: fc.boolean(), removed: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.nat(3) }, { weight: 1, arbitrary: fc.nat(400) }), added: fc.oneof(fc.constant(''), token) });
  const edits = fc.array(edit, { minLength: 1, maxLength: 8 });
  const shape = fc.constantFrom({}, { indent: '' }, { tail: 'x-note: done\nx-more:\n  - a\n' }, { head: 'x-a: 1\nrequirements:\n' });

  /** Applies an edit, at the start of a line or anywhere. */
  function edited(text: string, { at, line, removed, added }: { at: number; line: boolean; removed: number; added: string }): string {
    const near = Math.floor(at * text.length);
    const offset = line ? text.lastIndexOf('\n', near) + 1 : near;
    return text.slice(0, offset) + added + text.slice(offset + removed);
  }

  it('after any edits are what a fresh reading gives', () => {
    let pieced = 0;
    fc.assert(fc.property(shape, edits, (options, all) => {
      let document = parseDocument(FILE, list(40, options));
      for (const one of all) {
        const text = edited(document.text, one);
        const before = document;
        document = reparseDocument(before, text);
        if (before.pieces && document.pieces) pieced++;
        assert.deepEqual(everythingOf(document), everythingOf(parseDocument(FILE, text)));
      }
    }), { numRuns: 30 });
    assert.ok(pieced > 10, `only ${pieced} edits were read by pieces`);
  });

  it('after any edits have the problems that all files have when they are read at once', () => {
    const other = 'other.req.yaml';
    fc.assert(fc.property(edits, (all) => {
      const checker = createChecker(() => TODAY);
      const put = (file: string, document: Document): void => checker.update([{ file, facts: factsOf(document, checkDocument(document)) }]);
      const settle = (): void => {
        for (const file of [...checker.waiting()]) checker.check(file);
      };
      let document = parseDocument(FILE, list(40));
      put(FILE, document);
      put(other, parseDocument(other, 'id: REQ-700\ntitle: Other\ntype: functional\nstatus: rejected\ndependsOn: [REQ-3, REQ-405]\n'));
      settle();
      for (const one of all) {
        document = reparseDocument(document, edited(document.text, one));
        put(FILE, document);
        settle();
        const fresh = createChecker(() => TODAY);
        for (const file of [FILE, other]) {
          const read = parseDocument(file, file === FILE ? document.text : 'id: REQ-700\ntitle: Other\ntype: functional\nstatus: rejected\ndependsOn: [REQ-3, REQ-405]\n');
          fresh.update([{ file, facts: factsOf(read, checkDocument(read)) }]);
        }
        for (const file of [FILE, other]) {
          fresh.check(file);
          assert.deepEqual(checker.problems(file), fresh.problems(file));
        }
      }
    }), { numRuns: 30 });
  });

  it('give the same thing every time, however it is asked for', () => {
    const document = parseDocument(FILE, list(60));
    const snapshot = updateSnapshot(emptySnapshot(), [{ file: FILE, facts: factsOf(document, checkDocument(document)) }]);
    const all = entitiesIn(snapshot, '', 'requirement');
    assert.equal(all.length, 60);
    for (const entity of all) assert.equal(entityOf(snapshot, entity.id, FILE), entity);
    assert.equal(definitionsOf(snapshot, 'REQ-7')[0], all[6]);
  });

  it('keep hold of no text of before', () => {
    const document = parseDocument(FILE, list(60));
    const text = document.text.replace('number 30', 'number 30x');
    const next = reparseDocument(document, text);
    assert.equal(next.pieces?.items.filter((piece, i) => piece !== document.pieces?.items[i]).length, 1);
    assert.equal(next.entities.filter((entity, i) => entity.fields !== document.entities[i]?.fields).length, 1);
  });
});
