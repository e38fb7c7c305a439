// Builds the command line once a test process and runs it as a shell does, in folders that the tests fill.
import { build } from 'esbuild';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const bundle = path.join(os.tmpdir(), `prd-cli-${process.pid}`, 'prd.js');

/** Path of the bundled command line. */
export async function buildPrd(): Promise<string> {
  if (!existsSync(bundle)) {
    process.once('exit', () => rmSync(path.dirname(bundle), { recursive: true, force: true }));
    await build({ absWorkingDir: root, entryPoints: ['src/cli/main.ts'], outfile: bundle, bundle: true, platform: 'node', format: 'cjs', target: 'es2022', logLevel: 'error' });
  }
  return bundle;
}

export interface Result {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Variables that the tests set for a call; all other ones that the command line reads are unset. */
export type Variables = Readonly<Record<string, string>>;

export async function prd(cwd: string, args: readonly string[], env: Variables = {}): Promise<Result> {
  const file = await buildPrd();
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [file, ...args], { cwd, env: { PATH: process.env['PATH'], ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', reject).on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

const folders: string[] = [];

/** A new folder with these files; folders that end in `/` are made empty. */
export function folderWith(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'prd-test-'));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(name.endsWith('/') ? file : path.dirname(file), { recursive: true });
    if (!name.endsWith('/')) writeFileSync(file, content);
  }
  return folder;
}

export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** A team file that defines one person and has nothing wrong. */
export function team(handle: string, name = 'Somebody'): string {
  return `people:\n  - handle: "@${handle}"\n    name: ${name}\n`;
}
