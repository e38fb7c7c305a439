// An immutable picture of all product documents of a workspace folder: definitions, references, product scopes.
import type { DocumentFacts } from './facts';
import type { Config } from './config';
import type { FileList } from './file-list';
import type { PersistentMap } from './persistent-map';

export interface Snapshot {
  /** Grows by one with every change. */
  readonly version: number;
  readonly files: PersistentMap<DocumentFacts>;
  /** Files that define an id, over all products. What they say of it is in their facts (see `definitionsOf`), so that an edit which moves a thousand of them changes nothing here. */
  readonly definedIn: PersistentMap<FileList>;
  /** Files that refer to an id. */
  readonly namedIn: PersistentMap<FileList>;
  /** Files with requirements whose statements say the same, by their gist. */
  readonly saidIn: PersistentMap<FileList>;
  /** Files that seem to define an id where they cannot be read. */
  readonly unreadIn: PersistentMap<FileList>;
  /** Keeps its identity while no file comes or goes. */
  readonly paths: object;
  /** Keeps its identity while no dependency between entities changes: what is computed from the graph alone may be kept under it. */
  readonly graph: object;
  /** Folders that hold a product file (`''` is the workspace folder itself), each with its product files. */
  readonly products: ReadonlyMap<string, readonly string[]>;
  readonly config: Config;
}

/** A path that changed: new facts, or nothing when the file is gone. */
export interface Change {
  readonly file: string;
  readonly facts?: DocumentFacts;
}
