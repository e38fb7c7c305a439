// Turns a folder into the time of each stage of a first check, one after the other: node stages-process.mjs FOLDER.
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = process.argv[2];
const core = await import(pathToFileURL(path.join(import.meta.dirname, '../../out/bench/core.mjs')).href);
const BATCH = 32;
const TODAY = '2026-06-01';

const stages = { find: 0, read: 0, parse: 0, 'own rules': 0, facts: 0, index: 0, 'rules across files': 0 };
let since = performance.now();
function lap(stage) {
  const now = performance.now();
  stages[stage] += now - since;
  since = now;
}

const { files } = await core.findDocuments(folder);
lap('find');
const changes = [];
for (let at = 0; at < files.length; at += BATCH) {
  const batch = files.slice(at, at + BATCH).map(file => path.relative(folder, file).split(path.sep).join('/'));
  const texts = await Promise.all(batch.map(file => core.readText(path.join(folder, file))));
  lap('read');
  const documents = batch.map((file, i) => core.parseDocument(file, texts[i]));
  lap('parse');
  const findings = documents.map(document => core.checkDocument(document));
  lap('own rules');
  for (const [i, document] of documents.entries()) changes.push({ file: document.file, facts: core.factsOf(document, findings[i]) });
  lap('facts');
}
const checker = core.createChecker(() => TODAY);
checker.load(changes);
lap('index');
for (const file of [...checker.waiting()]) checker.check(file);
lap('rules across files');
console.log(JSON.stringify(stages));
