// Turns a new item, lane or milestone into the edit that writes it as its neighbours are written: in lines or in braces, items behind those of their lane.
import type { Document } from '../document/document';
import { pairOf, type Sequence, valueOf } from '../document/tree';
import { parsePeriod } from '../schedule/period';
import { type AdditionResult } from './append-data';
import { blockLines, type Data, flowText } from './block-text';
import { canonical, documentsAfter, refusalOf } from './change';
import { insertItems } from './insert-items';

export type RoadmapThing =
  | { readonly kind: 'item'; readonly id: string; readonly title: string; readonly lane?: string; readonly start: string; readonly end: string }
  | { readonly kind: 'milestone'; readonly id: string; readonly title: string; readonly date: string }
  | { readonly kind: 'lane'; readonly id: string; readonly title: string };

const LISTS = { item: 'items', milestone: 'milestones', lane: 'lanes' } as const;

/** Edit in offsets of `document.text`, tried on a copy. Refuses dates that can't be read or are out of order, and an empty title (`range`). */
export function addToRoadmap(document: Document, thing: RoadmapThing): AdditionResult | { readonly ok: false; readonly reason: 'range' } {
  const reason = refusalOf(document);
  if (reason) return { ok: false, reason };
  if (document.kind !== 'roadmap') return { ok: false, reason: 'kind' };
  const data = dataOf(thing);
  if (!data) return { ok: false, reason: 'range' };
  const key = LISTS[thing.kind];
  const pair = document.root?.kind === 'mapping' ? pairOf(document.root, key) : undefined;
  const list = pair?.value.kind === 'sequence' ? pair.value : undefined;
  const behind = list && behindOf(list, thing);
  const flow = flowText(data);
  const inBraces = list && !list.flow && list.items[behind ?? list.items.length - 1]?.kind === 'mapping' && isFlow(list, behind);
  const edit = insertItems(document, { at: [], key, items: [{ lines: inBraces ? [flow] : blockLines(Object.entries(data)), flow }], ...(behind !== undefined && { behind }) });
  if (!edit) return { ok: false, reason: 'missing' };
  const [after] = documentsAfter([document], [{ kind: 'edit', file: document.file, edits: [edit] }]);
  if (!after || after.broken || after.comments.length !== document.comments.length) return { ok: false, reason: 'unsafe' };
  const expected = { ...(valueOf(document.root) as Record<string, unknown> | null) };
  const now = Array.isArray(expected[key]) ? (expected[key] as unknown[]) : [];
  expected[key] = now.toSpliced((behind ?? now.length - 1) + 1, 0, data);
  return canonical(expected) === canonical(valueOf(after.root)) ? { ok: true, edits: [edit] } : { ok: false, reason: 'unsafe' };
}

function isFlow(list: Sequence, behind = list.items.length - 1): boolean {
  const neighbour = list.items[behind];
  return neighbour?.kind === 'mapping' && neighbour.flow;
}

function dataOf(thing: RoadmapThing): Readonly<Record<string, Data>> | undefined {
  const { id, kind } = thing;
  const title = thing.title.replace(/\s+/g, ' ').trim();
  if (title === '') return undefined;
  if (kind === 'lane') return { id, title };
  if (kind === 'milestone') return parsePeriod(thing.date) ? { id, title, date: thing.date } : undefined;
  const [start, end] = [parsePeriod(thing.start), parsePeriod(thing.end)];
  if (!start || !end || end.last < start.first) return undefined;
  return { id, title, ...(thing.lane !== undefined && { lane: thing.lane }), start: thing.start, end: thing.end };
}

/** Position of the last item of the same lane; none where the new one comes last. */
function behindOf(list: Sequence, thing: RoadmapThing): number | undefined {
  if (thing.kind !== 'item') return undefined;
  const at = list.items.findLastIndex((item) => {
    const lane = item.kind === 'mapping' ? pairOf(item, 'lane')?.value : undefined;
    return thing.lane === undefined ? lane === undefined : lane?.kind === 'scalar' && lane.value === thing.lane;
  });
  return at < 0 ? undefined : at;
}
