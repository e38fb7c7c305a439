// Where an id is defined and where it is used.
import assert from 'node:assert/strict';
import { definition } from '../../../src/core/language/definition';
import { findReferences } from '../../../src/core/language/references';
import { SHOP, sceneOf } from './fixture';

interface In {
  readonly file?: string;
  readonly others?: Readonly<Record<string, string>>;
}

/** Targets as `file id`, behind the text that the cursor's link covers. */
function check(text: string, expected: string, { file, others = SHOP }: In = {}): void {
  const { snapshot, document, offset } = sceneOf(text, file, others);
  const found = definition(snapshot, document, offset);
  const texts: Readonly<Record<string, string>> = { ...others, [document.file]: document.text };
  const targets = found?.targets.map((target) => {
    assert.ok(target.targetRange.start <= target.range.start && target.range.end <= target.targetRange.end);
    return `${target.file} ${texts[target.file]?.slice(target.range.start, target.range.end) ?? ''}`;
  });
  assert.equal(found ? `${document.text.slice(found.origin.start, found.origin.end)} → ${targets?.join(', ') ?? ''}` : 'nothing', expected, text);
}

function uses(text: string, includeDeclaration: boolean, expected: string[], { file, others = SHOP }: In = {}): void {
  const { snapshot, document, offset } = sceneOf(text, file, others);
  const texts: Readonly<Record<string, string>> = { ...others, [document.file]: document.text };
  const found = findReferences(snapshot, document, offset, { includeDeclaration });
  assert.deepEqual(found.map(({ file: name, range }) => `${name} ${texts[name]?.slice(range.start, range.end) ?? ''}@${range.start}`), expected, text);
}

describe('language/definition', () => {
  it('goes from a reference to the id', () => {
    check('dependsOn: [REQ-1$02]', 'REQ-12 → shop/checkout.req.yaml REQ-12');
    check('owner: "@l$0ing"', '"@ling" → shop/shop.team.yaml "@ling"');
    check('See REQ-1$02.', 'REQ-12 → shop/checkout.req.yaml REQ-12', { file: 'shop/x.prd.md' });
    check('statement: As in REQ-1$02.', 'REQ-12 → shop/checkout.req.yaml REQ-12');
    check('parent: REQ-7$07', 'REQ-77 → bank/vault.req.yaml REQ-77');
  });

  it('gives all definitions of an ambiguous id', () => {
    const others = { 'a/a.product.yaml': 'id: PRODUCT-a', 'b/b.product.yaml': 'id: PRODUCT-b', 'a/x.req.yaml': 'id: REQ-1', 'b/x.req.yaml': 'id: REQ-1' };
    check('parent: REQ-$01', 'REQ-1 → a/x.req.yaml REQ-1, b/x.req.yaml REQ-1', { file: 'new.req.yaml', others });
    check('parent: REQ-$01', 'REQ-1 → a/x.req.yaml REQ-1', { file: 'a/new.req.yaml', others });
  });

  it('gives the definition itself on a definition, and nothing for unknown ids and other words', () => {
    check('id: REQ-$05', 'REQ-5 → shop/new.req.yaml REQ-5');
    check('parent: REQ-99$09', 'nothing');
    check('title: Some$0thing', 'nothing');
    check('par$0ent: REQ-12', 'nothing');
  });
});

describe('language/references', () => {
  it('finds fields and Markdown text in all files', () => {
    uses('parent: REQ-1$02', false, ['shop/checkout.prd.yaml REQ-12@77', 'shop/new.req.yaml REQ-12@8', 'shop/notes.prd.md REQ-12@72']);
    uses('parent: REQ-1$02', true, ['shop/checkout.req.yaml REQ-12@22', 'shop/checkout.prd.yaml REQ-12@77', 'shop/new.req.yaml REQ-12@8', 'shop/notes.prd.md REQ-12@72']);
    uses('id: REQ-$05\nparent: REQ-5', false, ['shop/new.req.yaml REQ-5@18']);
  });

  it('finds the uses of an id that nobody defines', () => {
    uses('dependsOn: [REQ-9$09]\nparent: REQ-99', true, ['shop/new.req.yaml REQ-99@12', 'shop/new.req.yaml REQ-99@28']);
    uses('title: x$0', true, []);
  });

  it('keeps products apart', () => {
    const others = { 'a/a.product.yaml': 'id: PRODUCT-a', 'b/b.product.yaml': 'id: PRODUCT-b', 'a/x.req.yaml': 'id: REQ-1', 'b/x.req.yaml': 'id: REQ-1', 'b/n.prd.md': 'REQ-1' };
    uses('parent: REQ-$01', false, ['a/new.req.yaml REQ-1@8'], { file: 'a/new.req.yaml', others });
  });
});
