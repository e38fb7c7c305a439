// Counts the errors and warnings in a part of a file.
import type { FindingCounts } from '../panels/shared/session';
import type { FolderIndex } from './folder-index';

const NONE: FindingCounts = { errors: 0, warnings: 0, infos: 0 };

/** Problems that begin within a part of a file; in the whole file when no part is given. Hints don't count. */
export function countProblems(folder: FolderIndex, file: string, range?: { readonly start: number; readonly end: number }): FindingCounts {
  const problems = folder.problems(file).filter((problem) => !range || (range.start <= problem.range.start && problem.range.start <= range.end));
  if (problems.length === 0) return NONE;
  const count = (severity: string): number => problems.filter((problem) => problem.severity === severity).length;
  return { errors: count('error'), warnings: count('warning'), infos: count('info') };
}
