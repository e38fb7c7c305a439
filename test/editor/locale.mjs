// Turns the translations of VS Code from npm into an installed display language of a server's user data folder.
import { existsSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

// The server reads the language from `--locale` and looks for it in <user data>/languagepacks.json. Only a language found there reaches the page
// (through nls.messages.js), and from the page `vscode.env.language`, the extension's package.nls.<language>.json and its l10n bundle; asking for
// a locale alone (argument, cookie vscode.nls.locale, Accept-Language) leaves everything English. The npm package carries the translations of
// VS Code 1.83: what a newer VS Code says under the same key is shown in Chinese, the rest in English.
const PACK = 'node_modules/@codingame/monaco-vscode-language-pack-zh-hans';
const VERSION = '1.83.14';
const LOCALE = 'zh-cn';

/** Makes `locale` known to a server whose user data lies in `userData`; English needs nothing. Throws for a language without translations. */
export async function installLanguage(userData, locale, home) {
  if (/^en\b/.test(locale)) return;
  if (locale !== LOCALE) throw new Error(`no translations of VS Code for "${locale}": use en or ${LOCALE}`);
  const folder = path.join(userData, 'translations');
  const pack = path.join(home, PACK, 'translations');
  const { default: contents } = await import(pathToFileURL(path.join(pack, 'main.i18n.json.js')).href);
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'vscode.json'), JSON.stringify({ version: '1.0.0', contents }));
  const translations = { vscode: path.join(folder, 'vscode.json') };
  const extensions = path.join(pack, 'extensions');
  for (const file of existsSync(extensions) ? await readdir(extensions) : []) translations[file.replace(/\.i18n\.json$/, '')] = path.join(extensions, file);
  const extension = { extensionIdentifier: { id: 'ms-ceintl.vscode-language-pack-zh-hans' }, version: VERSION };
  const entry = { hash: VERSION, label: '中文(简体)', extensions: [extension], translations };
  await writeFile(path.join(userData, 'languagepacks.json'), JSON.stringify({ [LOCALE]: entry }));
}
