// Turns cells into a table, as Markdown or as CSV.

/** Text of files stays text: nothing in it becomes a table's edge, a link or HTML. */
export function escapedCell(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\|`*_[\]<>~#]/g, '\\$&');
}

/** The cells of `rows` are escaped, those of the head are taken as they are. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
  return line(head) + line(head.map(() => '---')) + rows.map((cells) => line(cells.map(escapedCell))).join('');
}

/** Lines after RFC 4180: the names of the columns, then a row each. */
export function csvTable<K extends string>(columns: readonly K[], rows: readonly Readonly<Partial<Record<K, string | number | undefined>>>[]): string {
  return [columns.join(','), ...rows.map((row) => columns.map((column) => csvCell(row[column])).join(','))].map((line) => `${line}\r\n`).join('');
}

/** Text that a spreadsheet would take for a formula gets an apostrophe before it, as files are not to be trusted. */
function csvCell(value: string | number | undefined): string {
  if (typeof value !== 'string') return value === undefined ? '' : String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
