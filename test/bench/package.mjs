// Turns the working copy into a packaged one under out/bench and its bundles into sizes, leaving dist as it is.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { ROOT } from '../setup.mjs';
import { against, printTable } from './measure.mjs';

const KB = 1024;
const LIMITS = { extension: 600, webview: 300, vsix: 1.5 * KB };
/** What the package and its build are made of. */
const PARTS = ['package.json', 'package.nls.json', 'package.nls.zh-cn.json', 'esbuild.mjs', '.vscodeignore', 'README.md', 'README.zh-CN.md', 'CHANGELOG.md', 'LICENSE', 'tsconfig.json', 'tsconfig.base.json', 'src', 'webview', 'schemas', 'media', 'l10n'];

const made = new Set();

/** A copy of the working copy in which `words` were run once; made once a run. */
function copyWith(folder, words) {
  if (made.has(folder)) return folder;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const name of PARTS) if (existsSync(path.join(ROOT, name))) cpSync(path.join(ROOT, name), path.join(folder, name), { recursive: true });
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
  const done = spawnSync(process.execPath, words, { cwd: folder, encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`${words.join(' ')} ended with ${done.status}\n${done.stdout}${done.stderr}`);
  made.add(folder);
  return folder;
}

/** Folder of a packaged copy, minified and with its vsix: vsce runs the build of the package itself. */
export const packagedCopy = out =>
  copyWith(path.join(out, 'package'), [path.join(ROOT, 'node_modules/@vscode/vsce/vsce'), 'package', '--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links', '-o', 'bench.vsix']);

/** The command line as `npm run build` makes it. */
export const builtCli = out => path.join(copyWith(path.join(out, 'product'), ['esbuild.mjs']), 'dist/cli.js');

export async function run({ out, record }) {
  const folder = packagedCopy(out);
  const rows = [];
  const add = (name, files, limit) => {
    const bytes = files.reduce((sum, file) => sum + statSync(path.join(folder, file)).size, 0);
    const zipped = files.reduce((sum, file) => sum + gzipSync(readFileSync(path.join(folder, file))).length, 0);
    rows.push({ part: name, KB: (bytes / KB).toFixed(1), ...(name === 'vsix' ? {} : { gzipped: (zipped / KB).toFixed(1) }), ...(limit && { limit: against(bytes / KB, limit, 'KB') }) });
    record(`size.${name}`, { kb: bytes / KB, limit });
  };
  add('extension, Node', ['dist/extension.js'], LIMITS.extension);
  add('extension, web', ['dist/web/extension.js'], LIMITS.extension);
  add('command line', ['dist/cli.js']);
  for (const name of readdirSync(path.join(folder, 'dist/webview')).filter(file => file.endsWith('.js')).map(file => file.slice(0, -3))) {
    add(`panel ${name}`, ['js', 'css'].map(ending => `dist/webview/${name}.${ending}`).filter(file => existsSync(path.join(folder, file))), LIMITS.webview);
  }
  add('vsix', ['bench.vsix'], LIMITS.vsix);
  printTable('Sizes, minified', rows);
}
