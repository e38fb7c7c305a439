// A schema -> a changed copy of it: the one place of the generator that knows where subschemas stand in a schema.

/** Keywords that say something to people or to the index, but nothing to a validator. */
export const ANNOTATIONS = [
  'title', 'description', 'examples', 'default', 'enumDescriptions',
  'x-enumTitles', 'x-id', 'x-ref', 'x-criteria', 'x-multiline',
];

/** Copies a schema, passing every subschema and the keyword that holds it through `change`, innermost first. */
export function rewrite(schema, change, holder = '') {
  if (schema === null || typeof schema !== 'object') return schema;
  const map = (value, keyword) => Object.fromEntries(Object.entries(value).map(([key, node]) => [key, rewrite(node, change, keyword)]));
  const copy = { ...schema };
  for (const key of ['properties', 'patternProperties', 'definitions']) if (copy[key]) copy[key] = map(copy[key], key);
  for (const key of ['items', 'additionalProperties', 'if', 'then', 'else']) if (copy[key]) copy[key] = rewrite(copy[key], change, key);
  return change(copy, holder);
}
