// What a lint rule is: its id, severity, words in both languages, and its check.
import type { Document, Entity } from '../document/document';
import type { FileKind } from '../document/file-kind';
import type { Arguments, Finding } from '../document/finding';
import type { Severity } from '../index/config';
import type { DocumentFacts } from '../index/facts';
import type { Snapshot } from '../index/snapshot';
import type { Localized } from '../schema/entities';
import type { Range, TextEdit } from '../text/range';

/** A finding before the engine names its rule. */
export type Found = Omit<Finding, 'rule'>;

/** What a check across files may ask. */
export interface Context {
  readonly snapshot: Snapshot;
  /** Day that counts as today, `YYYY-MM-DD`. */
  readonly today: string;
  /** Ids of all rules. */
  readonly ruleIds: ReadonlySet<string>;
  /** How many nearest ids may still be looked for in this file. */
  readonly nearest: { left: number };
  /**
   * Tells that the answer hangs on more of an id than its face: on what it names itself, or on who names it. Not needed for the ids that the
   * file defines, whose namers may be asked for, nor for the faces (`index/faces.ts`) of those that it names.
   */
  readonly asks: (id: string) => void;
}

/** In place of an id: the plan of all products, with the items and milestones of their roadmaps and the people of their teams. */
export const PLAN = 'plan';

/** A safe way to mend a finding. */
export interface Fix {
  /** Template, as messages are. */
  readonly title: Localized;
  readonly args?: Arguments;
  /** In offsets of the document's text. */
  readonly edits: readonly TextEdit[];
  /** The one that is surely meant. */
  readonly preferred?: boolean;
}

/** Titles that fixes of several rules share. */
export const FIX_TITLES = {
  replace: { en: 'Replace with “{text}”', zh: '改为“{text}”' },
  remove: { en: 'Remove “{text}”', zh: '删除“{text}”' },
  quote: { en: 'Put it in quotes', zh: '加上引号' },
} as const;

export interface Rule {
  /** `area/what`, stable once released. */
  readonly id: string;
  readonly severity: Severity;
  /** One line. */
  readonly description: Localized;
  readonly help: {
    readonly why: Localized;
    /** Examples in YAML. */
    readonly bad: string;
    readonly good: string;
  };
  /** Message templates by key; `{name}` stands for an argument. */
  readonly messages: Readonly<Record<string, Localized>>;
  /** Findings that need this document alone; made once when the document is parsed. */
  readonly checkDocument?: (document: Document) => Iterable<Found>;
  /** Findings that need other documents too; made again when one that matters has changed. */
  readonly check?: (facts: DocumentFacts, context: Context) => Iterable<Found>;
  /** The checks run for files of these kinds only; else for all. */
  readonly kinds?: readonly FileKind[];
  /** `check` uses today: what it found is old the next day. */
  readonly daily?: true;
  /** `check` looks at the plan as a whole: a change in any roadmap or team file makes it look again. */
  readonly plan?: true;
  /** The check looks at a document as a whole, not at what each item of a list says by itself. */
  readonly whole?: true;
  /** Ways to mend a finding of this rule, the best one first. */
  readonly fix?: (finding: Finding, document: Document, context: Pick<Context, 'snapshot' | 'today'>) => Iterable<Fix>;
}

/** Place of the first of these fields that stands there, else that of the id. */
export function placeOf({ places, idRange }: Entity, ...fields: readonly string[]): Range {
  for (const field of fields) {
    const range = places?.[field];
    if (range) return range;
  }
  return idRange;
}
