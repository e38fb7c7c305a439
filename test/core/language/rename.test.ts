// Renames of ids: what goes along, what is refused and in which words, and that nothing else of any text changes.
import assert from 'node:assert/strict';
import { parseDocument } from '../../../src/core/document/parse';
import { entityOf, referencesTo } from '../../../src/core/index/lookup';
import { filesOfRename, prepareRename, renameEdits } from '../../../src/core/language/rename';
import type { Language } from '../../../src/core/language/words';
import { applyEdits } from '../../../src/core/text/range';
import { SHOP, sceneOf } from './fixture';

type Files = Readonly<Record<string, string>>;

interface Options {
  readonly file?: string;
  readonly others?: Files;
  readonly language?: Language;
}

function prepared(text: string, { file, others = SHOP, language = 'en' }: Options = {}): string {
  const { snapshot, document, offset } = sceneOf(text, file, others);
  const start = prepareRename(snapshot, document, offset, language);
  return start.ok ? `${document.text.slice(start.range.start, start.range.end)} of ${start.entity.file}` : start.reason;
}

/** Lines that a rename changes, as `file: line`, addresses behind `?`; or why there is none. */
function renamed(text: string, newId: string, { file, others = SHOP, language = 'en' }: Options = {}): string[] {
  const { snapshot, document, offset } = sceneOf(text, file, others);
  const texts: Files = { ...others, [document.file]: document.text };
  const start = prepareRename(snapshot, document, offset, language);
  assert.ok(start.ok, start.ok ? '' : start.reason);
  const entity = entityOf(snapshot, start.id, start.entity.file)?.idRange.start === start.entity.idRange.start ? (entityOf(snapshot, start.id, start.entity.file) ?? start.entity) : start.entity;
  const asked = new Set(filesOfRename(snapshot, entity));
  const result = renameEdits(snapshot, entity, newId, { language, textOf: (name) => (asked.has(name) ? texts[name] : undefined) });
  if (!result.ok) return [result.reason];
  const lines: string[] = [];
  for (const name of new Set(result.edits.map((edit) => edit.file))) {
    const edits = result.edits.filter((edit) => edit.file === name);
    const before = texts[name] ?? '';
    const after = applyEdits(before, edits);
    const unsure = new Set(edits.filter(({ group }) => group === 'address').map(({ range }) => before.slice(0, range.start).split('\n').length));
    after.split('\n').forEach((line, i) => {
      if (line !== before.split('\n')[i]) lines.push(`${name}: ${line.trim()}${unsure.has(i + 1) ? ' ?' : ''}`);
    });
    assert.equal(parseDocument(name, after).broken, parseDocument(name, before).broken);
  }
  return lines;
}

describe('language/rename', () => {
  it('starts from a definition, a reference, prose and a comment, without quotes', () => {
    assert.equal(prepared('dependsOn: [REQ-1$02]'), 'REQ-12 of shop/checkout.req.yaml');
    assert.equal(prepared('id: "REQ-$05"'), 'REQ-5 of shop/new.req.yaml');
    assert.equal(prepared("owner: '@l$0ing'"), '@ling of shop/shop.team.yaml');
    assert.equal(prepared('# see REQ-4$00\nid: REQ-5'), 'REQ-40 of shop/checkout.req.yaml');
    assert.equal(prepared('See REQ-1$02.', { file: 'shop/x.prd.md' }), 'REQ-12 of shop/checkout.req.yaml');
  });

  it('refuses in plain words', () => {
    assert.equal(prepared('title: Some$0thing'), 'There is no id here. Put the cursor on one, such as REQ-12.');
    assert.equal(prepared('title: Some$0thing', { language: 'zh' }), '此处没有编号。请把光标放在编号上，例如 REQ-12。');
    assert.equal(prepared('dependsOn: [REQ-9$09]'), 'No requirement has the id REQ-99: there is nothing to rename.');
    assert.equal(prepared('parent: REQ-1$02\ntitle: "open'), 'shop/new.req.yaml can’t be read past line 2. Mend it first, then rename.');
    const two = { 'a/a.product.yaml': 'id: PRODUCT-a', 'b/b.product.yaml': 'id: PRODUCT-b', 'a/x.req.yaml': 'id: REQ-1', 'b/x.req.yaml': 'id: REQ-1' };
    assert.equal(prepared('parent: REQ-$01', { file: 'new.req.yaml', others: two }), 'Several products define REQ-1. Rename it where it is defined.');
  });

  it('refuses ids of another form, and taken ones', () => {
    const say = (newId: string, language: Language = 'en'): string => renamed('parent: REQ-1$02', newId, { language }).join('\n');
    assert.equal(say('12'), '“12” does not read as the id of a requirement. Write one such as REQ-1.');
    assert.equal(say('GOAL-3'), '“GOAL-3” does not read as the id of a requirement. Write one such as REQ-1.');
    assert.equal(say('REQ-12: x', 'zh'), '“REQ-12: x”不像需求的编号。请写成 REQ-1 的样子。');
    assert.equal(say('REQ-40'), 'REQ-40 is taken by “Save <b>cards</b> [now](command:evil)”, in shop/checkout.req.yaml.');
    assert.equal(say('REQ-12'), '');
    assert.match(renamed('owner: "@l$0ing"', '@tom').join(), /^@tom is taken by “Tom”/);
  });

  it('changes the definition, references, prose and comments of the whole product, and nothing else', () => {
    const text = '# after REQ-12\nid: REQ-5\nparent: "REQ-1$02"\ndependsOn: [REQ-12, REQ-120]\nconflictsWith:\n  - \'REQ-12\'\nstatement: As in REQ-12, not REQ-12-b.\n';
    assert.deepEqual(renamed(text, ' PAY-REQ-7 '), [
      'shop/checkout.prd.yaml: requirements: [PAY-REQ-7]',
      'shop/checkout.req.yaml: - id: PAY-REQ-7',
      'shop/new.req.yaml: # after PAY-REQ-7',
      'shop/new.req.yaml: parent: "PAY-REQ-7"',
      'shop/new.req.yaml: dependsOn: [PAY-REQ-7, REQ-120]',
      "shop/new.req.yaml: - 'PAY-REQ-7'",
      'shop/new.req.yaml: statement: As in PAY-REQ-7, not REQ-12-b.',
      'shop/notes.prd.md: See PAY-REQ-7.',
    ]);
  });

  it('tells addresses and paths apart', () => {
    const text = 'id: REQ-5\nparent: REQ-1$02\nlinks:\n  - url: https://tracker.example/browse/REQ-12\n  - url: REQ-12.md\nrationale: See REQ-12. And docs/REQ-12!\n';
    assert.deepEqual(renamed(text, 'REQ-13').filter((line) => line.startsWith('shop/new')), [
      'shop/new.req.yaml: parent: REQ-13',
      'shop/new.req.yaml: - url: https://tracker.example/browse/REQ-13 ?',
      'shop/new.req.yaml: - url: REQ-13.md ?',
      'shop/new.req.yaml: rationale: See REQ-13. And docs/REQ-13! ?',
    ]);
  });

  it('renames a handle, with or without its sign typed', () => {
    assert.deepEqual(renamed('# ask @ling\nid: REQ-5\nowner: "@l$0ing"', 'ling.zhao'), [
      'shop/checkout.prd.yaml: owner: "@ling.zhao"',
      'shop/checkout.req.yaml: owner: "@ling.zhao"',
      'shop/new.req.yaml: # ask @ling.zhao',
      'shop/new.req.yaml: owner: "@ling.zhao"',
      'shop/shop.team.yaml: - handle: "@ling.zhao"',
    ]);
  });

  it('keeps products apart, and takes what another product says of the thing along', () => {
    assert.deepEqual(renamed('id: REQ-5\nparent: REQ-7$07', 'REQ-78'), ['bank/vault.req.yaml: id: REQ-78', 'shop/new.req.yaml: parent: REQ-78']);
    assert.deepEqual(renamed('id: REQ-5\nparent: REQ-7$07', 'REQ-40'), ['In shop/new.req.yaml, REQ-40 means something else, from shop/checkout.req.yaml.']);
    const two = { 'a/a.product.yaml': 'id: PRODUCT-a', 'b/b.product.yaml': 'id: PRODUCT-b', 'a/x.req.yaml': 'id: REQ-1', 'b/x.req.yaml': 'id: REQ-1', 'b/y.req.yaml': 'id: REQ-2\nparent: REQ-1' };
    assert.deepEqual(renamed('id: REQ-3\nparent: REQ-$01', 'REQ-9', { file: 'a/new.req.yaml', others: two }), ['a/new.req.yaml: parent: REQ-9', 'a/x.req.yaml: id: REQ-9']);
  });

  it('gives the second one of a double id a name of its own, and leaves its references with the first', () => {
    assert.deepEqual(renamed('id: REQ-1$02\nparent: REQ-12', 'REQ-13', { file: 'shop/z.req.yaml' }), ['shop/z.req.yaml: id: REQ-13']);
  });

  it('lets aliases follow, and refuses what can’t be told', () => {
    assert.deepEqual(renamed('id: REQ-5\nparent: &longest REQ-1$02\nsupersedes: *longest\n', 'REQ-13').filter((line) => line.startsWith('shop/new')), ['shop/new.req.yaml: parent: &longest REQ-13']);
    assert.match(renamed('id: REQ-5\nparent: REQ-1$02\nsupersedes: "REQ\\x2d12"\n', 'REQ-13').join(), /^REQ-12 is written in an unusual way, or has just changed, in shop\/new\.req\.yaml, line 3\./);
    const broken = { ...SHOP, 'shop/broken.req.yaml': 'id: REQ-8\ntitle: "open\nparent: REQ-12\n' };
    assert.deepEqual(renamed('parent: REQ-1$02', 'REQ-13', { others: broken }), ['shop/broken.req.yaml can’t be read past line 2. Mend it first, then rename.']);
    assert.equal(renamed('parent: REQ-4$00', 'REQ-41', { others: broken }).length, 3);
  });

  it('refuses when a text is not what the index knows', () => {
    const { snapshot } = sceneOf('parent: REQ-12');
    const entity = entityOf(snapshot, 'REQ-12', 'shop/new.req.yaml');
    assert.ok(entity && referencesTo(snapshot, entity).length > 0);
    const result = renameEdits(snapshot, entity, 'REQ-13', { language: 'en', textOf: (file) => ` ${{ ...SHOP, 'shop/new.req.yaml': 'parent: REQ-12' }[file] ?? ''}` });
    assert.ok(!result.ok);
  });
});
