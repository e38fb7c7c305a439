// Checks that the manifest agrees with itself, with the files it names and with what the code knows of file names and entities.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { CONFIG_FILE, FILE_KINDS, fileKindOf } from '../../src/core/document/file-kind';
import { ENTITY_KINDS } from '../../src/core/schema/entities';
import { SECTIONS } from '../../src/core/views/outline-node';
import { exists, type MenuItem, read, readManifest, ROOT, stringsIn } from './contributions';

const manifest = readManifest();
const { commands, menus, languages, grammars, configuration } = manifest.contributes;
const items = (menu: string): readonly MenuItem[] => menus[menu] ?? [];

describe('manifest', () => {
  it('names only files that exist', () => {
    const paths = [...stringsIn(manifest)].filter(([, text]) => /^(?:\.\/)?media\//.test(text));
    assert.ok(paths.length > 10, 'the manifest names too few files');
    assert.deepEqual(paths.filter(([, file]) => !exists(file)), []);
  });

  it('has an icon of 256 by 256 for lists of extensions', () => {
    const png = readFileSync(path.join(ROOT, manifest.icon));
    assert.equal(png.toString('latin1', 1, 4), 'PNG');
    assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [256, 256]);
    assert.ok(png.length < 20_000, `${png.length} bytes`);
  });

  it('takes as product documents what the checks take', () => {
    const language = languages.find(({ id }) => id === 'prd-yaml');
    assert.ok(language);
    assert.deepEqual(language.filenames, [CONFIG_FILE]);
    const kinds = (language.filenamePatterns ?? []).map((pattern) => fileKindOf(pattern.replace('*', 'a')));
    for (const kind of FILE_KINDS) assert.equal(kinds.filter((one) => one === kind).length, kind === 'config' ? 0 : 2, kind);
    assert.equal(kinds.length, 2 * (FILE_KINDS.length - 1));
  });

  it('wakes up where there are product documents, and nowhere else', () => {
    const globs = manifest.activationEvents.flatMap((event) => (event.startsWith('workspaceContains:') ? expand(event.slice('workspaceContains:**/'.length)) : []));
    const wanted = [...(languages[0]?.filenamePatterns ?? []), '*.prd.md', CONFIG_FILE];
    assert.deepEqual([...globs].sort(), [...wanted].sort());
    assert.deepEqual(manifest.activationEvents.filter((event) => event === '*' || event === 'onStartupFinished'), []);
  });

  it('gives every command one title, and the category that the palette sorts by', () => {
    assert.equal(new Set(commands.map(({ command }) => command)).size, commands.length);
    assert.equal(new Set(commands.map(({ title }) => title)).size, commands.length);
    assert.deepEqual(commands.filter(({ category, command }) => category !== 'PRD' || !command.startsWith('prd.')), []);
  });

  it('puts only declared commands into menus, none twice into the same place', () => {
    const declared = new Set(commands.map(({ command }) => command));
    for (const [menu, entries] of Object.entries(menus)) {
      assert.ok(entries.length > 0, menu);
      for (const { command } of entries) assert.ok(command && declared.has(command), `${menu}: ${command}`);
      const places = entries.map((entry) => JSON.stringify(entry));
      assert.equal(new Set(places).size, places.length, menu);
    }
  });

  it('hides from the palette what needs a row of the tree', () => {
    const hidden = new Set(items('commandPalette').filter(({ when }) => when === 'false').map(({ command }) => command));
    const everywhere = new Set([...items('view/title'), ...items('editor/title'), ...items('editor/context')].map(({ command }) => command));
    const onRows = items('view/item/context').map(({ command }) => command).filter((command) => !everywhere.has(command) && !/\.(?:new|open)(?:Prd|Roadmap|Matrix)$/.test(command ?? ''));
    assert.ok(onRows.length > 0);
    assert.deepEqual(onRows.filter((command) => !hidden.has(command)), []);
  });

  it('speaks in the tree of rows that exist', () => {
    const words = new Set<string>([...ENTITY_KINDS, ...SECTIONS.map((section) => `section.${section}`)]);
    for (const { when = '' } of items('view/item/context')) {
      assert.match(when, /^view == prd\.product && viewItem /);
      const named = /viewItem == prd\.([\w.]+)$/.exec(when)?.[1] ?? /viewItem =~ \/\^prd\\\.\(([\w|]+)\)\$\/$/.exec(when)?.[1];
      assert.ok(named, when);
      assert.deepEqual(named.split('|').filter((word) => !words.has(word)), [], when);
    }
  });

  it('has a grammar of the scope that it declares', () => {
    for (const { path: file, scopeName } of grammars) assert.equal((JSON.parse(read(file)) as { scopeName: string }).scopeName, scopeName);
  });

  it('takes the number of a ticket, such as #4949, for no colour', () => {
    const defaults = (JSON.parse(read('package.json')) as { contributes: { configurationDefaults: Readonly<Record<string, Readonly<Record<string, unknown>>>> } }).contributes.configurationDefaults;
    assert.equal(defaults['[prd-yaml]']?.['editor.colorDecorators'], false);
  });

  it('describes every setting and gives it a default', () => {
    const settings = Object.entries(configuration.properties as Record<string, { default?: unknown; markdownDescription?: string }>);
    assert.ok(settings.length > 0);
    for (const [name, setting] of settings) {
      assert.match(name, /^prd\./);
      assert.notEqual(setting.default, undefined, name);
      assert.match(setting.markdownDescription ?? '', /^%.+%$/, name);
    }
  });
});

/** All words of a pattern with alternatives in braces, which don't nest. */
function expand(pattern: string): string[] {
  const braces = /\{([^{}]*)\}/.exec(pattern);
  if (!braces) return [pattern];
  return (braces[1] ?? '').split(',').flatMap((word) => expand(pattern.slice(0, braces.index) + word + pattern.slice(braces.index + braces[0].length)));
}
