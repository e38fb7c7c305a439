// Where an id stands and belongs, what folds and grows, where links lead: the ways about in a text.
import assert from 'node:assert/strict';
import { parseDocument } from '../../../src/core/document/parse';
import { documentLinks } from '../../../src/core/language/document-links';
import { foldingRanges } from '../../../src/core/language/folding';
import { highlights } from '../../../src/core/language/highlights';
import { selectionRanges } from '../../../src/core/language/selection-ranges';
import { typeDefinition } from '../../../src/core/language/type-definition';
import { workspaceSymbols } from '../../../src/core/language/workspace-symbols';
import { snapshotOf } from '../workspace';
import { sceneOf, SHOP } from './fixture';

/** More than enough items that each is read by itself. */
const LONG = (more: string): string => `requirements:\n${Array.from({ length: 40 }, (_, i) => `  - id: REQ-${i + 500}\n    title: Item ${i}\n    statement: ${'The shop shall wait. '.repeat(10)}\n${i === 20 ? more : ''}`).join('')}`;

describe('language/highlights', () => {
  const check = (text: string, expected: string, file?: string): void => {
    const { snapshot, document, offset } = sceneOf(text, file);
    assert.equal(highlights(snapshot, document, offset).map(({ range, kind }) => `${kind} ${document.text.slice(range.start, range.end)}@${range.start}`).join(', '), expected);
  };

  it('tells where an id is defined, named and spoken of', () => {
    check('id: REQ-5\nparent: "REQ-$05"\nstatement: As REQ-5, not REQ-55.\n', 'write REQ-5@4, read "REQ-5"@18, text REQ-5@40');
    check('dependsOn: [REQ-9$09, REQ-99]', 'read REQ-99@12, read REQ-99@20');
    check('---\nid: PRD-9\nrequirements: [REQ-12]\n---\nREQ-1$02\n', 'read REQ-12@29, text REQ-12@41', 'shop/x.prd.md');
    check('title: Wo$0rd\n', '');
  });

  it('finds the same in a long list', () => {
    const { snapshot, document, offset } = sceneOf(LONG('    dependsOn: [REQ-50$01]\n    rationale: As REQ-501.\n'));
    assert.ok(document.pieces);
    assert.deepEqual(highlights(snapshot, document, offset).map(({ kind, range }) => [kind, document.text.slice(range.start, range.end)]), [['write', 'REQ-501'], ['read', 'REQ-501'], ['text', 'REQ-501']]);
  });
});

describe('language/type-definition', () => {
  const check = (text: string, expected: string, file?: string): void => {
    const { snapshot, document, offset } = sceneOf(text, file, {
      ...SHOP,
      'shop/shop.team.yaml': 'teams:\n  - {id: TEAM-web, name: Web, lead: "@ling"}\npeople:\n  - {handle: "@ling", name: Ling, team: TEAM-web}\n',
      'shop/shop.roadmap.yaml': 'id: ROADMAP-shop\nitems:\n  - {id: RM-1, prd: PRD-1}\n  - {id: RM-2}\n',
    });
    const found = typeDefinition(snapshot, document, offset);
    assert.equal(found?.targets.map(({ file: name }) => name).join() ?? 'nothing', expected, text);
  };

  it('leads to what a thing belongs to', () => {
    check('parent: REQ-1$02', 'shop/checkout.prd.yaml');
    check('owner: "@l$0ing"', 'shop/shop.team.yaml');
    check('items: [RM-$01]', 'shop/checkout.prd.yaml', 'shop/x.prd.md');
    check('risks:\n  - affects: [RM-$02]', 'shop/shop.roadmap.yaml', 'shop/x.risks.yaml');
    check('risks:\n  - affects: [GOAL-$01]', 'shop/shop.product.yaml', 'shop/x.risks.yaml');
    check('title: wor$0d', 'nothing');
  });
});

describe('language/workspace-symbols', () => {
  const { snapshot } = sceneOf('');
  const names = (query: string, most?: number): string[] => workspaceSymbols(snapshot, query, most).map(({ name }) => name);

  it('finds things by id, by words, and by letters in their order, the best first', () => {
    assert.deepEqual(names('req-12'), ['REQ-12 Pay with a saved card']);
    assert.deepEqual(names('card'), ['REQ-12 Pay with a saved card', 'REQ-40 Save <b>cards</b> [now](command:evil)']);
    assert.equal(names('card saved')[0], 'REQ-12 Pay with a saved card');
    assert.deepEqual(names('card with'), ['REQ-12 Pay with a saved card']);
    assert.deepEqual(names('fstchk'), ['PRD-1 Faster checkout']);
    assert.deepEqual(names('@li'), ['@ling Ling Zhao']);
    assert.deepEqual(names('zzz'), []);
    assert.equal(names('REQ', 2).length, 2);
    assert.ok(names('').length > 8);
  });

  it('leaves letters apart out where the word is found', () => {
    const titled = (id: string, title: string): string => `  - id: ${id}\n    title: ${title}\n`;
    const seats = snapshotOf({ 'a.req.yaml': `requirements:\n${titled('REQ-1', 'Season ticket')}${titled('REQ-2', 'Seat reservation')}${titled('REQ-3', 'Free seat 1')}` });
    assert.deepEqual(workspaceSymbols(seats, 'seat').map(({ entity }) => entity.id), ['REQ-2', 'REQ-3']);
    assert.deepEqual(workspaceSymbols(seats, 'seat 1').map(({ entity }) => entity.id), ['REQ-3']);
    assert.deepEqual(workspaceSymbols(seats, 'seasont').map(({ entity }) => entity.id), ['REQ-1']);
  });

  it('tells what a thing belongs to, else its file', () => {
    assert.deepEqual(workspaceSymbols(snapshot, 'REQ-').map(({ entity, container }) => `${entity.id} ${container}`), ['REQ-77 bank/vault.req.yaml', 'REQ-12 Faster checkout', 'REQ-40 shop/checkout.req.yaml']);
  });
});

describe('language/folding', () => {
  /** Lines from 1. */
  const check = (text: string, expected: string, file = 'a.req.yaml'): void => {
    assert.equal(foldingRanges(parseDocument(file, text)).map(({ start, end, kind }) => `${start + 1}–${end + 1}${kind ? ` ${kind}` : ''}`).join(', '), expected);
  };

  it('folds things, lists and texts, without the blank lines behind', () => {
    check('requirements:\n  - id: REQ-1\n    tags: [a,\n      b]\n\n  - id: REQ-2\n    statement: >-\n      One\n\n      two\n\n', '1–10, 2–4, 3–4, 6–10, 7–10');
  });
  it('folds a list at the column of its key', () => check('requirements:\n- id: REQ-1\n  title: x\n- id: REQ-2\nx-more: 1\n', '1–4, 2–3'));
  it('folds runs of comments, and regions', () => {
    check('# one\n# two\nid: REQ-1\n# alone\ntitle: x\n# region more\nstatement: >-\n  # no comment\n  # here\n# endregion\n', '1–2 comment, 6–10 region, 7–9');
  });
  it('folds half-typed texts', () => check('requirements:\n  - id: REQ-1\n    title: "open\n    tags: [\n  - id: REQ-2\n    x\n', '1–6, 2–4, 5–6'));
  it('folds the front matter of Markdown, and leaves its prose to others', () => check('---\nid: PRD-1\ngoals:\n  - GOAL-1\n---\n# One\n\ntext\n', '1–5 region, 3–4', 'a.prd.md'));
  it('has nothing in plain and empty texts', () => {
    check('', '');
    check('id: REQ-1\r\ntitle: x\r\n', '');
    check('# Prose\n', '', 'a.prd.md');
  });
});

describe('language/selection-ranges', () => {
  const check = (text: string, expected: readonly string[], file = 'a.req.yaml'): void => {
    const { document, offset } = sceneOf(text, file);
    const ranges = selectionRanges(document, offset);
    for (let i = 1; i < ranges.length; i++) assert.ok((ranges[i]?.start ?? 0) <= (ranges[i - 1]?.start ?? 0) && (ranges[i]?.end ?? 0) >= (ranges[i - 1]?.end ?? 0));
    assert.deepEqual(ranges.map(({ start, end }) => document.text.slice(start, end)), expected);
  };

  it('grows from a value to its pair, the item, the list', () => {
    const item = '- id: REQ-1\n    owner: "@ling"';
    check('requirements:\n  - id: REQ-1\n    owner: "@l$0ing"\n  - id: REQ-2\n', [
      '@ling', '"@ling"', 'owner: "@ling"', item.slice(2), item, `${item}\n  - id: REQ-2`, `requirements:\n  ${item}\n  - id: REQ-2`, `requirements:\n  ${item}\n  - id: REQ-2\n`,
    ]);
  });
  it('grows in flow lists and from keys', () => {
    check('tags: [a, b$0c]\n', ['bc', '[a, bc]', 'tags: [a, bc]', 'tags: [a, bc]\n']);
    check('ta$0gs: [a]\nid: x\n', ['tags', 'tags: [a]', 'tags: [a]\nid: x', 'tags: [a]\nid: x\n']);
  });
  it('takes the whole of prose at once', () => check('---\nid: PRD-1\n---\nSo$0me\n', ['---\nid: PRD-1\n---\nSome\n'], 'a.prd.md'));
});

describe('language/document-links', () => {
  const links = (file: string, text: string): string[] => documentLinks(parseDocument(file, text)).map(({ range, target }) => `${text.slice(range.start, range.end)} → ${'url' in target ? target.url : `${target.file}${target.fragment === undefined ? '' : ` at ${target.fragment}`}`}`);

  it('leads to the web, to mailboxes and to files beside', () => {
    assert.deepEqual(links('a/b/c.req.yaml', 'links:\n  - url: https://example.org/x\n  - {url: "mailto:a@b.c"}\n  - url: ../notes.md#two\n  - url: d.md\n'), [
      'https://example.org/x → https://example.org/x', 'mailto:a@b.c → mailto:a@b.c', '../notes.md#two → a/notes.md at two', 'd.md → a/b/d.md',
    ]);
    assert.deepEqual(links('a/x.product.yaml', 'deliverables:\n  - {stage: market, file: docs/plan.pdf}\n'), ['docs/plan.pdf → a/docs/plan.pdf']);
  });
  it('leads nowhere else', () => {
    assert.deepEqual(links('a/c.req.yaml', 'links:\n  - url: ../../etc/passwd\n  - url: javascript:alert(1)\n  - url: file:///etc/passwd\n  - url: command:evil\n  - url: //host/x\n  - url: ..\n  - url: 5\nrationale: https://example.org\n'), []);
    assert.deepEqual(links('x.product.yaml', 'deliverables:\n  - {file: ../x}\n  - {file: /etc/passwd}\n'), []);
  });
  it('finds the same in a long list', () => assert.deepEqual(links('a.req.yaml', LONG('    links:\n      - url: d.md\n')), ['d.md → d.md']));
});
