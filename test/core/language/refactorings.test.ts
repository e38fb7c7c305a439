// Refactorings: which are offered at a cursor, and every file after one is taken.
import assert from 'node:assert/strict';
import { parseDocument } from '../../../src/core/document/parse';
import type { Outcome } from '../../../src/core/edits/change';
import { type Refactoring, refactorings } from '../../../src/core/language/refactorings';
import type { Language } from '../../../src/core/language/words';
import { applyEdits } from '../../../src/core/text/range';
import { snapshotOf, TODAY } from '../workspace';

type Files = Readonly<Record<string, string>>;

const item = (id: string, more = '', indent = '  '): string =>
  [`- id: ${id}`, `  title: Title of ${id}`, '  type: functional', '  status: proposed', '  statement: The shop shall answer.', ...(more === '' ? [] : more.split('\n')).map((line) => (line ? `  ${line}` : ''))].map((line) => (line ? `${indent}${line}\n` : '\n')).join('');
const list = (...items: readonly string[]): string => `requirements:\n${items.join('')}`;
const single = (id: string, more = ''): string => `id: ${id}\ntitle: Title of ${id}\ntype: functional\nstatus: proposed\nstatement: The shop shall answer.\n${more}`;

interface Scene {
  readonly files: Files;
  readonly offers: readonly Refactoring[];
}

/** The files with the cursor's mark taken out, and what is offered at it. */
function at(marked: Files, language: Language = 'en'): Scene {
  const [file = '', text = ''] = Object.entries(marked).find(([, content]) => content.includes('$0')) ?? [];
  const offset = text.indexOf('$0');
  const files = { ...marked, [file]: text.replace('$0', '') };
  return { files, offers: refactorings(snapshotOf(files), parseDocument(file, files[file]), { start: offset, end: offset }, { language, today: TODAY }) };
}

function run({ files, offers }: Scene, title: string): Outcome {
  const offer = offers.find((one) => one.title === title);
  assert.ok(offer?.run, `${title} is not among: ${offers.map((one) => one.title).join(' | ')}`);
  return offer.run((file) => (offer.needs.includes(file) && files[file] !== undefined ? parseDocument(file, files[file]) : undefined));
}

/** Files after a refactoring; those that are as before are left out, and those that are gone are empty. */
function after(marked: Files, title: string): Files {
  const scene = at(marked);
  const outcome = run(scene, title);
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return Object.fromEntries(outcome.changes.map((change) => {
    if (change.kind === 'edit') return [change.file, applyEdits(scene.files[change.file] ?? '', change.edits)];
    return [change.file, change.kind === 'create' ? change.text : ''];
  }));
}

const check = (marked: Files, title: string, expected: Files): void => assert.deepEqual(after(marked, title), expected);
const titles = (marked: Files, language: Language = 'en'): string[] => at(marked, language).offers.map(({ title }) => title);

describe('language/refactorings: extract', () => {
  it('takes a requirement of a list to a file, with its comments', () => {
    check({ 'q/a.req.yaml': list(item('REQ-1'), `  # About cards.\n${item('REQ-2', '# deep\nnotes: >-\n  One\n\n  two\ntags: [a] # why').replace('REQ-2\n', 'REQ-$02\n')}`, '\n', item('REQ-3')) }, 'Extract REQ-2 to a file', {
      'q/a.req.yaml': list(item('REQ-1'), item('REQ-3')),
      'q/title-of-req-2.req.yaml': `# About cards.\n${single('REQ-2', '# deep\nnotes: >-\n  One\n\n  two\ntags: [a] # why\n')}`,
    });
  });
  it('leaves the id in a PRD', () => {
    const prd = (requirements: string): string => `id: PRD-1\ntitle: x\nstatus: draft\nowner: "@l"\n${requirements}nonGoals: []\n`;
    check({ 'a.prd.yaml': prd(`requirements:\n  - REQ-9\n${item('REQ-1').replace('answer', 'an$0swer')}  - REQ-8\n`) }, 'Extract REQ-1 to a file', {
      'a.prd.yaml': prd('requirements:\n  - REQ-9\n  - REQ-1\n  - REQ-8\n'),
      'title-of-req-1.req.yaml': single('REQ-1'),
    });
  });
  it('writes a requirement in braces as lines', () => {
    check({ 'a.req.yaml': `requirements:\n- {id: REQ-$01, title: A, type: system, status: planned, statement: "It: shall", tags: [x,\n  y]} # why\n- {id: REQ-2}\n` }, 'Extract REQ-1 to a file', {
      'a.req.yaml': 'requirements:\n- {id: REQ-2}\n',
      'a-2.req.yaml': '# why\nid: REQ-1\ntitle: A\ntype: system\nstatus: planned\nstatement: "It: shall"\ntags: [x,\n    y]\n',
    });
  });
  it('keeps the line ends of the file', () => {
    const crlf = (text: string): string => text.replaceAll('\n', '\r\n');
    check({ 'a.req.yaml': crlf(list(item('REQ-$01').replace('of REQ-$01', 'of REQ-1'), item('REQ-2'))) }, 'Extract REQ-1 to a file', { 'a.req.yaml': crlf(list(item('REQ-2'))), 'title-of-req-1.req.yaml': crlf(single('REQ-1')) });
  });
  it('takes the only one of a list with all comments, and leaves no empty list', () => {
    check({ 'a.req.yaml': `# All of them\n${list(item('REQ-1', 'tags: [$0]'))}# end\n` }, 'Extract REQ-1 to a file', {
      'a.req.yaml': '',
      'title-of-req-1.req.yaml': `# All of them\n${single('REQ-1', 'tags: []\n')}# end\n`,
    });
    check({ 'a.req.yaml': `title: All\n${list(item('REQ-1', 'tags: [$0]'))}` }, 'Extract REQ-1 to a file', { 'a.req.yaml': 'title: All\nrequirements: []\n', 'title-of-req-1.req.yaml': single('REQ-1', 'tags: []\n') });
  });
  it('is offered where it does something, and nothing in a broken file', () => {
    assert.deepEqual(titles({ 'a.req.yaml': list(item('REQ-1', 'tags: [$0]')) }), ['Set the status of REQ-1…', 'Set the priority of REQ-1…', 'Add an acceptance criterion to REQ-1', 'Extract REQ-1 to a file', 'Move REQ-1 to another file…']);
    assert.ok(!titles({ 'a.req.yaml': single('REQ-1', 'tags: [$0]') }).some((title) => title.startsWith('Extract')));
    assert.deepEqual(titles({ 'a.req.yaml': `${list(item('REQ-1', 'tags: [$0]'))}x: [` }), []);
  });
  it('refuses what YAML aliases tie together', () => {
    const outcome = run(at({ 'a.req.yaml': list(item('REQ-$01', 'notes: &n x').replace('of REQ-$01', 'of REQ-1'), item('REQ-2', 'notes: *n')) }), 'Extract REQ-1 to a file');
    assert.deepEqual(outcome, { ok: false, reason: 'alias' });
  });
});

describe('language/refactorings: inline', () => {
  const prd = (requirements: string): string => `id: PRD-1\ntitle: x\nstatus: draft\nowner: "@l"\nrequirements:${requirements}nonGoals: []\n`;
  it('puts the requirement of a file in the place of its id, and deletes the file', () => {
    check({ 'a.prd.yaml': prd(' [REQ-3, REQ-$01, REQ-2] # all\n'), 'b.req.yaml': `# Big.\n${single('REQ-1')}` }, 'Write REQ-1 here in full', {
      'b.req.yaml': '',
      'a.prd.yaml': prd(` # all\n  - REQ-3\n  # Big.\n${item('REQ-1')}  - REQ-2\n`),
    });
  });
  it('takes it out of a list', () => {
    check({ 'a.prd.yaml': prd('\n  - REQ-$01 # now\n  - REQ-2\n'), 'b.req.yaml': list(item('REQ-1'), '\n', item('REQ-2')) }, 'Write REQ-1 here in full', {
      'b.req.yaml': list(item('REQ-2')),
      'a.prd.yaml': prd(`\n  # now\n${item('REQ-1')}  - REQ-2\n`),
    });
  });
  it('works in the front matter of Markdown', () => {
    check({ 'a.prd.md': '---\nid: PRD-1\nrequirements: [REQ-$01]\n---\n# Why\nREQ-1\n', 'b.req.yaml': single('REQ-1') }, 'Write REQ-1 here in full', {
      'b.req.yaml': '',
      'a.prd.md': `---\nid: PRD-1\nrequirements:\n${item('REQ-1')}---\n# Why\nREQ-1\n`,
    });
  });
});

describe('language/refactorings: split', () => {
  const TITLE = 'Split into REQ-1 and REQ-3';
  const text = (statement: string, more = ''): string => item('REQ-1', more).replace('The shop shall answer.', statement);
  it('makes two of a statement with two demands, and lists the second in the PRD', () => {
    check({
      'a.req.yaml': list(text('When a customer pays, the shop shall mail$0 a receipt and close the order.', 'priority: must\nowner: "@l"\nscores: {effort: 3}\nacceptance:\n  - x\ndependsOn: [REQ-2]'), item('REQ-2')),
      'p.prd.yaml': 'id: PRD-1\nrequirements: [REQ-1, REQ-2]\n',
    }, TITLE, {
      'a.req.yaml': list(
        text('When a customer pays, the shop shall mail a receipt.', 'priority: must\nowner: "@l"\nscores: {effort: 3}\nacceptance:\n  - x\ndependsOn: [REQ-2]'),
        '  - id: REQ-3\n    title: Close the order\n    type: functional\n    status: proposed\n    priority: must\n    owner: "@l"\n    statement: When a customer pays, the shop shall close the order.\n    dependsOn: [REQ-2]\n',
        item('REQ-2'),
      ),
      'p.prd.yaml': 'id: PRD-1\nrequirements: [REQ-1, REQ-3, REQ-2]\n',
    });
  });
  it('takes the subject of the second part where it has one, and speaks Chinese', () => {
    const statements = (statement: string): string[] => {
      const outcome = run(at({ 'a.req.yaml': list(text(`$0${statement}`), item('REQ-2')) }), TITLE);
      assert.ok(outcome.ok);
      const [change] = outcome.changes;
      const result = change?.kind === 'edit' ? applyEdits(list(text(statement), item('REQ-2')), change.edits) : '';
      return [...result.matchAll(/statement: (.*)/g)].map(([, one]) => one ?? '').slice(0, 2);
    };
    assert.deepEqual(statements('If the bank fails, then the shop shall tell the rider, and the bank shall log it.'), ['If the bank fails, then the shop shall tell the rider.', 'If the bank fails, then the bank shall log it.']);
    assert.deepEqual(statements('The shop shall show the cards and shall hide old ones.'), ['The shop shall show the cards.', 'The shop shall hide old ones.']);
    assert.deepEqual(statements('The shop shall show the cards. The bank shall keep them.'), ['The shop shall show the cards.', 'The bank shall keep them.']);
    assert.deepEqual(statements('当顾客付款时，商店应发送收据，并关闭订单。'), ['当顾客付款时，商店应发送收据。', '当顾客付款时，商店应关闭订单。']);
  });
  it('is not offered for one demand about two things', () => {
    for (const statement of ['The shop shall show the cards and the accounts.', 'The shop shall mail the receipt.', 'Riders and drivers shall see it.', '商店应记录姓名和地址。']) {
      assert.ok(!titles({ 'a.req.yaml': list(text(`$0${statement}`), item('REQ-2')) }).includes(TITLE), statement);
    }
  });
  it('gives the second a file where the first has one', () => {
    check({ 'd/a.req.yaml': single('REQ-1').replace('answer', 'a$0nswer and log it') }, 'Split into REQ-1 and REQ-2', {
      'd/a.req.yaml': single('REQ-1'),
      'd/log-it.req.yaml': 'id: REQ-2\ntitle: Log it\ntype: functional\nstatus: proposed\nstatement: The shop shall log it.\n',
    });
  });
});

describe('language/refactorings: acceptance', () => {
  const criterion = '  - given: a situation\n    when: something happens\n    then: something can be seen\n';
  it('adds a criterion where the schema has it, or behind the last', () => {
    check({ 'a.req.yaml': single('REQ-$01', 'verification: test\n').replace('of REQ-$01', 'of REQ-1') }, 'Add an acceptance criterion to REQ-1', { 'a.req.yaml': single('REQ-1', `acceptance:\n${criterion}verification: test\n`) });
    check({ 'a.req.yaml': single('REQ-1', 'acceptance:\n- It w$0orks.\ntags: [x]\n') }, 'Add an acceptance criterion to REQ-1', { 'a.req.yaml': single('REQ-1', `acceptance:\n- It works.\n${criterion.replace(/^ {2}/gm, '')}tags: [x]\n`) });
    check({ 'a.req.yaml': single('REQ-1', 'acceptance: [It w$0orks]\n') }, 'Add an acceptance criterion to REQ-1', { 'a.req.yaml': single('REQ-1', 'acceptance: [It works, {given: a situation, when: something happens, then: something can be seen}]\n') });
  });
  it('writes a sentence as given, when, then', () => {
    const title = 'Write it as given, when, then';
    check({ 'a.req.yaml': single('REQ-1', 'acceptance:\n  - "Given a saved card, when$0 she pays, then it is offered: first." # why\n  - b\n') }, title, { 'a.req.yaml': single('REQ-1', 'acceptance:\n  - given: a saved card # why\n    when: she pays\n    then: "it is offered: first"\n  - b\n') });
    check({ 'a.req.yaml': single('REQ-1', 'acceptance: [b, "当顾客$0付款时，则发送收据。"]\n') }, title, { 'a.req.yaml': single('REQ-1', 'acceptance: [b, {when: 顾客付款时, then: 发送收据}]\n') });
  });
});

describe('language/refactorings: sort', () => {
  it('sorts by id and moves comments along', () => {
    check({ 'a.req.yaml': `# All\n${list(item('REQ-1'), `\n  # ten\n${item('REQ-$010').replace('of REQ-$010', 'of REQ-10')}`, `\n${item('REQ-9', '# end of nine')}`)}# end` }, 'Sort the list by id', {
      'a.req.yaml': `# All\n${list(item('REQ-1'), `\n${item('REQ-9', '# end of nine')}`, `\n  # ten\n${item('REQ-10')}`)}# end`,
    });
    check({ 'a.prd.yaml': 'id: PRD-1\nrequirements: [REQ-3, REQ-1$0, REQ-2]\n' }, 'Sort the list by id', { 'a.prd.yaml': 'id: PRD-1\nrequirements: [REQ-1, REQ-2, REQ-3]\n' });
    check({ 'a.risks.yaml': 'risks:\n- id: RISK-2\n- id: RISK$0-1' }, 'Sort the list by id', { 'a.risks.yaml': 'risks:\n- id: RISK-1\n- id: RISK-2' });
  });
  it('sorts by score as the ranking does', () => {
    const scored = (id: string, value: number): string => item(id, `scores: {value: ${value}, effort: 2}`);
    check({ 'a.req.yaml': list(scored('REQ-1', 2), item('REQ-2', 'tags: [$0]'), scored('REQ-3', 8)) }, 'Sort the list by score', { 'a.req.yaml': list(scored('REQ-3', 8), scored('REQ-1', 2), item('REQ-2', 'tags: []')) });
  });
  it('is not offered where the order is right, or says so', () => {
    const scene = at({ 'a.req.yaml': list(item('REQ-1'), item('REQ-2', 'tags: [$0]')) });
    assert.ok(!scene.offers.some(({ title }) => title === 'Sort the list by id'));
    assert.deepEqual(run(scene, 'Sort the list by score'), { ok: false, reason: 'same' });
  });
});

describe('language/refactorings: convert', () => {
  it('gives each requirement of a list a file, with the comments around', () => {
    check({ 'a.req.yaml': `# All of them\n${list(item('REQ-1', 'tags: [$0]'), '\n  # Group two\n\n', item('REQ-2'))}# end\n` }, 'Give each of the 2 requirements a file', {
      'a.req.yaml': '',
      'title-of-req-1.req.yaml': `# All of them\n${single('REQ-1', 'tags: []\n')}`,
      'title-of-req-2.req.yaml': `# Group two\n${single('REQ-2')}# end\n`,
    });
    assert.ok(!titles({ 'a.req.yaml': `title: All\n${list(item('REQ-1', 'tags: [$0]'), item('REQ-2'))}` }).some((title) => title.startsWith('Give each')));
  });
  it('gathers the files of a folder by id', () => {
    check({ 'd/a.req.yaml': `# ten\n${single('REQ-10', 'tags: [$0]\n')}`, 'd/b.req.yaml': `${single('REQ-9', 'notes: |\n  a\n\n   b\n')}\n`, 'd/list.req.yaml': list(item('REQ-1')), 'e/c.req.yaml': single('REQ-8') }, 'Gather the 2 requirement files of this folder into a list', {
      'd/a.req.yaml': '',
      'd/b.req.yaml': '',
      'd/d.req.yaml': `requirements:\n${item('REQ-9', 'notes: |\n  a').trimEnd()}\n\n       b\n\n  # ten\n${item('REQ-10', 'tags: []')}`,
    });
  });
  it('makes a list of a file with one', () => {
    check({ 'a.req.yaml': `# why\n${single('REQ-$01').replace('of REQ-$01', 'of REQ-1')}` }, 'Make this file a list of requirements', { 'a.req.yaml': `requirements:\n  # why\n${item('REQ-1')}` });
  });
});

describe('language/refactorings: words', () => {
  it('asks for values and places by command', () => {
    const { offers } = at({ 'a.req.yaml': list(item('REQ-1', 'tags: [$0]')) });
    assert.deepEqual(offers.flatMap(({ command }) => command ?? []), ['setStatus', 'setPriority', 'moveRequirement'].map((name) => ({ name, id: 'REQ-1', file: 'a.req.yaml' })));
    assert.deepEqual(titles({ 'a.roadmap.yaml': 'title: x\nitems:\n  - id: RM-1\n    title: $0y\n' }), ['Set the status of RM-1…']);
  });
  it('speaks Chinese', () => assert.deepEqual(titles({ 'a.req.yaml': list(item('REQ-2', 'tags: [$0]'), item('REQ-1')) }, 'zh'), ['设置 REQ-2 的状态…', '设置 REQ-2 的优先级…', '为 REQ-2 添加验收标准', '将 REQ-2 移到单独的文件', '将 REQ-2 移到其他文件…', '按编号排序列表', '按得分排序列表', '为 2 条需求各建一个文件']));
  it('offers nothing in the text of Markdown', () => assert.deepEqual(titles({ 'a.prd.md': '---\nid: PRD-1\n---\nREQ-$01\n' }), []));
});
