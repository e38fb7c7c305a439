// Takes from what the file system says of a file the marks that tell one state of it from another.
import type { Stats } from 'node:fs';
import type { Stamp } from '../core/index/store';

export function stampOf({ size, mtimeMs, ctimeMs, ino }: Stats): Stamp {
  return { size, modified: mtimeMs, changed: ctimeMs, identity: ino };
}
