// Ranges, positions and edits over text as plain data: offsets count UTF-16 code units from 0.

/** Half-open span of a text, `start <= end`, in UTF-16 code units. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A place as an editor counts it: line and character from 0. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Replaces `range` by `newText`; an empty range inserts. */
export interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}

export function contains(range: Range, offset: number): boolean {
  return range.start <= offset && offset <= range.end;
}

/** Text after all edits. Edits may come in any order and must not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = [...edits].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  let out = '';
  let at = 0;
  for (const { range, newText } of sorted) {
    if (range.start < at) throw new RangeError(`edits overlap at offset ${range.start}`);
    out += text.slice(at, range.start) + newText;
    at = range.end;
  }
  return out + text.slice(at);
}
