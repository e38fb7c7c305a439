// Turns the files of a folder into parsed values and nothing else: node limit-process.mjs yaml|js-yaml|json FOLDER.
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [what, folder] = process.argv.slice(2);
const { findDocuments, loadYaml, parseYaml, readText } = await import(pathToFileURL(path.join(import.meta.dirname, '../../out/bench/limits.mjs')).href);
/** As many files at a time as the command line reads. */
const BATCH = 32;
const PARSE = { yaml: text => parseYaml(text), 'js-yaml': text => loadYaml(text), json: text => JSON.parse(text) };

const parse = PARSE[what];
const { files } = await findDocuments(folder);
let unread = 0;
for (let at = 0; at < files.length; at += BATCH) {
  for (const text of await Promise.all(files.slice(at, at + BATCH).map(readText))) {
    try {
      parse(text);
    } catch {
      unread++;
    }
  }
}
console.log(JSON.stringify({ files: files.length, unread }));
