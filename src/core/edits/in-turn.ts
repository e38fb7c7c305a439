// Turns changes that follow one another into one change of the files as they are now.
import type { Document } from '../document/document';
import type { TextEdit } from '../text/range';
import { documentsAfter, type FileChange, type Outcome, refuse } from './change';

/** Gives a document as the changes before have left it. */
export type DocumentNow = (file: string) => Document | undefined;

/** Each step sees what the ones before have done; nothing is done when one of them refuses. */
export function inTurn(documents: readonly Document[], steps: readonly ((now: DocumentNow) => Outcome)[]): Outcome {
  let now = [...documents];
  let show: { readonly file: string; readonly id: string } | undefined;
  for (const step of steps) {
    const outcome = step((file) => now.find((document) => document.file === file));
    if (!outcome.ok) return outcome;
    const created = outcome.changes.filter(({ kind }) => kind === 'create');
    now = documentsAfter(now, outcome.changes);
    if (created.some(({ file }) => documents.some((document) => document.file === file))) return refuse('unsafe');
    show = outcome.show ?? show;
  }
  const changes: FileChange[] = [];
  for (const before of documents) {
    const after = now.find(({ file }) => file === before.file);
    if (!after) changes.push({ kind: 'delete', file: before.file });
    else if (after.text !== before.text) changes.push({ kind: 'edit', file: before.file, edits: [differenceOf(before.text, after.text)] });
  }
  for (const { file, text } of now) if (!documents.some((document) => document.file === file)) changes.push({ kind: 'create', file, text });
  return changes.length > 0 ? { ok: true, changes, ...(show && { show }) } : refuse('same');
}

/** One edit from the first letter that differs to the last one. */
function differenceOf(before: string, after: string): TextEdit {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let end = 0;
  while (end < most - start && before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)) end++;
  // A break of two letters stays whole.
  if (before.charAt(start - 1) === '\r') start--;
  if (before.charAt(before.length - end) === '\n' && before.charAt(before.length - end - 1) === '\r') end--;
  return { range: { start, end: before.length - end }, newText: after.slice(start, after.length - end) };
}
