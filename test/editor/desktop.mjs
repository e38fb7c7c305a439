// Turns a desktop VS Code, where one can be downloaded and shown, into a run of the suite.
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ROOT } from '../setup.mjs';
import { SETTINGS } from './vscode.mjs';
import { sampleWorkspace } from './workspace.mjs';

const DOWNLOAD_LIMIT = 90_000;

/** Whether a window could be shown at all. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** The executable of a downloaded VS Code (kept in .vscode-test), or the reason why there is none. */
export async function desktopExecutable() {
  if (process.env.PRD_EDITOR === 'npm') return { reason: 'PRD_EDITOR=npm asks for the one from npm' };
  if (!hasDisplay()) return { reason: 'no display' };
  const { downloadAndUnzipVSCode, SilentReporter } = await import('@vscode/test-electron');
  try {
    const download = downloadAndUnzipVSCode({ cachePath: path.join(ROOT, '.vscode-test'), reporter: new SilentReporter(), timeout: 15_000 });
    let timer;
    const limit = new Promise((_, reject) => { timer = setTimeout(() => reject(new Error(`not downloaded in ${DOWNLOAD_LIMIT / 1000} s`)), DOWNLOAD_LIMIT); });
    return { executable: await Promise.race([download, limit]).finally(() => clearTimeout(timer)) };
  } catch (error) {
    return { reason: `it cannot be downloaded (${String(error?.message ?? error).split('\n')[0]})` };
  }
}

/** Runs out/editor/node.js in a desktop VS Code: { where, code, report }, or { reason } when there is none that starts. */
export async function runInDesktop() {
  const { executable, reason } = await desktopExecutable();
  if (!executable) return { reason };
  const { runTests } = await import('@vscode/test-electron');
  const dir = await mkdtemp(path.join(tmpdir(), 'prd-desktop-'));
  try {
    const workspace = path.join(dir, 'workspace');
    await cp(sampleWorkspace(), workspace, { recursive: true });
    await mkdir(path.join(dir, 'user/User'), { recursive: true });
    await writeFile(path.join(dir, 'user/User/settings.json'), JSON.stringify(SETTINGS));
    const launchArgs = [workspace, `--user-data-dir=${path.join(dir, 'user')}`, `--extensions-dir=${path.join(dir, 'extensions')}`, '--disable-workspace-trust', '--disable-gpu', '--no-sandbox'];
    let failure;
    const code = await runTests({ vscodeExecutablePath: executable, extensionDevelopmentPath: ROOT, extensionTestsPath: path.join(ROOT, 'out/editor/node.js'), launchArgs })
      .catch(error => { failure = error; return 1; });
    const text = await readFile(path.join(dir, 'report.json'), 'utf8').catch(() => undefined);
    // Without a report it never came as far as the tests, for want of a library or a working display.
    return text ? { where: 'desktop VS Code', code, report: JSON.parse(text) } : { reason: `it does not start (${String(failure?.message ?? code)})` };
  } finally {
    await rm(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}
