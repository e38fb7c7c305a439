// Turns the place of the cursor into what could be written there.
import { slotAt } from '../document/cursor';
import type { Document } from '../document/document';
import { type FileKind, isMarkdown } from '../document/file-kind';
import { eolOf } from '../edits/block-text';
import { type SkeletonPart, skeletonParts } from '../edits/skeleton';
import { updateSnapshot } from '../index/build';
import { factsOf } from '../index/facts-of';
import { scopeOf } from '../index/lookup';
import { nextFreeId, type NumberedKind } from '../index/next-id';
import type { Snapshot } from '../index/snapshot';
import type { Shape } from '../schema/shape';
import { keyItems } from './complete-keys';
import { belowItem, listItems, unquoted, valueItems, wholeItem } from './complete-values';
import { type Completion, type CompletionContext, type CompletionList, listIndentOf, plainToSnippet, tabStops } from './completion-item';
import { fieldAt, isOwn, mappingOf, rootShapes } from './fields';
import type { Asked } from './words';

const NOTHING: CompletionList = { items: [], incomplete: false };

/** Keys, values, ids or a whole skeleton, in the form that the place takes. Cards of things come from `resolveCompletion`. */
export function completion(known: Snapshot, document: Document, offset: number, asked: Asked): CompletionList {
  const snapshot = withOwn(known, document);
  const scope = scopeOf(snapshot, document.file);
  const whole = skeletonItem(snapshot, document, offset, { ...asked, scope });
  const slot = slotAt(document, offset);
  if (!slot || isOwn(slot.path)) return whole ? { items: [whole], incomplete: false } : NOTHING;
  const context: CompletionContext = { ...asked, snapshot, document, slot, offset, scope, listIndent: listIndentOf(document), eol: eolOf(document.text) };
  const { items, incomplete } = itemsFor(context);
  return { items: whole ? [whole, ...items] : items, incomplete };
}

const additions = new WeakMap<Document, { readonly known: Snapshot; readonly snapshot: Snapshot }>();

/** While the workspace is still being read, or the file is new, the ids of this text at least are known. */
function withOwn(known: Snapshot, document: Document): Snapshot {
  const { file, kind, entities, references, unreadIds } = document;
  if (known.files.has(file)) return known;
  // What says nothing to others needs no snapshot of its own: an empty file gets its skeleton at once.
  if (kind !== 'product' && kind !== 'config' && entities.length + references.length + unreadIds.length === 0) return known;
  const last = additions.get(document);
  if (last?.known === known) return last.snapshot;
  const snapshot = updateSnapshot(known, [{ file, facts: factsOf(document) }]);
  additions.set(document, { known, snapshot });
  return snapshot;
}

function itemsFor(context: CompletionContext): CompletionList {
  const { slot, document } = context;
  if (slot.path.length === 0 && slot.expects === 'key') return { items: keyItems(context, rootShapes(document)), incomplete: false };
  const shape = fieldAt(document, slot.path);
  if (!shape) return NOTHING;
  const blank = slot.needsBlank ? ' ' : '';
  switch (slot.expects) {
    case 'key':
      return keysOf(context, shape);
    case 'item':
      return shape.items ? listItems(context, shape.items, (text) => `- ${text}`) : NOTHING;
    case 'value': {
      const { items } = shape;
      const plain = items ? unquoted(context, (own) => valueItems(own, items, (text) => `${blank}[${text}]`)) : valueItems(context, shape, (text) => blank + text);
      const whole = slot.flow ? wholeItem(context, shape, '') : belowItem(context, shape);
      return whole ? { ...plain, items: [whole, ...plain.items] } : plain;
    }
    case 'node':
      return shape.items ? listItems(context, shape.items, (text) => `${blank}- ${text}`) : nodeItems(context, shape);
  }
}

function keysOf(context: CompletionContext, shape: Shape): CompletionList {
  const mapping = mappingOf(shape);
  return mapping ? { items: keyItems(context, [mapping]), incomplete: false } : NOTHING;
}

/** What begins a mapping, a plain value, or either where both may stand. */
function nodeItems(context: CompletionContext, shape: Shape): CompletionList {
  const { slot } = context;
  const plain = valueItems(context, shape, (text) => (slot.needsBlank ? ' ' : '') + text);
  const mapping = slot.quote ? undefined : mappingOf(shape);
  if (!mapping) return plain;
  const whole = typeof slot.path.at(-1) === 'number' && slot.keys.length === 0 ? wholeItem(context, shape, '') : undefined;
  // Where a plain value may stand as well, keys come behind it.
  const keys = keyItems(context, [mapping]).map((item) => (plain.items.length > 0 ? { ...item, sortText: `z${item.sortText}` } : item));
  return { items: [...(whole ? [whole] : []), ...plain.items, ...keys], incomplete: plain.incomplete };
}

/** What a file of a kind defines first. */
const FIRST: Readonly<Partial<Record<FileKind, NumberedKind>>> = {
  product: 'product', prd: 'prd', requirements: 'requirement', feedback: 'feedback', risks: 'risk', team: 'team',
};

const NAMES: Readonly<Record<FileKind, { readonly en: string; readonly zh: string }>> = {
  product: { en: 'New product', zh: '新产品' },
  prd: { en: 'New PRD', zh: '新 PRD' },
  requirements: { en: 'New requirements', zh: '新需求文件' },
  roadmap: { en: 'New roadmap', zh: '新路线图' },
  feedback: { en: 'New feedback file', zh: '新反馈文件' },
  risks: { en: 'New risk register', zh: '新风险登记册' },
  team: { en: 'New team file', zh: '新团队文件' },
  config: { en: 'New configuration', zh: '新配置' },
};

/** The whole text of a file that has none yet, with tab stops. */
function skeletonItem(snapshot: Snapshot, document: Document, offset: number, { language, today, scope }: Asked & { readonly scope: string }): Completion | undefined {
  const { text, kind } = document;
  const word = /^\uFEFF?(?:[ \t]*(?:#.*)?(?:\r\n|\n|\r))*([\p{L}\p{N}_-]*)\s*$/u.exec(text.length < 2000 ? text : 'x:');
  const start = offset - (/[\p{L}\p{N}_-]*$/u.exec(text.slice(Math.max(0, offset - 100), offset))?.[0].length ?? 0);
  if (!word || /[^\s\uFEFF]/u.test(text.slice(text.lastIndexOf('\n', start - 1) + 1, start))) return undefined;
  const first = FIRST[kind];
  const nextId = (of: NumberedKind): string => nextFreeId(snapshot, scope, of);
  const parts = skeletonParts(kind, { language, today, nextId, ...(first && { id: nextId(first) }), markdown: isMarkdown(document.file) });
  return {
    label: NAMES[kind][language], kind: 'snippet', insertText: snippetOf(parts, eolOf(document.text)), snippet: true,
    range: { start, end: offset }, sortText: '0', filterText: `${word[1] ?? ''} ${NAMES[kind].en} ${NAMES[kind].zh}`.trim(), preselect: true,
  };
}

function snippetOf(parts: readonly SkeletonPart[], eol: string): string {
  const stops = tabStops();
  return parts
    .map((part) => (typeof part === 'string' ? plainToSnippet(part) : stops.next(part.fill, part.choices && [part.fill, ...part.choices.filter((choice) => choice !== part.fill)])))
    .join('')
    .replaceAll('\n', eol);
}
