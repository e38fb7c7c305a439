// What a Markdown PRD becomes: front matter, sections with the parts that they stand for, ids in running text.
import assert from 'node:assert/strict';
import { readMarkdown } from '../../../src/core/document/markdown';
import { parseDocument } from '../../../src/core/document/parse';
import { prdPartOf } from '../../../src/core/document/prd-parts';
import { found } from '../workspace';

const FRONT = '---\nid: PRD-1\ntitle: Tickets\nstatus: draft\nowner: "@ling"\n---\n';

/** Headings as `level title part` with a minus where nothing is written below. */
const outline = (body: string): string[] => readMarkdown(body).sections.map(({ level, title, part, filled }) => `${level} ${title}${part ? ` = ${part}` : ''}${filled ? '' : ' -'}`);

describe('document/markdown: front matter', () => {
  it('is read as YAML, in its own place', () => {
    for (const text of [`${FRONT}# Tickets\n`, `${FRONT}# Tickets\n`.replaceAll('\n', '\r\n'), `\uFEFF${FRONT}`, FRONT.replace('---\n', '---  \n'), FRONT.replace(/---\n$/, '...\n'), FRONT.trimEnd(), `${FRONT}# Tickets\n`.replaceAll('\n', '\r')]) {
      const { entities, yaml, broken, root } = parseDocument('a.prd.md', text);
      assert.equal(broken, text.includes('\r') && !text.includes('\n'), JSON.stringify(text));
      if (broken) continue;
      assert.deepEqual(entities.map(({ id }) => id), ['PRD-1'], JSON.stringify(text));
      assert.equal(text.slice(entities[0]?.idRange.start, entities[0]?.idRange.end), 'PRD-1');
      assert.match(text.slice(yaml?.start, yaml?.end), /^id:[^]*"@ling"\r?\n$/);
      assert.ok(root && yaml && root.start >= yaml.start && root.end <= yaml.end);
      assert.deepEqual(found(text, 'a.prd.md'), []);
    }
  });

  it('is told when it is missing, and nothing else is', () => {
    for (const text of ['# Tickets\n\nWords.', '', 'id: PRD-1\n', ' ---\nid: PRD-1\n---\n', '\n---\nid: PRD-1\n---\n', '----\nid: PRD-1\n----\n']) assert.deepEqual(found(text, 'a.prd.md'), ['file/empty'], JSON.stringify(text));
  });

  it('is told once when it has no end, at its beginning', () => {
    const text = '---\nid: PRD-1\ntitle: Tickets\n\n# Tickets\n\nIt is: like this.\n- one\n@two\n';
    assert.deepEqual(found(text, 'a.prd.md'), ['yaml/syntax ---']);
    const document = parseDocument('a.prd.md', text);
    assert.deepEqual([document.broken, document.sections.length, document.findings[0]?.message], [true, 0, 'FRONT_MATTER']);
    assert.deepEqual(document.unreadIds.concat(document.entities.map(({ id }) => id)), ['PRD-1']);
    assert.deepEqual(found(`\uFEFF${text.replaceAll('\n', '\r\n')}`, 'a.prd.md'), ['yaml/syntax ---']);
  });

  it('shows its errors at their places in the file', () => {
    assert.deepEqual(found('---\nid: PRD-1\nowner: @ling\n---\n# Tickets\n', 'a.prd.md'), ['yaml/syntax @ling']);
    assert.deepEqual(found(FRONT.replace('draft', 'drafft'), 'a.prd.md'), ['schema/enum drafft']);
    assert.deepEqual(found('---\n---\n', 'a.prd.md'), ['file/empty']);
  });

  it('may hold dashes in its values', () => assert.deepEqual(found(FRONT.replace('title: Tickets', 'title: "---"\nsummary: |\n  ---\n  text'), 'a.prd.md'), []));
});

describe('document/markdown: sections', () => {
  it('are headings of both kinds with what stands below them', () => {
    assert.deepEqual(outline('# Tickets\n\nWords.\n\n## Vision\nPay in two taps.\n\nUse cases\n---------\n\n### Buying\n\nRiders buy.\n\nPriorities\n===\n'), ['1 Tickets', '2 Vision = vision', '2 Use cases = useCases', '3 Buying', '1 Priorities = priorities -']);
  });

  it('reach to the next heading of their level or above', () => {
    const text = '# A\n## B\n### C\nx\n## D\n# E\n';
    assert.deepEqual(readMarkdown(text).sections.map(({ range }) => text.slice(range.start, range.end)), ['# A\n## B\n### C\nx\n## D\n', '## B\n### C\nx\n', '### C\nx\n', '## D\n', '# E\n']);
    assert.deepEqual(readMarkdown(text).sections.map(({ heading }) => text.slice(heading.start, heading.end)), ['# A', '## B', '### C', '## D', '# E']);
    assert.deepEqual(outline(text), ['1 A', '2 B', '3 C', '2 D -', '1 E -']);
  });

  it('are empty with nothing but headings, rules and blanks below', () => assert.deepEqual(outline('# A\n\n## B\n\n---\n\n  \n# C\n<!-- note -->\n'), ['1 A -', '2 B -', '1 C -']));

  it('do not begin in code, comments, lists, quotes and tables', () => {
    const text = '```\n# a\n```\n~~~ yaml\n# b\n```\n# c\n~~~\n````\n```\n# d\n````\n    # e\n<!-- # f\n# g\n-->\n- item\n---\n> quote\n---\n| t |\n---\n#hash\n####### seven\n';
    assert.deepEqual(outline(text), []);
    assert.deepEqual(outline('```js\n```js\n# still code\n```\n# Vision\nx'), ['1 Vision = vision']);
    assert.deepEqual(outline('```one``` line\n# Vision\nx'), ['1 Vision = vision']);
    assert.deepEqual(outline('```\n# never closed'), []);
    assert.deepEqual(outline('<!-- one line --># x\n# Vision\nx'), ['1 Vision = vision']);
  });

  it('lose marks and closing hashes', () => assert.deepEqual(outline('## **Vision** ##\nx\n# C# #\n# `code` _it_\n#\n# C#\n'), ['2 Vision = vision', '1 C -', '1 code it -', '1  -', '1 C# -'].map((line) => line.replace('1 C -', '1 C# -'))));

  it('are found with every kind of line end', () => {
    const text = '# A\nx\n\nB\n---\n```\n# c\n```\n## D\ny\n';
    const expected = ['1 A', '2 B', '2 D'];
    for (const end of ['\n', '\r\n', '\r']) assert.deepEqual(outline(text.replaceAll('\n', end)), expected, JSON.stringify(end));
  });
});

describe('document/prd-parts', () => {
  const parts: Readonly<Record<string, string>> = {
    vision: 'Vision | Product vision | 1. Vision | **Vision** | 产品愿景 | 1.2 产品愿景 | 一、愿景 | 产品定位 | 三、产品定位与愿景',
    targetMarket: 'Target market | Target Audience | Who are the users: personas | User Personas | 2. 用户画像 (User Personas) | 目标用户 | 5. 目标用户 | 5.3 非目标用户 | 目标市场与用户 | （二）目标用户',
    competition: 'Competition | Competitive analysis | Competitors | 竞品分析 | 4、竞品分析 | 竞争对手',
    functional: 'Functional description | Functional requirements | Features | Features and functionality | Requirements | 3.2 功能需求 | 3.2功能需求 | 第三章 功能需求 | 第3章、功能说明 | 3. 功能需求规格 (Functional Requirements) | 核心功能 | 产品功能列表',
    priorities: 'Priorities | Priority | MoSCoW | 优先级 | 需求优先级',
    useCases: 'Use cases | Use Cases and Scenarios | User stories | User journeys | 用例 | 用户故事 | 使用场景 | 9. 核心用户流程',
    system: 'System requirements | Technical constraints | Dependencies | Technology stack | 系统需求 | 技术架构 | 运行环境 | 4.3 兼容性',
    performance: 'Performance requirements | Performance | Non-functional requirements | 4.1 性能要求 | 非功能需求 | 4. 非功能性需求 (Non-Functional Requirements)',
    salesSupport: 'Sales and support requirements | Sales & support | Go-to-market | Customer support | 销售与支持 | 售后支持',
    summary: 'Summary | Introduction | Executive summary | 概述 | 2. 产品概述 | 简介',
    problem: 'Problem | Background | Problem statement | 1.1 背景与机会 | 背景与问题 | 需求背景',
    goals: 'Goals | Success metrics | Goals and objectives | KPIs | 产品目标与成功指标 | 核心指标',
    nonGoals: 'Non-goals | Out of scope | 非目标 | 7.2 MVP 暂不包含',
    acceptance: 'Acceptance criteria | 验收标准 | 14. MVP 验收场景',
    releaseCriteria: 'Release criteria | Definition of done | 发布标准 | 上线标准',
    openQuestions: 'Open questions | 待定问题 | 开放问题',
    risks: 'Risks | Risks and mitigations | 风险 | 风险与对策',
    revisions: 'Revision history | Changelog | 修订记录 | 版本历史',
    '': 'Usage | Appendix | Notes | 附录 | 设计原则 | 产品需求文档 (Product Requirements Document) | Product requirements document | 支付产品需求说明书 | Terms | 一句话定义 | 10.1 连接管理 | | 1. | # | 😀',
  };
  for (const [part, titles] of Object.entries(parts)) {
    it(part || 'nothing', () => {
      for (const title of titles.split('|').map((one) => one.trim())) assert.equal(prdPartOf(title) ?? '', part, title);
    });
  }
});

describe('document/markdown: ids in running text', () => {
  it('are found with their places', () => {
    const text = `${FRONT}See REQ-12, PAY-REQ-3 and (GOAL-1). [UC-4](x) 见REQ-5。\n`;
    const { mentions } = parseDocument('a.prd.md', text);
    assert.deepEqual(mentions.map(({ id, start, end }) => [id, text.slice(start, end)]), ['REQ-12', 'PAY-REQ-3', 'GOAL-1', 'UC-4', 'REQ-5'].map((id) => [id, id]));
  });

  it('are no parts of other words, and not in the front matter', () => {
    const text = `${FRONT}req-1 XREQ-1a REQ-1-b ABC-DEF UTF- A-1 REQ-1234567890 my-REQ-1 REQ_1\n`;
    assert.deepEqual(parseDocument('a.prd.md', text).mentions, []);
  });
});
