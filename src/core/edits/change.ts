// What a refactoring does to files, and the check that it loses nothing: every text parses, every comment and every requirement is there.
import type { Document } from '../document/document';
import { parseDocument } from '../document/parse';
import { valueOf } from '../document/tree';
import { applyEdits, type TextEdit } from '../text/range';

export type FileChange =
  | { readonly kind: 'edit'; readonly file: string; readonly edits: readonly TextEdit[] }
  | { readonly kind: 'create'; readonly file: string; readonly text: string }
  | { readonly kind: 'delete'; readonly file: string };

/**
 * Why nothing is changed. `broken`: a file can't be read. `alias`: a value stands elsewhere. `missing`: the thing is not there. `kind`: the
 * file holds no such list. `single`: it holds one requirement at its root. `frame`: the file says more than its requirements. `unsafe`: the
 * result would say something else. `same`: there is nothing to change.
 */
export type Refusal = 'broken' | 'alias' | 'missing' | 'kind' | 'single' | 'frame' | 'unsafe' | 'same';

export type Outcome =
  | { readonly ok: true; readonly changes: readonly FileChange[]; readonly show?: { readonly file: string; readonly id: string } }
  | { readonly ok: false; readonly reason: Refusal };

export function refuse(reason: Refusal): Outcome {
  return { ok: false, reason };
}

/** Why a document can't be changed as a whole. */
export function refusalOf(document: Document): Refusal | undefined {
  if (document.broken || !document.yaml) return 'broken';
  if (document.findings.some(({ rule }) => rule === 'yaml/alias')) return 'alias';
  // Where a key stands twice, or a second document follows, data alone does not say what the text holds.
  if (document.findings.some(({ rule }) => rule === 'yaml/duplicate-key' || rule === 'yaml/several-documents')) return 'unsafe';
  return undefined;
}

/** The documents after changes; those that were deleted are left out. */
export function documentsAfter(documents: readonly Document[], changes: readonly FileChange[]): Document[] {
  const after = new Map(documents.map((document) => [document.file, document]));
  for (const change of changes) {
    if (change.kind === 'delete') after.delete(change.file);
    else if (change.kind === 'create') after.set(change.file, parseDocument(change.file, change.text));
    else {
      const before = after.get(change.file);
      if (before) after.set(change.file, parseDocument(change.file, applyEdits(before.text, change.edits)));
    }
  }
  return [...after.values()];
}

/** What documents say: their requirements wherever they stand, what stands around those, and their comments. */
interface Content {
  readonly requirements: readonly string[];
  readonly frames: ReadonlyMap<string, string>;
  readonly comments: readonly string[];
}

/** `expected` turns what is said before into what must be said after; by default nothing changes but the place of things. */
export function checked(documents: readonly Document[], changes: readonly FileChange[], show?: { readonly file: string; readonly id: string }, expected: (content: Content) => Content = (same) => same): Outcome {
  for (const document of documents) {
    const reason = refusalOf(document);
    if (reason) return refuse(reason);
  }
  const after = documentsAfter(documents, changes);
  if (after.some((document) => document.broken || document.findings.length > 0)) return refuse('unsafe');
  const wanted = expected(contentOf(documents));
  const found = contentOf(after);
  if (!sameBag(wanted.requirements, found.requirements) || !sameBag(wanted.comments, found.comments)) return refuse('unsafe');
  for (const [file, frame] of wanted.frames) {
    // A file that goes must have said nothing besides.
    if ((found.frames.get(file) ?? '{}') !== frame) return refuse(found.frames.has(file) ? 'unsafe' : 'frame');
  }
  return { ok: true, changes, ...(show && { show }) };
}

function contentOf(documents: readonly Document[]): Content {
  const requirements: string[] = [];
  const frames = new Map<string, string>();
  const comments: string[] = [];
  for (const document of documents) {
    for (const { start, end } of document.comments) comments.push(document.text.slice(start, end).replace(/^#\s*/, ''));
    const value = valueOf(document.root) as Record<string, unknown> | null;
    const { requirements: list, ...frame } = typeof value === 'object' && value !== null ? value : {};
    if (document.kind === 'requirements' && list === undefined) {
      requirements.push(canonical(value));
      frames.set(document.file, '{}');
      continue;
    }
    const ids = (Array.isArray(list) ? list : []).map((item: unknown) => {
      if (typeof item !== 'object' || item === null) return item;
      requirements.push(canonical(item));
      return (item as { id?: unknown }).id;
    });
    frames.set(document.file, canonical(document.kind === 'prd' ? { ...frame, requirements: ids } : frame));
  }
  return { requirements, frames, comments };
}

/** Text that is equal for equal data, whatever the order of keys. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part,
  );
}

function sameBag(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && JSON.stringify([...a].sort()) === JSON.stringify([...b].sort());
}
