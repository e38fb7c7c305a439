// What the index keeps of a document: its entities, references and findings, without text and tree.
import type { Entity, IdMention, Parts, Reference, Section } from '../document/document';
import type { FileKind } from '../document/file-kind';
import type { Finding } from '../document/finding';
import type { LineStarts } from '../text/lines';

export interface DocumentFacts {
  /** Path relative to the workspace folder, with `/`. */
  readonly file: string;
  readonly kind: FileKind;
  readonly lineStarts: LineStarts;
  readonly entities: readonly Entity[];
  readonly references: readonly Reference[];
  readonly mentions: readonly IdMention[];
  readonly sections: readonly Section[];
  /** Ids that a document with syntax errors seems to define where it could not be read. */
  readonly unreadIds: readonly string[];
  /** Not all of the text could be read. */
  readonly broken: boolean;
  readonly ignores: readonly Ignore[];
  /** Findings of the rules that look at one document alone, before severities and ignore comments. */
  readonly findings: readonly Finding[];
  /** Scores of requirements under keys that the schema doesn't know: criteria of the product, or slips. */
  readonly ownScores: readonly KeyPlace[];
  /** Keys of a configuration file's `rules`; areas of a team file's responsibilities, each with the place of all that is said of it. */
  readonly ruleKeys: readonly KeyPlace[];
  /** Root value of a configuration file. */
  readonly config?: unknown;
  /** Entities and references by items of a long list. */
  readonly parts?: Parts;
}

/** A comment `# prd-ignore <rule-id>: reason`. */
export interface Ignore {
  readonly rule: string;
  readonly reason: string;
  /** Line of the comment, from 0; it silences this line and the next one. */
  readonly line: number;
  /** The comment is all that its line holds. */
  readonly alone: boolean;
  readonly range: { readonly start: number; readonly end: number };
}

export interface KeyPlace {
  readonly key: string;
  readonly range: { readonly start: number; readonly end: number };
}
