// Checks that every text of the manifest stands in both languages, and that both say the same commands and keys.
import assert from 'node:assert/strict';
import { readJson, readManifest, stringsIn } from './contributions';

type Texts = Readonly<Record<string, string>>;

const english = readJson<Texts>('package.nls.json');
const chinese = readJson<Texts>('package.nls.zh-cn.json');
const sorted = (words: Iterable<string>): string[] => [...words].sort();
const marks = (text: string, pattern: RegExp): string[] => sorted([...text.matchAll(pattern)].map(([whole]) => whole));

describe('texts of the manifest', () => {
  const used = new Set([...stringsIn(readManifest())].flatMap(([, text]) => /^%(.+)%$/.exec(text)?.[1] ?? []));

  it('uses what is written and writes what is used', () => {
    assert.ok(used.size > 0, 'the manifest names no text');
    assert.deepEqual(sorted(Object.keys(english)), sorted(used));
  });

  it('has every text in both languages', () => {
    assert.deepEqual(sorted(Object.keys(chinese)), sorted(Object.keys(english)));
    assert.deepEqual(Object.entries({ ...english, ...chinese }).filter(([, text]) => text.trim() === ''), []);
    const names = new Set(['displayName', 'viewsContainer.title']);
    assert.deepEqual(Object.keys(english).filter((key) => !names.has(key) && !/\p{Script=Han}/u.test(chinese[key] ?? '')), []);
    assert.deepEqual(Object.keys(english).filter((key) => /\p{Script=Han}/u.test(english[key] ?? '')), []);
  });

  it('keeps commands, settings and code the same in both', () => {
    for (const [key, text] of Object.entries(english)) {
      for (const pattern of [/\(command:[^)]*\)/g, /`[^`]*`/g, /…$/g]) assert.deepEqual(marks(chinese[key] ?? '', pattern), marks(text, pattern), key);
    }
  });

  it('sets no English punctuation into Chinese', () => {
    const wrong = Object.entries(chinese).filter(([, text]) => /\p{Script=Han}[,;:!?.](?!\w)/u.test(text.replace(/`[^`]*`/g, '')));
    assert.deepEqual(wrong, []);
  });

  it('links only commands that exist', () => {
    const declared = new Set(readManifest().contributes.commands.map(({ command }) => command));
    const linked = Object.values(english).flatMap((text) => [...text.matchAll(/\(command:(prd\.[^)?]*)/g)].map(([, command]) => command ?? ''));
    assert.ok(linked.length > 0, 'no text links a command');
    assert.deepEqual(linked.filter((command) => !declared.has(command)), []);
  });
});
