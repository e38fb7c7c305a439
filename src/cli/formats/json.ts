// Turns a report into the JSON that scripts read.
import type { Report } from '../report';

/** The keys of this text are stable; new ones may come. */
export function formatJson({ files, entities, problems }: Report): string {
  const value = {
    version: 1,
    files,
    entities: Object.fromEntries(entities),
    problems: problems.map(({ file, line, column, endLine, endColumn, severity, rule, message }) => ({ file, line, column, endLine, endColumn, severity, rule, message })),
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}
