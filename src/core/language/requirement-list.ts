// Finds the list in which the requirements of a PRD stand.
import type { Document } from '../document/document';
import { entityOf } from '../index/lookup';
import type { Snapshot } from '../index/snapshot';

/** The list file that holds most of what a PRD names. */
export function listOfOthers(snapshot: Snapshot, { file, references }: Pick<Document, 'file' | 'references'>): string | undefined {
  const counts = new Map<string, number>();
  for (const { id, field } of references) {
    const entity = field === 'requirements' ? entityOf(snapshot, id, file) : undefined;
    if (entity && entity.path.length === 2 && snapshot.files.get(entity.file)?.kind === 'requirements') counts.set(entity.file, (counts.get(entity.file) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}
