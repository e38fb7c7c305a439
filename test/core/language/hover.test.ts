// What a hover says of keys, values, ids, dates and the user's own keys, in both languages.
import assert from 'node:assert/strict';
import { hover } from '../../../src/core/language/hover';
import type { Language } from '../../../src/core/language/words';
import { sceneOf, TODAY } from './fixture';

function check(text: string, expected: string | undefined, { file, language = 'en' }: { file?: string; language?: Language } = {}): void {
  const { snapshot, document, offset } = sceneOf(text, file);
  assert.equal(hover(snapshot, document, offset, { language, today: TODAY })?.markdown, expected, text);
}

function matches(text: string, expected: RegExp, file?: string): void {
  const { snapshot, document, offset } = sceneOf(text, file);
  assert.match(hover(snapshot, document, offset, { language: 'en', today: TODAY })?.markdown ?? 'nothing', expected, text);
}

describe('language/hover', () => {
  it('explains a key', () => {
    check('prio$0rity: must', `**Priority** \`priority\`

How much the release depends on it (MoSCoW).

- \`must\` Must have: Without it there is no release.
- \`should\` Should have: Important, but the release can live without it for a while.
- \`could\` Could have: Welcome if time is left.
- \`wont\` Won't have this time: Agreed to be left out of this release.`);
    check('i$0d: REQ-1', '**Id** `id` · required\n\nThe name by which everything else refers to this requirement; it never changes.\n\nFor example: `REQ-12`');
    check('own$0er: x', '**Owner** `owner`\n\nWho answers for this requirement.\n\nNames a person. For example: `"@ling"`');
    check('dependsOn$0:', '**依赖** `dependsOn`\n\n必须先满足的其他需求。\n\n引用一个或多个需求。例如：`[REQ-3]`', { language: 'zh' });
    matches('analysis:\n  feas$0ibility: 3', /From 1 to 5\. For example: `4`$/);
  });

  it('tells unknown keys and the user’s own', () => {
    check('prioirty$0: must', '`prioirty` is no key that is known here. Did you mean `priority`?');
    check('x-jira$0: ABC', '`x-jira` is yours: keys that begin with `x-` are left alone.');
    check('x-jira: A$0BC', '`x-jira` 是自定义内容：以 `x-` 开头的键不受检查。', { language: 'zh' });
  });

  it('explains a value', () => {
    check('priority: mu$0st', "`must` **Must have**: Without it there is no release.\n\nOr: `should` Should have, `could` Could have, `wont` Won't have this time");
    matches('title: So$0me', /^\*\*Title\*\* `title` · required/);
    matches('tags: [a, b$0]', /^\*\*Tags\*\* `tags`/);
  });

  it('shows the card of an id', () => {
    check('dependsOn: [REQ-1$02]', `**Pay with a saved card** \`REQ-12\` · requirement

Approved · Must have · Functional · Ling Zhao \`@ling\`

When a customer opens the checkout, the shop shall offer the saved cards.

In Faster checkout \`PRD-1\``);
    check('owner: "@li$0ng"', '**Ling Zhao** `@ling` · 人员\n\nProduct manager', { language: 'zh' });
    const { snapshot, document, offset } = sceneOf('See REQ-1$02.', 'shop/x.prd.md');
    const found = hover(snapshot, document, offset, { language: 'en', today: TODAY });
    assert.deepEqual(found?.links.map(({ label, action, id }) => `${label} ${action} ${id}`), ['Open open REQ-12', '3 references references REQ-12', 'Show in matrix matrix REQ-12']);
    assert.equal(found?.links[0]?.target.file, 'shop/checkout.req.yaml');
  });

  it('finds a known id in any text', () => {
    matches('statement: The shop shall follow REQ-4$00.', /`REQ-40`/);
    matches('# after REQ-4$00\nid: REQ-1', /`REQ-40`/);
    matches('statement: As UTF-$08 text.', /^\*\*Statement/);
  });

  it('tells an unknown id and the nearest', () => {
    check('dependsOn: [REQ-11$02]', 'No requirement has the id `REQ-112`. The nearest is `REQ-12`.');
    check('dependsOn: [REQ-11$02]', '没有编号为 `REQ-112` 的需求。最接近的是 `REQ-12`。', { language: 'zh' });
    check('risks:\n  - affects: [GOAL-$099]', 'No roadmap item, requirement, PRD or goal has the id `GOAL-99`.', { file: 'shop/a.risks.yaml' });
  });

  it('resolves dates, periods and durations', () => {
    const roadmap = (item: string): [string, string] => [`title: R\nitems:\n  - id: RM-1\n    title: x\n${item}`, 'shop/a.roadmap.yaml'];
    matches(...swap(roadmap('    start: 2026-Q$03'), /^\*\*1 Jul – 30 Sep 2026\*\*\n/));
    matches(...swap(roadmap('    start: 202$07'), /^\*\*1 Jan – 31 Dec 2027\*\*\n/));
    matches(...swap(roadmap('    end: 2026-12-0$01'), /^\*\*Tue 1 Dec 2026, in 9 days\*\*\n/));
    matches(...swap(roadmap('    start: 2026-11-02\n    duration: 2$0w'), /^\*\*2 weeks\*\*, until 15 Nov 2026\n/));
    matches('source:\n  channel: sales\n  date: 2026-11-2$01', /^\*\*Sat 21 Nov 2026, 1 day ago\*\*/);
  });

  it('lets no markup of a file through', () => {
    const { snapshot, document, offset } = sceneOf('dependsOn: [REQ-4$00]');
    const text = hover(snapshot, document, offset, { language: 'en', today: TODAY })?.markdown ?? '';
    assert.ok(text.startsWith('**Save \\<b\\>cards\\</b\\> \\[now\\](command:evil)** `REQ-40`'), text);
    matches('id: REQ-1\ntitle: "`x` https://a.b www.c.d <img> $(alert) &lt; a@b.c *b* _i_ ![p](q)"\nparent: REQ-$01', /^\*\*\\`x\\` https\\:\/\/a\.b www\\\.c\.d \\<img\\> &#36;\(alert\) &amp;lt; a\\@b\.c \\\*b\\\* \\_i\\_ \\!\\\[p\\\]\(q\)\*\* `REQ-1`/);
  });

  it('says nothing between things', () => {
    check('id: REQ-1\n$0\ntitle: x', undefined);
    check('# note$0\nid: REQ-1', undefined);
  });
});

function swap([text, file]: [string, string], expected: RegExp): [string, RegExp, string] {
  return [text, expected, file];
}
