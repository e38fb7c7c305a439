// What a roadmap view holds, as plain data: lanes, items with resolved dates, milestones, dependencies. Days are ISO dates.
import type { ItemStatus } from '../schedule/fields';
import type { Granularity } from '../schedule/period';

export type { Granularity, ItemStatus };

export interface FindingCounts {
  readonly errors: number;
  readonly warnings: number;
}

/** Where an entity stands: its file and the offset of its id there. */
export interface SourcePlace {
  readonly file: string;
  readonly at: number;
}

/** Another entity by its id, with what people call it and where it stands; the id alone where nothing defines it. */
export interface NamedRef {
  readonly id: string;
  readonly label?: string;
  readonly source?: SourcePlace;
}

export interface RoadmapDates {
  readonly start: string;
  readonly end: string;
  /** Granularity in which the date is written; `day` where it is computed. */
  readonly startAs: Granularity;
  readonly endAs: Granularity;
  /** As written, where it is coarser than a day: `2026-Q3`. */
  readonly startText?: string;
  readonly endText?: string;
  /** The start comes from what the item depends on. */
  readonly follows: boolean;
  /** By its duration the item would end on this day instead. */
  readonly contradicts?: string;
}

/** Why an item has no place in time. */
export type NotPlaced =
  | { readonly reason: 'no-dates' | 'no-length' }
  | { readonly reason: 'unreadable'; readonly field: 'start' | 'end' | 'duration'; readonly value: string }
  | { readonly reason: 'end-before-start'; readonly start: string; readonly end: string }
  | { readonly reason: 'cycle'; readonly ids: readonly string[] }
  | { readonly reason: 'waits'; readonly id: string };

export interface Progress {
  readonly percent: number;
  /** Written in the item, rolled up from its requirements' statuses, or told by its own status. */
  readonly from: 'given' | 'requirements' | 'status';
  /** How many requirements were rolled up. */
  readonly requirements?: number;
}

export interface RoadmapItem {
  /** Unique in the view; the id, unless several items carry it. */
  readonly key: string;
  readonly id: string;
  readonly title: string;
  readonly source: SourcePlace;
  /** Key of its lane; none where it has no lane, or names one that nothing defines. */
  readonly lane?: string;
  readonly dates?: RoadmapDates;
  /** Set where `dates` is not. */
  readonly notPlaced?: NotPlaced;
  readonly status: ItemStatus;
  readonly progress?: Progress;
  readonly owner?: NamedRef;
  readonly teams: readonly (NamedRef & { readonly people?: number })[];
  readonly prd?: NamedRef;
  readonly goals: readonly NamedRef[];
  readonly requirements: readonly string[];
  /** Its own and its requirements' tags. */
  readonly tags: readonly string[];
  /** Days since its end, while it is neither done nor cancelled. */
  readonly lateDays: number;
  /** Each day that it slips moves the end of the plan. */
  readonly critical: boolean;
  /** Days that it may slip before the end of the plan, or a milestone that it feeds, has to move; where it is promised, not over, and ends on a certain day. */
  readonly slack?: number;
  /** Days that it may slip before anything else has to move. */
  readonly freeSlack?: number;
  readonly findings: FindingCounts;
}

export interface RoadmapLane {
  readonly key: string;
  readonly id: string;
  readonly title: string;
  readonly source: SourcePlace;
}

export interface RoadmapMilestone {
  readonly key: string;
  readonly id: string;
  readonly title: string;
  readonly source: SourcePlace;
  readonly day: string;
  /** As written, where it is coarser than a day. */
  readonly dayText?: string;
  /** Its day has passed, and what it waits for is finished. */
  readonly done: boolean;
  /** Its day has passed, and something that it waits for is not finished. */
  readonly missed: boolean;
  readonly findings: FindingCounts;
}

/** `to` waits for `from`: keys of items or milestones. */
export interface Dependency {
  readonly from: string;
  readonly to: string;
}

/** People of a team booked by items, against those that it has. */
export interface RoadmapLoad {
  readonly id: string;
  readonly label: string;
  /** Where it is known. */
  readonly capacity?: number;
  /** Days in a row with the same load, in order; those on which nobody is booked are left out. */
  readonly steps: readonly { readonly from: string; readonly to: string; readonly people: number }[];
  /** Days in a row beyond capacity, with the keys of the items booked then. */
  readonly overloads: readonly { readonly from: string; readonly to: string; readonly peak: number; readonly items: readonly string[] }[];
}

/** A file of which not all could be read. */
export interface BrokenFile {
  readonly file: string;
  /** Offset of the first thing that could not be read. */
  readonly at: number;
}

export interface RoadmapView {
  /** Version of the snapshot that it was made from. */
  readonly version: number;
  readonly product: string;
  readonly today: string;
  /** The files that hold the roadmap, in order. */
  readonly files: readonly string[];
  readonly lanes: readonly RoadmapLane[];
  /** In the order of the files. */
  readonly items: readonly RoadmapItem[];
  readonly milestones: readonly RoadmapMilestone[];
  readonly dependencies: readonly Dependency[];
  readonly loads: readonly RoadmapLoad[];
  /** Earliest day on which all that is promised can be over. */
  readonly end?: string;
  readonly broken: readonly BrokenFile[];
  readonly counts: { readonly items: number; readonly notPlaced: number; readonly findings: FindingCounts };
}
