// Schemas -> the text of one small module of validators: ajv's standalone code with its repetitions taken out.

import Ajv from 'ajv';
import codegen from 'ajv/dist/compile/codegen/index.js';
import standalone from 'ajv/dist/standalone/index.js';
import { ANNOTATIONS, rewrite } from './rewrite.mjs';

/** Exported validator -> the schema it compiles; a definition is named after its file. */
const VALIDATORS = {
  product: 'prd-workbench:product',
  prd: 'prd-workbench:prd',
  requirement: 'prd-workbench:requirements.requirement',
  requirementList: 'prd-workbench:requirements.requirementList',
  roadmap: 'prd-workbench:roadmap',
  feedback: 'prd-workbench:feedback',
  risks: 'prd-workbench:risks',
  team: 'prd-workbench:team',
  config: 'prd-workbench:config',
};

/** A field's own schema, as against a mapping, of which each has its definition. */
const isField = (node, holder) => ['properties', 'items', 'then', 'else'].includes(holder) && (node.if !== undefined || (node.type !== undefined && node.type !== 'object'));

const RUNTIME = `import { formats as known } from "../formats";

function add(errors, instancePath, keyword, params) {
  const error = { instancePath, keyword, params };
  if (errors === null) return [error];
  errors.push(error);
  return errors;
}

// A copy of all earlier errors for every broken entry would be quadratic in a large broken file.
function append(errors, more) {
  if (errors === null) return more;
  for (const error of more) errors.push(error);
  return errors;
}

function check(validate, data, instancePath, errors) {
  return validate(data, instancePath) ? errors : append(errors, validate.errors);
}

function checkKey(validate, data, key, instancePath, errors) {
  const value = data[key];
  return value === undefined ? errors : check(validate, value, instancePath + "/" + key, errors);
}

function count(errors) {
  return errors === null ? 0 : errors.length;
}

// The schemas ask only whether a text is empty, for which its characters need not be told apart.
function lengthOf(text) {
  return text.length;
}

`;

function createAjv(formats, schemas, options) {
  const ajv = new Ajv.default({ strict: true, strictRequired: false, allowUnionTypes: true, allErrors: true, messages: false, formats, ...options });
  ajv.addVocabulary(ANNOTATIONS.filter((keyword) => /^(enumD|x-)/.test(keyword)));
  for (const schema of schemas) ajv.addSchema(schema);
  return ajv;
}

/**
 * Every file, every definition and every kind of field (a text that isn't empty, a date, a list of ids, …) as a schema of
 * its own, so that ajv compiles each once, whoever refers to it.
 */
function split(schemas) {
  const fields = new Map();
  const share = (field) => {
    const key = JSON.stringify(field);
    if (!fields.has(key)) fields.set(key, { $id: `prd-workbench:field.${fields.size}`, ...field });
    return { $ref: fields.get(key).$id };
  };
  const nameOf = (id, reference) => reference.replace(/^#/, `${id}#`).replace('#/definitions/', '.');
  const files = schemas.flatMap((schema) => {
    const { definitions = {}, ...root } = rewrite(schema, (node, holder) => {
      const kept = Object.fromEntries(Object.entries(node).filter(([keyword]) => !ANNOTATIONS.includes(keyword)));
      if (kept.$ref) return { $ref: nameOf(schema.$id, kept.$ref) };
      return isField(kept, holder) ? share(kept) : kept;
    });
    return [root, ...Object.entries(definitions).map(([key, definition]) => ({ $id: `${schema.$id}.${key}`, ...definition }))];
  });
  return [...files, ...fields.values()];
}

/** Puts a constant in place of what `pattern` finds, the same one for equal values. */
function hoist(code, prefix, pattern, evaluate) {
  const names = new Map();
  const text = code.replace(pattern, (...match) => {
    const value = evaluate(...match);
    if (!names.has(value)) names.set(value, `${prefix}${names.size}`);
    return names.get(value);
  });
  return { text, constants: [...names].map(([value, name]) => `const ${name} = ${value};\n`).join('') };
}

/** Writes each error as one call. An error of `if` goes: it only repeats that its branch has errors. */
function shortenErrors(code) {
  const block = /^const (err\d+) = \{instancePath(?::(.*))?,schemaPath:.*,keyword:"([^"]+)",params:(\{.*\})\};\nif\(vErrors === null\)\{\nvErrors = \[\1\];\n\}\nelse \{\nvErrors\.push\(\1\);\n\}\nerrors\+\+;\n/gm;
  return code.replace(block, (_whole, _name, at = 'instancePath', keyword, params) =>
    keyword === 'if' ? '' : `vErrors = add(vErrors, ${at}, "${keyword}", ${params});\nerrors++;\n`);
}

/** Drops the count of errors that ajv keeps beside their list. */
const dropCount = (code) => code
  .replace(/^(?:let errors = 0|errors\+\+|errors = vErrors\.length|errors = _errs\d+);\n/gm, '')
  .replaceAll('return errors === 0;', 'return vErrors === null;')
  .replace(/(?<![.\w])errors(?=;)/g, 'count(vErrors)');

/** Writes each check of a part of the data as one call. The keys of the schemas need no escape in a path. */
const shortenCalls = (code) => code
  .replace(/^if\(!\((validate\d+)\((.*)\)\)\)\{\nvErrors = append\(vErrors, \1\.errors\);\n\}\n/gm, 'vErrors = check($1, $2, vErrors);\n')
  .replace(/^if\(data\.(\w+) !== undefined\)\{\nvErrors = check\((validate\d+), data\.\1, instancePath\+"\/\1", vErrors\);\n\}\n/gm, 'vErrors = checkKey($2, data, "$1", instancePath, vErrors);\n');

/** Keeps of the schemas, which ajv writes out whole, only the lists of values and of keys that the code reads. */
function hoistLists(code) {
  const schemas = new Map();
  const rest = code.replace(/^const (schema\d+) = (.*);\n/gm, (_line, name, json) => {
    schemas.set(name, JSON.parse(json));
    return '';
  });
  return hoist(rest, 'list', /\b(schema\d+)((?:\.\w+|\["[^"]+"\])+)/g, (_whole, name, steps) => {
    const keys = [...steps.matchAll(/\.(\w+)|\["([^"]+)"\]/g)].map(([, plain, quoted]) => plain ?? quoted);
    const value = keys.reduce((node, key) => node[key], schemas.get(name));
    if (keys.at(-1) !== 'properties') return JSON.stringify(value);
    return JSON.stringify(Object.fromEntries(Object.keys(value).map((key) => [key, 1])));
  });
}

const hoistParams = (code) => hoist(code, 'params', /(?<=^vErrors = add\(.*", )\{(?![^}]*\bkey\d)[^{}]*\}(?=\);$)/gm, (text) => text);

function shrink(code) {
  const plain = code
    .replace('"use strict";', '')
    .replace(/^exports\.(\w+) = (validate\d+);$/gm, 'export { $2 as $1 };')
    .replace(/^\/\*# sourceURL="(.*)" \*\/;$/gm, '// $1')
    .replace(/vErrors === null \? (validate\d+\.errors) : vErrors\.concat\(\1\)/g, 'append(vErrors, $1)')
    // No keyword of the schemas looks at what is around the data: of the context only the path is needed.
    .replace(/\{instancePath(?::([^,]+))?,parentData(?::[^,]+)?,parentDataProperty(?::[^,]+)?,rootData\}/g, (_whole, at = 'instancePath') => at)
    .replaceAll('{instancePath="", parentData, parentDataProperty, rootData=data}={}', 'instancePath = ""')
    .replaceAll('require("ajv/dist/runtime/ucs2length").default', 'lengthOf')
    .replaceAll('require("../formats").formats', 'known');
  const lists = hoistLists(shortenCalls(dropCount(shortenErrors(plain))));
  const params = hoistParams(lists.text);
  const left = /schemaPath|\.concat\(|require\(|\bschema\d+\b|keyword:|parentData|rootData|\bexports\b/.exec(params.text);
  if (left) throw new Error(`ajv's standalone code has changed its form: ${left[0]} is left.`);
  return `${RUNTIME}${lists.constants}${params.constants}${params.text.trim()}\n`;
}

/** Compiles the validators to an ES module, of which a bundler leaves no wrapper; formats are read at run time from the module beside the generated folder. */
export function compileValidators(schemas, formats) {
  // The full schemas first: strict mode finds misspelt keywords, unknown formats and broken references.
  const strict = createAjv(formats, schemas, {});
  for (const { $id } of schemas) strict.getSchema($id);
  const options = { inlineRefs: false, code: { source: true, esm: false, lines: true, optimize: 2, formats: codegen._`require("../formats").formats` } };
  return shrink(standalone.default(createAjv(formats, split(schemas), options), VALIDATORS));
}

/** The TypeScript face of the validators. */
export function declareValidators() {
  return `/** One finding of a validator: where in the data (a JSON pointer), which keyword, and the keyword's parameters. */
export interface ValidationError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Tells whether data fits its schema; after a call, \`errors\` holds all findings of that call, or null. */
export interface Validator {
  (data: unknown): boolean;
  errors?: readonly ValidationError[] | null;
}

${Object.keys(VALIDATORS).map((name) => `export const ${name}: Validator;`).join('\n')}
`;
}
