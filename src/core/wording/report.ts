// What judging a text gives: a stretch of it that a wording rule speaks of.
import type { Range } from '../text/range';
import type { Arguments } from '../document/finding';

/** What a text is in its requirement: the demand itself, an acceptance criterion, or a step of an acceptance scenario. */
export type Role = 'statement' | 'criterion' | 'step';

export interface Stretch {
  /** Without the area. */
  readonly rule: string;
  /** In the text. */
  readonly range: Range;
  readonly message: string;
  readonly args?: Arguments;
}

/** Takes what a rule says of a stretch of a text; its words are an argument without being named. */
export type Report = (rule: string, range: Range, args?: Arguments, message?: string) => void;
