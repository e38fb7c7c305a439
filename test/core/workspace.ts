// Builds snapshots from texts in memory, as the editor and the command line build them from files.
import type { Snapshot } from '../../src/core/index/snapshot';
import { parseDocument } from '../../src/core/document/parse';
import { emptySnapshot, updateSnapshot } from '../../src/core/index/build';
import type { DocumentFacts } from '../../src/core/index/facts';
import { factsOf } from '../../src/core/index/facts-of';
import { checkDocument, type Problem, problemsOf } from '../../src/core/rules/check';

/** The day that all tests call today. */
export const TODAY = '2026-06-01';

export function readFacts(file: string, text: string | undefined): DocumentFacts {
  const document = parseDocument(file, text);
  return factsOf(document, checkDocument(document));
}

/** Snapshot of a workspace given as texts by path; `undefined` stands for a file that is no text. */
export function snapshotOf(files: Readonly<Record<string, string | undefined>>): Snapshot {
  return updateSnapshot(emptySnapshot(), Object.entries(files).map(([file, text]) => ({ file, facts: readFacts(file, text) })));
}

/** Problems of one text alone in its workspace. */
export function problemsIn(text: string | undefined, file = 'a.req.yaml'): Problem[] {
  return problemsOf(snapshotOf({ [file]: text }), file, TODAY);
}

/** The rules that fire, each with what it underlines: `ref/unknown REQ-9`. */
export function found(text: string, file = 'a.req.yaml'): string[] {
  return problemsIn(text, file).map(({ rule, range }) => `${rule} ${text.slice(range.start, range.end)}`.trimEnd());
}

/** A requirement that no form rule minds; `more` stands at its end. */
export function requirement(id: string, more = ''): string {
  return `id: ${id}\ntitle: Pay with a saved card\ntype: functional\nstatus: proposed\nstatement: The app shall offer the cards saved before.\n${more}`;
}
