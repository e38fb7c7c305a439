// The contract between the priority matrix and the editor: what each sends to the other.
import type { MatrixItem, MatrixView } from '../../core/views/matrix';
import type { Arranged, Arrangement } from '../../core/views/matrix-arrangement';
import type { Refusal } from '../shared/intent';
import type { ProductRef } from '../shared/session';

export type { BrokenFile, MatrixFindings, MatrixItem, MatrixTerm, MatrixView } from '../../core/views/matrix';
export type { Arranged, ArrangedCut, ArrangedItem, Arrangement } from '../../core/views/matrix-arrangement';
export type { Measure } from '../../core/scoring/measures';
export type { Scale } from '../../core/scoring/scale';
export type { ScoringModel } from '../../core/scoring/scoring';
export type { ProductRef, Refusal };

/** New scores of one requirement, by measure key. */
export interface ScoreChange extends Pick<MatrixItem, 'id' | 'file' | 'at'> {
  /** Words of the RICE scales only where the change was typed. */
  readonly values: Readonly<Record<string, number | string>>;
}

/** Things that the page asks the editor to start. */
export type MatrixCommand = 'newRequirement';

export type MatrixIntent =
  | { readonly type: 'ready' }
  /** One undo step a file; refused when a requirement is not as it was in the view of this version. */
  | { readonly type: 'setScores'; readonly version: number; readonly changes: readonly ScoreChange[]; /** Written as typed, not rounded to the scale's step. */ readonly typed?: boolean }
  /** Weights of criteria, by key, for the product file: one undo step. */
  | { readonly type: 'setWeights'; readonly version: number; readonly weights: Readonly<Record<string, number>> }
  /** Asks for the ranking of the view of this version under other conditions; nothing is written. */
  | { readonly type: 'arrange'; readonly version: number; readonly arrangement: Arrangement }
  | { readonly type: 'open'; readonly file: string; readonly start: number; readonly end: number }
  | { readonly type: 'run'; readonly command: MatrixCommand };

export type MatrixMessage =
  | { readonly type: 'view'; readonly product: ProductRef; readonly view: MatrixView }
  | { readonly type: 'arranged'; readonly version: number; readonly arranged: Arranged }
  | { readonly type: 'select'; readonly id: string }
  | { readonly type: 'refused'; readonly reason: Refusal };
