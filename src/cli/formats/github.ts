// Turns a report into workflow commands, which GitHub shows beside the changed lines.
import type { Severity } from '../../core/index/config';
import type { ReportedProblem } from '../report';
import { printable } from '../terminal-text';

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice', hint: 'notice' };

/** One line a problem. `toPath` gives the path as GitHub wants it, relative to the repository. */
export function formatGithub(problems: readonly ReportedProblem[], toPath: (file: string) => string): string {
  return problems.map((problem) => `${commandOf(problem, toPath(problem.file))}\n`).join('');
}

function commandOf({ line, column, endLine, endColumn, severity, rule, message }: ReportedProblem, file: string): string {
  // GitHub takes columns only where a problem begins and ends on the same line.
  const columns: [string, string | number][] = line === endLine ? [['col', column], ['endColumn', endColumn]] : [];
  const properties: [string, string | number][] = [['file', file], ['line', line], ...columns.slice(0, 1), ['endLine', endLine], ...columns.slice(1), ['title', rule]];
  return `::${COMMANDS[severity]} ${properties.map(([key, value]) => `${key}=${escapeProperty(String(value))}`).join(',')}::${escapeData(printable(message))}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
