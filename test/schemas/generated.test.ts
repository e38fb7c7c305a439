// The schemas -> whether the generated validators and types are fresh, small, linear, and say what ajv itself would say.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import Ajv, { type ValidateFunction } from 'ajv';
import { build } from 'esbuild';
import fc from 'fast-check';
import { formats } from '../../src/core/schema/formats';
import * as validators from '../../src/core/schema/generated/validators.js';
import type { ValidationError, Validator } from '../../src/core/schema/generated/validators.js';
import { readSchema, schemaNames } from './walk';

const ROOT = process.cwd();
const REFS: Record<string, string> = {
  product: 'product', prd: 'prd', requirement: 'requirements#/definitions/requirement', requirementList: 'requirements#/definitions/requirementList',
  roadmap: 'roadmap', feedback: 'feedback', risks: 'risks', team: 'team', config: 'config',
};
const compiled = validators as unknown as Record<string, Validator>;

describe('the generated files', () => {
  it('are those that the schemas make', async function () {
    this.timeout(60_000);
    const generator = (await import(pathToFileURL(path.join(ROOT, 'schemas/generate.mjs')).href)) as { generate: () => Promise<Record<string, string>> };
    const files = Object.entries(await generator.generate());
    assert.deepEqual(files.map(([name]) => path.basename(name)), ['shapes.json', 'shape-texts.json', 'validators.js', 'validators.d.ts', 'types.ts']);
    for (const [name, text] of files) assert.ok(readFileSync(path.join(ROOT, name), 'utf8') === text, `${name} is stale: run node schemas/generate.mjs`);
  });

  it('bundle to less than 50 KB, without ajv', async () => {
    for (const platform of ['browser', 'node'] as const) {
      const result = await build({
        entryPoints: [path.join(ROOT, 'src/core/schema/generated/validators.js')],
        bundle: true, minify: true, write: false, metafile: true, format: 'esm', platform, logLevel: 'silent',
      });
      assert.deepEqual(Object.keys(result.metafile.inputs).filter((input) => !input.startsWith('src/core/schema/')), []);
      const size = result.outputFiles[0]?.contents.length ?? 0;
      assert.ok(size > 10_000 && size < 50_000, `${size} bytes for ${platform}`);
    }
  });
});

/** Values of every sort, with the schemas' own words among them, so that many of them go deep before they fail. */
function documents(schema: string): fc.Arbitrary<unknown> {
  const words = [...new Set([...JSON.stringify(readSchema(schema)).matchAll(/"([\w@.-]{1,24})"/g)].map(([, word]) => word ?? ''))];
  const leaf = fc.oneof(
    fc.constantFrom<unknown>(...words, '', 'REQ-1', 'TEAM-a', '@ling', '2026-03-31', '2026-Q1', '2w', 'https://example.com', 'x-y', null, true, 0, -1, 3, 2.5, 101, 2026, NaN, Infinity),
  );
  const { node } = fc.letrec((tie) => ({
    node: fc.oneof({ depthSize: 'medium', withCrossShrink: true }, leaf, fc.array(tie('node'), { maxLength: 3 }), fc.dictionary(fc.constantFrom(...words, 'x-own', 'constructor'), tie('node'), { maxKeys: 8 })),
  }));
  return node;
}

/** A document that fits, as far as examples reach: every key of every mapping with an example of it. */
function example(node: Record<string, unknown>, file: string): unknown {
  const ref = node['$ref'] as string | undefined;
  const list = node['examples'] as unknown[] | undefined;
  if (list) return list[0];
  if (ref) {
    const [id = '', pointer = ''] = ref.split('#');
    const next = id === '' ? file : id.replace('prd-workbench:', '');
    return example(pointer.split('/').slice(1).reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], readSchema(next)) as Record<string, unknown>, next);
  }
  if (node['if']) return example(node['then'] as Record<string, unknown>, file);
  if (node['enum']) return (node['enum'] as unknown[])[0];
  if (node['type'] === 'array') return [example(node['items'] as Record<string, unknown>, file)];
  if (node['type'] !== 'object') return 'some text';
  return Object.fromEntries(Object.entries(node['properties'] as Record<string, Record<string, unknown>>).map(([key, child]) => [key, example(child, file)]));
}

const plainAjv = new Ajv({ strict: false, strictNumbers: true, allErrors: true, messages: false, formats });
for (const name of schemaNames) plainAjv.addSchema(readSchema(name));

/** Each value within a document replaced by each of `replacements`, one at a time. */
function* damaged(value: unknown, replacements: readonly unknown[]): Generator<unknown> {
  yield* replacements;
  if (typeof value !== 'object' || value === null) return;
  for (const key of Object.keys(value)) {
    for (const inner of damaged((value as Record<string, unknown>)[key], replacements)) {
      const copy = (Array.isArray(value) ? [...value] : { ...value }) as Record<string, unknown>;
      if (inner === undefined && !Array.isArray(value)) delete copy[key];
      else copy[key] = inner;
      yield copy;
    }
  }
}

const told = (errors: readonly { instancePath: string; keyword: string; params: unknown }[] | null | undefined): string[] =>
  (errors ?? []).filter(({ keyword }) => keyword !== 'if').map(({ instancePath, keyword, params }) => `${instancePath} ${keyword} ${JSON.stringify(params)}`).sort();

describe('the compiled validators', () => {
  for (const [name, ref] of Object.entries(REFS)) {
    const [file = '', pointer = ''] = ref.split('#');
    const mine = compiled[name] as Validator;
    let plain: ValidateFunction;
    before(() => {
      plain = plainAjv.getSchema(`prd-workbench:${ref}`) as ValidateFunction;
    });
    const agree = (data: unknown): readonly ValidationError[] => {
      assert.equal(mine(data), plain(data), JSON.stringify(data));
      assert.deepEqual(told(mine.errors), told(plain.errors), JSON.stringify(data));
      return mine.errors ?? [];
    };

    it(`${name}: takes the examples of its schema`, () => {
      const { $id: _id, ...root } = pointer === '' ? readSchema(file) : { $ref: `#${pointer}` };
      assert.deepEqual(agree(example(root, file)), []);
    });

    it(`${name}: tells of every damage what ajv tells`, function () {
      this.timeout(60_000);
      const whole = example(pointer === '' ? readSchema(file) : { $ref: `#${pointer}` }, file);
      let refused = 0;
      for (const data of damaged(whole, [undefined, null, '', 'no', 7.5, -3, 1e9, true, [], {}, { 'no-such-key': 1 }, { 'x-own': 1 }])) refused += agree(data).length > 0 ? 1 : 0;
      assert.ok(refused > 40, `only ${refused} were refused`);
    });

    it(`${name}: tells of any data what ajv tells`, function () {
      this.timeout(60_000);
      fc.assert(fc.property(documents(file), (data) => void agree(data)), { numRuns: 300 });
    });
  }

  it('tell all findings of a large broken file, in linear time', () => {
    const broken = (count: number): unknown => ({ requirements: Array.from({ length: count }, (_, i) => ({ id: i, titel: 'x', status: 'no', links: [{ url: 1 }, {}] })) });
    const time = (count: number): number => {
      const data = broken(count);
      const start = performance.now();
      assert.equal(validators.requirementList(data), false);
      const spent = performance.now() - start;
      assert.equal(validators.requirementList.errors?.length, count * 8);
      return spent;
    };
    time(2_000);
    const small = Math.max(time(10_000), 5);
    // Ten times the entries: a list copied for every entry would take a hundred times as long.
    assert.ok(time(100_000) < small * 40);
  });

  it('do not go down into what they do not know', () => {
    let deep: unknown = 1;
    for (let i = 0; i < 200_000; i += 1) deep = i % 2 === 0 ? [deep] : { requirements: deep };
    for (const [name, validate] of Object.entries(REFS).map(([key]) => [key, compiled[key] as Validator] as const)) {
      assert.equal(validate(deep), false, name);
      assert.doesNotThrow(() => validate({ 'x-own': deep, requirements: deep, items: deep, feedback: deep, risks: deep, teams: deep, rules: deep, goals: deep }), name);
    }
  });

  it('never change the findings of an earlier call', () => {
    validators.prd({ id: 'PRD-1' });
    const first = validators.prd.errors;
    const before = told(first);
    validators.prd({ id: 1, nope: 2 });
    validators.requirement(null);
    assert.deepEqual(told(first), before);
    assert.equal(validators.config({}), true);
    assert.equal(validators.config.errors, null);
  });
});
