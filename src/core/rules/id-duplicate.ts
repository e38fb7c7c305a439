// Rule id/duplicate: an id that is defined more than once in its product.
import type { Entity } from '../document/document';
import { replaceWord } from '../edits/replace-word';
import { filesIn } from '../index/file-list';
import { definitionsOf, scopeOf } from '../index/lookup';
import { nextFreeId } from '../index/next-id';
import { positionAt } from '../text/lines';
import { FIX_TITLES, type Rule } from './rule';

/** Other places that are shown with a finding; one more is asked for, as one of them is the finding's own. */
const SHOWN = 20;

export const idDuplicate: Rule = {
  id: 'id/duplicate',
  severity: 'error',
  description: { en: 'An id is defined more than once in its product.', zh: '编号在产品中重复定义。' },
  help: {
    why: { en: 'A reference to such an id means nobody knows which. Give one of the two the next free id.', zh: '引用这样的编号时，无人知道指的是哪一个。请给其中一个换成下一个空闲编号。' },
    bad: 'requirements:\n  - id: REQ-1\n  - id: REQ-1',
    good: 'requirements:\n  - id: REQ-1\n  - id: REQ-2',
  },
  messages: {
    default: { en: '{id} is also defined in {file}, line {line}.', zh: '{id} 在 {file} 第 {line} 行已有定义。' },
    same: { en: '{id} is also defined in line {line}.', zh: '{id} 在第 {line} 行已有定义。' },
    other: { en: 'The other {id}', zh: '另一个 {id}' },
  },
  *check(facts, { snapshot }) {
    const scope = scopeOf(snapshot, facts.file);
    const known = new Map<string, readonly Entity[]>();
    // An item of a long list is not all that its file holds.
    const lone = facts.entities.length === 1 && !snapshot.files.get(facts.file)?.parts;
    for (const entity of facts.entities) {
      if (lone && filesIn(snapshot.definedIn.get(entity.id)).length === 1) return;
      const same = known.get(entity.id) ?? definitionsOf(snapshot, entity.id, { scope, most: SHOWN + 1 });
      known.set(entity.id, same);
      const others = same.filter((one) => one.file !== entity.file || one.idRange.start !== entity.idRange.start);
      const [first] = others;
      const starts = first && snapshot.files.get(first.file)?.lineStarts;
      if (!first || !starts) continue;
      const line = positionAt(starts, first.idRange.start).line + 1;
      yield {
        message: first.file === entity.file ? 'same' : 'default',
        args: { id: entity.id, file: first.file.slice(first.file.lastIndexOf('/') + 1), line },
        range: entity.idRange,
        related: others.slice(0, SHOWN).map((one) => ({ file: one.file, range: one.idRange, message: 'other', args: { id: one.id } })),
      };
    }
  },
  *fix({ range }, { file, entities, text }, { snapshot }) {
    const entity = entities.find(({ idRange }) => idRange.start === range.start);
    if (!entity || entity.kind === 'person') return;
    const id = nextFreeId(snapshot, scopeOf(snapshot, file), entity.kind);
    yield { title: FIX_TITLES.replace, args: { text: id }, edits: [replaceWord(text, range, id)] };
  },
};
