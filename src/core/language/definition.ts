// Turns an id under the cursor into the places that define it.
import type { Document } from '../document/document';
import type { Snapshot } from '../index/snapshot';
import type { Range } from '../text/range';
import { idAt } from './id-at';

export interface DefinitionTarget {
  readonly file: string;
  /** The defining id. */
  readonly range: Range;
  /** The whole thing. */
  readonly targetRange: Range;
}

export interface Definition {
  /** The id under the cursor. */
  readonly origin: Range;
  readonly targets: readonly DefinitionTarget[];
}

/** Definitions of the id at an offset; all of them when several products define it. On a definition it gives that one, as editors expect. */
export function definition(snapshot: Snapshot, document: Document, offset: number): Definition | undefined {
  const place = idAt(snapshot, document, offset);
  if (!place || place.entities.length === 0) return undefined;
  return { origin: place.range, targets: place.entities.map(({ file, idRange, range }) => ({ file, range: idRange, targetRange: range })) };
}
