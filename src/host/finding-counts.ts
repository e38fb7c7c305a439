// Counts the errors and warnings that stand behind a row of the tree or in a part of a file.
import type { Entity } from '../core/document/document';
import type { FileKind } from '../core/document/file-kind';
import { scopeOf } from '../core/index/lookup';
import type { Section } from '../core/views/outline';
import type { FindingCounts } from '../panels/shared/session';
import type { FolderIndex } from './folder-index';
import type { Row } from './row';

const NONE: FindingCounts = { errors: 0, warnings: 0, infos: 0 };

function sum(all: Iterable<FindingCounts>): FindingCounts {
  const total = { errors: 0, warnings: 0, infos: 0 };
  for (const { errors, warnings, infos } of all) {
    total.errors += errors;
    total.warnings += warnings;
    total.infos += infos;
  }
  return total;
}

/** Problems that begin within a part of a file; in the whole file when no part is given. Hints don't count. */
export function countProblems(folder: FolderIndex, file: string, range?: { readonly start: number; readonly end: number }): FindingCounts {
  const problems = folder.problems(file).filter((problem) => !range || (range.start <= problem.range.start && problem.range.start <= range.end));
  if (problems.length === 0) return NONE;
  const count = (severity: string): number => problems.filter((problem) => problem.severity === severity).length;
  return { errors: count('error'), warnings: count('warning'), infos: count('info') };
}

const SECTION_KINDS: Readonly<Record<Section, readonly FileKind[]>> = {
  goals: ['product'],
  requirements: ['prd', 'requirements'],
  roadmap: ['roadmap'],
  feedback: ['feedback'],
  risks: ['risks'],
  team: ['team'],
  unread: [],
};

/** Totals of what a row stands for, what is below it included. */
export function totalsOf({ folder, node }: Row): FindingCounts {
  const ofEntities = (entities: readonly Entity[]): FindingCounts => sum(entities.map((entity) => countProblems(folder, entity.file, entity.range)));
  if (node.type === 'entity') return ofEntities([node.entity, ...node.children.filter((child) => child.container !== node.entity.id)]);
  if (node.type === 'group') return ofEntities(node.members);
  if (node.type === 'product') return ofFiles(folder, node.scope, () => true);
  if (node.type === 'section') return ofFiles(folder, node.scope, (kind) => SECTION_KINDS[node.section].includes(kind));
  return NONE;
}

function ofFiles(folder: FolderIndex, scope: string, includes: (kind: FileKind) => boolean): FindingCounts {
  const snapshot = folder.snapshot();
  if (!snapshot) return NONE;
  return sum([...snapshot.files.values()].filter(({ kind, file }) => includes(kind) && scopeOf(snapshot, file) === scope).map(({ file }) => countProblems(folder, file)));
}
