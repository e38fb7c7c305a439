// Makes the text of a new PRD in Markdown: front matter, and a heading for each part.
import { formatScalar } from '../document/format-scalar';
import type { Localized } from '../schema/entities';

interface Part {
  readonly heading: Localized;
  readonly hint: Localized;
}

const part = (en: string, zh: string, hintEn: string, hintZh: string): Part => ({ heading: { en, zh }, hint: { en: hintEn, zh: hintZh } });

const PARTS: readonly Part[] = [
  part('Vision', '愿景', 'What is better for whom once this is there?', '完成之后，谁的什么会变好？'),
  part('Target market', '目标市场', 'Who is it for, and how many are they?', '面向谁？有多少人？'),
  part('Competition', '竞争', 'What do people use today, and what do we answer?', '人们现在用什么？我们如何应对？'),
  part('Use cases', '用例', 'Who does what, and what comes of it?', '谁做什么？结果如何？'),
  part('Functional description', '功能描述', 'What does it do? Name the requirements.', '它做什么？请列出需求。'),
  part('Priorities', '优先级', 'What must be there first, and why?', '什么必须最先有？为什么？'),
  part('System requirements', '系统需求', 'Where must it run, and what must it work with?', '必须在哪里运行？与什么配合？'),
  part('Performance requirements', '性能需求', 'How fast, how much, how many?', '多快？多大？多少？'),
  part('Sales and support requirements', '销售与支持需求', 'What do sales and support need?', '销售和支持需要什么？'),
];

/** Text of a new Markdown PRD; each hint stands in a comment, so that an unwritten part counts as empty. */
export function markdownSkeletonOf({ id, title, owner, language }: { readonly id: string; readonly title: string; readonly owner?: string; readonly language: 'en' | 'zh' }): string {
  const front = [`id: ${id}`, `title: ${formatScalar(title)}`, 'status: draft', `owner: ${formatScalar(owner ?? '@owner')}`, 'requirements: []'];
  const parts = PARTS.map(({ heading, hint }) => `## ${heading[language]}\n\n<!-- ${hint[language]} -->\n`);
  return `---\n${front.join('\n')}\n---\n\n# ${title.replace(/\s+/g, ' ')}\n\n${parts.join('\n')}`;
}
