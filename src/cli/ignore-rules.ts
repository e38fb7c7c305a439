// Turns .gitignore files into one matcher that answers as Git does for every path below a top folder.
import createIgnore, { type Ignore } from 'ignore';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';

/** Says whether paths relative to the top folder are ignored; a folder's path ends in `/`. */
export type IgnoreRules = Ignore;

/** Git tells upper and lower case apart unless the file system does not. */
const OPTIONS = { ignorecase: process.platform === 'win32' || process.platform === 'darwin' };

export function noRules(): IgnoreRules {
  return createIgnore(OPTIONS);
}

/** Rules in force for globs of a configuration, relative to its folder. */
export function globRules(globs: readonly string[]): IgnoreRules {
  return noRules().add(globs);
}

/**
 * Rules with those of the .gitignore file of one more folder, which take precedence. All rules share one matcher because a deeper file
 * may take back what an upper one ignores: patterns are rewritten to begin at the top folder.
 */
export function withIgnoreFile(rules: IgnoreRules, folder: string, text: string): IgnoreRules {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/).filter((line) => line.trim() !== '' && !line.startsWith('#'));
  if (lines.length === 0) return rules;
  return noRules().add(rules).add(lines.map((line) => atFolder(line, folder)));
}

function atFolder(line: string, folder: string): string {
  if (folder === '') return line;
  const negated = line.startsWith('!');
  const pattern = negated ? line.slice(1) : line;
  const slash = pattern.indexOf('/');
  const anchored = slash >= 0 && slash < pattern.trimEnd().length - 1;
  const base = folder.replace(/[\\*?[\]!# ]/g, '\\$&');
  return `${negated ? '!' : ''}/${base}/${anchored ? pattern.replace(/^\//, '') : `**/${pattern}`}`;
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
