// Turns a folder into one measurement, printed as JSON: node cold-process.mjs check|yaml|json FOLDER.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { watch } from './measure.mjs';

const [what, folder] = process.argv.slice(2);
const core = await import(pathToFileURL(path.join(import.meta.dirname, '../../out/bench/core.mjs')).href);
const TODAY = '2026-06-01';

function list() {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name.endsWith('.yaml'))
    .map(entry => path.relative(folder, path.join(entry.parentPath ?? entry.path, entry.name)).split(path.sep).join('/')).sort();
}

const readAll = files => files.map(file => ({ file, text: readFileSync(path.join(folder, file), 'utf8') }));

/** The whole check, from the search for files to the last problem. */
function check() {
  const parts = {};
  let since = performance.now();
  const lap = name => {
    const now = performance.now();
    parts[name] = now - since;
    since = now;
  };
  const stop = watch();
  const texts = readAll(list());
  lap('read');
  const changes = texts.map(({ file, text }) => {
    const document = core.parseDocument(file, text);
    return { file, facts: core.factsOf(document, core.checkDocument(document)) };
  });
  lap('parse and rules');
  const checker = core.createChecker(() => TODAY);
  checker.update(changes);
  lap('index');
  const problems = [...checker.waiting()].flatMap(file => checker.check(file).map(({ rule }) => ({ file, rule })));
  lap('across files');
  return { ...stop(), parts, problems };
}

/** The time of `work` on each of the texts; what lies before it does not count. */
function alone(texts, work) {
  const stop = watch();
  for (const text of texts) work(text);
  return stop();
}

const WORK = {
  check,
  yaml: () => alone(readAll(list()).map(({ text }) => text), text => core.parseYaml(text)),
  json: () => alone(JSON.parse(readFileSync(`${folder}.json`, 'utf8')), text => JSON.parse(text)),
};

const result = WORK[what]();
console.log(JSON.stringify({ ...result, rss: process.resourceUsage().maxRSS / 1024 }));
