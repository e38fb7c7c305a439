// Turns changes that follow one another into one change of the files as they are now.
import type { Document } from '../document/document';
import { changeBetween } from '../document/text-change';
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
  const { from, to, grown } = changeBetween(before, after) ?? { from: 0, to: 0, grown: 0 };
  // A break of two letters stays whole.
  const start = before.charAt(from - 1) === '\r' ? from - 1 : from;
  const end = before.charAt(to) === '\n' && before.charAt(to - 1) === '\r' ? to + 1 : to;
  return { range: { start, end }, newText: after.slice(start, end + grown) };
}
