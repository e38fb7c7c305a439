// Rule roadmap/cycle: roadmap items that wait for each other in a circle.
import type { Rule } from './rule';
import { planAround, referenceRange } from './scheduled';

/** Ids that are spelled out; a longer loop is cut in the middle. */
const SHOWN = 8;

export const roadmapCycle: Rule = {
  id: 'roadmap/cycle',
  severity: 'error',
  description: { en: 'Roadmap items wait for each other in a circle.', zh: '路线图条目互相等待，形成循环。' },
  help: {
    why: { en: 'None of them can begin first, and those without dates of their own have no place. Each loop is told once. (Loops of requirements are told by ref/cycle.)', zh: '其中没有一个可以先开始，没有自身日期的条目也无从安排。每个循环只报告一次。（需求之间的循环由 ref/cycle 报告。）' },
    bad: 'items:\n  - {id: RM-2, dependsOn: [RM-4]}\n  - {id: RM-4, dependsOn: [RM-2]}',
    good: 'items:\n  - {id: RM-2}\n  - {id: RM-4, dependsOn: [RM-2]}',
  },
  messages: {
    default: { en: '{id} waits for itself: {loop}. Drop one of these dependencies.', zh: '{id} 在等待自身：{loop}。请去掉其中一个依赖。' },
    step: { en: 'waits for {id}', zh: '等待 {id}' },
  },
  kinds: ['roadmap'],
  whole: true,
  plan: true,
  *check(facts, { snapshot }) {
    const { cycles, items } = planAround(snapshot, facts);
    for (const cycle of cycles) {
      // What waits for itself alone is told by another rule.
      if (cycle.length < 2) continue;
      const first = cycle.indexOf(Math.min(...cycle));
      const loop = [...cycle.slice(first), ...cycle.slice(0, first + 1)].flatMap((at) => items[at]?.entity ?? []);
      const [own, next] = loop;
      const range = own?.file === facts.file && next && referenceRange(facts, own, 'dependsOn', next.id);
      if (!own || !range) continue;
      const ids = loop.map(({ id }) => id);
      const shown = ids.length <= SHOWN ? ids : [...ids.slice(0, SHOWN - 2), '…', own.id];
      yield {
        message: 'default',
        args: { id: own.id, loop: { en: shown.join(' → '), zh: shown.join(' → ') } },
        range,
        related: loop.slice(1, Math.min(loop.length - 1, SHOWN)).flatMap((entity, at) => {
          const id = ids[at + 2] ?? '';
          const other = referenceRange(snapshot.files.get(entity.file) ?? facts, entity, 'dependsOn', id);
          return other ? [{ file: entity.file, range: other, message: 'step', args: { id } }] : [];
        }),
      };
    }
  },
};
