// Rule lifecycle/deliverable: a product that has left a stage without what that stage should have brought.
import { childOf } from '../document/tree';
import type { Found, Rule } from './rule';

const STAGES: readonly unknown[] = ['concept', 'definition', 'development', 'commercialisation', 'market'];

export const lifecycleDeliverable: Rule = {
  id: 'lifecycle/deliverable',
  severity: 'warning',
  description: { en: 'A deliverable of an earlier stage is missing.', zh: '之前阶段的交付物缺失。' },
  help: {
    why: { en: 'What a stage should have brought is missed by the next ones. Finish it, or take it off the list.', zh: '缺少的交付物会影响后续阶段。请补齐，或从列表中去掉。' },
    bad: 'stage: development\ndeliverables:\n  - stage: concept\n    title: Market study\n    status: missing',
    good: 'stage: development\ndeliverables:\n  - stage: concept\n    title: Market study\n    status: done',
  },
  messages: {
    default: { en: '“{title}” belongs to an earlier stage and is missing. Finish it or drop it.', zh: '“{title}”属于之前的阶段，但仍缺失。请补齐或去掉。' },
  },
  kinds: ['product'],
  checkDocument({ broken, root }) {
    const [stage, list] = [childOf(root, 'stage'), childOf(root, 'deliverables')];
    const now = stage?.kind === 'scalar' ? STAGES.indexOf(stage.value) : -1;
    if (broken || now < 1 || list?.kind !== 'sequence') return [];
    return list.items.flatMap((item): Found[] => {
      const [own, title, status] = ['stage', 'title', 'status'].map((key) => childOf(item, key));
      if (own?.kind !== 'scalar' || status?.kind !== 'scalar' || status.value !== 'missing' || title?.kind !== 'scalar') return [];
      const at = STAGES.indexOf(own.value);
      return at >= 0 && at < now ? [{ message: 'default', args: { title: String(title.value) }, range: { start: status.start, end: status.end } }] : [];
    });
  },
};
