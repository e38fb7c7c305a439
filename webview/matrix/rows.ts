// Tells which rows of a long list are in view, so that only these are drawn.

export const ROW = 22;
const MORE = 6;

export interface Slice {
  readonly from: number;
  readonly to: number;
  /** Height of what is left out above and below. */
  readonly above: number;
  readonly below: number;
}

export function sliceOf(count: number, scroll: number, height: number): Slice {
  const from = Math.max(0, Math.min(count, Math.floor(scroll / ROW) - MORE));
  const to = Math.min(count, Math.ceil((scroll + height) / ROW) + MORE);
  return { from, to, above: from * ROW, below: (count - to) * ROW };
}

/** Most rows that a slice of this height can hold. */
export function slotsOf(height: number): number {
  return Math.ceil(height / ROW) + 2 * MORE + 1;
}

/** Scrolls a list so that a row is in view, below a header of this height. */
export function showRow(list: HTMLElement, at: number, header: number): void {
  const top = at * ROW;
  const room = list.clientHeight - header;
  if (top < list.scrollTop) list.scrollTop = top;
  else if (top + ROW > list.scrollTop + room) list.scrollTop = top + ROW - room;
}
