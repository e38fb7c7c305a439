// Makes text fit for a terminal: harmless, coloured, and padded by the cells it takes.

/** Text without control characters and without marks that turn the direction of writing: files must not steer the terminal. */
export function printable(text: string): string {
  return text.replace(/[\t\n\r]+/g, ' ').replace(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g, '\ufffd');
}

const ZERO_WIDTH = /^[\p{Mn}\p{Me}\p{Cf}]$/u;
const WIDE = new RegExp(
  '^[\\u1100-\\u115f\\u2e80-\\u303e\\u3041-\\u33ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\ua000-\\ua4cf\\ua960-\\ua97f\\uac00-\\ud7a3\\uf900-\\ufaff' +
    '\\ufe30-\\ufe6f\\uff01-\\uff60\\uffe0-\\uffe6\\u{20000}-\\u{3fffd}\\p{Emoji_Presentation}]$', 'u');

/** Cells that a text takes: East Asian wide characters take two, combining marks none. */
export function widthOf(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += ZERO_WIDTH.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return width;
}

export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

export function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - widthOf(text))) + text;
}

/** Text of at most `width` cells; an ellipsis stands for what is cut. */
export function clip(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let out = '';
  let used = 1;
  for (const character of text) {
    used += widthOf(character);
    if (used > width) break;
    out += character;
  }
  return `${out}…`;
}

/** A text of several lines for a terminal, which nothing in it may steer. */
export function printableLines(text: string): string {
  return text.split('\n').map((line) => printable(line.replace(/\r$/, ''))).join('\n');
}

/** Rows of cells in columns two cells apart; the last column is not padded. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, i) => (widths[i] = Math.max(widths[i] ?? 0, widthOf(cell))));
  return rows.map((row) => `${row.map((cell, i) => (i === row.length - 1 ? cell : padEnd(cell, widths[i] ?? 0))).join('  ').trimEnd()}\n`).join('');
}

const CODES = { red: 31, yellow: 33, blue: 34, cyan: 36, dim: 2, bold: 1 } as const;
export type Colour = keyof typeof CODES;
export type Paint = (text: string, colour: Colour) => string;

/** Paints text, or leaves it plain where colours are unwanted. */
export function painter(coloured: boolean): Paint {
  return coloured ? (text, colour) => `\u001b[${CODES[colour]}m${text}\u001b[0m` : (text) => text;
}

/** Colours go to terminals alone, and to none where NO_COLOR is set (no-color.org) or the terminal cannot show them. */
export function wantsColour(isTerminal: boolean, env: Readonly<Record<string, string | undefined>>): boolean {
  return isTerminal && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
}
