// Turns yaml-language-server, used through its API, into measurements: node peer-process.mjs PACKAGES check FOLDER, or `open` to be asked by messages.
import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { answer } from './child.mjs';
import { watch } from './measure.mjs';

const [packages, mode, folder] = process.argv.slice(2);
const require = createRequire(path.resolve(packages, 'index.js'));
const load = file => import(pathToFileURL(file).href);
const { getLanguageService } = await load(require.resolve('yaml-language-server'));
const { yamlDocumentsCache } = await load(path.join(path.dirname(require.resolve('yaml-language-server')), 'languageservice/parser/yaml-documents.js'));
const { TextDocument } = require('vscode-languageserver-textdocument');

const BATCH = 32;
const SCHEMAS = path.resolve(import.meta.dirname, '../../schemas');
const schemas = new Map(readdirSync(SCHEMAS).filter(file => file.endsWith('.schema.json')).map(file => {
  const schema = JSON.parse(readFileSync(path.join(SCHEMAS, file), 'utf8'));
  return [schema.$id, schema];
}));

const service = getLanguageService({
  schemaRequestService: async uri => {
    const schema = schemas.get(uri);
    if (!schema) throw new Error(`no schema ${uri}`);
    return JSON.stringify(schema);
  },
  workspaceContext: { resolveRelativePath: (relative, base) => new URL(relative, base).href },
  telemetry: { send() {}, sendError() {}, sendTrack() {} },
});
service.configure({ validate: true, hover: true, completion: true, schemas: [{ fileMatch: ['*.req.yaml'], uri: 'prd-workbench:requirements', schema: schemas.get('prd-workbench:requirements') }] });

let version = 0;
const documentOf = (file, text) => TextDocument.create(pathToFileURL(path.resolve(file)).href, 'yaml', ++version, text);

/** Files of requirements with any diagnostic, and the time from the search on. */
async function check() {
  const stop = watch();
  const files = readdirSync(folder, { recursive: true }).filter(file => file.endsWith('.req.yaml')).sort();
  const flagged = [];
  for (let at = 0; at < files.length; at += BATCH) {
    const batch = files.slice(at, at + BATCH);
    const texts = await Promise.all(batch.map(file => readFile(path.join(folder, file), 'utf8')));
    for (const [i, file] of batch.entries()) {
      const diagnostics = await service.doValidation(documentOf(file, texts[i]), false);
      yamlDocumentsCache.clear();
      if (diagnostics.length > 0) flagged.push(file.split(path.sep).join('/'));
    }
  }
  return { ...stop(), flagged };
}

let document;

/** Milliseconds of one of its works, on a text that is new to it or, without one, on the last one; a position's lines are counted outside of the time. */
async function ask({ work, file, text, offset }) {
  if (text !== undefined) document = documentOf(file, text);
  const position = offset === undefined ? undefined : document.positionAt(offset);
  const began = performance.now();
  const found = await WORKS[work](position);
  const took = performance.now() - began;
  return { ms: took, found: Array.isArray(found) ? found.length : (found?.items?.length ?? (found?.contents ? 1 : 0)) };
}

const WORKS = {
  validate: () => service.doValidation(document, false),
  hover: position => service.doHover(document, position),
  completion: position => service.doComplete(document, position, false),
};

if (mode === 'check') console.log(JSON.stringify(await check()));
else answer(ask);
