// A row of the tree with the workspace folder that it belongs to and the row that it stands below.
import type { OutlineNode } from '../core/views/outline-node';
import type { FolderIndex } from './folder-index';

export interface Row {
  readonly folder: FolderIndex;
  readonly node: OutlineNode;
  readonly parent?: Row;
}

/** Stays the same while the row means the same thing. */
export function idOfRow({ folder, node }: Row): string {
  return `${folder.folder.uri.toString()}:${node.key}`;
}
