// What a check found, as data: which rule, where, and the parts of its message. Words come when it is shown.
import type { Range } from '../text/range';
import type { EntityKind, Localized } from '../schema/entities';

/** Part of a message: shown as it is, or a term that each language words itself. */
export type Argument = string | number | Localized | { readonly kind: EntityKind } | readonly Argument[];
export type Arguments = Readonly<Record<string, Argument>>;

/** Another place that belongs to a finding, such as the first of two equal ids. */
export interface Related {
  /** The finding's own file where it is left out. */
  readonly file?: string;
  readonly range: Range;
  /** Key of one of the rule's messages. */
  readonly message: string;
  readonly args?: Arguments;
}

export const FINDING_LANGUAGES = ['en', 'zh', 'en?', 'zh?'] as const;
export type FindingLanguage = (typeof FINDING_LANGUAGES)[number];

export interface Finding {
  readonly rule: string;
  /** Key of one of the rule's messages. */
  readonly message: string;
  readonly args?: Arguments;
  readonly range: Range;
  readonly related?: readonly Related[];
  /**
   * Language of the words that a finding about wording speaks of. With a question mark the text seems to be in the other one: then it
   * counts only where the configuration names this language.
   */
  readonly language?: FindingLanguage;
  /** Marks the text as superfluous or out of use, as editors show it. */
  readonly tag?: 'unnecessary' | 'deprecated';
}
