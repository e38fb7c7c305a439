// Checks what the editor makes of product documents as text: words, and the line after Enter.
import assert from 'node:assert/strict';
import { readJson } from './contributions';

interface EnterRule {
  readonly beforeText: string;
  readonly afterText?: string;
  readonly action: { readonly indent: 'none' | 'indent'; readonly appendText?: string };
}

interface LanguageConfiguration {
  readonly wordPattern: { readonly pattern: string; readonly flags: string };
  readonly indentationRules: { readonly increaseIndentPattern: string; readonly decreaseIndentPattern: string };
  readonly folding: { readonly offSide: boolean };
  readonly onEnterRules: readonly EnterRule[];
}

const configuration = readJson<LanguageConfiguration>('media/language/language-configuration.json');
const words = (text: string): string[] => text.match(new RegExp(configuration.wordPattern.pattern, `g${configuration.wordPattern.flags}`)) ?? [];

/** The text with Enter pressed at `|`, as the editor's rules for it read, at two spaces a level. */
function enter(text: string): string {
  const [before = '', after = ''] = text.split('|');
  const start = before.lastIndexOf('\n') + 1;
  const line = before.slice(start);
  const rule = configuration.onEnterRules.find(({ beforeText, afterText }) => new RegExp(beforeText).test(line) && (!afterText || new RegExp(afterText).test(after)));
  const indent = /^\s*/.exec(line)?.[0] ?? '';
  return `${before}\n${indent}${rule?.action.indent === 'indent' ? '  ' : ''}${rule?.action.appendText ?? ''}|${after}`;
}

describe('language configuration', () => {
  it('takes an id and a handle as one word', () => {
    assert.deepEqual(words('  - id: PAY-REQ-12'), ['id', 'PAY-REQ-12']);
    assert.deepEqual(words('owner: "@ling"'), ['owner', '@ling']);
    assert.deepEqual(words('dependsOn: [REQ-1, TEAM-checkout]'), ['dependsOn', 'REQ-1', 'TEAM-checkout']);
    assert.deepEqual(words('due: 2026-03-31'), ['due', '2026-03-31']);
    assert.deepEqual(words('title: 站点搜索，REQ-3'), ['title', '站点搜索', 'REQ-3']);
  });

  it('keeps an id that is still being written in one piece', () => {
    assert.deepEqual(words('goals: [GOAL-'), ['goals', 'GOAL-']);
    assert.deepEqual(words('owner: "@"'), ['owner', '@']);
  });

  it('goes on with the keys of a list item', () => {
    assert.equal(enter('  - id: REQ-1|'), '  - id: REQ-1\n    |');
    assert.equal(enter('  - "x note": b|'), '  - "x note": b\n    |');
    assert.equal(enter('    title: Stop search|'), '    title: Stop search\n    |');
  });

  it('goes one level down after a key without a value', () => {
    assert.equal(enter('requirements:|'), 'requirements:\n  |');
    assert.equal(enter('    statement: >-|'), '    statement: >-\n      |');
    assert.equal(enter('  - acceptance:|'), '  - acceptance:\n      |');
    assert.equal(enter('  # What follows:|'), '  # What follows:\n  |');
  });

  it('goes on with the list after a plain item', () => {
    assert.equal(enter('      - REQ-3|'), '      - REQ-3\n      - |');
    assert.equal(enter('      - "@ling"|'), '      - "@ling"\n      - |');
    assert.equal(enter('      - |'), '      - \n      |');
    assert.equal(enter('      - one |two'), '      - one \n      |two');
  });

  it('goes on with a comment that is broken in two', () => {
    assert.equal(enter('  # one |two'), '  # one \n  # |two');
    assert.equal(enter('  # one|'), '  # one\n  |');
  });

  it('indents where a block opens, and folds by indentation', () => {
    const opens = new RegExp(configuration.indentationRules.increaseIndentPattern);
    assert.deepEqual(['a:', '  - a:', 'a: >-', 'a: b', '# a:', '- a', 'a: "b:"'].map((line) => opens.test(line)), [true, true, true, false, false, false, false]);
    assert.equal(configuration.folding.offSide, true);
  });
});
