// A row of the tree with the workspace folder that it belongs to.
import type { OutlineNode } from '../core/views/outline';
import type { FolderIndex } from './folder-index';

export interface Row {
  readonly folder: FolderIndex;
  readonly node: OutlineNode;
}
