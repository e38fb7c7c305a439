// The schema files -> whether they keep the conventions that completion, hover, translation and the index read.
import assert from 'node:assert/strict';
import Ajv from 'ajv';
import { ENTITY_KINDS, ENTITY_TYPES, isEntityKind } from '../../src/core/schema/entities';
import { formats } from '../../src/core/schema/formats';
import { allPlaces, readSchema, readTranslation, schemaNames, translationNames, walk, type Node, type Place } from './walk';

const KEYWORDS = new Set([
  '$schema', '$id', '$ref', 'title', 'description', 'type', 'enum', 'enumDescriptions', 'x-enumTitles', 'format', 'minLength', 'minimum', 'maximum', 'default',
  'examples', 'items', 'required', 'properties', 'patternProperties', 'additionalProperties', 'definitions', 'if', 'then', 'else',
  'x-id', 'x-ref', 'x-multiline', 'x-criteria',
]);

const places = allPlaces();
const at = ({ file, pointer }: Place): string => `${file}${pointer}`;
const failing = (holds: (place: Place) => boolean): string[] => places.filter((place) => !holds(place)).map(at);
const keysOf = (value: unknown): string[] => Object.keys((value ?? {}));

describe('the schemas', () => {
  it('are the nine files of the model', () => {
    assert.deepEqual(schemaNames, ['common', 'config', 'feedback', 'prd', 'product', 'requirements', 'risks', 'roadmap', 'team']);
    assert.ok(places.length > 400, `only ${places.length} nodes were read`);
    for (const name of schemaNames) assert.equal(readSchema(name)['$id'], `prd-workbench:${name}`);
  });

  it('use only keywords that somebody reads', () => {
    assert.deepEqual(failing(({ node }) => Object.keys(node).every((keyword) => KEYWORDS.has(keyword))), []);
  });

  it('give every property, definition and file a title and a description', () => {
    const named = (text: unknown): boolean => typeof text === 'string' && text.trim() !== '';
    assert.deepEqual(failing(({ node, holder }) => !['', 'properties', 'definitions'].includes(holder) || (named(node['title']) && named(node['description']))), []);
    assert.deepEqual(failing(({ node }) => (node['title'] === undefined) === (node['description'] === undefined)), []);
    assert.deepEqual(failing(({ node }) => node['description'] === undefined || /[.]$/.test(String(node['description']))), []);
  });

  it('explain every value of an enumeration', () => {
    const lengthOf = (list: unknown): number => (Array.isArray(list) ? list.length : -1);
    const enums = places.filter(({ node }) => node['enum'] !== undefined);
    assert.ok(enums.length > 20);
    for (const place of enums) {
      assert.equal(lengthOf(place.node['enumDescriptions']), lengthOf(place.node['enum']), at(place));
      assert.equal(lengthOf(place.node['x-enumTitles']), lengthOf(place.node['enum']), at(place));
      assert.ok(place.node['title'], at(place));
    }
  });

  it('close every mapping but for x- keys', () => {
    const mappings = places.filter(({ node }) => node['properties'] !== undefined);
    assert.ok(mappings.length > 40);
    for (const place of mappings) {
      assert.deepEqual(place.node['patternProperties'], { '^x-': {} }, at(place));
      const open = place.node['x-criteria'] === true || at(place).endsWith('/ruleSeverities');
      if (open) assert.equal(typeof place.node['additionalProperties'], 'object', at(place));
      else assert.equal(place.node['additionalProperties'], false, at(place));
      for (const key of (place.node['required'] ?? []) as string[]) assert.ok(keysOf(place.node['properties']).includes(key), `${at(place)}: ${key}`);
      for (const key of keysOf(place.node['properties'])) assert.match(key, /^[A-Za-z]+$/, `${at(place)}: keys stand in paths without an escape`);
    }
  });

  it('name known entities, each with one place that defines it', () => {
    const defined = places.flatMap(({ node }) => (node['x-id'] === undefined ? [] : [String(node['x-id'])]));
    assert.deepEqual([...defined].sort(), [...ENTITY_KINDS].sort());
    const named = places.flatMap(({ node }) => (node['x-ref'] ?? []) as string[]);
    assert.deepEqual(named.filter((entity) => !isEntityKind(entity)), []);
    assert.deepEqual(failing(({ node }) => (node['x-id'] ?? node['x-ref']) === undefined || node['type'] === 'string'), []);
    const prefixes = walk('config').find(({ pointer }) => pointer === '/definitions/idPrefixes')?.node['properties'] as Record<string, Node>;
    assert.deepEqual(keysOf(prefixes).sort(), ENTITY_KINDS.filter((entity) => entity !== 'person').sort());
    for (const [entity, { default: prefix }] of Object.entries(prefixes)) assert.equal(prefix, ENTITY_TYPES[entity as keyof typeof ENTITY_TYPES].prefix);
  });

  it('name known formats and give every id and date one', () => {
    assert.deepEqual(failing(({ node }) => node['format'] === undefined || Object.hasOwn(formats, String(node['format']))), []);
    const formatOf = (entity: keyof typeof ENTITY_TYPES): string => (entity === 'person' ? 'prd-handle' : 'named' in ENTITY_TYPES[entity] ? 'prd-name-id' : 'prd-id');
    assert.deepEqual(failing(({ node }) => node['x-id'] === undefined || node['format'] === formatOf(node['x-id'] as keyof typeof ENTITY_TYPES)), []);
    const onlyOne = (names: unknown): names is readonly [keyof typeof ENTITY_TYPES] => Array.isArray(names) && names.length === 1;
    // A reference without a format takes free text as well.
    assert.deepEqual(failing(({ node }) => !onlyOne(node['x-ref']) || node['format'] === undefined || node['format'] === formatOf(node['x-ref'][0])), []);
    const used = new Set(places.map(({ node }) => node['format']).filter(Boolean));
    assert.deepEqual(Object.keys(formats).filter((name) => !used.has(name)), []);
  });

  it('put nothing but words beside a reference, and refer to nothing that refers back', () => {
    const words = ['$ref', 'title', 'description', 'examples'];
    assert.deepEqual(failing(({ node }) => node['$ref'] === undefined || Object.keys(node).every((key) => words.includes(key))), []);
    const refs = new Map(places.filter(({ holder }) => holder === 'definitions').map((place) => [
      `prd-workbench:${place.file}#${place.pointer}`,
      places.filter(({ file, pointer, node }) => file === place.file && pointer.startsWith(`${place.pointer}/`) && node['$ref'] !== undefined)
        .map(({ file, node }) => String(node['$ref']).replace(/^#/, `prd-workbench:${file}#`)),
    ]));
    const depth = (ref: string, path: string[]): number => {
      assert.ok(refs.has(ref), `${ref} leads nowhere`);
      assert.ok(!path.includes(ref), `${ref} leads back to itself`);
      return 1 + Math.max(0, ...(refs.get(ref) ?? []).map((next) => depth(next, [...path, ref])));
    };
    for (const ref of refs.keys()) assert.ok(depth(ref, []) <= 4, ref);
  });

  it('show examples that are right', function () {
    this.timeout(30_000);
    const ajv = new Ajv({ strict: false, allErrors: true, formats });
    for (const name of schemaNames) ajv.addSchema(readSchema(name));
    const withExamples = places.filter(({ node }) => node['examples'] !== undefined);
    assert.ok(withExamples.length > 150);
    for (const place of withExamples) {
      const validate = ajv.compile({ $ref: `prd-workbench:${place.file}#${encodeURI(place.pointer)}` });
      for (const example of place.node['examples'] as unknown[]) {
        assert.ok(validate(example), `${at(place)}: ${JSON.stringify(example)}: ${ajv.errorsText(validate.errors)}`);
      }
    }
  });
});

describe('the Chinese texts of the schemas', () => {
  const LATIN_BESIDE_CHINESE = /[\u4e00-\u9fff][A-Za-z0-9@]|[A-Za-z0-9%][\u4e00-\u9fff]/;
  const HALF_WIDTH = /[\u4e00-\u9fff][,;:?!()]|[,;:?!()][\u4e00-\u9fff]/;

  it('cover every node that has words, and nothing else', () => {
    assert.deepEqual(translationNames(), schemaNames);
    for (const name of schemaNames) {
      const titled = walk(name).filter(({ node }) => node['title'] !== undefined);
      const translation = readTranslation(name);
      assert.deepEqual(Object.keys(translation).sort(), titled.map(({ pointer }) => pointer).sort(), name);
      for (const place of titled) {
        const entry = translation[place.pointer] ?? {};
        const expected = place.node['enum'] === undefined ? ['description', 'title'] : ['description', 'enumDescriptions', 'enumTitles', 'title'];
        assert.deepEqual(Object.keys(entry).sort(), expected, at(place));
        for (const key of expected.slice(1, -1)) assert.equal((entry[key] as string[]).length, (place.node['enum'] as string[]).length, `${at(place)} ${key}`);
      }
    }
  });

  it('are Chinese, with a space beside Latin words and full-width punctuation', () => {
    let read = 0;
    for (const name of schemaNames) {
      for (const [pointer, entry] of Object.entries(readTranslation(name))) {
        assert.match(String(entry['description']), /[\u4e00-\u9fff]/, `${name}${pointer}`);
        assert.match(String(entry['description']), /。$/, `${name}${pointer}`);
        for (const text of Object.values(entry).flat().map(String)) {
          read += 1;
          assert.doesNotMatch(text, LATIN_BESIDE_CHINESE, `${name}${pointer}`);
          assert.doesNotMatch(text, HALF_WIDTH, `${name}${pointer}`);
        }
      }
    }
    assert.ok(read > 600, `only ${read} texts were read`);
  });
});
