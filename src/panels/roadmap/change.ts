// Turns what the roadmap's page asks for into checked edits of one document.
import type { Document, Entity } from '../../core/document/document';
import { addToRoadmap, type RoadmapThing } from '../../core/edits/add-to-roadmap';
import { moveItem } from '../../core/edits/move-item';
import { resizeItem } from '../../core/edits/resize-item';
import { setListed } from '../../core/edits/set-listed';
import { scopeOf } from '../../core/index/lookup';
import { nextFreeId } from '../../core/index/next-id';
import type { Snapshot } from '../../core/index/snapshot';
import type { TextEdit } from '../../core/text/range';
import type { FromPanel, RefusalReason } from './protocol';

export type Change = Extract<FromPanel, { readonly place: unknown; readonly version: number }>;
export type Addition = Extract<FromPanel, { readonly type: 'add' }>;

type Edits = { readonly ok: true; readonly edits: readonly TextEdit[] } | { readonly ok: false; readonly reason: RefusalReason };

/** Why the core refused, in the page's words: what it can't tell apart for a reader is unsafe. */
function told(result: { readonly ok: true; readonly edits: readonly TextEdit[] } | { readonly ok: false; readonly reason: string }): Edits {
  if (result.ok) return result;
  const { reason } = result;
  return { ok: false, reason: reason === 'broken' || reason === 'missing' || reason === 'alias' || reason === 'range' ? reason : 'unsafe' };
}

/** Edits of the entity at the change's place; messages come from a page, so that every field may hold anything. */
export function editsOf(change: Change, document: Document, entity: Entity): Edits {
  if (change.type === 'link') {
    if (entity.kind !== 'roadmapItem' && entity.kind !== 'milestone') return { ok: false, reason: 'missing' };
    const [id, title] = [String(change.id), String(change.title)];
    // Milestones list what they wait for by id or by title.
    return told(setListed(document, entity, entity.kind === 'milestone' ? { field: 'deliverables', names: [id, title], listed: change.linked === true } : { field: 'dependsOn', names: [id], listed: change.linked === true }));
  }
  if (entity.kind !== 'roadmapItem') return { ok: false, reason: 'missing' };
  const dates = { start: String(change.start), end: String(change.end) };
  return told(change.type === 'moveItem' ? moveItem(document, entity, dates) : resizeItem(document, entity, { ...dates, follows: change.follows === true }));
}

/** The roadmap file that a new thing is written into: the one asked for, else the first. */
export function fileFor(addition: Addition, snapshot: Snapshot, scope: string): string | undefined {
  const files = [...snapshot.files.values()].filter(({ kind, file }) => kind === 'roadmap' && scopeOf(snapshot, file) === scope).map(({ file }) => file).sort();
  return files.find((file) => file === addition.file) ?? files[0];
}

const KINDS = { item: 'roadmapItem', lane: 'lane', milestone: 'milestone' } as const;

/** Edits that add a thing, and the id that it gets. */
export function additionOf(addition: Addition, document: Document, snapshot: Snapshot, scope: string): Edits & { readonly id: string } {
  const { kind } = addition;
  if (!Object.hasOwn(KINDS, kind)) return { ok: false, reason: 'unknown', id: '' };
  const id = nextFreeId(snapshot, scope, KINDS[kind]);
  const common = { id, title: String(addition.title) };
  const start = String(addition.start);
  const thing: RoadmapThing =
    kind === 'item' ? { kind, ...common, ...(typeof addition.lane === 'string' && { lane: addition.lane }), start, end: String(addition.end) }
    : kind === 'milestone' ? { kind, ...common, date: start } : { kind, ...common };
  return { ...told(addToRoadmap(document, thing)), id };
}
