// Turns a fresh checkout into one that can build and test: installs the packages a lock file names and node_modules lacks.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const MINIMUM = 20;

/** Ends the process with one clear sentence when Node is older than the project needs. */
export function requireNode(version = process.versions.node) {
  if (Number(version.split('.')[0]) >= MINIMUM) return;
  console.error(`PRD Workbench needs Node ${MINIMUM} or newer; this is Node ${version}.`);
  process.exit(1);
}

/** Installs the packages of `folder` with `npm ci`, in silence but for one line, unless node_modules already holds what the lock file names. */
export function installPackages(folder = ROOT, what = 'the packages') {
  if (isInstalled(folder)) return;
  console.log(`Installing ${what} (npm ci in ${path.relative(ROOT, folder) || '.'}) ...`);
  const done = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'],
    { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' });
  if (done.status === 0) return;
  throw new Error(`npm ci in ${folder} failed\n${done.stdout ?? ''}${done.stderr ?? done.error}`);
}

// npm keeps what it installed in node_modules/.package-lock.json. Times say little (a checkout makes every file new), so compare what the two name.
function isInstalled(folder) {
  const installed = path.join(folder, 'node_modules/.package-lock.json');
  if (!existsSync(installed)) return false;
  const packages = file => JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
  const present = packages(installed);
  return Object.entries(packages(path.join(folder, 'package-lock.json')))
    .every(([name, wanted]) => name === '' || wanted.optional || wanted.peer || wanted.link
      || (present[name]?.version === wanted.version && present[name]?.integrity === wanted.integrity));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  requireNode();
  try {
    installPackages();
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}
