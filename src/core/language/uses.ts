// Finds every place that speaks of a thing: fields that name it and ids in Markdown text.
import type { Entity } from '../document/document';
import { entityOf, referencesTo } from '../index/lookup';
import type { Snapshot } from '../index/snapshot';
import type { Range } from '../text/range';

export interface Location {
  readonly file: string;
  readonly range: Range;
}

/** Places that name an entity, in order of file and place; its definition is none of them. */
export function usesOf(snapshot: Snapshot, entity: Entity): Location[] {
  const uses: Location[] = referencesTo(snapshot, entity).map(({ file, range }) => ({ file, range }));
  for (const facts of snapshot.files.values()) {
    const mentions = facts.mentions.filter((mention) => mention.id === entity.id);
    if (mentions.length === 0) continue;
    const meant = entityOf(snapshot, entity.id, facts.file);
    if (meant?.file === entity.file && meant.idRange.start === entity.idRange.start) {
      for (const { start, end } of mentions) uses.push({ file: facts.file, range: { start, end } });
    }
  }
  return uses.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.range.start - b.range.start));
}
