// Turns the problems of loaded workspaces into a report in words, with places as people count them.
import { messageOf, relatedMessageOf, type Language } from '../core/rules/render';
import type { Problem } from '../core/rules/check';
import type { EntityKind } from '../core/schema/entities';
import { ENTITY_KINDS } from '../core/schema/entities';
import type { Severity } from '../core/index/config';
import { positionAt } from '../core/text/lines';
import type { Range } from '../core/text/range';
import path from 'node:path';
import type { Workspace } from './load';
import { relativePath } from './roots';

/** Place in a file; lines and columns count from 1, columns in UTF-16 code units; the end is the place behind the last one. */
export interface Place {
  /** Relative to the folder of the call. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface ReportedProblem extends Place {
  readonly severity: Severity;
  readonly rule: string;
  readonly message: string;
  readonly related: readonly (Place & { readonly message: string })[];
}

export interface Report {
  /** Files that were asked for and read. */
  readonly files: number;
  /** How many of each kind they define, in the order of kinds; kinds without any are left out. */
  readonly entities: ReadonlyMap<EntityKind, number>;
  readonly problems: readonly ReportedProblem[];
}

export interface ReportOptions {
  readonly cwd: string;
  readonly language: Language;
}

export function reportOf(workspaces: readonly Workspace[], options: ReportOptions): Report {
  const problems: ReportedProblem[] = [];
  const counts = new Map<EntityKind, number>();
  for (const workspace of workspaces) {
    for (const file of workspace.asked) {
      for (const problem of workspace.problemsOf(file)) problems.push(reported(workspace, file, problem, options));
      for (const { kind } of workspace.factsOf(file)?.entities ?? []) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
  }
  const entities = new Map(ENTITY_KINDS.flatMap((kind) => (counts.has(kind) ? [[kind, counts.get(kind) ?? 0] as const] : [])));
  return { files: workspaces.reduce((sum, { asked }) => sum + asked.length, 0), entities, problems: problems.sort(byPlace) };
}

function reported(workspace: Workspace, file: string, problem: Problem, { cwd, language }: ReportOptions): ReportedProblem {
  const related = (problem.related ?? []).flatMap((one) => {
    const place = placeOf(workspace, one.file ?? file, one.range, cwd);
    return place ? [{ ...place, message: relatedMessageOf(problem.rule, one, language) }] : [];
  });
  const place = placeOf(workspace, file, problem.range, cwd) ?? { file, line: 1, column: 1, endLine: 1, endColumn: 1 };
  return { ...place, severity: problem.severity, rule: problem.rule, message: messageOf(problem, language), related };
}

function placeOf({ folder, factsOf }: Workspace, file: string, range: Range, cwd: string): Place | undefined {
  const facts = factsOf(file);
  if (!facts) return undefined;
  const start = positionAt(facts.lineStarts, range.start);
  const end = positionAt(facts.lineStarts, range.end);
  const shown = relativePath(cwd, path.join(folder, file));
  return { file: shown, line: start.line + 1, column: start.character + 1, endLine: end.line + 1, endColumn: end.character + 1 };
}

function byPlace(a: ReportedProblem, b: ReportedProblem): number {
  return compare(a.file, b.file) || a.line - b.line || a.column - b.column || a.endLine - b.endLine || a.endColumn - b.endColumn || compare(a.rule, b.rule) || compare(a.message, b.message);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
