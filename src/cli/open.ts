// Turns the paths of a call into loaded workspaces, with progress on a terminal and words for what cannot be read.
import path from 'node:path';
import { type Surroundings, UsageError } from './command';
import type { Unreadable } from './files';
import { loadWorkspace, type Workspace } from './load';
import { progressOn } from './progress';
import { relativePath, rootsOf, targetsOf, type PathProblem } from './roots';
import { ENDINGS, say, TEXTS } from './texts';
import { localDate } from './today';

export interface Opened {
  readonly workspaces: readonly Workspace[];
  readonly unreadable: readonly Unreadable[];
  /** Stored indexes that could not be written. */
  readonly unwritable: readonly Unreadable[];
}

/** Loads what the paths name, by default the current folder; by way of stored indexes, where `cache` names their folder. Paths that name no document are wrong usage. */
export async function openWorkspaces(paths: readonly string[], surroundings: Surroundings, { cache, today = localDate() }: { readonly cache?: string | undefined; readonly today?: string } = {}): Promise<Opened> {
  const { cwd, language, stderr } = surroundings;
  const { targets, problems } = await targetsOf((paths.length > 0 ? paths : ['.']).map((one) => path.resolve(cwd, one)));
  const wrong = problems.filter((problem) => problem.kind !== 'unreadable');
  if (wrong.length > 0) throw new UsageError(wrong.map((problem) => wrongPathText(problem, surroundings)).join('\n'));
  const unreadable: Unreadable[] = problems.filter((problem) => problem.kind === 'unreadable');
  const progress = stderr.isTerminal ? progressOn((text) => void stderr.write(text), (done, total) => say(TEXTS.checking, language, { done, total })) : undefined;
  const workspaces: Workspace[] = [];
  for (const root of await rootsOf(targets, cwd)) workspaces.push(await loadWorkspace(root, { advance: progress?.advance, cache, today }));
  progress?.end();
  for (const file of workspaces.flatMap(({ excluded }) => excluded)) await stderr.write(`${say(TEXTS.excluded, language, { path: relativePath(cwd, file) })}\n`);
  return { workspaces, unreadable: [...unreadable, ...workspaces.flatMap((workspace) => workspace.unreadable)], unwritable: workspaces.flatMap(({ unwritable = [] }) => unwritable) };
}

export function unreadableText({ path: file, code }: Unreadable, { cwd, language }: Surroundings): string {
  return say(TEXTS.unreadable, language, { path: relativePath(cwd, file), reason: reasonOf(code, language) });
}

/** The file system's error in words, where there are any. */
export function reasonOf(code: string, language: Surroundings['language']): string {
  if (code === 'EPERM') return TEXTS.EACCES[language];
  return Object.hasOwn(TEXTS, code) ? TEXTS[code as keyof typeof TEXTS][language] : code;
}

function wrongPathText(problem: PathProblem, { cwd, language }: Surroundings): string {
  const args = { path: relativePath(cwd, problem.path), endings: ENDINGS.join(', ') };
  return say(problem.kind === 'missing' ? TEXTS.noSuchPath : TEXTS.noDocument, language, args);
}
