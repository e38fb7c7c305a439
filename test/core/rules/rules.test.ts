// Every rule over its fixtures: all findings at their places, all words in both languages.
import assert from 'node:assert/strict';
import type { Finding } from '../../../src/core/document/finding';
import { checkDocument, type Problem, problemsOf } from '../../../src/core/rules/check';
import { parseDocument } from '../../../src/core/document/parse';
import { RULES } from '../../../src/core/rules/registry';
import { type Language, messageOf, relatedMessageOf } from '../../../src/core/rules/render';
import { lineStartsOf, positionAt } from '../../../src/core/text/lines';
import { snapshotOf, TODAY } from '../workspace';
import { type Fixture, fixtureFolders, fixtureOf } from './fixtures';

const LANGUAGES: readonly Language[] = ['en', 'zh'];

/** Rules whose findings no text file of a checkout shows well; they are tested beside (form.test.ts). */
const WITHOUT_FIXTURE: ReadonlySet<string> = new Set(['file/binary', 'file/too-large']);

const folderOf = (rule: string): string => rule.replace('/', '-');
const areaOf = (rule: string): string => rule.slice(0, rule.indexOf('/'));

/** Areas whose warnings show in any fixture: those of form and identity. What others say of the content is left to the fixtures of their own. */
const FORM: ReadonlySet<string> = new Set(['yaml', 'file', 'schema', 'id', 'ref', 'config']);

/** All problems of a fixture that matter in an area. */
function problemsIn({ files }: Fixture, area: string): { file: string; problem: Problem }[] {
  const snapshot = snapshotOf(files);
  return Object.keys(files).flatMap((file) =>
    problemsOf(snapshot, file, TODAY)
      .filter(({ rule, severity }) => areaOf(rule) === area || severity === 'error' || (severity === 'warning' && FORM.has(areaOf(rule))))
      .map((problem) => ({ file, problem })),
  );
}

function lineOf(text: string, { range }: Finding): number {
  return positionAt(lineStartsOf(text), range.start).line + 1;
}

/** A finding or expectation on one line, to be compared as text. */
const show = (file: string, line: number, rule: string): string => `${file}:${line} ${rule}`;

function compare(fixture: Fixture, area: string): void {
  const found = problemsIn(fixture, area);
  const expected = fixture.expected.map(({ file, line, rule }) => show(file, line, rule)).sort();
  const actual = found.map(({ file, problem }) => show(file, lineOf(fixture.files[file] ?? '', problem), problem.rule)).sort();
  assert.deepEqual(actual, expected);
  const underlined = found.map(({ file, problem: { rule, range } }) => ({ file, rule, line: lineOf(fixture.files[file] ?? '', { range } as Finding), text: fixture.files[file]?.slice(range.start, range.end) }));
  for (const { file, line, rule, text } of fixture.expected) {
    if (text === undefined) continue;
    const at = underlined.findIndex((one) => one.file === file && one.line === line && one.rule === rule && one.text === text);
    assert.ok(at >= 0, `${show(file, line, rule)} should underline “${text}”, not ${underlined.filter((one) => one.file === file && one.line === line && one.rule === rule).map((one) => `“${one.text}”`).join(', ')}`);
    underlined.splice(at, 1);
  }
}

/** A finding shows a place: something within its file, not all of it. */
function checkPlace(file: string, text: string, { rule, range, related = [] }: Problem, files: Fixture['files']): void {
  const where = `${rule} in ${file} at ${range.start}–${range.end}`;
  assert.ok(range.start >= 0 && range.start <= range.end && range.end <= text.length, where);
  if (rule !== 'file/empty') assert.ok(range.start < range.end, `${where} shows nothing`);
  const shown = text.slice(range.start, range.end);
  if (shown !== '\t') assert.equal(shown, shown.trim(), `${where} begins and ends with something`);
  assert.ok(!shown.includes('\n') || text.trim().length > shown.length, `${where} shows the whole file`);
  for (const other of related) {
    const otherText = files[other.file ?? file];
    assert.ok(otherText !== undefined && otherText.slice(other.range.start, other.range.end).trim() !== '', `${where}: the other place lies in ${other.file ?? file}`);
  }
}

function checkWords(problem: Problem): void {
  for (const language of LANGUAGES) {
    const messages = [messageOf(problem, language), ...(problem.related ?? []).map((related) => relatedMessageOf(problem.rule, related, language))];
    for (const message of messages) {
      assert.doesNotMatch(message, /\{\w+\}/, `${problem.rule} leaves a gap in ${language}: ${message}`);
      assert.doesNotMatch(message, /undefined|\[object|NaN/, `${problem.rule} in ${language}: ${message}`);
      assert.notEqual(message.trim(), '');
    }
  }
  const rule = RULES.get(problem.rule);
  assert.ok(rule?.messages[problem.message] ?? rule?.messages['default'], `${problem.rule} has no message “${problem.message}”`);
}

describe('rules over their fixtures', () => {
  for (const folder of fixtureFolders()) {
    for (const which of ['bad', 'good'] as const) {
      const fixture = fixtureOf(folder, which);
      if (!fixture) continue;
      it(`${folder}/${which}`, () => {
        compare(fixture, folder.slice(0, folder.indexOf('-')));
        for (const { file, problem } of problemsIn(fixture, '')) {
          checkPlace(file, fixture.files[file] ?? '', problem, fixture.files);
          checkWords(problem);
        }
      });
    }
  }

  it('each folder belongs to a rule and each rule has a bad and a good fixture', () => {
    const folders = new Set(fixtureFolders());
    const rules = [...RULES.keys()].filter((rule) => !WITHOUT_FIXTURE.has(rule));
    assert.deepEqual([...folders].sort(), rules.map(folderOf).sort());
    for (const rule of rules) {
      const bad = fixtureOf(folderOf(rule), 'bad');
      assert.ok(bad?.expected.some((one) => one.rule === rule), `${rule} has a bad fixture that expects it`);
      const good = fixtureOf(folderOf(rule), 'good');
      assert.ok(good && !good.expected.some((one) => one.rule === rule), `${rule} has a good fixture without it`);
    }
    for (const rule of WITHOUT_FIXTURE) assert.ok(RULES.has(rule), rule);
  });

  it('each rule speaks with one of its own messages in its bad fixture', () => {
    const seen = new Set<string>();
    for (const folder of fixtureFolders()) {
      const fixture = fixtureOf(folder, 'bad');
      if (fixture) for (const { problem } of problemsIn(fixture, areaOf(folder.replace('-', '/')))) seen.add(`${problem.rule} ${problem.message}`);
    }
    for (const [id, rule] of RULES) {
      if (WITHOUT_FIXTURE.has(id)) continue;
      assert.ok(Object.keys(rule.messages).some((key) => seen.has(`${id} ${key}`)), `no message of ${id} appears in its fixture`);
    }
  });
});

describe('words of the rules', () => {
  const parts = (template: string): string[] => [...template.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).sort();

  for (const [id, rule] of RULES) {
    it(id, () => {
      assert.equal(rule.id, id);
      assert.match(id, /^[a-z]+\/[a-z]+(?:-[a-z]+)*$/);
      const words = [rule.description, rule.help.why, ...Object.values(rule.messages)];
      for (const { en, zh } of words) {
        assert.doesNotMatch(en, /please|\binvalid\b|!/i, en);
        assert.doesNotMatch(zh, /请您|无效|！|!/, zh);
        assert.doesNotMatch(en, /'|\.\.\./, `${en}: typographic marks`);
        assert.match(zh, /[\u4e00-\u9fff]/, `no Chinese: ${zh}`);
        assert.doesNotMatch(zh, /(?<!\d)[,;?]|\.(?:\s|$)/, `Chinese marks in: ${zh}`);
      }
      for (const { en, zh } of Object.values(rule.messages)) {
        assert.deepEqual(new Set(parts(zh)).size > 0, new Set(parts(en)).size > 0, `${en} and ${zh} have gaps alike`);
        for (const sentence of en.split(/(?<=[.?])\s+/)) assert.ok(sentence.replace(/\{\w+\}/g, 'word').length <= 90, `${sentence.length} letters: ${sentence}`);
      }
      assert.match(rule.description.en, /^[A-Z].*\.$/);
      assert.match(rule.description.zh, /。$/);
      assert.ok(rule.help.bad.trim() !== '' && rule.help.good.trim() !== '' && rule.help.bad !== rule.help.good, 'has two examples');
    });
  }

  it('names no rule twice and keeps the order of the areas', () => {
    const areas = [...RULES.keys()].map(areaOf);
    assert.equal(new Set(areas).size, areas.filter((area, i) => area !== areas[i - 1]).length, 'rules of an area stand together');
  });

  it('fills every gap of every message that a document can have alone', () => {
    const texts = ['a: ]', 'a: "\\q"', '\ta: 1', 'a:\n\tb: 1', 'id: @x', 'a: b: c', 'a: [b\nc: d', 'a: [\n- b]', 'a: 1\n b: 2', '? [a]\n: b', `${'k'.repeat(1100)}: 1`, 'a: &x &y 1', 'a: !x !y 1', 'a: "b', 'a: &', 'a: *', '"a\nb": c', '%YAML 3\n---\na: 1', 'a: |x\n  b', '- a\nb: 1', 'a: {b: 1', 'a: @b', 'a: `b', '&a *a', '--- &a\n--- b', 'a: ]b', 'a: - b'];
    const codes = new Set<string>();
    for (const text of texts) {
      const findings = checkDocument(parseDocument('a.req.yaml', text));
      assert.ok(findings.length > 0, `${text} is found faulty`);
      for (const finding of findings) {
        codes.add(finding.message);
        checkWords({ ...finding, severity: 'error' });
        checkPlace('a.req.yaml', text, { ...finding, severity: 'error' }, { 'a.req.yaml': text });
      }
    }
    assert.ok(codes.size >= 12, `met ${[...codes].join(', ')}`);
  });
});
