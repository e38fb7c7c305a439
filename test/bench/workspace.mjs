// Turns a generated corpus into a checked workspace in memory, made once a run.
import { generate } from './corpus.mjs';

export const TODAY = '2026-06-01';
/** The file that the edits happen in: 20 requirements, 20 KB. */
export const EDITED = 'requirements/first.req.yaml';

const made = new Map();

export function readFacts(core, file, text) {
  const document = core.parseDocument(file, text);
  return { document, facts: core.factsOf(document, core.checkDocument(document)) };
}

/** The checker over a corpus in which nothing waits any more, and its texts. */
export function workspaceOf(core, options) {
  const key = JSON.stringify(options);
  if (!made.has(key)) {
    const { files } = generate(options);
    const checker = core.createChecker(() => TODAY);
    checker.update([...files].map(([file, text]) => ({ file, facts: readFacts(core, file, text).facts })));
    settle(checker);
    made.set(key, { checker, files });
  }
  return made.get(key);
}

/** Checks what waits; gives how many files that were. */
export function settle(checker) {
  let count = 0;
  for (const file of [...checker.waiting()]) {
    checker.check(file);
    count++;
  }
  return count;
}

/** `n` requirements, 2 % faulty, of which the first 20 share the file to edit; `hub` others name the first one. */
export const editedWorkspace = (core, n) => workspaceOf(core, { n, listed: 20, hub: Math.min(1000, n / 2) });
