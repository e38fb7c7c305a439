// Turns what this machine has (an installed Chromium, else the one inside the npm package @sparticuz/chromium) into a browser to drive.
import { createReadStream, createWriteStream, existsSync, readFileSync } from 'node:fs';
import { chmod, copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { HOME, installEditor } from './vscode.mjs';

const require = createRequire(path.join(HOME, 'package.json'));
const SWITCHES = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update',
  '--disable-sync', '--disable-dev-shm-usage'];
const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'];
const DEJAVU = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf', 'DejaVuSansMono.ttf', 'DejaVuSansMono-Bold.ttf'];

/**
 * Launches a headless browser: CHROMIUM_PATH, else an installed one, else the one from npm (Linux on x64).
 * `fromNpm: true`, or CHROMIUM_PATH=npm, asks for the last. `options` go to Playwright's launch().
 */
export async function launchChromium({ fromNpm = false, ...options } = {}) {
  installEditor();
  const wanted = process.env.CHROMIUM_PATH;
  const installed = fromNpm || wanted === 'npm' ? undefined : [wanted, ...INSTALLED].find(file => file && existsSync(file));
  const browser = installed ? { executablePath: installed } : await unpackedChromium();
  return require('playwright-core').chromium.launch({ ...browser, args: SWITCHES, ...options });
}

// Unpacked once (about 5 s): the binary, the libraries a bare Debian lacks, and fonts, without any of which it crashes.
async function unpackedChromium() {
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error('no Chromium found: install one, or name it in CHROMIUM_PATH');
  const pkg = path.join(HOME, 'node_modules/@sparticuz/chromium');
  const { version } = JSON.parse(readFileSync(path.join(pkg, 'package.json'), 'utf8'));
  const dir = path.join(HOME, `node_modules/.cache/chromium-${version}`);
  if (!existsSync(dir)) {
    const partial = `${dir}.${process.pid}`;
    try {
      await mkdir(path.join(partial, 'fonts'), { recursive: true });
      const unpack = (file, to) => pipeline(createReadStream(path.join(pkg, 'bin', file)), createBrotliDecompress(), to);
      await unpack('chromium.br', createWriteStream(path.join(partial, 'chromium')));
      await chmod(path.join(partial, 'chromium'), 0o755);
      await unpack('al2023.tar.br', require('tar-fs').extract(partial));
      await writeFonts(path.join(partial, 'fonts'));
      await writeFile(path.join(partial, 'fonts.conf'), fontsConf(dir));
      // Another run may have been first.
      await rename(partial, dir).catch(error => { if (!existsSync(dir)) throw error; });
    } finally {
      await rm(partial, { recursive: true, force: true });
    }
  }
  const env = { ...process.env, LD_LIBRARY_PATH: path.join(dir, 'lib'), FONTCONFIG_FILE: path.join(dir, 'fonts.conf') };
  return { executablePath: path.join(dir, 'chromium'), env };
}

// Latin letters as they are; the Chinese font comes as web font slices, which this browser's font library cannot read before they are unpacked.
async function writeFonts(to) {
  for (const file of DEJAVU) await copyFile(path.join(HOME, 'node_modules/dejavu-fonts-ttf/ttf', file), path.join(to, file));
  const woff2 = require('wawoff2');
  const slices = path.join(HOME, 'node_modules/@fontsource-variable/noto-sans-sc/files');
  for (const file of (await readdir(slices)).filter(name => /-sc-\d+-wght-normal\.woff2$/.test(name))) {
    await writeFile(path.join(to, file.replace(/woff2$/, 'ttf')), await woff2.decompress(await readFile(path.join(slices, file))));
  }
}

function fontsConf(dir) {
  const prefer = (family, first) => `<alias><family>${family}</family><prefer><family>${first}</family><family>Noto Sans SC Thin</family></prefer></alias>`;
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${dir}/fonts</dir>`
    + `${prefer('sans-serif', 'DejaVu Sans')}${prefer('system-ui', 'DejaVu Sans')}${prefer('monospace', 'DejaVu Sans Mono')}<cachedir>${dir}/fontcache</cachedir></fontconfig>`;
}
