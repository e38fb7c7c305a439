// Ignore comments, the settings of prd.config.yaml, and findings that need a special text.
import assert from 'node:assert/strict';
import { languageOf, messageOf } from '../../../src/core/rules/render';
import { problemsOf } from '../../../src/core/rules/check';
import { found, problemsIn, requirement, snapshotOf, TODAY } from '../workspace';

/** What fires in a requirement with a line that names an unknown id. */
const around = (lines: string): string[] => found(requirement('REQ-1', lines)).filter((one) => !/^(?:req|wording|trace)\//.test(one));
const UNKNOWN = 'ref/unknown REQ-9';

describe('ignore comments', () => {
  it('silence a finding on their line and on the line below', () => {
    assert.deepEqual(around('parent: REQ-9\n'), [UNKNOWN]);
    assert.deepEqual(around('parent: REQ-9 # prd-ignore ref/unknown: soon\n'), []);
    assert.deepEqual(around('# prd-ignore ref/unknown: soon\nparent: REQ-9\n'), []);
    assert.deepEqual(around('dependsOn:\n  # prd-ignore ref/unknown\n  - REQ-9\n'), []);
    assert.deepEqual(around('#prd-ignore ref/unknown：全角冒号\nparent: REQ-9\n'), []);
  });

  it('reach no further', () => {
    assert.deepEqual(around('# prd-ignore ref/unknown: soon\n\nparent: REQ-9\n').length, 2);
    assert.deepEqual(around('tags: [a] # prd-ignore ref/unknown: behind a value it speaks of its own line\nparent: REQ-9\n').length, 2);
    assert.deepEqual(around('parent: REQ-9\n# prd-ignore ref/unknown: below\n').length, 2);
    assert.deepEqual(around('parent: REQ-9 # prd-ignore ref/kind: another rule\n').length, 2);
  });

  it('silence all findings of their rule on the line, and only of that rule', () => {
    assert.deepEqual(around('# prd-ignore ref/unknown: soon\ndependsOn: [REQ-9, REQ-8]\n'), []);
    assert.deepEqual(around('dependsOn: [REQ-9, REQ-9] # prd-ignore ref/duplicate: twice\n'), [UNKNOWN, UNKNOWN]);
  });

  it('may name several rules, each of which must be of use', () => {
    assert.deepEqual(around('dependsOn: [REQ-9, REQ-9] # prd-ignore ref/duplicate, ref/unknown: both\n'), []);
    assert.deepEqual(around('parent: REQ-9 # prd-ignore ref/duplicate, ref/unknown: one too many\n'), ['config/unused-ignore # prd-ignore ref/duplicate, ref/unknown: one too many']);
  });

  it('are told when no such rule exists', () => {
    const [problem] = problemsIn(requirement('REQ-1', 'tags: [a] # prd-ignore ref/unkown: mistyped\n')).filter(({ rule }) => rule === 'config/unused-ignore');
    assert.equal(problem?.message, 'unknownRule');
    assert.equal(problem?.tag, 'unnecessary');
  });

  it('are only comments that begin with the word', () => {
    assert.deepEqual(around('# see prd-ignore ref/unknown: no\nparent: REQ-9\n'), [UNKNOWN]);
    assert.deepEqual(around('rationale: "# prd-ignore ref/unknown: in quotes"\nparent: REQ-9\n'), [UNKNOWN]);
    assert.deepEqual(around('# prd-ignore\nparent: REQ-9\n'), [UNKNOWN]);
  });

  it('work with CRLF and in the front matter of Markdown', () => {
    assert.deepEqual(found(requirement('REQ-1', '# prd-ignore ref/unknown: soon\nparent: REQ-9\n').replaceAll('\n', '\r\n')), []);
    assert.deepEqual(found('---\nid: PRD-1\ntitle: a\nstatus: draft\nowner: "@a"\nrequirements:\n  - REQ-9 # prd-ignore ref/unknown: soon\n---\n', 'a.prd.md'), []);
  });

  it('silence what is found while reading', () => assert.deepEqual(around('tags: [a]\n# prd-ignore yaml/duplicate-key: on purpose\ntags: [b]\n'), []));
});

describe('prd.config.yaml', () => {
  const with_ = (config: string, lines: string): { rule: string; severity: string }[] =>
    problemsOf(snapshotOf({ 'prd.config.yaml': config, 'a.req.yaml': requirement('REQ-1', lines) }), 'a.req.yaml', TODAY).filter(({ rule }) => /^(?:ref|id|config|yaml|schema)\//.test(rule)).map(({ rule, severity }) => ({ rule, severity }));

  it('sets the severity of a rule', () => {
    for (const severity of ['error', 'warning', 'info', 'hint']) assert.deepEqual(with_(`rules:\n  ref/unknown: ${severity}\n`, 'parent: REQ-9\n'), [{ rule: 'ref/unknown', severity }]);
  });

  it('puts a rule out, its ignore comments with it', () => {
    for (const off of ['off', '"off"', 'false']) assert.deepEqual(with_(`rules: {ref/unknown: ${off}}\n`, 'parent: REQ-9 # prd-ignore ref/unknown: soon\n'), []);
    assert.deepEqual(with_('rules: {schema/unknown-key: off}\n', 'sponsor: Kim\n'), []);
    assert.deepEqual(with_('rules: {config/unused-ignore: off}\n', 'tags: [a] # prd-ignore ref/unknown: nothing\n'), []);
  });

  it('leaves rules as they are where it is wrong', () => {
    for (const config of ['rules: {ref/unknown: loud}', 'rules: [ref/unknown]', 'rules:', 'off', 'rules: {__proto__: off, constructor: off}', '']) assert.deepEqual(with_(config, 'parent: REQ-9\n'), [{ rule: 'ref/unknown', severity: 'error' }], config);
  });

  it('sets prefixes', () => {
    assert.deepEqual(with_('ids: {requirement: STORY}\n', '').map(({ rule }) => rule), ['id/prefix']);
    assert.deepEqual(with_('ids: {requirement: REQ, goal: OBJ}\n', ''), []);
    assert.deepEqual(with_('ids: {requirement: 5, nonsense: X}\n', ''), []);
  });

  it('counts at the top of the workspace only', () => {
    const snapshot = snapshotOf({ 'sub/prd.config.yaml': 'rules: {ref/unknown: off}\n', 'sub/a.req.yaml': requirement('REQ-1', 'parent: REQ-9\n') });
    assert.ok(problemsOf(snapshot, 'sub/a.req.yaml', TODAY).some(({ rule }) => rule === 'ref/unknown'));
  });
});

describe('words', () => {
  it('take the language of the locale', () => {
    const languages = { 'zh-CN': 'zh', zh: 'zh', 'zh_TW.UTF-8': 'zh', en: 'en', 'de-DE': 'en', C: 'en', '': 'en' };
    for (const [locale, language] of Object.entries(languages)) assert.equal(languageOf(locale), language, locale);
    assert.equal(languageOf(undefined), 'en');
  });

  it('put kinds, fields and ids into the sentence', () => {
    const problems = problemsOf(snapshotOf({ 'p.product.yaml': 'id: PRODUCT-1\nname: a\nvision: b\ngoals:\n  - id: GOAL-1\n    title: c\n', 'a.req.yaml': requirement('REQ-1', 'dependsOn: [GOAL-1]\n') }), 'a.req.yaml', TODAY);
    const [problem] = problems.filter(({ rule }) => rule === 'ref/kind');
    assert.ok(problem);
    assert.equal(messageOf(problem, 'en'), 'GOAL-1 is a goal. “dependsOn” takes a requirement.');
    assert.equal(messageOf(problem, 'zh'), 'GOAL-1 是目标。“dependsOn”应为需求。');
  });

  it('keep what a file says on one line and short', () => {
    const [problem] = problemsIn(requirement('REQ-1').replace('proposed', `"${'x y\n\n  '.repeat(60)}"`)).filter(({ rule }) => rule === 'schema/enum');
    assert.ok(problem);
    const message = messageOf(problem, 'en');
    assert.ok(!message.includes('\n') && message.length < 250, message);
  });

  it('read {names} in a file as plain text', () => {
    const [problem] = problemsIn(requirement('REQ-1').replace('proposed', '"{allowed} {value}"')).filter(({ rule }) => rule === 'schema/enum');
    assert.match(messageOf(problem as never, 'en'), /^“\{allowed\} \{value\}” is no status/);
  });

  it('stand for an unknown rule as its id', () => assert.equal(messageOf({ rule: 'no/such-rule', message: 'default' }, 'en'), 'no/such-rule'));
});

describe('file rules without a fixture', () => {
  it('file/binary tells bytes that are no text', () => {
    assert.deepEqual(problemsIn(undefined).map(({ rule, severity }) => [rule, severity]), [['file/binary', 'error']]);
    assert.deepEqual(found('id: REQ-1\ntitle: \0\n'), ['file/binary \0']);
    assert.match(messageOf({ rule: 'file/binary', message: 'default' }, 'zh'), /UTF-8/);
  });

  it('file/too-large tells the size', () => {
    const [problem] = problemsIn(`id: REQ-1\n${'# filler\n'.repeat(600_000)}`);
    assert.equal(problem?.rule, 'file/too-large');
    assert.equal(messageOf(problem as never, 'en'), 'This file has about 6 MB and is not read. Split it into files of less than 5 MB.');
    assert.equal(messageOf(problem as never, 'zh').includes('6 MB'), true);
  });

  it('nothing else is said of such files', () => assert.deepEqual(problemsIn('a: \0\n]').length, 1));
});
