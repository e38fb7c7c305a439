// Turns the built extension and the sample product into an open VS Code: the desktop where there is one, else the npm-delivered server in the browser.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { desktopExecutable, hasDisplay } from './desktop.mjs';
import { ROOT, startServer } from './vscode.mjs';
import { sampleWorkspace } from './workspace.mjs';

const DATA = path.join(ROOT, '.vscode-data');
const shell = process.platform === 'win32';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    // The display language. A desktop knows its own and takes another when its language pack is installed; the npm-delivered server has en and zh-cn.
    locale: { type: 'string', default: process.env.PRD_LOCALE },
    port: { type: 'string', default: process.env.PORT ?? '0' },
    // The npm-delivered server even where there is a desktop.
    web: { type: 'boolean', default: process.env.PRD_EDITOR === 'npm' },
  },
});

/** The folder to open: the one named, else a copy of the sample that keeps its changes between starts. */
async function workspaceFolder() {
  if (positionals[0]) return path.resolve(positionals[0]);
  const copy = path.join(DATA, 'sample');
  if (!existsSync(copy)) {
    await mkdir(DATA, { recursive: true });
    await cp(sampleWorkspace(), copy, { recursive: true });
  }
  return copy;
}

async function desktop() {
  if (values.web || process.env.CI || !hasDisplay()) return undefined;
  if (spawnSync('code', ['--version'], { shell, stdio: 'ignore' }).status === 0) return 'code';
  console.log('No `code` on the PATH; looking for a VS Code to download ...');
  const { executable, reason } = await desktopExecutable();
  if (!executable) console.log(`None: ${reason}. The one from npm opens in the browser instead.`);
  return executable;
}

async function startDesktop(executable, workspace) {
  const args = [`--extensionDevelopmentPath=${ROOT}`, '--new-window', ...(values.locale ? [`--locale=${values.locale}`] : []), workspace];
  console.log(`Opening ${workspace} in VS Code (${executable}).`);
  const child = spawn(executable, args, { shell: shell && executable === 'code', stdio: 'ignore' });
  await new Promise((resolve, reject) => child.on('error', reject).on('exit', resolve));
}

function openBrowser(url) {
  const [command, ...args] = process.platform === 'darwin' ? ['open', url]
    : process.platform === 'win32' ? ['cmd', '/c', 'start', '', url.replaceAll('&', '^&')] : ['xdg-open', url];
  spawn(command, args, { stdio: 'ignore', detached: true }).on('error', () => {}).unref();
}

/** The language of this machine, where the server has it. */
function systemLocale() {
  return /^zh-(CN|SG|Hans)\b/.test(new Intl.DateTimeFormat().resolvedOptions().locale) ? 'zh-cn' : 'en';
}

async function startInBrowser(workspace) {
  // Ctrl+C is the ordinary end here: leave before the server's own handler calls it an interruption. Leaving ends the server.
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => {
      console.log('\nVS Code has ended.');
      process.exit(0);
    });
  }
  const server = await startServer({ workspace, inPlace: true, dataDir: DATA, port: Number(values.port), locale: values.locale ?? systemLocale() });
  console.log(`\nVS Code with PRD Workbench: ${server.url()}\nThe workspace is ${workspace}\nCtrl+C ends it.`);
  if (!process.env.CI && hasDisplay()) openBrowser(server.url());
  await server.exited;
}

const workspace = await workspaceFolder();
const executable = await desktop();
await (executable ? startDesktop(executable, workspace) : startInBrowser(workspace));
