// Rule ref/duplicate: the same id twice in one list.
import { nodeAt } from '../document/tree';
import type { Range } from '../text/range';
import { FIX_TITLES, type Rule } from './rule';

export const refDuplicate: Rule = {
  id: 'ref/duplicate',
  severity: 'warning',
  description: { en: 'A list names the same id twice.', zh: '列表中同一编号出现了两次。' },
  help: {
    why: { en: 'The second one adds nothing and often stands where another id was meant.', zh: '第二个没有作用，往往是本想写另一个编号。' },
    bad: 'goals: [GOAL-1, GOAL-1]',
    good: 'goals: [GOAL-1, GOAL-2]',
  },
  messages: {
    default: { en: '{id} stands in “{field}” already. Drop one, or write the id that is meant.', zh: '{id} 已在“{field}”中。请删除一个，或写上所指的编号。' },
    first: { en: 'The first {id}', zh: '第一个 {id}' },
  },
  *check({ references }) {
    if (!hasTwins(references)) return;
    const seen = new Map<string, Range>();
    for (const { id, path, field, range } of references) {
      if (typeof path.at(-1) !== 'number') continue;
      const key = JSON.stringify([...path.slice(0, -1), id]);
      const first = seen.get(key);
      if (first) yield { message: 'default', args: { id, field }, range, tag: 'unnecessary', related: [{ range: first, message: 'first', args: { id } }] };
      else seen.set(key, range);
    }
  },
  *fix({ args = {}, range }, { references, root, text }) {
    const reference = references.find((one) => one.range.start === range.start);
    const list = reference && nodeAt(root, reference.path.slice(0, -1));
    const at = Number(reference?.path.at(-1));
    const before = list?.kind === 'sequence' ? list.items[at - 1] : undefined;
    if (list?.kind !== 'sequence' || !before) return;
    const lineEnd = (offset: number): number => offset + (/^[^\r\n]*/.exec(text.slice(offset))?.[0].length ?? 0);
    const removed = list.flow ? { start: before.end, end: range.end } : { start: lineEnd(before.end), end: lineEnd(range.end) };
    yield { title: FIX_TITLES.remove, args: { text: args['id'] ?? '' }, edits: [{ range: removed, newText: '' }], preferred: true };
  },
};

/** Among so many references, each is compared with each: nothing is made for the many documents without twins. */
const FEW = 24;

function hasTwins(references: readonly { readonly id: string }[]): boolean {
  if (references.length > FEW) return new Set(references.map(({ id }) => id)).size < references.length;
  for (let i = 1; i < references.length; i++) {
    for (let k = 0; k < i; k++) if (references[i]?.id === references[k]?.id) return true;
  }
  return false;
}
