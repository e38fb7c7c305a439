// Who may import whom: reads all modules of src and webview and holds them to the layers; plants violations to prove that it looks.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ICruiseResult, IForbiddenRuleType, IModule } from 'dependency-cruiser';
import ts from 'typescript';
import { RULES } from '../src/core/rules/registry';

const ROOT = process.cwd();

/** Layers of the core from the lowest; a folder imports itself and lower layers. */
const LAYERS = [['text'], ['schema'], ['document'], ['index'], ['scoring', 'schedule', 'wording'], ['edits', 'views'], ['rules'], ['language']];

const ruleFile = (id: string): string => `src/core/rules/${id.replace('/', '-')}.ts`;
const escape = (text: string): string => text.replace(/[.]/g, '\\.');
const RULE_FILES = `^(?:${[...RULES.keys()].map((id) => escape(ruleFile(id))).join('|')})$`;

const layerRules = LAYERS.flatMap((folders, rank): IForbiddenRuleType[] =>
  folders.map((folder) => {
    const lower = LAYERS.slice(0, rank).flat();
    return { name: 'core-layers', severity: 'error', from: { path: `^src/core/${folder}/` }, to: { path: '^src/core/', pathNot: `^src/core/(?:${[folder, ...lower].join('|')})/` } };
  }),
);

const forbidden: IForbiddenRuleType[] = [
  ...layerRules,
  { name: 'core-alone', severity: 'error', from: { path: '^src/core/' }, to: { pathNot: '^(?:src/core/|schemas/|node_modules/(?:yaml|ajv)/|(?:yaml|ajv)$)' } },
  { name: 'rule-imports-rule', severity: 'error', from: { path: RULE_FILES }, to: { path: RULE_FILES } },
  { name: 'panel-imports-panel', severity: 'error', from: { path: '^src/panels/([^/]+)/' }, to: { path: '^src/panels/', pathNot: '^src/panels/(?:$1|shared)/' } },
  { name: 'page-imports-page', severity: 'error', from: { path: '^webview/([^/]+)/' }, to: { path: '^webview/', pathNot: '^webview/(?:$1|shared)/' } },
  { name: 'editor-only-at-the-edge', severity: 'error', from: { path: '^(?:src|webview)/', pathNot: '^src/(?:host/|panels/shared/|panels/[^/]+/panel\\.ts$|extension\\.ts$)' }, to: { path: '(?:^|/)vscode(?:/|$)' } },
  { name: 'node-only-in-cli', severity: 'error', from: { path: '^(?:src|webview)/', pathNot: '^src/cli/' }, to: { dependencyTypes: ['core'] } },
  { name: 'page-imports-types-of-protocols', severity: 'error', from: { path: '^webview/' }, to: { path: '^src/', pathNot: '^src/panels/[^/]+/protocol\\.ts$' } },
  { name: 'page-imports-types-only', severity: 'error', from: { path: '^webview/' }, to: { path: '^src/', dependencyTypesNot: ['type-only'] } },
  { name: 'toolkit-in-one-place', severity: 'error', from: { path: '^(?:src|webview)/', pathNot: '^webview/shared/' }, to: { path: 'webview-ui-toolkit' } },
  { name: 'src-imports-page', severity: 'error', from: { path: '^src/' }, to: { path: '^webview/' } },
  { name: 'imports-test', severity: 'error', from: { path: '^(?:src|webview)/' }, to: { path: '^(?:test|dist|out|media)/' } },
  { name: 'unresolved', severity: 'error', from: { path: '^(?:src|webview)/' }, to: { couldNotResolve: true, pathNot: '^vscode$' } },
  { name: 'circle', severity: 'error', from: {}, to: { circular: true } },
  { name: 'orphan', severity: 'error', from: { orphan: true, path: '^(?:src|webview)/', pathNot: '/generated/' }, to: {} },
];

/** All modules below a folder with what breaks the law, as `rule: from -> to`. */
async function cruiseFolder(folder: string): Promise<{ modules: readonly IModule[]; violations: string[] }> {
  const { cruise } = await import('dependency-cruiser');
  const { output } = await cruise(['src', 'webview'], {
    baseDir: folder,
    validate: true,
    ruleSet: { forbidden },
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.json', '.d.ts'], conditionNames: ['import', 'require', 'types', 'default'], exportsFields: ['exports'] },
  });
  const { modules, summary } = output as ICruiseResult;
  return { modules, violations: summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`).sort() };
}

const filesBelow = (folder: string): string[] =>
  readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath ?? entry.path, entry.name)).split(path.sep).join('/'))
    .sort();

const SOURCES = [...filesBelow('src'), ...filesBelow('webview')];
const isGenerated = (file: string): boolean => file.includes('/generated/');

describe('architecture', function () {
  this.timeout(60_000);
  let cruised: Awaited<ReturnType<typeof cruiseFolder>>;
  before(async () => {
    cruised = await cruiseFolder(ROOT);
  });

  it('all modules keep to their layers', () => assert.deepEqual(cruised.violations, []));

  it('every source file was read, with what it imports', () => {
    const read = new Set(cruised.modules.map(({ source }) => source));
    assert.deepEqual(SOURCES.filter((file) => !read.has(file)), []);
    const own = cruised.modules.filter(({ source }) => /^(?:src|webview)\//.test(source));
    assert.ok(own.length > 60, `${own.length} modules`);
    const edges = own.flatMap(({ dependencies }) => dependencies);
    assert.ok(edges.length > 200, `${edges.length} imports`);
    assert.ok(edges.some(({ dependencyTypes }) => dependencyTypes.includes('type-only')), 'imports of types are seen');
  });

  it('every folder of the core has a layer', () => {
    const folders = readdirSync(path.join(ROOT, 'src/core'), { withFileTypes: true }).filter((entry) => entry.isDirectory() || entry.name.endsWith('.ts')).map(({ name }) => name);
    assert.deepEqual(folders.filter((folder) => !LAYERS.flat().includes(folder)), []);
  });

  it('a planted violation of each law is caught', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'prd-architecture-'));
    const plant: Readonly<Record<string, string>> = {
      'src/core/text/low.ts': "import { high } from '../language/high';\nexport const low = high;\n",
      'src/core/language/high.ts': 'export const high = 1;\n',
      'src/core/document/editor.ts': "import * as vscode from 'vscode';\nexport const x = vscode;\n",
      'src/core/index/disk.ts': "import { readFileSync } from 'node:fs';\nexport const x = readFileSync;\n",
      'src/core/scoring/side.ts': "import type { Y } from '../schedule/side';\nexport type X = Y;\n",
      'src/core/schedule/side.ts': 'export type Y = 1;\n',
      [ruleFile('id/duplicate')]: `import { x } from './id-prefix';\nexport const y = x;\n`,
      [ruleFile('id/prefix')]: 'export const x = 1;\n',
      'src/host/page.ts': "import { page } from '../../webview/a/page';\nexport const x = page;\n",
      'src/panels/a/protocol.ts': "import * as vscode from 'vscode';\nexport type A = typeof vscode;\nexport const value = 1;\n",
      'src/panels/a/panel.ts': "import { b } from '../b/panel';\nexport const a = b;\n",
      'src/panels/b/panel.ts': 'export const b = 1;\n',
      'src/cli/one.ts': "import { two } from './two';\nexport const one = two;\n",
      'src/cli/two.ts': "import { one } from './one';\nexport const two: unknown = one;\n",
      'src/cli/alone.ts': 'export const alone = 1;\n',
      'src/cli/lost.ts': "import { x } from './nowhere';\nexport const lost = x;\n",
      'src/cli/tested.ts': "import { x } from '../../test/x';\nexport const tested = x;\n",
      'test/x.ts': 'export const x = 1;\n',
      'webview/a/page.ts': "import { value } from '../../src/panels/a/protocol';\nimport type { X } from '../../src/core/scoring/side';\nexport const page: X | number = value;\n",
      'webview/b/page.ts': "import { page } from '../a/page';\nimport { provideVSCodeDesignSystem } from '@vscode/webview-ui-toolkit';\nexport const b = [page, provideVSCodeDesignSystem];\n",
    };
    try {
      for (const [file, text] of Object.entries(plant)) {
        mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
        writeFileSync(path.join(folder, file), text);
      }
      const { violations } = await cruiseFolder(folder);
      const caught = new Set(violations.map((one) => one.slice(0, one.indexOf(':'))));
      assert.deepEqual([...new Set(forbidden.map(({ name }) => name ?? ''))].filter((name) => !caught.has(name)), []);
      for (const one of ['core-layers: src/core/text/low.ts -> src/core/language/high.ts', 'core-layers: src/core/scoring/side.ts -> src/core/schedule/side.ts', 'editor-only-at-the-edge: src/core/document/editor.ts -> vscode', 'editor-only-at-the-edge: src/panels/a/protocol.ts -> vscode', 'page-imports-types-only: webview/a/page.ts -> src/panels/a/protocol.ts']) {
        assert.ok(violations.includes(one), `${one}\nis not among\n${violations.join('\n')}`);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('the core is compiled by itself, without the types of pages and of Node', () => {
    const { options, fileNames } = ts.parseJsonConfigFileContent(ts.readConfigFile(path.join(ROOT, 'src/core/tsconfig.json'), ts.sys.readFile).config, ts.sys, path.join(ROOT, 'src/core'));
    assert.deepEqual([options.lib, options.types], [['lib.es2023.d.ts'], []]);
    const own = SOURCES.filter((file) => file.startsWith('src/core/'));
    assert.deepEqual(own.filter((file) => !fileNames.includes(path.join(ROOT, file))), []);
    // A reference inside a file would bring such types back.
    assert.deepEqual(own.filter((file) => /^\/\/\/ *<reference/m.test(readFileSync(path.join(ROOT, file), 'utf8'))), []);
  });
});

describe('files', () => {
  const textOf = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');

  it('begin with a sentence that says what they do', () => {
    const without = SOURCES.filter((file) => !isGenerated(file) && !/^\/\/ [^\n]{20,}\.\n/.test(textOf(file)));
    assert.deepEqual(without, []);
  });

  it('have at most 300 lines; tables of words may be longer', () => {
    const long = SOURCES.filter((file) => !isGenerated(file) && textOf(file).split('\n').length > (file.endsWith('/texts.ts') ? 500 : 301));
    assert.deepEqual(long, []);
  });

  it('of rules are named after their ids, and all are in the registry', () => {
    const rules = SOURCES.filter((file) => file.startsWith('src/core/rules/') && /^ {2}id: '[a-z]+\/[a-z-]+',$/m.test(textOf(file)));
    assert.deepEqual(rules, [...RULES.keys()].map(ruleFile).sort());
    for (const [id, rule] of RULES) {
      assert.match(textOf(ruleFile(id)), new RegExp(`^// Rule ${id}: `), id);
      assert.ok(textOf(ruleFile(id)).includes(`id: '${rule.id}'`), id);
    }
  });
});
