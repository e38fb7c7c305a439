// What a completion is, and how its text is written as a snippet.
import type { Document } from '../document/document';
import type { Slot } from '../document/cursor';
import type { SyntaxNode } from '../document/tree';
import type { Snapshot } from '../index/snapshot';
import { positionAt } from '../text/lines';
import type { Range } from '../text/range';
import type { Asked } from './words';

export interface Completion {
  readonly label: string;
  readonly kind: 'key' | 'value' | 'reference' | 'snippet';
  /** Further lines carry their whole indentation: the editor must not add its own. */
  readonly insertText: string;
  /** `insertText` is a snippet with tab stops. */
  readonly snippet?: true;
  /** Text that is replaced; it lies on one line and holds the cursor. */
  readonly range: Range;
  /** Shown beside the label: a thing's title. */
  readonly description?: string;
  /** Plain text. */
  readonly detail?: string;
  /** Markdown without links and HTML. */
  readonly documentation?: string;
  readonly sortText: string;
  readonly filterText?: string;
  readonly preselect?: true;
  /** What was inserted is followed by something that can be completed as well. */
  readonly again?: true;
  /** The thing that is inserted, for its card. */
  readonly thing?: { readonly id: string; readonly file: string };
}

export interface CompletionList {
  readonly items: readonly Completion[];
  /** Items were left out: ask again when more is typed. */
  readonly incomplete: boolean;
}

/** Everything that a part of the completion looks at. */
export interface CompletionContext extends Asked {
  readonly snapshot: Snapshot;
  readonly document: Document;
  readonly slot: Slot;
  /** The cursor. */
  readonly offset: number;
  readonly scope: string;
  /** Columns by which lists stand deeper than their key: 0 or 2. */
  readonly listIndent: number;
  readonly eol: string;
}

export function plainToSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** Counts the tab stops of a snippet. */
export interface TabStops {
  readonly next: (text?: string, choices?: readonly string[]) => string;
}

export function tabStops(): TabStops {
  let count = 0;
  return {
    next(text, choices) {
      count++;
      if (choices && choices.length > 0) return `\${${count}|${choices.map((choice) => choice.replace(/[\\,|]/g, '\\$&')).join(',')}|}`;
      return text ? `\${${count}:${plainToSnippet(text)}}` : `$${count}`;
    },
  };
}

/** Order by number, as text. */
export function rank(number: number): string {
  return String(number).padStart(6, '0');
}

/** By how many columns the document's first block list stands deeper than its key; 2 where it has none. */
export function listIndentOf({ root, lineStarts }: Document): number {
  const column = (offset: number): number => positionAt(lineStarts, offset).character;
  const search = (node: SyntaxNode | undefined, depth: number): number | undefined => {
    if (depth > 5 || !node || node.kind === 'scalar' || node.kind === 'alias') return undefined;
    if (node.kind === 'sequence') return search(node.items[0], depth + 1);
    for (const { key, value } of node.pairs) {
      if (value.kind === 'sequence' && !value.flow && value.items.length > 0) return Math.min(Math.max(column(value.start) - column(key.start), 0), 8);
    }
    for (const { value } of node.pairs.slice(0, 50)) {
      const found = search(value, depth + 1);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return search(root, 0) ?? 2;
}
