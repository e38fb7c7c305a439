// Turns an id under the cursor into all its places in the same document.
import type { Document } from '../document/document';
import type { Snapshot } from '../index/snapshot';
import type { Range } from '../text/range';
import { idAt } from './id-at';
import { thingsNamed } from './things-at';

export interface Highlight {
  readonly range: Range;
  /** `write` where the id is defined, `text` in running text. */
  readonly kind: 'write' | 'read' | 'text';
}

export function highlights(snapshot: Snapshot, document: Document, offset: number): Highlight[] {
  const place = idAt(snapshot, document, offset);
  if (!place) return [];
  const { id } = place;
  const { entities, references } = thingsNamed(document, id);
  return [
    ...entities.map(({ idRange }) => ({ range: idRange, kind: 'write' as const })),
    ...references.map(({ range }) => ({ range, kind: 'read' as const })),
    ...document.mentions.filter((mention) => mention.id === id).map(({ start, end }) => ({ range: { start, end }, kind: 'text' as const })),
  ].sort((a, b) => a.range.start - b.range.start);
}
