// An immutable picture of all product documents of a workspace folder: definitions, references, product scopes.
import type { Entity, Reference } from '../document/document';
import type { DocumentFacts } from './facts';
import type { Config } from './config';
import type { PersistentMap } from './persistent-map';

export interface Snapshot {
  /** Grows by one with every change. */
  readonly version: number;
  readonly files: PersistentMap<DocumentFacts>;
  /** All definitions of an id, over all products, ordered by file and place. */
  readonly definitions: PersistentMap<readonly Entity[]>;
  /** All references to an id. */
  readonly references: PersistentMap<readonly Reference[]>;
  /** Files that seem to define an id where they cannot be read. */
  readonly unread: PersistentMap<readonly { readonly id: string; readonly file: string }[]>;
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
