// The types that the parts of the roadmap panel share.
import type { ProductKey } from '../../src/panels/roadmap/protocol';

export type * from '../../src/panels/roadmap/protocol';

/** Steps in which an item moves. */
export type SnapUnit = 'day' | 'week' | 'month' | 'quarter' | 'half' | 'year';

/** What the timeline shows beside the bars. */
export type Layer = 'dependencies' | 'critical' | 'slack';

export type ZoomLevel = 'weeks' | 'months' | 'quarters' | 'years';

/** What the page keeps over a reload. */
export interface KeptState {
  readonly product?: ProductKey;
  readonly shown: 'timeline' | 'table';
  readonly selected?: string;
  /** Pixels a day. */
  readonly scale: number;
  /** Day at the left edge of the chart, with its part. */
  readonly left: number;
  readonly top: number;
  readonly dependencies: boolean;
  readonly critical: boolean;
  readonly slack: boolean;
  readonly collapsed: readonly string[];
  readonly filter: string;
  readonly namesWidth: number;
}
