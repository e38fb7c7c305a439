// Turns the tests in TypeScript into bundles: unit tests under out/test, the editor suite for both extension hosts under out/editor.
import { build } from 'esbuild';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ROOT } from './setup.mjs';
import { sampleWorkspace } from './editor/workspace.mjs';

const COMMON = { absWorkingDir: ROOT, bundle: true, format: 'cjs', target: 'es2022', sourcemap: 'inline', loader: { '.json': 'json', '.yaml': 'text', '.md': 'text', '.css': 'text' }, logLevel: 'warning' };
const require = createRequire(path.join(ROOT, 'package.json'));

/** Bundles every test outside test/editor, one file each, under out/test in the same folders. Returns how many there are. */
export async function buildUnitTests() {
  const entryPoints = list('test', name => name.endsWith('.test.ts')).filter(file => !file.startsWith('test/editor/'));
  rmSync(path.join(ROOT, 'out/test'), { recursive: true, force: true });
  if (entryPoints.length > 0) {
    await build({ ...COMMON, entryPoints, external: ['vscode'], outbase: 'test', outdir: 'out/test', outExtension: { '.js': '.cjs' }, platform: 'node', plugins: [sourceFolder, commonPackages] });
  }
  return entryPoints.length;
}

/** Bundles test/editor/suite for the Node and for the web worker extension host. Returns how many files of tests there are. */
export async function buildEditorSuite() {
  const files = list('test/editor/suite', name => name.endsWith('.test.ts'));
  // index.ts comes first: it sets mocha up before the tests register themselves.
  const contents = ['./index', ...files.map(file => `./${path.posix.relative('test/editor/suite', file)}`)]
    .map((file, i) => (i === 0 ? `export { run } from '${file}';` : `import '${file}';`)).join('\n');
  const stdin = { contents, resolveDir: path.join(ROOT, 'test/editor/suite'), sourcefile: 'suite.ts', loader: 'ts' };
  const common = { ...COMMON, stdin, external: ['vscode'] };
  await Promise.all([
    build({ ...common, outfile: 'out/editor/node.js', platform: 'node', define: { __HOST__: '"node"' }, plugins: [workspaceFiles(false)] }),
    build({ ...common, outfile: 'out/editor/web.js', platform: 'browser', define: { __HOST__: '"web"', global: 'globalThis' }, plugins: [workspaceFiles(true)],
      alias: { 'node:assert/strict': path.join(ROOT, 'test/editor/suite/assert.ts') } }),
  ]);
  return files.length;
}

function list(folder, wanted) {
  if (!existsSync(path.join(ROOT, folder))) return [];
  return readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && wanted(entry.name) && !parent(entry).includes('node_modules'))
    .map(entry => path.relative(ROOT, path.join(parent(entry), entry.name)).split(path.sep).join('/')).sort();
}

// Node before 20.12 has the folder under its older name.
const parent = entry => entry.parentPath ?? entry.path;

// A bundle lies elsewhere than its source: what a test asks for beside itself is looked for beside the source.
const sourceFolder = {
  name: 'source-folder',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]test[\\/].*\.ts$/ }, ({ path: file }) => {
      const text = readFileSync(file, 'utf8')
        .replace(/\bimport\.meta\.url\b/g, JSON.stringify(pathToFileURL(file).href))
        .replace(/\bimport\.meta\.dirname\b|\b__dirname\b/g, JSON.stringify(path.dirname(file)))
        .replace(/\bimport\.meta\.filename\b|\b__filename\b/g, JSON.stringify(file));
      return { contents: text, loader: 'ts' };
    });
  },
};

// Packages stay outside the bundle, but for those that a CommonJS bundle could not require because they exist as ES modules only.
const commonPackages = {
  name: 'common-packages',
  setup({ onResolve }) {
    onResolve({ filter: /^[^./]/ }, ({ path: name, kind }) => {
      if (path.isAbsolute(name) || name.startsWith('node:')) return undefined;
      if (kind === 'dynamic-import') return { path: name, external: true };
      return isEsModule(name) ? undefined : { path: name, external: true };
    });
  },
};

function isEsModule(name) {
  let file;
  try {
    file = require.resolve(name);
  } catch {
    return true;
  }
  if (!path.isAbsolute(file)) return false;
  if (/\.[cm]js$/.test(file)) return file.endsWith('.mjs');
  for (let dir = path.dirname(file); dir !== path.dirname(dir); dir = path.dirname(dir)) {
    const manifest = path.join(dir, 'package.json');
    if (existsSync(manifest)) return JSON.parse(readFileSync(manifest, 'utf8')).type === 'module';
  }
  return false;
}

// The module prd-workspace: the sample's text files, for the workspace in memory; empty where there is a disk.
const workspaceFiles = filled => ({
  name: 'workspace-files',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^prd-workspace$/ }, () => ({ path: 'files', namespace: 'prd-workspace' }));
    onLoad({ filter: /.*/, namespace: 'prd-workspace' }, () => {
      const folder = sampleWorkspace();
      const names = filled ? readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile()) : [];
      const files = names.map(entry => path.join(parent(entry), entry.name)).filter(file => /\.(ya?ml|md|json|ts|txt)$/.test(file));
      const texts = Object.fromEntries(files.map(file => [path.relative(folder, file).split(path.sep).join('/'), readFileSync(file, 'utf8')]));
      return { contents: `export default ${JSON.stringify(texts)}`, loader: 'js' };
    });
  },
});

// node test/build.mjs [unit|suite]: both without a word.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const part = process.argv[2];
  const [units, suite] = await Promise.all([part === 'suite' ? 0 : buildUnitTests(), part === 'unit' ? 0 : buildEditorSuite()]);
  console.log(`bundled ${units} files of unit tests and ${suite} of the editor suite`);
}
