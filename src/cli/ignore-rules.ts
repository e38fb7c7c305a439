// Collects the ignore rules that Git has for a folder from the files on disk.
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { globRules as rulesOfGlobs, type IgnoreRules, noRules as emptyRules, withIgnoreFile as withRulesOf } from '../files/ignore-rules';

export { type IgnoreRules, isEmpty } from '../files/ignore-rules';

/** Git tells upper and lower case apart unless the file system does not. */
const OPTIONS = { ignorecase: process.platform === 'win32' || process.platform === 'darwin' };

export function noRules(): IgnoreRules {
  return emptyRules(OPTIONS);
}

export function globRules(globs: readonly string[]): IgnoreRules {
  return rulesOfGlobs(globs, OPTIONS);
}

export function withIgnoreFile(rules: IgnoreRules, folder: string, text: string): IgnoreRules {
  return withRulesOf(rules, folder, text, OPTIONS);
}

/** The nearest folder upward that holds `.git`, the given one included. */
export async function gitTopOf(folder: string): Promise<string | undefined> {
  for (let at = folder; ; at = path.dirname(at)) {
    if (await exists(path.join(at, '.git'))) return at;
    if (at === path.dirname(at)) return undefined;
  }
}

/** Rules that hold in `folder`, its own .gitignore file not yet among them: those of the repository and of the folders above. */
export async function rulesAbove(top: string, folder: string): Promise<IgnoreRules> {
  let rules = noRules();
  const exclude = await excludeFileOf(top);
  if (exclude) rules = withIgnoreFile(rules, '', await textOf(exclude));
  const steps = path.relative(top, folder).split(path.sep).filter(Boolean);
  for (let i = 0; i < steps.length; i++) {
    const above = steps.slice(0, i).join('/');
    rules = withIgnoreFile(rules, above, await textOf(path.join(top, above, '.gitignore')));
  }
  return rules;
}

/** Where the repository's own rules lie: `.git` is a folder, or in a further work tree a file that names one. */
async function excludeFileOf(top: string): Promise<string | undefined> {
  const git = path.join(top, '.git');
  const file = /^gitdir: (.+)/.exec(await textOf(git))?.[1]?.trim();
  if (!file) return path.join(git, 'info/exclude');
  const folder = path.resolve(top, file);
  const common = (await textOf(path.join(folder, 'commondir'))).trim();
  return path.join(common ? path.resolve(folder, common) : folder, 'info/exclude');
}

/** Text of a small file; empty when there is none or it cannot be read, as Git has it. */
export async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    return '';
  }
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(() => true, () => false);
}
