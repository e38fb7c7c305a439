// Turns a folder into a checked workspace that stays, and messages into the cost of changes of one of its files: node --expose-gc update-process.mjs FOLDER.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { answer } from './child.mjs';
import { watch } from './measure.mjs';
import { settle, TODAY } from './workspace.mjs';

const folder = process.argv[2];
const core = await import(pathToFileURL(path.join(import.meta.dirname, '../../out/bench/core.mjs')).href);
const BATCH = 32;
const EDITS = 200;
const EDITED = 'requirements/001/REQ-000777.req.yaml';

const checker = core.createChecker(() => TODAY);
const factsOf = (file, text) => {
  const document = core.parseDocument(file, text);
  return core.factsOf(document, core.checkDocument(document));
};

async function load() {
  const { files } = await core.findDocuments(folder);
  const changes = [];
  for (let at = 0; at < files.length; at += BATCH) {
    const batch = files.slice(at, at + BATCH).map(file => path.relative(folder, file).split(path.sep).join('/'));
    const texts = await Promise.all(batch.map(file => core.readText(path.join(folder, file))));
    for (const [i, file] of batch.entries()) changes.push({ file, facts: factsOf(file, texts[i]) });
  }
  checker.load(changes);
  settle(checker);
  return files.length;
}

/** Milliseconds of the processor for one change, over many: what it depends on and its status in turn, so that others have to be looked at too. */
async function update() {
  const text = await core.readText(path.join(folder, EDITED));
  const changes = Array.from({ length: EDITS }, (_, i) => factsOf(EDITED, text.replace(/^status: [\w-]+/m, `status: ${i % 2 ? 'proposed' : 'approved'}`).replace(/^goals:/m, `risks: [RISK-${i % 3}]\ngoals:`)));
  let own = 0;
  const stop = watch();
  for (const facts of changes) {
    const until = watch();
    checker.update([{ file: EDITED, facts }]);
    checker.check(EDITED);
    own += until().cpu;
    settle(checker);
  }
  const { cpu } = stop();
  globalThis.gc?.();
  return { own: own / EDITS, all: cpu / EDITS, heapMb: process.memoryUsage().heapUsed / 1024 / 1024 };
}

answer(question => (question === 'load' ? load() : update()));
