// Tells which id stands at an offset of a document, and which things it can mean.
import type { Document, Entity } from '../document/document';
import { looksLikeId } from '../document/extract';
import { resolve } from '../index/lookup';
import type { Snapshot } from '../index/snapshot';
import type { EntityKind } from '../schema/entities';
import { positionAt } from '../text/lines';
import { contains, type Range } from '../text/range';
import { thingsAround } from './things-at';

export interface IdPlace {
  readonly id: string;
  readonly range: Range;
  /** Kinds that the field takes, where a field names the id. */
  readonly kinds?: readonly EntityKind[];
  /** Things that the id can mean: none when it is unknown, several when it is ambiguous. */
  readonly entities: readonly Entity[];
  /** The id is defined right here. */
  readonly defines: boolean;
}

/** Id at an offset: in a field that names one, where one is defined, or a known one in any other text. */
export function idAt(snapshot: Snapshot, document: Document, offset: number): IdPlace | undefined {
  const { references, entities: around } = thingsAround(document, offset);
  const reference = references.find(({ range }) => contains(range, offset));
  if (reference) return { id: reference.id, range: reference.range, kinds: reference.kinds, entities: meanings(snapshot, reference.id, document.file), defines: false };
  const defined = around.find(({ idRange }) => contains(idRange, offset));
  if (defined) return { id: defined.id, range: defined.idRange, entities: [defined], defines: true };
  const word = document.mentions.find((mention) => contains(mention, offset)) ?? wordAt(document, offset);
  const entities = word ? meanings(snapshot, word.id, document.file) : [];
  return word && entities.length > 0 ? { id: word.id, range: { start: word.start, end: word.end }, entities, defines: false } : undefined;
}

function meanings(snapshot: Snapshot, id: string, file: string): readonly Entity[] {
  const resolution = resolve(snapshot, id, file);
  return resolution.kind === 'found' ? [resolution.entity] : resolution.kind === 'ambiguous' ? resolution.entities : [];
}

/** Word at an offset that reads like an id or a handle. */
function wordAt({ text, lineStarts }: Document, offset: number): ({ readonly id: string } & Range) | undefined {
  const { line } = positionAt(lineStarts, offset);
  const from = Math.max(lineStarts[line] ?? 0, offset - 100);
  const to = Math.min(lineStarts[line + 1] ?? text.length, offset + 100);
  for (const match of text.slice(from, to).matchAll(/@?[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}._-]*[\p{L}\p{M}\p{N}])?/gu)) {
    const start = from + match.index;
    const end = start + match[0].length;
    if (start <= offset && offset <= end) return looksLikeId(match[0]) ? { id: match[0], start, end } : undefined;
  }
  return undefined;
}
