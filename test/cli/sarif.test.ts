// The SARIF report against the published schema, and what viewers need in it.
import assert from 'node:assert/strict';
import Ajv, { type AnySchemaObject } from 'ajv';
import addFormats from 'ajv-formats';
import { symlinkSync } from 'node:fs';
import path from 'node:path';
import sarifSchema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';
import { buildPrd, folderWith, prd, removeFolders, team } from './prd';

interface Location {
  physicalLocation: { artifactLocation: { uri: string }; region: Record<string, number> };
}

interface Run {
  tool: { driver: { name: string; version: string; rules: { id: string; help: { text: string; markdown: string }; defaultConfiguration: { level: string } }[] } };
  columnKind: string;
  language: string;
  invocations: { executionSuccessful: boolean; toolExecutionNotifications: { message: { text: string } }[] }[];
  results: { ruleId: string; ruleIndex: number; level: string; message: { text: string }; locations: Location[]; relatedLocations?: (Location & { message: { text: string } })[] }[];
}

// The schema is written in draft 4, of which it uses nothing that has changed since but the name of its own address; one pattern of it is no Unicode pattern.
const { $schema: _draft, id: _address, ...schema } = sarifSchema as AnySchemaObject;
const validate = addFormats(new Ajv({ strict: false, allErrors: true, unicodeRegExp: false })).compile(schema);

async function runOf(folder: string, ...args: string[]): Promise<Run> {
  const { stdout } = await prd(folder, ['check', '--format', 'sarif', ...args]);
  const log = JSON.parse(stdout) as { runs: Run[] };
  assert.ok(validate(log), JSON.stringify(validate.errors, null, 1));
  const [run] = log.runs;
  assert.ok(run);
  return run;
}

describe('prd check --format sarif', () => {
  before(buildPrd);
  afterEach(removeFolders);

  it('is tested against a schema that refuses what is wrong', () => {
    assert.equal(validate({ version: '2.1.0', runs: [{ tool: { driver: { name: 'x' } }, results: [{ message: { text: 'x' }, level: 'info' }] }] }), false);
  });

  it('is valid and empty when nothing is found', async () => {
    const run = await runOf(folderWith({ 'x.team.yaml': team('a') }));
    assert.deepEqual([run.results, run.tool.driver.rules, run.columnKind, run.language, run.invocations[0]?.executionSuccessful], [[], [], 'utf16CodeUnits', 'en', true]);
  });

  it('names places by percent-encoded relative addresses and UTF-16 columns', async () => {
    const folder = folderWith({ '需求 #1/a%b.team.yaml': 'people:\n  - {handle: "@a", name: 李😀, rolle: 1}\n' });
    const [result] = (await runOf(folder)).results;
    assert.deepEqual(result?.locations, [{
      physicalLocation: { artifactLocation: { uri: '%E9%9C%80%E6%B1%82%20%231/a%25b.team.yaml' }, region: { startLine: 2, startColumn: 31, endLine: 2, endColumn: 36 } },
    }]);
  });

  it('carries the help of the rules that found something, and refers to it', async () => {
    const run = await runOf(folderWith({ 'x.team.yaml': `${team('a')}    rolle: 1\n    name: Twice\n` }));
    const { rules } = run.tool.driver;
    assert.deepEqual(rules.map(({ id }) => id), ['schema/unknown-key', 'yaml/duplicate-key']);
    for (const result of run.results) assert.equal(rules[result.ruleIndex]?.id, result.ruleId);
    for (const rule of rules) {
      assert.ok(rule.help.text.length > 40 && rule.help.markdown.includes('```yaml'), rule.id);
      assert.equal(rule.defaultConfiguration.level, 'error');
    }
  });

  it('words severities as levels', async () => {
    const levels: (string | undefined)[] = [];
    for (const severity of ['error', 'warning', 'info', 'hint']) {
      const folder = folderWith({ 'prd.config.yaml': `rules: {schema/unknown-key: ${severity}}\n`, 'x.team.yaml': `${team('a')}    rolle: 1\n` });
      levels.push((await runOf(folder)).results[0]?.level);
    }
    assert.deepEqual(levels, ['error', 'warning', 'note', 'note']);
  });

  it('shows related places', async () => {
    const run = await runOf(folderWith({ 'x.team.yaml': team('a'), 'y.team.yaml': team('a') }), 'y.team.yaml');
    const related = run.results[0]?.relatedLocations?.[0];
    assert.equal(related?.physicalLocation.artifactLocation.uri, 'x.team.yaml');
    assert.equal(related.physicalLocation.region['startLine'], 2);
    assert.notEqual(related.message.text, '');
  });

  it('lets no text of a file become a link or a placeholder', async () => {
    const run = await runOf(folderWith({ 'x.team.yaml': `${team('a')}    "[here](http://x) {0}": 1\n` }));
    assert.match(run.results[0]?.message.text ?? '', /\\\[here\\\]\(http:\/\/x\) \{\{0\}\}/);
  });

  it('tells what could not be read', async () => {
    const folder = folderWith({});
    symlinkSync('loop.team.yaml', path.join(folder, 'loop.team.yaml'));
    const [invocation] = (await runOf(folder)).invocations;
    assert.equal(invocation?.executionSuccessful, false);
    assert.match(invocation.toolExecutionNotifications[0]?.message.text ?? '', /loop\.team\.yaml/);
  });
});
