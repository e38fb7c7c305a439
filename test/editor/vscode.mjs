// Turns the npm-delivered VS Code (the server and web workbench inside the package code-server) into a running editor with the extension in it.
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { constants, tmpdir } from 'node:os';
import path from 'node:path';
import { installPackages, ROOT } from '../setup.mjs';
import { installLanguage } from './locale.mjs';

export { ROOT };
/** The package of its own that carries VS Code, a browser and fonts. */
export const HOME = path.join(ROOT, 'test/editor/vscode');
const VSCODE = path.join(HOME, 'node_modules/code-server/lib/vscode');
const START_LIMIT = 60_000;

export const SETTINGS = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'update.mode': 'none',
  // The web workbench saves after a delay by default; the desktop does not.
  'files.autoSave': 'off',
};

export const THEMES = {
  dark: 'Dark Modern',
  light: 'Light Modern',
  hc: 'Default High Contrast',
  hcl: 'Default High Contrast Light',
};

// Left out of VS Code's own extensions: they start slowly, need native modules or reach for the network.
const SKIPPED = new RegExp('^(copilot|git|git-base|github|github-authentication|microsoft-authentication|mermaid-.*|ms-vscode\\..*|typescript-language-features|php-language-features'
  + '|tunnel-forwarding|terminal-suggest|grunt|gulp|jake|debug-.*|node_modules)$');

/** Makes sure that VS Code and the browser are there; returns the folder of VS Code. */
export function installEditor() {
  installPackages(HOME, 'VS Code and a browser from npm, once');
  // The workbench fetches its own libraries from lib/vscode/node_modules; they lie hoisted three folders up.
  const libraries = path.join(VSCODE, 'node_modules');
  if (!existsSync(libraries)) symlinkSync(process.platform === 'win32' ? path.resolve(VSCODE, '../../..') : '../../..', libraries, 'junction');
  return VSCODE;
}

/**
 * Starts a server on a free port of 127.0.0.1 and resolves once it listens.
 *
 * How the extension gets in:
 * - `mode: 'link'`  a link to the working copy counts as installed: for `npm start` and for tests that look at the window as a user does;
 * - `mode: 'tests'` the page's address names it (see `url`), with VS Code's test driver on; the driver hides notifications, so for the suite only;
 * - `vsix: file`    the packaged extension, installed as a user would.
 *
 * `locale: 'zh-cn'` shows the workbench in Simplified Chinese and gives the extension `vscode.env.language === 'zh-cn'` (see locale.mjs).
 * `dataDir` keeps settings and state between starts; otherwise everything lies in a temporary folder that `stop()` removes.
 * `inPlace` opens `workspace` itself instead of a copy.
 */
export async function startServer(options) {
  const { workspace, mode = 'link', vsix, extension = ROOT, locale = 'en', theme, settings = {}, port = 0, dataDir, inPlace = false, verbose = false } = options;
  installEditor();
  const dir = realpathSync(dataDir ? (await mkdir(dataDir, { recursive: true }), dataDir) : await mkdtemp(path.join(tmpdir(), 'prd-editor-')));
  const folder = inPlace ? path.resolve(workspace) : path.join(dir, 'workspace');
  const kept = dataDir !== undefined;
  const temporary = kept ? realpathSync(await mkdtemp(path.join(tmpdir(), 'prd-'))) : dir;
  const discard = () => rmSync(temporary, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  try {
    if (!inPlace) await cp(workspace, folder, { recursive: true });
    await writeProfile(dir, { kept, settings: { ...SETTINGS, ...(theme ? { 'workbench.colorTheme': THEMES[theme] ?? theme } : {}), ...settings } });
    await installLanguage(path.join(dir, 'user'), locale, HOME);
    const token = randomBytes(16).toString('hex');
    const env = serverEnvironment(temporary);
    const common = ['--accept-server-license-terms', '--user-data-dir', path.join(dir, 'user'), '--server-data-dir', path.join(dir, 'server'), '--extensions-dir', path.join(dir, 'extensions')];
    if (vsix) installVsix(vsix, common, env);
    else if (mode === 'link') await linkExtension(dir, extension);
    const args = [path.join(VSCODE, 'out/server-main.js'), ...common, '--host', '127.0.0.1', '--port', String(port), '--connection-token', token,
      '--builtin-extensions-dir', path.join(dir, 'builtin'), '--default-folder', folder, '--locale', locale,
      '--disable-workspace-trust', '--disable-telemetry', '--disable-update-check', '--disable-getting-started-override',
      // A page that is gone for good takes its extension host with it; by default the server would keep it for hours.
      ...(kept ? [] : ['--reconnection-grace-time', '10']),
      ...(mode === 'tests' ? ['--enable-smoke-test-driver'] : [])];
    const server = await listen(args, env, { verbose, discard });
    return { dir, workspace: folder, ...server, ...addresses(server.port, token, folder) };
  } catch (error) {
    discard();
    throw error;
  }
}

function addresses(port, token, folder) {
  const authority = `127.0.0.1:${port}`;
  const asUriPath = file => file.split(path.sep).join('/').replace(/^([A-Za-z]:)/, '/$1');
  return {
    /** The URI under which the workbench knows a file of this machine. */
    remote: file => `vscode-remote://${authority}${asUriPath(file)}`,
    /** The page to open; `payload` is a list of [key, value] for the workbench. */
    url(payload = []) {
      const url = new URL(`http://${authority}/`);
      url.searchParams.set('tkn', token);
      url.searchParams.set('folder', asUriPath(folder));
      url.searchParams.set('payload', JSON.stringify([['skipWelcome', 'true'], ['skipReleaseNotes', 'true'], ...payload]));
      return url.href;
    },
  };
}

async function writeProfile(dir, { kept, settings }) {
  for (const name of ['user/User', 'extensions', 'builtin']) await mkdir(path.join(dir, name), { recursive: true });
  const file = path.join(dir, 'user/User/settings.json');
  if (!kept || !existsSync(file)) await writeFile(file, JSON.stringify(settings, null, 2));
  for (const entry of await readdir(path.join(VSCODE, 'extensions'), { withFileTypes: true })) {
    const link = path.join(dir, 'builtin', entry.name);
    if (entry.isDirectory() && !SKIPPED.test(entry.name) && !existsSync(link)) await symlink(path.join(VSCODE, 'extensions', entry.name), link, 'junction');
  }
}

function serverEnvironment(temporary) {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(VSCODE_|ELECTRON_|CODE_SERVER_)/.test(name)));
  // VS Code forgets its sockets in the temporary folder: give it one that goes away, unless a socket's path would get too long (104 bytes on macOS).
  if (process.platform !== 'win32' && temporary.length <= 50) {
    env.TMPDIR = temporary;
    delete env.XDG_RUNTIME_DIR;
  }
  // No marketplace: nothing here may depend on the network.
  env.EXTENSIONS_GALLERY ??= '{"serviceUrl":""}';
  // VS Code patches globalThis.WebSocket, which Node 20 has only behind this flag; without it the extension host silently never gets ready.
  if (typeof WebSocket === 'undefined') env.NODE_OPTIONS = `${env.NODE_OPTIONS ?? ''} --experimental-websocket`.trim();
  return env;
}

// A folder in a fresh extensions directory counts as installed; beside an extensions.json it would not.
async function linkExtension(dir, extension) {
  const { publisher, name, version } = JSON.parse(await readFile(path.join(extension, 'package.json'), 'utf8'));
  await rm(path.join(dir, 'extensions'), { recursive: true, force: true });
  await mkdir(path.join(dir, 'extensions'));
  await symlink(path.resolve(extension), path.join(dir, 'extensions', `${publisher}.${name}-${version}`.toLowerCase()), 'junction');
}

function installVsix(vsix, common, env) {
  const done = spawnSync(process.execPath, [path.join(VSCODE, 'out/server-main.js'), ...common, '--install-extension', path.resolve(vsix), '--force'], { env, encoding: 'utf8' });
  if (done.status !== 0 || !/successfully installed/.test(done.stdout)) throw new Error(`could not install ${vsix}\n${done.stdout}${done.stderr}`);
}

async function listen(args, env, { verbose, discard }) {
  // A process group of its own, so that ending it ends the extension hosts it started too.
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'], detached: process.platform !== 'win32' });
  const kill = signal => {
    try {
      return process.platform === 'win32' ? child.kill(signal) : process.kill(-child.pid, signal);
    } catch {
      return false;
    }
  };
  // Should this process end without stop(), nothing may stay behind.
  const onExit = () => { kill('SIGKILL'); discard(); };
  process.once('exit', onExit);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(128 + constants.signals[signal]));
  const stop = async () => {
    process.off('exit', onExit);
    for (const signal of ['SIGTERM', 'SIGKILL']) {
      kill(signal);
      for (const end = Date.now() + 3000; Date.now() < end && kill(0);) await new Promise(resolve => setTimeout(resolve, 50));
    }
    discard();
  };
  let log = '';
  try {
    const port = await new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`the VS Code server did not start in ${START_LIMIT / 1000} s\n${log}`)), START_LIMIT);
      const read = chunk => {
        log = (log + chunk).slice(-100_000);
        if (verbose) process.stderr.write(chunk);
        const match = /Extension host agent listening on (\d+)/.exec(log);
        if (!match) return;
        clearTimeout(timer);
        resolve(Number(match[1]));
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
      child.on('error', reject);
      child.on('exit', code => { clearTimeout(timer); reject(new Error(`the VS Code server ended with ${code}\n${log}`)); });
    });
    return { port, pid: child.pid, stop, log: () => log, exited: new Promise(resolve => child.on('exit', resolve)) };
  } catch (error) {
    await stop();
    throw error;
  }
}
