// Schemas -> the text of one TypeScript module with a named type for every file and every definition.

import { compile } from 'json-schema-to-typescript';
import { rewrite } from './rewrite.mjs';

/** The type of a whole file. A requirements file has none of its own: it is a Requirement or a RequirementList. */
const FILE_TYPES = { product: 'Product', prd: 'Prd', roadmap: 'Roadmap', feedback: 'Feedback', risks: 'Risks', team: 'Teams', config: 'Config' };

const typeOf = (key) => key[0].toUpperCase() + key.slice(1);

/** What TypeScript can say of a node: x- keys and ranges are not among it, a union by kind is a plain union. */
function simplify(node) {
  if (node.if) return { description: node.description, anyOf: [node.then, node.else] };
  if (node.$ref) {
    const target = { $ref: `#/definitions/${typeOf(node.$ref.slice(node.$ref.lastIndexOf('/') + 1))}` };
    // Anything beside a reference would make the compiler write the type out again.
    return node.description ? { description: node.description, allOf: [target] } : target;
  }
  const { description, type, enum: values, items, required, properties = {}, additionalProperties: others } = node;
  // Beside named keys, TypeScript wants one type for all keys: only `unknown` holds whatever the named ones are.
  const additionalProperties = others && Object.keys(properties).length > 0 ? true : others;
  const kept = { description, type, enum: values, items, required, properties: node.properties, additionalProperties };
  return Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined));
}

function nameTypes(schemas) {
  const definitions = {};
  const add = (name, schema) => {
    if (name in definitions) throw new Error(`Two definitions make the type ${name}.`);
    definitions[name] = rewrite(schema, simplify);
  };
  for (const schema of schemas) {
    const file = schema.$id.slice(schema.$id.indexOf(':') + 1);
    if (FILE_TYPES[file]) add(FILE_TYPES[file], schema);
    for (const [key, definition] of Object.entries(schema.definitions ?? {})) add(typeOf(key), definition);
  }
  return definitions;
}

/** Compiles the types; descriptions become doc comments. */
export async function compileTypes(schemas) {
  const source = await compile({ type: 'object', properties: {}, additionalProperties: false, definitions: nameTypes(schemas) }, 'Documents', {
    bannerComment: '', unreachableDefinitions: true, unknownAny: true, style: { singleQuote: true, printWidth: 120 },
  });
  return source
    // The compiler's type for the schema around the definitions, and its notes on where a type comes from, say nothing.
    .replace(/^export interface Documents \{\}\n/m, '')
    .replace(/\n \*\n \* This interface was referenced by [^*]*\n \* via the `definition` "\w+"\./g, '')
    .replace(/^\/\*\*\n \* This interface was referenced by [^*]*\n \* via the `definition` "\w+"\.\n \*\/\n/gm, '')
    .replace(/^( *)\/\*\*\n *\* (.*)\n *\*\/$/gm, '$1/** $2 */')
    // Data is read, never written to: a change is an edit of the text.
    .replace(/^ {2}(?=[\w[].*:)/gm, '  readonly ')
    .replace(/(?<=: )(?=\w+\[\]|\([^()]*\)\[\])/g, 'readonly ')
    .trim()
    .concat('\n');
}
