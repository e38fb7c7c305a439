// Turns .gitignore files and globs into one matcher over paths; shared by the editor and the command line.
import createIgnore, { type Ignore } from 'ignore';

/** Says whether paths relative to the top folder are ignored; a folder's path ends in `/`. */
export type IgnoreRules = Ignore;

export interface IgnoreOptions {
  /** Upper and lower case are the same to the file system. */
  readonly ignorecase: boolean;
}

/** Matchers without a pattern, which need not be asked. */
const empty = new WeakSet<IgnoreRules>();

export function noRules(options: IgnoreOptions = { ignorecase: false }): IgnoreRules {
  const rules = createIgnore(options);
  empty.add(rules);
  return rules;
}

/** Whether nothing is ignored, whatever the path. */
export function isEmpty(rules: IgnoreRules): boolean {
  return empty.has(rules);
}

/** Rules in force for globs of a configuration, relative to its folder. */
export function globRules(globs: readonly string[], options?: IgnoreOptions): IgnoreRules {
  return createIgnore(options).add(globs);
}

/**
 * Rules with those of the .gitignore file of one more folder, which take precedence. All rules share one matcher because a deeper file
 * may take back what an upper one ignores: patterns are rewritten to begin at the top folder.
 */
export function withIgnoreFile(rules: IgnoreRules, folder: string, text: string, options?: IgnoreOptions): IgnoreRules {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/).filter((line) => line.trim() !== '' && !line.startsWith('#'));
  if (lines.length === 0) return rules;
  return createIgnore(options).add(rules).add(lines.map((line) => atFolder(line, folder)));
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
