// Names a file for a requirement that is to have one of its own.
import { fileNameOf } from '../edits/file-name';
import { folderOf } from '../index/build';
import type { Snapshot } from '../index/snapshot';

interface Named {
  readonly id: string;
  readonly title?: string;
  readonly fields?: Readonly<Record<string, unknown>>;
}

/** A path beside a file, named after a title, that no product document has; `taken` is added to. */
export function freeFile(snapshot: Snapshot, beside: string, { id, title: given, fields }: Named, taken = new Set<string>()): string {
  const title = given ?? fields?.['title'];
  const name = (typeof title === 'string' && fileNameOf(title)) || fileNameOf(id) || 'requirement';
  const folder = folderOf(beside);
  for (let number = 1; ; number++) {
    const file = `${folder ? `${folder}/` : ''}${name}${number > 1 ? `-${number}` : ''}.req.yaml`;
    if (snapshot.files.has(file) || taken.has(file)) continue;
    taken.add(file);
    return file;
  }
}
