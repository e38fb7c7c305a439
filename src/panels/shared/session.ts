// What a panel needs from the editor around it: snapshots in, edits and navigation out.
import type * as vscode from 'vscode';
import type { Document } from '../../core/document/document';
import type { Snapshot } from '../../core/index/snapshot';
import type { TextEdit } from '../../core/text/range';

/** One product of one workspace folder: what a panel shows. */
export interface ProductRef {
  /** URI of the workspace folder. */
  readonly folder: string;
  /** Folder of the product file, relative to the workspace folder; `''` for the workspace folder itself. */
  readonly scope: string;
}

export type ApplyResult = { readonly ok: true } | { readonly ok: false; readonly reason: 'changed' | 'broken' | 'readonly' | 'failed'; readonly file: string };

export interface PanelSession {
  /** Fires after a new snapshot of this workspace folder stands. */
  onDidChange(folder: string, listener: () => void): vscode.Disposable;
  /** Current snapshot; nothing while the first scan has not ended or the folder is gone. */
  snapshot(folder: string): Snapshot | undefined;
  /** The product of the active editor, else the first one of the workspace. */
  currentProduct(): ProductRef | undefined;
  /** The document as it stands in the editor or on disk, parsed. */
  document(folder: string, file: string): Promise<Document | undefined>;
  /** Applies edits that were computed from `document`, as one undo step; refuses when the file has changed since. */
  apply(folder: string, document: Document, edits: readonly TextEdit[], label: string): Promise<ApplyResult>;
  /** Shows the source of an entity beside the panel, its id selected. */
  reveal(folder: string, file: string, range: { readonly start: number; readonly end: number }): Promise<void>;
  /** Findings to show by entity: counts by severity of what lies within each entity's text. */
  findings(folder: string, file: string, range: { readonly start: number; readonly end: number }): FindingCounts;
  /** Day that counts as today, `YYYY-MM-DD`, in the user's time zone. */
  today(): string;
}

export interface FindingCounts {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
}
