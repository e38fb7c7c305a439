// Turns a generated corpus into a checked workspace in memory, made once a run, in which files are open and edited.
import { generate } from './corpus.mjs';

export const TODAY = '2026-06-01';
/** The file that the edits happen in: 20 requirements, 20 KB. */
export const EDITED = 'requirements/first.req.yaml';

const made = new Map();

/** Documents that are open: checker -> file -> as last read. */
const opened = new WeakMap();

/** The document of an open file's new text: read from the one before, as the editor does. */
export function reread(core, checker, file, text) {
  const documents = opened.get(checker) ?? new Map();
  opened.set(checker, documents);
  const before = documents.get(file);
  const document = before ? core.reparseDocument(before, text) : core.parseDocument(file, text);
  documents.set(file, document);
  return document;
}

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

/** An open file of a workspace: takes its next text as the editor does, and tells how long each step took. */
export function openFile(core, { checker, files }, file) {
  let document = reread(core, checker, file, files.get(file));
  return {
    document: () => document,
    reread(text) {
      document = reread(core, checker, file, text);
    },
    /** Of a text that `reread` may have read already: problems of the file itself (`own`), then of all others (`all`). */
    update() {
      const clock = stopwatch();
      const findings = core.checkDocument(document);
      clock.lap('own rules');
      const facts = core.factsOf(document, findings);
      clock.lap('facts');
      checker.update([{ file, facts }]);
      clock.lap('index');
      checker.check(file);
      clock.lap('rules across files');
      const others = settle(checker);
      clock.lap('other files');
      if (facts.broken) throw new Error('the corpus has changed: the edit breaks the file');
      return { ...clock.laps, others };
    },
  };
}

/** Times of the steps between one `lap` and the next, by name. */
function stopwatch() {
  const laps = {};
  let since = performance.now();
  return {
    laps,
    lap(name) {
      const now = performance.now();
      laps[name] = now - since;
      since = now;
    },
  };
}
