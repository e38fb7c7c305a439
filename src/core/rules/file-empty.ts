// Rule file/empty: the file says nothing yet.
import { skeletonOf } from '../edits/skeleton';
import { scopeOf } from '../index/lookup';
import { nextFreeId } from '../index/next-id';
import type { Rule } from './rule';

export const fileEmpty: Rule = {
  id: 'file/empty',
  severity: 'info',
  description: { en: 'The file says nothing yet.', zh: '文件还没有内容。' },
  help: {
    why: { en: 'An empty document is easy to forget. The completion list offers a skeleton of its kind.', zh: '空文档容易被遗忘。补全列表提供该类型的骨架。' },
    bad: '# nothing but this comment',
    good: 'id: REQ-1\ntitle: Pay with a saved card',
  },
  messages: {
    product: { en: 'This file is empty. It is meant to hold a product: complete for a skeleton.', zh: '此文件为空，应包含产品。可用补全插入骨架。' },
    prd: { en: 'This file is empty. It is meant to hold a PRD: complete for a skeleton.', zh: '此文件为空，应包含PRD。可用补全插入骨架。' },
    requirements: { en: 'This file is empty. It is meant to hold requirements: complete for a skeleton.', zh: '此文件为空，应包含需求。可用补全插入骨架。' },
    roadmap: { en: 'This file is empty. It is meant to hold a roadmap: complete for a skeleton.', zh: '此文件为空，应包含路线图。可用补全插入骨架。' },
    feedback: { en: 'This file is empty. It is meant to hold feedback: complete for a skeleton.', zh: '此文件为空，应包含反馈。可用补全插入骨架。' },
    risks: { en: 'This file is empty. It is meant to hold risks: complete for a skeleton.', zh: '此文件为空，应包含风险。可用补全插入骨架。' },
    team: { en: 'This file is empty. It is meant to hold a team: complete for a skeleton.', zh: '此文件为空，应包含团队。可用补全插入骨架。' },
    config: { en: 'This file is empty. It is meant to hold settings: complete for a skeleton.', zh: '此文件为空，应包含设置。可用补全插入骨架。' },
    frontMatter: { en: 'This PRD has no front matter. Begin it with “---”, id, title, status, owner and “---”.', zh: '此 PRD 没有前置元数据。请在开头写“---”、id、title、status、owner 和“---”。' },
  },
  *fix({ range, message }, { file, kind }, { snapshot, today }) {
    if (message === 'frontMatter') return;
    const scope = scopeOf(snapshot, file);
    const entity = kind === 'requirements' ? 'requirement' : kind === 'risks' ? 'risk' : kind === 'config' ? 'product' : kind;
    for (const language of ['en', 'zh'] as const) {
      const text = skeletonOf(kind, { id: nextFreeId(snapshot, scope, entity), title: TITLES[language], language, today, nextId: (one) => nextFreeId(snapshot, scope, one) });
      yield { title: { en: `Begin in ${language === 'en' ? 'English' : 'Chinese'}`, zh: `用${language === 'en' ? '英文' : '中文'}开始` }, edits: [{ range: { start: range.start, end: range.start }, newText: text }] };
    }
  },
};

const TITLES = { en: 'Title', zh: '标题' } as const;
