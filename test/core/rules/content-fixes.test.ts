// Fixes of the rules about content: the text after each, which then is clean of what was fixed.
import assert from 'node:assert/strict';
import { parseDocument } from '../../../src/core/document/parse';
import { problemsOf } from '../../../src/core/rules/check';
import { RULES } from '../../../src/core/rules/registry';
import { fill } from '../../../src/core/rules/render';
import { applyEdits } from '../../../src/core/text/range';
import { snapshotOf, TODAY } from '../workspace';

/** Texts after the fixes of the first finding of a rule, by title. */
function fixesOf(id: string, file: string, text: string): ReadonlyMap<string, string> {
  const rule = RULES.get(id);
  const snapshot = snapshotOf({ [file]: text });
  const problem = problemsOf(snapshot, file, TODAY).find((one) => one.rule === id);
  assert.ok(problem, `${id} finds something`);
  return new Map([...(rule?.fix?.(problem, parseDocument(file, text), { snapshot, today: TODAY }) ?? [])].map(({ title, args = {}, edits }) => [fill(title.en, args, 'en'), applyEdits(text, edits)]));
}

const count = (id: string, file: string, text: string): number => problemsOf(snapshotOf({ [file]: text }), file, TODAY).filter(({ rule }) => rule === id).length;

const HEAD = 'id: PRD-1\ntitle: Tickets\nstatus: review\nowner: "@ling"\n';
const INLINE = 'requirements:\n  # the first\n  - {id: REQ-1, title: Pay, type: functional, status: proposed, priority: must, statement: The app shall take cards.}\n';

describe('fixes of content', () => {
  it('add a missing part of a PRD as a key', () => {
    const text = `${HEAD}${INLINE}notApplicable: [system, performance, salesSupport]\n`;
    const fixes = fixesOf('prd/missing-part', 'a.prd.yaml', text);
    assert.equal(fixes.get('Add a vision'), `${text}vision: TBD\n`);
    assert.equal(fixes.get('Add use cases'), `${text}useCases:\n  - id: UC-1\n    title: TBD\n`);
    assert.equal(fixes.get('Name what is missing under notApplicable'), text.replace('salesSupport]', 'salesSupport, vision, targetMarket, competition, useCases]'));
    for (const title of ['Add a vision', 'Add a target market', 'Add the competition', 'Add use cases']) assert.ok(fixes.has(title), title);
    assert.equal(count('prd/missing-part', 'a.prd.yaml', fixes.get('Name what is missing under notApplicable') ?? ''), 0);
    assert.ok(![...fixes.keys()].some((title) => title.includes('system')), 'what is excused is not offered');
  });

  it('name parts as left out in a list of lines, and where there is no list yet', () => {
    const lines = `${HEAD}${INLINE}notApplicable:\n  - system # later\n  - performance\n# end\n`;
    const after = fixesOf('prd/missing-part', 'a.prd.yaml', lines).get('Leave out use cases on purpose');
    assert.equal(after, lines.replace('  - performance\n', '  - performance\n  - useCases\n'));
    const none = `${HEAD}${INLINE}`.trimEnd();
    const all = fixesOf('prd/missing-part', 'a.prd.yaml', none).get('Name what is missing under notApplicable') ?? '';
    assert.equal(all, `${none}\nnotApplicable: [vision, targetMarket, competition, useCases, system, performance, salesSupport]\n`);
    assert.equal(count('prd/missing-part', 'a.prd.yaml', all), 0);
  });

  it('add a heading in Markdown', () => {
    const text = `---\n${HEAD}${INLINE}---\n# Tickets\n\nText.`;
    const after = fixesOf('prd/missing-part', 'a.prd.md', text).get('Add system requirements');
    assert.equal(after, `${text}\n\n## System requirements\n\nTBD\n`);
    const names = (content: string): string => JSON.stringify(problemsOf(snapshotOf({ 'a.prd.md': content }), 'a.prd.md', TODAY).find(({ rule }) => rule === 'prd/missing-part')?.args?.['keys']);
    assert.ok(names(text).includes('system') && !names(after ?? '').includes('system'));
  });

  it('raise what a must needs, in the same file alone', () => {
    const one = '  - {id: REQ-1, title: Pay, type: functional, status: proposed, priority: must, dependsOn: [REQ-2], statement: The app shall take cards.}\n';
    const other = '  - {id: REQ-2, title: Keep, type: functional, status: proposed, priority: could, statement: The app shall keep cards.}\n';
    const fixes = fixesOf('req/priority-inversion', 'a.req.yaml', `requirements:\n${one}${other}`);
    assert.deepEqual([...fixes], [['Raise REQ-2 to must', `requirements:\n${one}${other.replace('could', 'must')}`]]);
    const apart = snapshotOf({ 'a.req.yaml': `requirements:\n${one}`, 'b.req.yaml': `requirements:\n${other}` });
    const [problem] = problemsOf(apart, 'a.req.yaml', TODAY).filter(({ rule }) => rule === 'req/priority-inversion');
    assert.ok(problem);
    assert.deepEqual([...(RULES.get('req/priority-inversion')?.fix?.(problem, parseDocument('a.req.yaml', `requirements:\n${one}`), { snapshot: apart, today: TODAY }) ?? [])], []);
  });

  it('put an impact on its scale', () => {
    const text = 'id: REQ-1\ntitle: Pay\ntype: functional\nstatus: proposed\nstatement: The app shall take cards.\nscores: {reach: 5, impact: 1.4, confidence: 0.8, effort: 1}\n';
    assert.deepEqual([...fixesOf('req/score-scale', 'a.req.yaml', text)], [['Replace with “1”', text.replace('1.4', '1')]]);
  });
});
