// What the roadmap panel and the editor say to each other.
import type { RoadmapView, SourcePlace } from '../../core/views/roadmap-model';

export type {
  BrokenFile, Dependency, FindingCounts, Granularity, ItemStatus, NamedRef, NotPlaced, Progress, RoadmapDates, RoadmapItem, RoadmapLane, RoadmapMilestone, RoadmapView, SourcePlace,
} from '../../core/views/roadmap-model';

export interface ProductKey {
  readonly folder: string;
  readonly scope: string;
}

/** Why a change was not written. */
export type RefusalReason = 'changed' | 'broken' | 'readonly' | 'failed' | 'missing' | 'alias' | 'unsafe' | 'range' | 'unknown';

export type ToPanel =
  | { readonly type: 'view'; readonly product: ProductKey; readonly view: RoadmapView }
  /** The change of this item was not written; the current view follows. */
  | { readonly type: 'refused'; readonly key: string; readonly reason: RefusalReason }
  /** What came of undoing or doing again the page's last edit; nothing in `refused` where it was done. */
  | { readonly type: 'history'; readonly step: 'undo' | 'redo'; readonly refused?: 'none' | RefusalReason }
  /** Select the entity with this id, and bring it into sight. */
  | { readonly type: 'select'; readonly id: string };

export type FromPanel =
  | { readonly type: 'ready' }
  /** Show the source of an item, lane or milestone. */
  | { readonly type: 'open'; readonly place: SourcePlace }
  /** Move an item (or its ends, where it is resized) so that it starts and ends on these ISO dates, as formed on the view of this version; `follows` where its start goes on to come from what it depends on. */
  | { readonly type: 'moveItem' | 'resizeItem'; readonly version: number; readonly key: string; readonly place: SourcePlace; readonly start: string; readonly end: string; readonly follows?: boolean }
  /** Let what stands at `place` wait for the item or milestone of this id (an item may be listed by its title), or no longer. */
  | { readonly type: 'link'; readonly version: number; readonly key: string; readonly place: SourcePlace; readonly id: string; readonly title: string; readonly linked: boolean }
  /** Write a new thing, into this file where it is one of the roadmap's. `start` and `end` as written: a day or a period; of a milestone `start` is the date. */
  | { readonly type: 'add'; readonly kind: 'item' | 'lane' | 'milestone'; readonly title: string; readonly file?: string; readonly lane?: string; readonly start?: string; readonly end?: string }
  /** Take back this panel's last edit, or do it again. */
  | { readonly type: 'undo' | 'redo' }
  | { readonly type: 'run'; readonly command: 'newRoadmap' | 'openSample' };
