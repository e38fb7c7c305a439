// Turns the name of another checker into one to measure against: installed below out/bench, in versions that are named here, and never part of the product.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fresh, resident } from './child.mjs';

const PACKAGES = { 'yaml-language-server': '2.0.0', 'vscode-languageserver-textdocument': '1.0.16' };
const PROGRAM = path.join(import.meta.dirname, 'peer-process.mjs');

function install(folder) {
  const versionOf = name => {
    const file = path.join(folder, 'node_modules', name, 'package.json');
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).version : undefined;
  };
  if (Object.entries(PACKAGES).every(([name, version]) => versionOf(name) === version)) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{"private":true}');
  const words = ['i', '--ignore-scripts', '--no-save', '--no-audit', '--no-fund', '--loglevel=error', '--prefix', folder, ...Object.entries(PACKAGES).map(([name, version]) => `${name}@${version}`)];
  const done = spawnSync('npm', words, { encoding: 'utf8', shell: process.platform === 'win32' });
  if (done.status !== 0) throw new Error(`npm ${words.join(' ')} ended with ${done.status}\n${done.stderr}`);
}

/** The language server of the YAML extension, with the schemas of this product. */
export function yamlLanguageServer(out) {
  const folder = path.join(out, 'peers');
  install(folder);
  return {
    name: `yaml-language-server ${PACKAGES['yaml-language-server']}`,
    /** A check of all requirements by schema. Its start doesn't count, and its cache of documents is emptied after each file: both in its favour. */
    check(corpus) {
      const { stdout, ...figures } = fresh([PROGRAM, folder, 'check', corpus]);
      return { ...figures, ...JSON.parse(stdout) };
    },
    /** Answers questions about one open file (see peer-process.mjs) with milliseconds. */
    open: () => resident(PROGRAM, [folder, 'open']),
  };
}
