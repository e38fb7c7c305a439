// Builds the product into dist/: the extension for Node and for the web with the texts that it reads, the command line, and the panels.
// Flags: --minify (packages), --watch (rebuilds on change).
import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { build, context } from 'esbuild';

const root = import.meta.dirname;
const minify = process.argv.includes('--minify');
const watch = process.argv.includes('--watch');

const sample = (await readdir(path.join(root, 'media/sample'), { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile())
  .map((entry) => path.relative(path.join(root, 'media/sample'), path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
  .sort();

/**
 * Leaves YAML 1.1 out of the bundles: documents are read with the core schema of YAML 1.2 and without known tags, whatever version they
 * claim, so that nothing reaches these modules.
 */
const withoutYaml11 = {
  name: 'without-yaml-1.1',
  setup({ onLoad }) {
    onLoad({ filter: /yaml[/\\]browser[/\\]dist[/\\]schema[/\\]yaml-1\.1[/\\](binary|bool|float|int|omap|pairs|schema|set|timestamp)\.js$/ }, () => ({
      contents: ['binary', 'boolTag', 'trueTag', 'falseTag', 'float', 'floatExp', 'floatNaN', 'int', 'intBin', 'intHex', 'intOct', 'omap', 'YAMLOMap', 'pairs', 'createPairs', 'resolvePairs', 'schema', 'set', 'YAMLSet', 'floatTime', 'intTime', 'timestamp'].map((name) => `export const ${name} = {};`).join('\n'),
    }));
  },
};

/** Properties of a rule that are words for people only, with what stands in their place. */
const WORDS = [
  [/^ {2}description: \{ .*\},\n/m, "description: { en: '', zh: '' },"],
  [/^ {2}help: \{\n.*?^ {2}\},\n/ms, "help: { why: { en: '', zh: '' }, bad: '', good: '' },"],
  [/^ {2}messages: \{\n.*?^ {2}\},\n/ms, 'messages: {},'],
];

/**
 * Leaves out of the extension what it only tells people: it reads that from texts.json once it runs, beside its work,
 * where as code it would have to be loaded before anything begins.
 */
const withoutTexts = {
  name: 'without-texts',
  setup({ onLoad }) {
    onLoad({ filter: /[/\\]schema[/\\]generated[/\\]shape-texts\.json$/ }, () => ({ contents: '[]', loader: 'json' }));
    onLoad({ filter: /[/\\]core[/\\]rules[/\\][a-z]+-[a-z-]+\.ts$/ }, async ({ path: file }) => {
      const text = await readFile(file, 'utf8');
      if (!/^export const \w+: Rule = \{$/m.test(text)) return undefined;
      const missing = WORDS.find(([pattern]) => !pattern.test(text));
      if (missing) throw new Error(`${file} has nothing like ${missing[0]} that could be left out`);
      // The lines stay where they are, for the debugger.
      const left = WORDS.reduce((rest, [pattern, empty]) => rest.replace(pattern, (words) => `  ${empty}${'\n'.repeat(words.split('\n').length - 1)}`), text);
      return { contents: left, loader: 'ts' };
    });
  },
};

/** Writes texts.json: what the plugin above leaves out, taken from the modules themselves. */
const writeTexts = {
  name: 'write-texts',
  setup({ onEnd }) {
    onEnd(async ({ outputFiles }) => {
      const bundle = outputFiles?.[0];
      // None of what could not be built, as it happens while somebody types.
      if (!bundle) return;
      const { RULES, shapes } = await import(`data:text/javascript;base64,${Buffer.from(bundle.contents).toString('base64')}`);
      const rules = Object.fromEntries([...RULES.values()].map(({ id, description, help, messages }) => [id, { description, help, messages }]));
      await writeFile(path.join(root, 'dist/texts.json'), JSON.stringify({ shapes, rules }));
    });
  },
};

/** Program of the command line’s second thread, as a text within it. */
async function aheadThread() {
  const { outputFiles: [file] } = await build({ absWorkingDir: root, entryPoints: ['src/cli/ahead-thread.ts'], write: false, bundle: true, minify: true, platform: 'node', format: 'cjs', target: 'es2022' });
  return { __AHEAD_THREAD__: JSON.stringify(file.text) };
}

const common = {
  absWorkingDir: root,
  bundle: true,
  minify,
  sourcemap: minify ? false : 'linked',
  target: 'es2022',
  logLevel: 'warning',
  legalComments: 'none',
  // Chinese texts take three bytes a letter as UTF-8, and six escaped.
  charset: 'utf8',
  // The library's build for Node is CommonJS, of which nothing can be left out.
  plugins: [withoutYaml11],
  alias: { yaml: path.join(root, 'node_modules/yaml/browser/index.js') },
  metafile: true,
};
const extension = {
  ...common,
  format: 'cjs', external: ['vscode'], entryPoints: ['src/extension.ts'],
  plugins: [...common.plugins, withoutTexts],
};
const defines = {
  ...common.define,
  // As one text: the bundler imports a list into every module.
  __SAMPLE_FILES__: JSON.stringify(sample.join('\n')),
};
const panels = (await readdir(path.join(root, 'webview'))).filter((name) => existsSync(path.join(root, 'webview', name, 'main.ts')));

const targets = [
  { ...extension, platform: 'node', outfile: 'dist/extension.js', define: { ...defines, __HOST__: '"node"' } },
  { ...extension, platform: 'browser', outfile: 'dist/web/extension.js', define: { ...defines, __HOST__: '"web"' } },
  {
    ...common, format: 'esm', write: false, sourcemap: false, plugins: [...common.plugins, writeTexts],
    stdin: { contents: "export { RULES } from './src/core/rules/registry'; export { default as shapes } from './src/core/schema/generated/shape-texts.json';", resolveDir: root },
  },
  { ...common, format: 'cjs', platform: 'node', entryPoints: ['src/cli/main.ts'], outfile: 'dist/cli.js', define: await aheadThread(), banner: { js: '#!/usr/bin/env node' } },
  {
    ...common, format: 'iife', platform: 'browser', outdir: 'dist/webview',
    entryPoints: panels.flatMap((name) => [{ in: `webview/${name}/main.ts`, out: name }, { in: `webview/${name}/panel.css`, out: name }]),
  },
];

if (minify && !watch) await rm(path.join(root, 'dist'), { recursive: true, force: true });
await mkdir(path.join(root, 'dist'), { recursive: true });
if (watch) {
  for (const target of targets) await (await context({ ...target, logLevel: 'info' })).watch();
} else {
  const results = await Promise.all(targets.map((target) => build(target)));
  await chmod(path.join(root, 'dist/cli.js'), 0o755);
  if (process.argv.includes('--meta')) await writeFile(path.join(root, 'dist/meta.json'), JSON.stringify(results.map((result) => result.metafile)));
}
