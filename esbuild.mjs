// Builds the product into dist/: the extension for Node and for the web, the command line, and the panels.
// Flags: --minify (packages), --watch (rebuilds on change).
import { chmod, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
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
};
const defines = { ...common.define, __SAMPLE_FILES__: JSON.stringify(sample) };
const panels = (await readdir(path.join(root, 'webview'))).filter((name) => existsSync(path.join(root, 'webview', name, 'main.ts')));

const targets = [
  { ...extension, platform: 'node', outfile: 'dist/extension.js', define: { ...defines, __HOST__: '"node"' } },
  { ...extension, platform: 'browser', outfile: 'dist/web/extension.js', define: { ...defines, __HOST__: '"web"' } },
  { ...common, format: 'cjs', platform: 'node', entryPoints: ['src/cli/main.ts'], outfile: 'dist/cli.js', banner: { js: '#!/usr/bin/env node' } },
  {
    ...common, format: 'iife', platform: 'browser', outdir: 'dist/webview',
    entryPoints: panels.flatMap((name) => [{ in: `webview/${name}/main.ts`, out: name }, { in: `webview/${name}/panel.css`, out: name }]),
  },
];

await mkdir(path.join(root, 'dist'), { recursive: true });
if (watch) {
  for (const target of targets) await (await context({ ...target, logLevel: 'info' })).watch();
} else {
  if (minify) await rm(path.join(root, 'dist'), { recursive: true, force: true });
  const results = await Promise.all(targets.map((target) => build(target)));
  await chmod(path.join(root, 'dist/cli.js'), 0o755);
  if (process.argv.includes('--meta')) await writeFile(path.join(root, 'dist/meta.json'), JSON.stringify(results.map((result) => result.metafile)));
}
